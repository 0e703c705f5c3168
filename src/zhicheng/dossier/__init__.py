"""The dossier (业绩档案): a person's lifelong records, in versions, each with its evidence.

Owns records from the first keystroke to the employer's approval, which kinds a person has told in full, and where
she works now. What a kind consists of stands in `kinds`; the bytes of evidence belong to `files`; what the records
are worth under a plan is for `eligibility` to say.
"""
