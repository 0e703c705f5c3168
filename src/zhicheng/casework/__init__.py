"""Casework: the road of one application told as a story, one function per verb that joins several rooms.

Owns no table. Each verb reads top to bottom: lock, check, change, record, tell. The rooms it joins do not know
one another; a verb that stays inside one room is that room's own service.
"""
