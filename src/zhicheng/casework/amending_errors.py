"""What may be refused about amendments."""

from __future__ import annotations

from zhicheng.standards.errors import Refused


class ReasonMissing(Refused):
    """An amendment without a reason that people could read, or with one too long to read."""

    code = "reason_missing"
    default_sentence = "请写明为什么更正，不超过 300 字，申报的人会看到这句话。"
