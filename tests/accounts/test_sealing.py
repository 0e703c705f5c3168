"""Sealing identity numbers, and finding them blind."""

import uuid

import pytest

from zhicheng.accounts import sealing

ONE, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)
NUMBER = "33068219900501001X"


def test_what_is_sealed_opens_for_its_owner():
    assert sealing.unseal(sealing.seal(NUMBER, owner=ONE), owner=ONE) == NUMBER


def test_the_same_number_sealed_twice_looks_different_and_shows_nothing():
    first, second = sealing.seal(NUMBER, owner=ONE), sealing.seal(NUMBER, owner=ONE)
    assert first != second
    assert NUMBER.encode() not in first


def test_a_value_moved_to_another_person_does_not_open():
    with pytest.raises(sealing.Unsealable):
        sealing.unseal(sealing.seal(NUMBER, owner=ONE), owner=OTHER)


@pytest.mark.parametrize("place", range(0, 40, 3))
def test_any_altered_byte_is_noticed(place):
    sealed = bytearray(sealing.seal(NUMBER, owner=ONE))
    sealed[place] ^= 1
    with pytest.raises(sealing.Unsealable):
        sealing.unseal(bytes(sealed), owner=ONE)


def test_another_key_does_not_open_and_is_told_by_its_id(settings):
    sealed = sealing.seal(NUMBER, owner=ONE)
    settings.FIELD_KEY = "another secret of this instance"
    with pytest.raises(sealing.Unsealable, match="key that this instance does not hold"):
        sealing.unseal(sealed, owner=ONE)
    assert sealing.seal(NUMBER, owner=ONE)[:5] != sealed[:5]


def test_an_empty_value_does_not_open():
    with pytest.raises(sealing.Unsealable):
        sealing.unseal(b"", owner=ONE)


def test_the_blind_index_forgives_spelling_but_not_kind_or_key(settings):
    index = sealing.blind_index("resident_id", NUMBER)
    assert sealing.blind_index("resident_id", " 330682 19900501 001x ") == index
    assert sealing.blind_index("resident_id", "３３０６８２１９９００５０１００１Ｘ") == index
    assert sealing.blind_index("passport", NUMBER) != index
    settings.INDEX_KEY = "another secret of this instance"
    assert sealing.blind_index("resident_id", NUMBER) != index
