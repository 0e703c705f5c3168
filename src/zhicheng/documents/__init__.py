"""Documents: the papers people print (评审表, 资料袋封面, 公示表, 回执) and the spreadsheets they take away.

Owns templates, typesetting and the check that every character can be printed. Data come in as plain values and
reach a template as JSON, never as source. Does not own what the papers say: the callers hand in frozen values.
"""
