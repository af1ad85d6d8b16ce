"""What is shown of names and numbers (R09), written out."""

import pytest

from app.domain.masking import mask_account, mask_document, mask_name, mask_phone

PHONES = [
    ("15412345678", "154****5678"),
    ("154 1234 5678", "154****5678"),
    ("154-1234-5678", "154****5678"),
    ("8615412345678", "154****5678"),
    ("+8615412345678", "154****5678"),
    ("+86 154 1234 5678", "154****5678"),
    ("075512345678", "075****5678"),
    ("0755-1234567", "075****4567"),
    ("1234567", "1****67"),
    ("12345678", "12****78"),
    ("1234567890", "123****890"),
    ("KD00170300", "KD00****00"),
    ("１５４１２３４５６７８", "１５４****５６７８"),
    ("15412345678 转 075512345678", "154****5678 转 075****5678"),
    ("123456", "123456"),
    ("IPTV", "IPTV"),
    ("", ""),
]
DOCUMENTS = [
    ("990101197005021234", "990101********1234"),
    ("99010219520418026X", "990102********026X"),
    ("990101700502123", "990101*****2123"),
    ("12345678901", "1*********1"),
    ("E12345678", "E*******8"),
    ("ABCDE", "A***E"),
    ("AB", "**"),
    ("", ""),
]
ACCOUNTS = [
    ("6600104231", "6600****31"),
    ("880032001177", "8800****77"),
    ("660010423", "****23"),
    ("6600104", "****04"),
    ("660010", "******"),
    ("", ""),
]


@pytest.mark.parametrize(("number", "shown"), PHONES)
def test_of_each_long_number_only_its_ends_are_shown(number: str, shown: str) -> None:
    assert mask_phone(number) == shown
    assert mask_phone(shown) == shown


@pytest.mark.parametrize(("number", "shown"), DOCUMENTS)
def test_a_document_shows_its_ends_and_a_short_one_nothing(number: str, shown: str) -> None:
    assert mask_document(number) == shown


@pytest.mark.parametrize(("number", "shown"), ACCOUNTS)
def test_an_account_never_shows_more_than_it_hides_of_a_short_one(number: str, shown: str) -> None:
    assert mask_account(number) == shown


def test_of_a_name_the_first_character() -> None:
    assert [mask_name(name) for name in ("张立", "欧阳小明", "张")] == ["张*", "欧***", "张*"]
