"""Review (审查): visits of applications to offices, decisions, gates, notes.

Owns the record of who has a case and what was decided. Which stage comes next is the plan's route; the verbs
that move a case along it are casework's.
"""
