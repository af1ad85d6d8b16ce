"""The states the demo tells are the store's: each as it stood when a job was done, none that nobody saw."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from app.domain.hall_time import hall_date
from app.domain.order import CentralState, Order
from app.domain.payment import PaymentMethod
from app.handling.start_form import start_form
from app.texts.language import Language
from commands.demo_watched import Watched
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.soak import SOAK_CLERK, accept_one
from commands.stored_parts import StoredParts, stored_parts
from offline_cache.schema import ORDERS
from ui.frame.lanes import QtLane


def accepted(parts: StoredParts) -> Order:
    clock, ids = SystemClock(), SystemIds()
    form = start_form(
        desk=parts.desk,
        clerk=SOAK_CLERK,
        catalogue=parts.catalogues.current(),
        today=hall_date(clock.now(), parts.desk.hall.zone),
        offline=True,
        language=Language.ZH,
        ids=ids,
    )
    customer = parts.customers.all()[0]
    form = form.with_customer(customer).with_top_up(number=customer.phone, amount_fen=1000, line_id=ids.uuid7())
    return accept_one(parts, form.with_payment_method(PaymentMethod.CASH), clock=clock, ids=ids)


def answered(parts: StoredParts) -> None:
    """As where the centre has answered."""
    parts.store.write(lambda connection: connection.execute(update(ORDERS).values(central=CentralState.ACCEPTED.value)))


def accepted_and_answered(parts: StoredParts) -> None:
    """One job of both: nobody could see the order wait."""
    accepted(parts)
    answered(parts)


WAITED = [CentralState.PENDING, CentralState.ACCEPTED]


@pytest.mark.parametrize(
    ("jobs", "seen"), [((accepted, answered), WAITED), ((accepted_and_answered,), [CentralState.ACCEPTED])]
)
def test_a_state_is_seen_at_the_job_that_wrote_it(
    jobs: tuple[Callable[[StoredParts], object], ...], seen: list[CentralState], stocked: Path, qtbot: QtBot
) -> None:
    store = open_or_create_demo(stocked, clock=SystemClock(), ids=SystemIds())
    lane = QtLane("store")
    try:
        parts = stored_parts(store)
        watched = Watched(parts.order_book)
        ended: list[object] = []
        failed: list[Exception] = []
        watched.after_each_job_of(lane)
        assert watched.look() is None
        assert watched.states == []
        for job in jobs:  # this thread looks again when both are done, as where the centre is quicker than the window
            lane.run(partial(job, parts), then=ended.append, failed=failed.append, deadline_s=60)
        qtbot.waitUntil(lambda: len(ended) + len(failed) == len(jobs), timeout=60_000)
        watched.look()
        assert (watched.states, failed) == (seen, [])
    finally:
        lane.close(finish_within_s=60)
        store.close()


def test_once_the_order_is_known_no_newer_one_is_taken_for_it(stocked: Path) -> None:
    store = open_or_create_demo(stocked, clock=SystemClock(), ids=SystemIds())
    try:
        parts = stored_parts(store)
        watched, first = Watched(parts.order_book), accepted(parts)
        answered(parts)
        second = accepted(parts)
        newest = watched.look()
        assert newest is not None
        assert newest.order_id == second.id
        watched.order_id, watched.states = first.id, []
        row = watched.look()
        assert row is not None
        assert (row.order_id, watched.states) == (first.id, [CentralState.ACCEPTED])
    finally:
        store.close()
