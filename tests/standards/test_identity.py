"""Identity numbers: what is taken, what each wrong one is told, what a number says, how it is masked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhicheng.standards import codes, identity
from zhicheng.standards.contact import check_email, check_phone
from zhicheng.standards.errors import BadValue

WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]


def with_check(seventeen: str) -> str:
    """A number with its check character, computed by the standard's own weights."""
    rest = sum(int(digit) * weight for digit, weight in zip(seventeen, WEIGHTS, strict=True)) % 11
    return seventeen + "10X98765432"[rest]


def sentence(kind: str, number: str, **given_today: date) -> str:
    with pytest.raises(BadValue) as caught:
        identity.check_identity(kind, number, **given_today)
    return caught.value.sentence


def test_a_resident_number_is_taken_in_any_dress():
    number = with_check("33068219930917091")
    dressed = "  " + number[:6] + " " + number[6:14].translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert identity.check_identity("resident_id", dressed + "-" + number[14:].lower()) == number


@given(
    place=st.sampled_from(["110101", "330604", "330682", "659001", "320583"]),
    born=st.dates(date(1900, 1, 1), date(2026, 1, 1)),
    order=st.integers(0, 999),
)
def test_every_well_formed_number_is_taken_and_tells_birth_and_sex(place, born, order):
    number = with_check(f"{place}{born:%Y%m%d}{order:03d}")
    assert identity.check_identity("resident_id", number) == number
    assert identity.birth_date("resident_id", number) == born
    assert identity.sex("resident_id", number) == ("male" if order % 2 else "female")


@given(order=st.integers(0, 999), place=st.integers(0, 16), other=st.integers(1, 9))
def test_no_single_wrong_digit_goes_unnoticed(order, place, other):
    number = with_check(f"33068219930917{order:03d}")
    slip = number[:place] + str((int(number[place]) + other) % 10) + number[place + 1 :]
    with pytest.raises(BadValue):
        identity.check_identity("resident_id", slip)


def test_someone_born_before_her_county_was_founded_is_taken():
    number = with_check("33060219600101002")  # 越城区 exists since 1983
    assert identity.check_identity("resident_id", number) == number


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("", "请填写证件号码。"),
        ("330682930917091", "这是15位的旧号码，请填写现在证件上的18位号码。"),
        ("33068219930917", "证件号码应当是18位，现在是14位，请照证件再核对一遍。"),
        ("3306821993091709A8", "前17位应当都是数字，最后一位是数字或X，请照证件再核对一遍。"),
        (
            with_check("33068219930231091"),
            "第7至14位应当是出生日期，现在的读不成一个日期，请照证件再核对一遍。",
        ),
        (
            with_check("33068218991231091"),
            "第7至14位应当是出生日期，现在的读不成一个日期，请照证件再核对一遍。",
        ),
        (
            with_check("99068219930917091")[:17].replace("99", "00", 1) + "1",
            "前2位不是任何一个省份的代码，请照证件再核对一遍。",
        ),
        (with_check("83000019930917091"), "83开头的是台湾居民居住证，请把证件种类改选为“港澳台居民居住证”。"),
    ],
)
def test_each_wrong_resident_number_is_told_what_is_wrong(number, said):
    assert sentence("resident_id", number) == said


def test_a_wrong_check_character():
    number = with_check("33068219930917091")
    wrong = number[:17] + ("1" if number[17] != "1" else "2")
    assert sentence("resident_id", wrong) == "第18位校验码对不上，请照证件再核对一遍。"


def test_a_birth_date_in_the_future_is_found_where_today_is_given():
    number = with_check("33068220300917091")
    assert identity.check_identity("resident_id", number) == number
    told = "第7至14位应当是出生日期，现在的这一天还没有到，请照证件再核对一遍。"
    assert sentence("resident_id", number, today=date(2023, 9, 8)) == told


@pytest.mark.parametrize("region", ["810000", "820000", "830000"])
def test_residence_permits_of_hong_kong_macao_and_taiwan_residents(region):
    number = with_check(f"{region}19880305012")
    assert identity.check_identity("hkmt_residence", number) == number
    assert identity.birth_date("hkmt_residence", number) == date(1988, 3, 5)
    assert identity.sex("hkmt_residence", number) == "female"


def test_a_mainland_number_is_no_residence_permit():
    said = sentence("hkmt_residence", with_check("33068219930917091"))
    assert said == "港澳台居民居住证以810000、820000或830000开头，请照证件再核对一遍。"


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("hk_macao_permit", "h12345678", "H12345678"),
        ("hk_macao_permit", "M1234567801", "M12345678"),
        ("taiwan_permit", "0123 4567", "01234567"),
        ("foreign_permanent", "can330088123101", "CAN330088123101"),
        ("foreign_permanent", with_check("93384019880305012"), with_check("93384019880305012")),
        ("overseas_talent", "ZJ-2021-00017", "ZJ202100017"),
        ("passport", "E12345678", "E12345678"),
    ],
)
def test_other_kinds_have_their_own_forms(kind, typed, kept):
    assert identity.check_identity(kind, typed) == kept


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("hk_macao_permit", "T12345678"),
        ("taiwan_permit", "1234567"),
        ("foreign_permanent", "CAN330088993201"),
        ("foreign_permanent", "330682"),
        ("overseas_talent", "人才"),
        ("none of them", "E12345678"),
    ],
)
def test_other_kinds_refuse_what_does_not_fit(kind, typed):
    assert sentence(kind, typed).endswith("。")


def test_every_kind_of_the_table_has_a_check():
    assert {code.code for code in codes.table("identity_kinds")} == set(identity._CHECKS)


def test_masks():
    assert identity.mask_identity("330682199309170917") == "330682********0917"
    assert identity.mask_identity("H12345678") == "H1*****78"
    assert identity.mask_identity("1234") == "****"
    assert identity.mask_phone("138 0013 0917") == "138****0917"
    assert identity.mask_phone("0575-82313758") == "********3758"
    assert identity.mask_phone("82313") == "*****"


def test_phone_and_email():
    assert check_phone("+86 138-0013-0917") == "13800130917"
    assert check_email(" a.b@example.com ") == "a.b@example.com"
    for check, typed in (
        (check_phone, "12800130917"),
        (check_phone, "1380013091"),
        (check_email, "a@b"),
        (check_email, "@"),
    ):
        with pytest.raises(BadValue):
            check(typed)
