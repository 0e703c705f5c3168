"""The trail (留痕): who did what to which subject, append-only and chained; and who looked at whose data.

Owns the lines, the checkpoints and the looks. Knows nothing of what the acts mean.
"""
