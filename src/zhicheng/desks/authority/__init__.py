"""The reviewing desk (审查工作台): waiting lists, one case with its evidence, and the decision on it.

The case page serves every office on the road, the employer and the committee's office included; their own desks
hold what only they have (publicity, the counter).
"""
