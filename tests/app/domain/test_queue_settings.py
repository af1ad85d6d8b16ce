from collections.abc import Callable, Mapping
from datetime import time

import pytest

from app.domain.queue_settings import (
    BEHIND,
    DAY_BEGINS,
    FAVOURED,
    LATE_GRACE,
    ORDINARY_WITHIN,
    PROTECTED,
    QUEUE_SETTINGS,
    RECALL_GAP,
    STARS_FROM,
    calls_of,
    day_begins_of,
    promises_of,
    weights_of,
)
from app.domain.routing import Weights
from app.domain.ticket_ledger import CallRules
from app.domain.ticket_times import Promises
from app.errors import InputRefused


def test_a_hall_that_set_nothing_runs_as_the_trade_does_by_itself() -> None:
    assert (weights_of({}), calls_of({}), promises_of({})) == (Weights(), CallRules(), Promises())
    assert day_begins_of({}) == time(0)


def test_what_was_set_is_read_in_its_units() -> None:
    assert weights_of({PROTECTED.key: "10", STARS_FROM.key: "8", LATE_GRACE.key: "5"}) == Weights(
        protected=10, stars_from=8, late_grace_s=300
    )
    assert calls_of({RECALL_GAP.key: "20", BEHIND.key: "0"}) == CallRules(recall_gap_s=20, behind=0)
    assert promises_of({ORDINARY_WITHIN.key: "18"}).ordinary_called_s == 1080
    assert day_begins_of({DAY_BEGINS.key: "05:30"}) == time(5, 30)


@pytest.mark.parametrize(
    ("reading", "values"),
    [
        (weights_of, {PROTECTED.key: "0"}),
        (weights_of, {PROTECTED.key: "2", FAVOURED.key: "3"}),
        (weights_of, {FAVOURED.key: "viel"}),
        (calls_of, {RECALL_GAP.key: "1"}),
        (promises_of, {ORDINARY_WITHIN.key: ""}),
        (day_begins_of, {DAY_BEGINS.key: "24:00"}),
    ],
)
def test_what_cannot_stand_is_refused(
    reading: Callable[[Mapping[str, str]], object], values: Mapping[str, str]
) -> None:
    with pytest.raises(InputRefused):
        reading(values)


def test_every_default_can_stand_and_has_its_words() -> None:
    assert len({setting.key for setting in QUEUE_SETTINGS}) == len(QUEUE_SETTINGS)
    for setting in QUEUE_SETTINGS:
        assert setting.fault(setting.default) is None
        assert setting.name.zh
        assert setting.says.en
