"""Fees (评审费): what one visit of an application owes, and what was recorded as paid or waived.

Owns charges. Knows nothing of the road: which stage asks a fee is the plan's, what follows is casework's.
"""
