"""Rehearsal (演练): a cohort of made-up people lives through a plan by the real verbs, in months of played time.

Owns the made-up people, their papers and fates, and the days of the offices. Decides nothing that the rooms decide:
every act is the same call a page makes. `zhicheng demo` fills an instance with one such life.
"""
