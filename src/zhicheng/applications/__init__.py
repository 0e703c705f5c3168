"""Applications (申报): the six steps of a draft, the signed commitment, and frozen revisions.

Owns what an applicant types, chooses, uploads and signs for one plan, and what was filed. Does not own where an
application stands (`review`), nor the answers of the engine (`eligibility`), which are handed in.
"""
