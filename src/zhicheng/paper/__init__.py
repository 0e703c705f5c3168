"""Paper (纸质材料): what was counted at the counter, append-only; the newest receipt of a visit holds.

Owns receipts. Which papers are due, and until when, is the plan's and casework's.
"""
