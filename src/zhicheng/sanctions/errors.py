"""What may be refused about bans."""

from __future__ import annotations

from zhicheng.standards.errors import NotFound, Refused


class BanUnknown(NotFound):
    """No such ban, or one that was lifted already."""

    code = "ban_unknown"
    default_sentence = "没有找到这条限制申报的记录，或者已经解除。"


class BanOutOfOrder(Refused):
    """A ban that ends before it begins."""

    code = "ban_out_of_order"
    default_sentence = "限制结束的日期早于开始的日期，请改正。"


class BanUnfounded(Refused):
    """A ban that does not say for what, by which rule, or by whose decision."""

    code = "ban_unfounded"
    default_sentence = "请写明违规的事实、依据的文件条款和作出决定的单位。"
