"""Sanctions (违规处理): for how long a person may not file, and for what (限制申报).

Owns the register of bans; a person who is not in it is not barred. Does not own what a plan says of breaches (`policy`)
nor the decision on one: an office decides, and what follows is entered here.
"""
