"""When a hall shuts, out of what its sign says."""

import pytest

from app.domain.opening_hours import closing_minute


@pytest.mark.parametrize(
    ("said", "minute"),
    [
        ("09:00–18:00", 18 * 60),
        ("9:00 - 17:30", 17 * 60 + 30),
        ("周一至周五 08:30至18:00，周六、周日 10:00至17:00", 18 * 60),
        ("10:00~02:00", 24 * 60),
        ("0:00–24:00", 24 * 60),
        ("全天", None),
        ("", None),
    ],
)
def test_the_latest_hour_counts(said: str, minute: int | None) -> None:
    assert closing_minute(said) == minute
