"""Pages of 个人基本信息 and 我的业绩档案: parse a form, make one call of `dossier.services`, redirect.

Owns no rule and no record. Every page works without script; with it, forms are saved as typed.
"""
