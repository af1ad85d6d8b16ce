"""The second copy at the hall server, and at the centre where the hall server does not take it."""

from dataclasses import dataclass, field

import pytest

from app.errors import HallTrouble, QueueRefused, Trouble
from app.texts import queue_acts as words
from offline_cache.hall_copies import OrderCopy
from offline_cache.hall_second_copy import HallCopy
from tests.fakes.orders import an_order, sample_id
from tests.offline_cache.parts import Books


@dataclass
class HallAndCentre:
    """The one takes copies or fails with `fault`; the other says yes and notes what was left of the time."""

    fault: Trouble | None = None
    kept: dict[str, OrderCopy] = field(default_factory=dict)
    asked_s: list[float] = field(default_factory=list)

    def put_copy(self, copy: OrderCopy, *, within_s: float) -> None:
        if self.fault is not None:
            raise self.fault
        self.kept[copy.order_id] = copy

    def wait_for_copy(self, order_id: str, *, at_most_s: float) -> bool:
        self.asked_s.append(at_most_s)
        return True


def test_the_hall_has_the_very_entry_that_goes_to_the_centre(books: Books) -> None:
    both, order = HallAndCentre(), an_order()
    books.orders.record(order)
    copy = HallCopy(outbox=books.outbox, hall=both, otherwise=both)
    assert copy.wait_for_copy(order.id, at_most_s=1.0)
    queued = books.outbox.entry_of(order.id)
    assert queued is not None
    assert (both.kept, both.asked_s) == ({order.id: OrderCopy(order.id, queued.entry.decode(), 1)}, [])
    assert not copy.wait_for_copy(sample_id(999), at_most_s=1.0)
    row = books.orders.last_order()
    assert row is not None
    assert row.copies == 2


@pytest.mark.parametrize("fault", [HallTrouble(words.HALL_UNREACHABLE), QueueRefused(words.COPY_DIFFERS)])
def test_without_the_hall_the_centre_has_what_is_left_of_the_time(books: Books, fault: Trouble) -> None:
    both, order = HallAndCentre(fault), an_order()
    books.orders.record(order)
    copy = HallCopy(outbox=books.outbox, hall=both, otherwise=both)
    assert copy.wait_for_copy(order.id, at_most_s=1.0)
    (left_s,) = both.asked_s
    assert 0 < left_s <= 1.0
    assert not copy.wait_for_copy(order.id, at_most_s=0.0)
