"""Receipt numbers: unique by themselves, and a misread one is noticed."""

from hypothesis import given
from hypothesis import strategies as st

from zhicheng.casework.filing_receipt import is_receipt_number, receipt_number


def test_the_form_of_a_number():
    assert receipt_number(application_id=17, year=2023) == "ZC202300000173"
    assert is_receipt_number("zc2023 0000 0173")
    assert not is_receipt_number("ZC202300000174")
    assert not is_receipt_number("202300000173")


@given(st.integers(1, 10**9), st.integers(2020, 2099))
def test_numbers_are_their_own_and_check_out(application_id, year):
    number = receipt_number(application_id=application_id, year=year)
    assert is_receipt_number(number)
    assert number != receipt_number(application_id=application_id + 1, year=year)


@given(st.integers(1, 10**7), st.integers(2, 13), st.integers(1, 9))
def test_one_digit_misread_is_noticed(application_id, place, more):
    number = receipt_number(application_id=application_id, year=2023)
    place = min(place, len(number) - 1)
    wrong = number[:place] + str((int(number[place]) + more) % 10) + number[place + 1 :]
    assert not is_receipt_number(wrong)
