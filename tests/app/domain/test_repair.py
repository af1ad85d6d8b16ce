"""Which ways are open for a refused order, by the centre's reason, and how long it waits."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.repair import Age, RefusedEntry, Way, age_of, is_due, ways_of, what_now
from app.texts import repair as words
from app.texts.language import Text
from tests.fakes.orders import NOW

ENTRY = RefusedEntry(
    "o-1", "BH-1", "03", "PC-03", "3017", "张*", "customer_unknown", Text("不认识", "unknown"), NOW, 5000, True
)


@pytest.mark.parametrize(
    ("code", "lines", "first", "said"),
    [
        ("customer_unknown", 0, Way.RESEND, words.NOW_MAY_PASS),
        ("price_differs", 0, Way.RESEND, words.NOW_MAY_PASS),
        ("sha256_differs", 0, Way.RESEND, words.NOW_MAY_PASS),
        ("a reason of a newer centre", 0, Way.RESEND, words.NOW_MAY_PASS),
        ("bodies_differ", 0, Way.REWRITE, words.NOW_REWRITE),
        ("malformed_entry", 0, Way.REWRITE, words.NOW_REWRITE),
        ("wording_differs", 0, Way.SIGN_AGAIN, words.NOW_SIGNED_SO),
        ("lane_taken", 0, Way.SIGN_AGAIN, words.NOW_SIGNED_SO),
        ("customer_unknown", 2, Way.SIGN_AGAIN, words.NOW_LINES.filled(count=2)),
        ("order_known", 0, Way.HAND_OVER, words.NOW_ASK_CENTRE),
        ("key_conflict", 2, Way.HAND_OVER, words.NOW_ASK_CENTRE),
    ],
)
def test_the_centres_reason_decides_which_ways_are_open(code: str, lines: int, first: Way, said: Text) -> None:
    entry = replace(ENTRY, code=code, refused_lines=lines)
    ways = ways_of(entry)
    assert (ways[0], what_now(entry)) == (first, said)
    assert Way.HAND_OVER in ways
    money_may_go_back = first is not Way.HAND_OVER
    assert (Way.CANCEL in ways, Way.SIGN_AGAIN in ways) == (money_may_go_back, money_may_go_back)
    assert not {Way.RESEND, Way.REWRITE} <= set(ways)


@pytest.mark.parametrize(
    ("minutes", "age"), [(0, Age.FRESH), (239, Age.FRESH), (240, Age.LATE), (1439, Age.LATE), (1440, Age.ALARM)]
)
def test_it_ages_by_the_halls_own_hours(minutes: int, age: Age) -> None:
    assert age_of(ENTRY, now=NOW + timedelta(minutes=minutes), late_hours=4, alarm_hours=24) is age


def test_it_is_due_from_the_day_it_was_promised_for() -> None:
    handed = replace(ENTRY, handed_to="2107", until=date(2026, 11, 25))
    assert [is_due(handed, today=date(2026, 11, day)) for day in (24, 25, 26)] == [False, True, True]
    assert not is_due(ENTRY, today=date(2030, 1, 1))
