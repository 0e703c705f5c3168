"""What an entry at the counter must say: fees and paper, each refusal beside its field."""

import pytest

from zhicheng.fees import rules as fees
from zhicheng.fees.models import Charge
from zhicheng.paper import rules as paper

pytestmark = pytest.mark.pure
DUE, UNKNOWN = Charge(amount=20_000, state="due"), Charge(amount=None, state="due")
PAID = Charge(amount=20_000, state="paid", receipt="ZJ1")


@pytest.mark.parametrize(
    ("charge", "entry", "refusal"),
    [
        (DUE, (20_000, "ZJ1", False, ""), None),
        (UNKNOWN, (12_345, "ZJ1", False, ""), None),
        (DUE, (None, "", True, "浙价费〔2002〕229号"), None),
        (DUE, (15_000, "ZJ1", False, "按新标准"), None),
        (PAID, (20_000, "ZJ2", False, "票据号登记错了"), None),
        (DUE, (None, "ZJ1", False, ""), ("amount", "请填写实际收到的金额。")),
        (DUE, (0, "ZJ1", False, ""), ("amount", "请填写实际收到的金额。")),
        (DUE, (20_000, "", False, ""), ("receipt", "请填写票据号码。")),
        (DUE, (20_000, "Z" * 61, False, ""), ("receipt", "票据号码最多60个字，请再核对一遍。")),
        (DUE, (None, "", True, ""), ("note", "请写明为什么减免，例如文件号或批准人。")),
        (DUE, (20_000, "ZJ1", False, "长" * 201), ("note", "说明最多200个字，请写短一些。")),
        (
            DUE,
            (15_000, "ZJ1", False, ""),
            ("note", "评审计划写的是 200\u00a0元，和收到的金额不同，请写明原因。"),
        ),
        (PAID, (20_000, "ZJ2", False, ""), ("note", "这件申报已经记过费用，更正时请写明原因。")),
    ],
)
def test_a_fee(charge, entry, refusal):
    assert fees.why_not_record(charge, *entry) == refusal


@pytest.mark.parametrize(
    ("received", "note", "refusal"),
    [
        ({"form": 3}, "", None),
        ({}, "", None),
        ({"form": -1}, "", ("paper:form", "份数请填0到99之间的数。")),
        ({"form": 100}, "", ("paper:form", "份数请填0到99之间的数。")),
        ({"photo": 1}, "", ("paper:photo", "评审计划没有要这一种纸质材料，请刷新页面再填。")),
        ({"form": 1}, "长" * 201, ("note", "备注最多200个字，请写短一些。")),
    ],
)
def test_a_count(received, note, refusal):
    assert paper.why_not_count(received, {"form": 3}, note) == refusal


LESS = ("note", "份数比上次登记的少，请写明原因，例如：有一份是别人的。")


@pytest.mark.parametrize(
    ("received", "before", "note", "refusal"),
    [
        ({"form": 2}, None, "", None),
        ({"form": 2}, {"form": 2}, "", None),
        ({"form": 3}, {"form": 2}, "", None),
        ({"form": 1}, {"form": 2}, "有一份是别人的", None),
        ({"form": 1}, {"form": 2}, "", LESS),
        ({}, {"form": 2}, "", LESS),
        ({"form": 3}, {"form": 3, "letter": 1}, "", LESS),
        ({}, {"photo": 2}, "", None),
    ],
)
def test_fewer_than_before_says_why(received, before, note, refusal):
    assert paper.why_not_count(received, {"form": 3, "letter": 1}, note, before) == refusal


@pytest.mark.parametrize(
    ("counted", "complete"), [({"form": 3, "letter": 1}, True), ({"form": 4, "letter": 1}, True), ({"form": 3}, False)]
)
def test_complete_means_every_paper_in_its_copies(counted, complete):
    assert paper.complete(counted, {"form": 3, "letter": 1}) is complete
