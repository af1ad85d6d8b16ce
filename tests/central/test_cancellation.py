"""A cancellation takes the place of an order that was refused: only there, once, and nothing else comes of it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, select

from app.domain.order import Order
from app.wire.batch import KIND_CANCELLATION, AnswerStatus, EntryAnswer, EntryEnvelope, Outcome, lane_of
from app.wire.cancellation import Cancellation, cancellation_entry
from app.wire.entry import entry_sha256
from central.database import reading
from central.schema import CANCELLATION, ENTRY_KEY, LANE, PRODUCT_ORDER
from tests.central.counter import Counter, envelope
from tests.fakes.orders import CATALOGUE, CUSTOMER, DESK, an_empty_form, order_of, sample_id

AT = datetime(2026, 11, 20, 6, 0, 0, tzinfo=UTC)
LANE_NAME = lane_of(device=DESK.device_id, customer_id=CUSTOMER.id)


def top_up(number: int, *, version: str = CATALOGUE.version) -> Order:
    """The sample customer's; the centre knows no other catalogue than the sample one."""
    form = an_empty_form(number=number, catalogue=replace(CATALOGUE, version=version))
    form = form.with_top_up(number=CUSTOMER.phone, amount_fen=1000, line_id=sample_id(number * 100 + 1))
    return order_of(form, number=number)


def refused_entry(number: int = 1, *, seq: int = 1) -> EntryEnvelope:
    return envelope(top_up(number, version="nobody's"), seq=seq, key=f"key-{number}")


def cancellation(
    supersedes: str, *, seq: int = 1, key: str = "cancel-1", lane: str = LANE_NAME, reason: str = "客户不要了"
) -> EntryEnvelope:
    entry = cancellation_entry(
        Cancellation(
            order_id=f"order of {supersedes}",
            supersedes=supersedes,
            reason=reason,
            clerk="2107",
            approver="1002",
            at=AT,
        )
    )
    return EntryEnvelope(key, lane, seq, KIND_CANCELLATION, entry_sha256(entry), entry)


def taken(answers: tuple[EntryAnswer, ...]) -> list[AnswerStatus]:
    return [answer.status for answer in answers]


def lane_end(engine: Engine) -> int:
    with reading(engine) as connection:
        return connection.execute(select(LANE.c.last_seq).where(LANE.c.lane == LANE_NAME)).scalar() or 0


def test_it_takes_the_refused_ones_place_and_the_next_order_goes(counter: Counter, engine: Engine) -> None:
    behind = envelope(top_up(2), seq=2)
    assert taken(counter.send(refused_entry(), behind)) == [AnswerStatus.REFUSED, AnswerStatus.WAIT]
    answers = counter.send(cancellation("key-1"), behind)
    assert taken(answers) == [AnswerStatus.ACCEPTED, AnswerStatus.ACCEPTED]
    assert (answers[0].outcome, answers[0].lines) == (Outcome.ACCEPTED, ())
    with reading(engine) as connection:
        kept = connection.execute(select(CANCELLATION)).mappings().one()
        orders = connection.execute(select(PRODUCT_ORDER.c.external_id)).scalars().all()
    assert kept == {
        "hall_id": "H0032",
        "id": answers[0].central_id,
        "order_external_id": "order of key-1",
        "supersedes": "key-1",
        "reason": "客户不要了",
        "clerk": "2107",
        "approver": "1002",
        "cancelled_at": "2026-11-20T06:00:00.000Z",
    }
    assert orders == [top_up(2).id]
    assert lane_end(engine) == 2


def test_the_same_one_again_gets_the_same_answer_and_the_refused_one_its_own(counter: Counter, engine: Engine) -> None:
    counter.send(refused_entry())
    (first,) = counter.send(cancellation("key-1"))
    (again, refused) = counter.send(cancellation("key-1"), refused_entry())
    assert (again.status, again.outcome, again.central_id) == (
        AnswerStatus.ALREADY,
        Outcome.ACCEPTED,
        first.central_id,
    )
    assert (refused.status, refused.outcome) == (AnswerStatus.ALREADY, Outcome.REFUSED)
    assert lane_end(engine) == 1
    with reading(engine) as connection:
        assert len(connection.execute(select(CANCELLATION)).all()) == 1


def test_one_with_other_words_under_the_same_key_is_a_conflict(counter: Counter) -> None:
    counter.send(refused_entry())
    counter.send(cancellation("key-1"))
    assert counter.refusal(cancellation("key-1", reason="别的")) == "key_conflict"


def test_an_accepted_order_is_not_cancelled_this_way(counter: Counter, engine: Engine) -> None:
    order = top_up(1)
    counter.accept(order)
    assert counter.refusal(cancellation(f"key-{order.id}")) == "cancels_accepted"
    assert (counter.order(order)["externalId"], lane_end(engine)) == (order.id, 1)


@pytest.mark.parametrize(
    ("supersedes", "lane", "seq", "code"),
    [
        ("key-1", LANE_NAME, 2, None),  # a gap: it waits
        ("key-1", lane_of(device=DESK.device_id, customer_id="C-20001"), 1, "cancels_another"),
        ("never heard of", lane_of(device="another-device", customer_id=CUSTOMER.id), 1, "lane_wrong"),
    ],
)
def test_it_takes_no_other_place(
    counter: Counter, engine: Engine, supersedes: str, lane: str, seq: int, code: str | None
) -> None:
    counter.send(refused_entry())
    (answer,) = counter.send(cancellation(supersedes, lane=lane, seq=seq))
    assert (answer.reason.code if answer.reason else None) == code
    assert answer.status is (AnswerStatus.REFUSED if code else AnswerStatus.WAIT)
    assert lane_end(engine) == 0
    with reading(engine) as connection:
        assert connection.execute(select(CANCELLATION)).all() == []


def test_a_place_that_another_took_stays_taken(counter: Counter, engine: Engine) -> None:
    """One refused for that is settled and moves nothing; one refused for something else was passed already."""
    for number in (1, 2):
        counter.accept(top_up(number), seq=number)
    assert counter.refusal(envelope(top_up(3), seq=1, key="key-3")) == "lane_taken"
    assert taken(counter.send(cancellation("key-3", seq=1))) == [AnswerStatus.ACCEPTED]
    assert lane_end(engine) == 2
    counter.send(refused_entry(4, seq=3))
    counter.send(cancellation("key-4", seq=3, key="cancel-2"))
    assert counter.refusal(cancellation("key-4", seq=3, key="cancel-3")) == "lane_taken"
    assert counter.refusal(cancellation("never heard of", seq=2, key="cancel-4")) == "lane_taken"
    assert lane_end(engine) == 3


def test_what_was_never_heard_of_cannot_come_later(counter: Counter, engine: Engine) -> None:
    late = envelope(top_up(1), key="key-1")
    damaged = replace(late, sha256="0" * 64)
    assert counter.refusal(damaged) == "sha256_differs"
    assert taken(counter.send(cancellation("key-1"))) == [AnswerStatus.ACCEPTED]
    assert counter.refusal(late) == "lane_taken"
    with reading(engine) as connection:
        assert connection.execute(select(PRODUCT_ORDER)).all() == []


@pytest.mark.parametrize("field", ["reason", "clerk", "at"])
def test_one_that_is_not_whole_is_refused_with_words(counter: Counter, field: str) -> None:
    counter.send(refused_entry())
    whole = cancellation("key-1")
    parts = {name: value for name, value in whole.entry.items() if name != field}
    assert counter.refusal(replace(whole, entry=parts, sha256=entry_sha256(parts))) == "malformed_entry"


@pytest.mark.logs("failed as a whole")
@pytest.mark.logs("cannot be taken")
def test_key_record_lane_and_cancellation_are_one_transaction(counter: Counter, engine: Engine) -> None:
    """A cancellation that cannot be kept leaves no key record and no moved lane behind; the same key comes again."""
    counter.send(refused_entry())
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON cancellation BEGIN SELECT RAISE(ABORT, 'not today'); END"
        )
    (answer,) = counter.send(cancellation("key-1"))
    assert (answer.status, answer.reason and answer.reason.code) == (AnswerStatus.WAIT, "stumbled")
    assert lane_end(engine) == 0
    with engine.begin() as connection:
        assert connection.execute(select(ENTRY_KEY.c.key)).scalars().all() == ["key-1"]
        connection.exec_driver_sql("DROP TRIGGER full")
    assert taken(counter.send(cancellation("key-1"))) == [AnswerStatus.ACCEPTED]
