"""What is typed to pair a device: a code and the letters of a certificate."""

import pytest

from app.wire.hall_pin import PIN_LETTERS, letters_of, read_typed, with_letters
from app.wire.pairing import LETTERS

SHA = "9f" * 32


@pytest.mark.parametrize("typed", [with_letters("K7QM-4W2D", SHA), with_letters("k7qm4w2d", SHA).lower(), " K7QM 4W2D"])
def test_what_is_typed_is_read_as_it_was_said(typed: str) -> None:
    letters = letters_of(SHA) if len(typed) > 12 else ""
    assert read_typed(typed) == ("K7QM-4W2D", letters)


def test_another_certificate_has_other_letters() -> None:
    said = letters_of(SHA)
    assert [len(part) for part in said.split("-")] == [4, 4, 4]
    assert set(said) <= set(LETTERS) | {"-"}
    assert letters_of("9e" + SHA[2:]) != said
    assert letters_of(SHA[:-1] + "e") != said
    assert PIN_LETTERS == 12
    with pytest.raises(ValueError):
        letters_of("no hex")
