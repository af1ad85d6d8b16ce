"""Cash: never below the sum, change to the fen, fewest notes."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.payment import PaymentMethod, cash_payment, fen_left_over, fewest_notes, likely_tenders
from app.errors import InputRefused

AT = datetime(2026, 11, 20, 2, 27, 36, tzinfo=UTC)


def test_change_is_what_is_left() -> None:
    paid = cash_payment(id="p", due_fen=2000, tendered_fen=5000, taken_at=AT)
    assert (paid.change_fen, paid.method) == (3000, PaymentMethod.CASH)


def test_cash_below_the_sum_is_refused_and_says_how_much_is_short() -> None:
    with pytest.raises(InputRefused, match=r"¥0\.01 short"):
        cash_payment(id="p", due_fen=2000, tendered_fen=1999, taken_at=AT)


def test_nothing_due_needs_no_cash() -> None:
    assert cash_payment(id="p", due_fen=0, tendered_fen=0, taken_at=AT).method is PaymentMethod.NOTHING_DUE


@given(st.integers(0, 10**7))
def test_the_notes_and_the_fen_left_over_make_up_the_change(fen: int) -> None:
    notes = fewest_notes(fen)
    assert sum(note * count for note, count in notes) + fen_left_over(fen) == fen
    assert 0 <= fen_left_over(fen) < 10
    assert [note for note, _ in notes] == sorted((note for note, _ in notes), reverse=True)


@given(st.integers(1, 10**7))
def test_likely_tenders_cover_the_sum(due: int) -> None:
    tenders = likely_tenders(due)
    assert tenders[0] == due
    assert 1 <= len(tenders) <= 4
    assert list(tenders) == sorted(set(tenders))


def test_likely_tenders_of_the_picture() -> None:
    assert likely_tenders(76900) == (76900, 77000, 80000)
