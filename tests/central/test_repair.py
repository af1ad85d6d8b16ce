"""An order sent once more takes effect once, in the refused one's place, and the refused one keeps its answer."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, select

from app.domain.hall_time import hall_date
from app.domain.order import Order
from app.wire.batch import KIND_REPAIR, AnswerStatus, EntryEnvelope, Outcome
from app.wire.canonical import JsonObject, canonical_json, read_json
from app.wire.day_digest import read_keys
from app.wire.entry import entry_sha256, order_entry
from app.wire.repair import Repair, read_repair, repair_entry
from central.database import reading
from central.load import load_catalogue
from central.schema import PRODUCT_ORDER
from tests.central.counter import Counter, envelope
from tests.central.test_cancellation import LANE_NAME, cancellation, lane_end, refused_entry, taken, top_up
from tests.fakes.clock import HandClock
from tests.fakes.orders import CATALOGUE, DESK
from tests.fakes.print_jobs import CountingIds

AT = datetime(2026, 11, 20, 6, 0, 0, tzinfo=UTC)
LATE = "nobody's"  # the version of the catalogue that the centre has not heard of yet
WHOLE = Repair("order-1", "key-1", "清单已经补上", "2107", "1002", AT)


def repair(
    order: Order, supersedes: str = "key-1", *, seq: int = 1, key: str = "repair-1", lane: str = LANE_NAME
) -> EntryEnvelope:
    said = Repair(order.id, supersedes, "清单已经补上", "1002", "", AT)
    entry = repair_entry(said, order_entry(order))
    return EntryEnvelope(key, lane, seq, KIND_REPAIR, entry_sha256(entry), entry)


def catalogue_arrives(engine: Engine) -> None:
    late = replace(CATALOGUE, version=LATE)
    load_catalogue(engine, late, toml="late", at=HandClock().now(), ids=CountingIds())


def orders(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return list(connection.execute(select(PRODUCT_ORDER.c.external_id)).scalars())


def test_what_arrives_is_what_was_sent() -> None:
    order: JsonObject = {"head": {}}
    for said in (WHOLE, replace(WHOLE, approver="", rewritten=True)):
        travelled = read_json(canonical_json(repair_entry(said, order)))
        assert isinstance(travelled, dict)
        assert read_repair(travelled) == (said, order)
    for wrong in ({"order_id": ""}, {"supersedes": ""}, {"rewritten": "no"}, {"more": 1}):
        entry = repair_entry(WHOLE, order)
        with pytest.raises(ValueError):
            read_repair({**entry, "repair": {**entry["repair"], **wrong}})


def test_it_takes_effect_once_in_its_place_and_the_next_order_goes(counter: Counter, engine: Engine) -> None:
    order, behind = top_up(1, version=LATE), envelope(top_up(2), seq=2)
    assert taken(counter.send(refused_entry(), behind)) == [AnswerStatus.REFUSED, AnswerStatus.WAIT]
    assert counter.refusal(repair(order)) == "catalogue_unknown"
    catalogue_arrives(engine)
    (again,) = counter.send(repair(order))
    assert (again.status, again.outcome) == (AnswerStatus.ALREADY, Outcome.REFUSED)  # a key keeps its answer
    second = repair(order, "repair-1", key="repair-2")
    assert taken(counter.send(second, behind)) == [AnswerStatus.ACCEPTED, AnswerStatus.ACCEPTED]
    assert (orders(engine), lane_end(engine)) == ([order.id, top_up(2).id], 2)
    (same, first) = counter.send(second, refused_entry())
    assert (same.status, same.outcome) == (AnswerStatus.ALREADY, Outcome.ACCEPTED)
    assert (first.status, first.outcome) == (AnswerStatus.ALREADY, Outcome.REFUSED)
    assert orders(engine) == [order.id, top_up(2).id]


def test_it_takes_no_other_place(counter: Counter, engine: Engine) -> None:
    catalogue_arrives(engine)
    counter.send(envelope(top_up(1, version="9"), key="key-1"), cancellation("key-1"))
    counter.send(envelope(top_up(2, version="9"), seq=2, key="key-2"))
    order = top_up(3, version=LATE)
    assert taken(counter.send(repair(order, "key-2", seq=3))) == [AnswerStatus.WAIT]
    assert counter.refusal(repair(order, "key-1", seq=2)) == "repairs_another"
    counter.send(repair(order, "key-2", seq=2, key="repair-2"))
    assert counter.refusal(repair(order, "repair-2", seq=2, key="repair-3")) == "repairs_accepted"
    assert orders(engine) == [order.id]


def test_after_a_cancellation_its_place_is_gone_and_one_of_another_order_is_not_read(
    counter: Counter, engine: Engine
) -> None:
    order = top_up(1, version=LATE)
    counter.send(refused_entry())
    catalogue_arrives(engine)
    entry = repair_entry(replace(WHOLE, order_id="another"), order_entry(order))
    other = EntryEnvelope("repair-9", LANE_NAME, 1, KIND_REPAIR, entry_sha256(entry), entry)
    assert counter.refusal(other) == "malformed_entry"
    counter.send(cancellation("key-1"))
    assert counter.refusal(repair(order)) == "lane_taken"
    assert orders(engine) == []


def test_the_digest_of_its_day_is_of_the_entry_that_was_taken(counter: Counter, engine: Engine) -> None:
    order = top_up(1, version=LATE)
    counter.send(envelope(order, key=order.id))
    catalogue_arrives(engine)
    sent = repair(order, order.id)
    counter.send(sent)
    day = hall_date(order.accepted_at, DESK.hall.zone).isoformat()
    (row,) = read_keys(counter.get("/sync/v1/day-keys", day=day).content)
    assert (row.key, row.sha256) == (order.id, sent.sha256)
