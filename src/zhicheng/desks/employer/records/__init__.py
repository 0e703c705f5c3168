"""业绩档案审核: an employer's review of its people's records, one by one or many at once.

Owns pages only: parse a form, make one call of `dossier.services`, redirect.
"""
