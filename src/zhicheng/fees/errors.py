"""Why a fee cannot be recorded."""

from __future__ import annotations

from zhicheng.standards.errors import Refused


class FeeRefused(Refused):
    """The record lacks something: amount, receipt number, or a word why."""

    code = "fee_refused"
    default_sentence = "请补全缴费记录再保存。"
