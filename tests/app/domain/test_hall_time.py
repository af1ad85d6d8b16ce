"""Calendar arithmetic at month ends, leap days and midnight."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.domain.hall_time import (
    add_months,
    days_in_month,
    first_of_next_month,
    hall_date,
    last_day_of_term,
    on_paper,
    start_of,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 24, date(2028, 12, 1)),
        (date(2026, 3, 15), -3, date(2025, 12, 15)),
    ],
)
def test_months_are_added(day: date, months: int, then: date) -> None:
    assert add_months(day, months) == then


def test_a_term_ends_the_day_before() -> None:
    assert last_day_of_term(date(2026, 12, 1), 24) == date(2028, 11, 30)
    assert last_day_of_term(date(2026, 2, 1), 1) == date(2026, 2, 28)


def test_month_ends() -> None:
    assert first_of_next_month(date(2026, 12, 31)) == date(2027, 1, 1)
    assert days_in_month(date(2026, 11, 20)) == 30


def test_the_hall_day_begins_at_its_own_midnight() -> None:
    late = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
    assert hall_date(late, SHANGHAI) == date(2026, 11, 21)
    assert on_paper(late, SHANGHAI) == "2026-11-21 00:30:00"
    assert start_of(date(2026, 11, 21), SHANGHAI) == datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
