"""When a hall shuts, out of what its sign says."""

from datetime import date

import pytest

from app.domain.opening_hours import closing_minute

MONDAY = date(2026, 11, 16)
WEEK = "周一至周五 09:00–18:00，周末 10:00–17:00"
SIX = "周一至五 08:30至12:00，14:00至17:30；周六 9:00-12:00（周日休息）"
EN = "Mon–Fri 9:00–18:30, Sat 10:00–17:00; Sunday closed"


@pytest.mark.parametrize(
    ("said", "by_weekday"),
    [
        ("09:00–18:00", {0: 18 * 60, 6: 18 * 60}),
        ("营业时间：9:00 - 17:30", {3: 17 * 60 + 30}),
        (WEEK, {0: 18 * 60, 4: 18 * 60, 5: 17 * 60, 6: 17 * 60}),
        ("周一至周五 08:30至18:00，周六、周日 10:00至17:00", {4: 18 * 60, 5: 17 * 60, 6: 17 * 60}),
        ("每天 09:00–20:00，星期天 10:00–16:00", {5: 20 * 60, 6: 16 * 60}),
        ("09:00–18:00，周末 10:00–17:00", {1: 18 * 60, 5: 17 * 60}),
        (SIX, {2: 17 * 60 + 30, 5: 12 * 60, 6: None}),
        (EN, {4: 18 * 60 + 30, 5: 17 * 60, 6: None}),
        ("weekdays 9:00 to 18:00", {4: 18 * 60, 5: None}),
        ("周五至周一 10:00~02:00", {0: 24 * 60, 1: None, 4: 24 * 60}),
        ("夏季 09:00–18:30，冬季 09:00–17:30", {0: 17 * 60 + 30}),
        ("09:00–18:00（节假日 10:00–16:00）", {0: 16 * 60, 5: 16 * 60}),
        ("09:00–18:00，节假日休息", {0: 18 * 60}),
        ("0:00–24:00", {0: 24 * 60}),
        ("全天", {0: None}),
        ("", {0: None}),
    ],
)
def test_each_weekday_has_its_hour_and_what_does_not_read_asks_for_the_least(
    said: str, by_weekday: dict[int, int | None]
) -> None:
    assert {n: closing_minute(said, MONDAY.replace(day=MONDAY.day + n)) for n in by_weekday} == by_weekday
