"""Credit codes, patent numbers and money."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicheng.standards import patents
from zhicheng.standards.credit_code import check_credit_code
from zhicheng.standards.errors import BadValue
from zhicheng.standards.money import Money


def said(check, text: str) -> str:
    with pytest.raises(BadValue) as caught:
        check(text)
    return caught.value.sentence


def test_a_credit_code_is_taken_in_any_dress():
    assert check_credit_code(" 9111 0000 6000 3734 1l") == "91110000600037341L"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "请填写统一社会信用代码。"),
        ("9111000060003734", "统一社会信用代码应当是18位，现在是16位，请照营业执照再核对一遍。"),
        ("9111000060003734IL", "统一社会信用代码里没有字母I、O、S、V、Z，可能是数字1、0、5、2看错了，请再核对一遍。"),
        ("911100006000373410", "第18位校验码对不上，请照营业执照再核对一遍。"),
        ("9111A000600037341L", "统一社会信用代码由数字和大写字母组成，第3至8位是6位数字，请照营业执照再核对一遍。"),
    ],
)
def test_each_wrong_credit_code_is_told_what_is_wrong(typed, sentence):
    assert said(check_credit_code, typed) == sentence


@pytest.mark.parametrize(
    ("typed", "kept", "kind"),
    [
        ("ZL201710601862.3", "201710601862.3", "invention"),
        ("zl 97 1 01765.4", "97101765.4", "invention"),
        ("201080063196.9", "201080063196.9", "invention"),
        ("2017106018623", "201710601862.3", "invention"),
    ],
)
def test_patent_numbers(typed, kept, kind):
    assert patents.check_patent_number(typed) == kept
    assert patents.patent_kind(kept) == kind


@given(st.from_regex(r"\A20[0-2][0-9][123][0-9]{7}\Z"), st.integers(0, 11), st.integers(1, 9))
def test_a_slip_in_a_patent_number_is_found(digits, place, other):
    number = f"{digits}.{patents.check_digit(digits)}"
    assert patents.check_patent_number(f"ZL{number}") == number
    slip = digits[:place] + str((int(digits[place]) + other) % 10) + digits[place + 1 :]
    assert said(patents.check_patent_number, f"ZL{slip}.{number[-1]}")


def test_a_patent_number_of_no_kind_or_length():
    assert said(patents.check_patent_number, "20177060186.3").startswith("专利号是12位")
    assert said(patents.check_patent_number, "201770601862.3").startswith("专利号里表示种类的那一位")
    assert patents.patent_kind("2017") is None


def test_money():
    assert Money.yuan("1,200.5") == Money(120_050)
    assert str(Money.yuan("120")) == "120\u00a0元"
    assert str(Money.yuan("1200.5")) == "1,200.50\u00a0元"
    assert str(Money(5) - Money(10)) == "-0.05\u00a0元"
    assert Money(150) * 3 + Money(50) == Money(500)
    assert said(Money.yuan, "12.345") == "金额请写成数字，最多两位小数，例如 120 或 120.50。"
