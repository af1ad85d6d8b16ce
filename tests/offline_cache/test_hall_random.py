"""Random people at a queue, most of whose acts are refused: whatever they do, the book holds together."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest

from app.domain.matter import QueueClass
from app.domain.queue_ticket import Care
from app.domain.ticket_ledger import Act, Standing
from app.errors import QueueRefused
from tests.offline_cache.hall_parts import QueueParts
from tests.offline_cache.hall_shared import ALL, draft

ACTS = 260
ENDS_IN = {
    Act.CALL: Standing.CALLED,
    Act.RECALL: Standing.CALLED,
    Act.BEGIN: Standing.SERVING,
    Act.HOLD: Standing.ON_HOLD,
    Act.RETURN: Standing.SERVING,
    Act.NO_SHOW: Standing.MISSED,
    Act.RE_INSERT: Standing.WAITING,
    Act.TRANSFER: Standing.WAITING,
    Act.FINISH: Standing.FINISHED,
    Act.CANCEL: Standing.CANCELLED,
}


def acts(hall: QueueParts, dice: Random, id: str) -> list[Callable[[], object]]:
    queue, desk = hall.queue, dice.choice("123")
    staff, key = f"21{desk}", hall.key()
    to, other = dice.choice(tuple(QueueClass)), dice.choice(("", "1", "2"))
    return [
        lambda: queue.issue(draft(*dice.choice(((), (Care.ILL,))), matters=("top_up", "invoice")), ticket_id=key),
        lambda: queue.call_next(desk=desk, key=key),
        lambda: queue.call_next(desk=desk, key=key),
        lambda: queue.call_this(ticket_id=id, desk=desk, reason="熟客", key=key),
        lambda: queue.recall(ticket_id=id, desk=desk, staff=staff, key=key),
        lambda: queue.begin(ticket_id=id, desk=desk, staff=staff, key=key),
        lambda: queue.begin(ticket_id=id, desk=desk, staff=staff, key=key),
        lambda: queue.hold(ticket_id=id, desk=desk, staff=staff, reason="填表", key=key),
        lambda: queue.take_off_hold(ticket_id=id, desk=desk, staff=staff, key=key),
        lambda: queue.no_show(ticket_id=id, desk=desk, staff=staff, key=key),
        lambda: queue.re_insert(ticket_id=id, by="5006", key=key),
        lambda: queue.transfer(ticket_id=id, to=to, by=staff, reason="不会", key=key, to_desk=other, desk=desk),
        lambda: queue.split(ticket_id=id, codes=("invoice",), queue=to, by=staff, key=key, desk=desk),
        lambda: queue.finish(ticket_id=id, desk=desk, staff=staff, key=key),
        lambda: queue.finish(ticket_id=id, desk=desk, staff=staff, key=key),
        lambda: queue.cancel(ticket_id=id, by=staff, reason="走了", desk=desk, key=key),
        lambda: queue.pause_desk(desk=desk, reason="午饭", key=key),
        lambda: queue.resume_desk(desk=desk, key=key),
        lambda: queue.resume_desk(desk=desk, key=key),
        lambda: queue.open_desk(desk=desk, staff=staff, skills=ALL, certificates=frozenset(), key=key),
    ]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_book_holds_together(hall: QueueParts, seed: int) -> None:
    dice, done, refused = Random(seed), 0, 0
    for _ in range(3):
        hall.queue.issue(draft(matters=("top_up", "invoice")), ticket_id=hall.key())
    for _ in range(ACTS):
        hall.clock.forward(timedelta(seconds=dice.choice((-30, 1, 20, 60, 90))))  # the clock is set back, too
        courses = hall.view.open_courses() or hall.view.day_courses(date(2026, 11, 20))
        act = dice.choice(acts(hall, dice, dice.choice(courses).ticket.id))
        try:
            act()
            done += 1
        except QueueRefused:
            refused += 1
    assert min(done, refused) > ACTS // 10
    every = hall.view.day_courses(date(2026, 11, 20))
    assert len({each.number for each in every}) == len(every)
    for each in every:
        assert all(one.ended == other.began for one, other in pairwise(each.periods))
        assert each.since == (each.periods[-1].ended if each.periods else each.ticket.issued_at)
        stood = [*(period.standing for period in each.periods), each.standing]
        for period, stands in zip(each.periods, stood[1:], strict=True):
            assert stands is ENDS_IN.get(period.ended_by, period.standing)
        assert (each.desk != "") == (each.standing.at_desk or each.standing is Standing.FINISHED)
    at_desks = Counter(each.desk for each in every if each.standing in (Standing.CALLED, Standing.SERVING))
    assert not at_desks or max(at_desks.values()) == 1
    waiting = [each.ticket.id for each in every if each.standing is Standing.WAITING]
    assert sorted(each.ticket_id for each in hall.view.waiting()) == sorted(waiting)
    assert len(hall.view.changes(after=0, most=10_000)) == sum(len(each.periods) for each in every)
