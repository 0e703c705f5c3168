"""Plans (评审计划): published versions of plan folders, and the catalogue people choose from.

Owns the frozen documents, their version numbers and the days on which applicants may file. Does not own the
plan language (`policy`) or anything a person filed.
"""
