"""Standards: the plain facts every room shares, and the plain types they are told in.

Owns code tables, identity numbers, credit codes, the working-day calendar, Chinese dates and
counting, sort keys of names, and the types `Actor`, `Money`, `BadValue`, `Refused`.
Does not own any record of the platform: nothing here knows Django, a database or a clock.
"""
