"""Publicity inside an employer (公示): the notices, and what was published of each applicant.

Owns notices and their entries. When a case may be publicised, and what follows, is casework's.
"""
