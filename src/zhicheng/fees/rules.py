"""When a record of a fee is good enough."""

from __future__ import annotations

from zhicheng.standards.money import Money

from .models import Charge

MOST_NOTE = 200
MOST_RECEIPT = 60


def why_not_record(
    charge: Charge, amount_fen: int | None, receipt: str, waived: bool, note: str
) -> tuple[str, str] | None:
    """None where it can be recorded, else (field, sentence). Receipt and note are stripped already."""
    if len(note) > MOST_NOTE:
        return "note", f"说明最多{MOST_NOTE}个字，请写短一些。"
    if waived:
        return None if note else ("note", "请写明为什么减免，例如文件号或批准人。")
    if amount_fen is None or amount_fen <= 0:
        return "amount", "请填写实际收到的金额。"
    if not receipt:
        return "receipt", "请填写票据号码。"
    if len(receipt) > MOST_RECEIPT:
        return "receipt", f"票据号码最多{MOST_RECEIPT}个字，请再核对一遍。"
    if charge.state == "due" and charge.amount is not None and amount_fen != charge.amount and not note:
        return "note", f"评审计划写的是 {Money(charge.amount)}，和收到的金额不同，请写明原因。"
    if charge.state != "due" and not note:
        return "note", "这件申报已经记过费用，更正时请写明原因。"
    return None
