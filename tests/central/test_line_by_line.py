"""Orders whose lines are looked at one by one: the refused fall with all that leans on them, the rest takes effect."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from app.domain.catalogue import Catalogue
from app.domain.content import SINCE, Content, read_content
from app.domain.invoice import InvoiceRequest, InvoiceState
from app.domain.offering import Companion, Conditions, Offering, Where
from app.domain.order import Order, OrderState
from app.domain.partly import partly, split_back
from app.texts import centre_answers as words
from app.wire.batch import AnswerStatus
from app.wire.changes import InvoiceChange, OrderStateChange
from app.wire.party import read_product
from central.completion import complete_due
from central.database import reading
from central.dependence import depends_refusals
from central.examine import ReadEntry, examine, reason
from central.line_by_line import taken_part
from central.load import load_catalogue, load_customers
from central.offers import Offer
from tests.central.counter import Counter, envelope
from tests.central.test_reversal import a_reversal_form, as_ordered
from tests.fakes.clock import HandClock
from tests.fakes.orders import (
    CATALOGUE,
    DESK,
    NEW_CARD,
    NOW,
    PLAN_199,
    RING_VIDEO,
    TODAY,
    a_customer,
    an_empty_form,
    confirmed,
    order_of,
    sample_id,
)
from tests.offline_cache.parts import CountingIds
from tests.tmf.checker import answer_faults

CUSTOMER = a_customer(9876)
PLAN, CALLER = CUSTOMER.products[:2]
CHANGE, OFF, RING, CARD, MONEY = (sample_id(n) for n in range(0x301, 0x306))
CUSTOMER_1 = a_customer(1)
NEEDS_RING = Conditions(requires=(Companion(Where.NUMBER, (), (RING_VIDEO.code,)),))
NEEDS_199 = Conditions(requires=(Companion(Where.NUMBER, (), (PLAN_199.code,)),))


def selling(conditions: Mapping[str, Conditions]) -> Catalogue:
    offers = {code: replace(CATALOGUE.offerings[code], conditions=each) for code, each in conditions.items()}
    return replace(CATALOGUE, version="2026-11-19.8", offerings={**CATALOGUE.offerings, **offers})


def an_order(catalogue: Catalogue = CATALOGUE) -> Order:
    """Another plan and no caller ID from next month, a ring tone, a new card, money on the account."""
    form = an_empty_form(customer=CUSTOMER, catalogue=catalogue, number=3)
    form = form.with_change(PLAN, catalogue.offerings[PLAN_199.code], line_id=CHANGE)
    form = form.with_cancellation(CALLER, line_id=OFF)
    form = form.with_addition(catalogue.offerings[RING_VIDEO.code], number=CUSTOMER.phone, line_id=RING)
    form = form.with_confirmation(RING, confirmed())
    form = form.with_addition(NEW_CARD, number=CUSTOMER.phone, line_id=CARD)
    form = form.with_top_up(number=CUSTOMER.phone, amount_fen=5000, line_id=MONEY)
    return order_of(replace(form, invoice=InvoiceRequest("张秀英", "", "zhang@example.cn")), number=3)


def plan_taken(counter: Counter, engine: Engine, catalogue: Catalogue | None = None) -> None:
    """An order that the counter did not know when it had the next one signed has changed the plan already."""
    load_customers(engine, [CUSTOMER], CATALOGUE)
    if catalogue is not None:
        load_catalogue(engine, catalogue, toml="version = 8", at=NOW, ids=CountingIds())
    first = an_empty_form(customer=CUSTOMER, number=9).with_change(PLAN, PLAN_199, line_id=sample_id(0x901))
    counter.accept(order_of(first, number=9))


def test_what_cannot_be_taken_is_refused_and_the_rest_takes_effect(
    counter: Counter, engine: Engine, clock: HandClock
) -> None:
    plan_taken(counter, engine)
    order = an_order()
    before_fen = counter.balance_fen(CUSTOMER.id)
    (answer,) = counter.send(envelope(order, seq=2))
    assert (answer.status, answer.reason) == (AnswerStatus.ACCEPTED, None)
    assert [line.state for line in answer.lines] == [OrderState.REJECTED, *[OrderState.ACKNOWLEDGED] * 4]
    assert answer.lines[0].reason is not None
    assert answer.lines[0].reason.code == "changing"
    (again,) = counter.send(envelope(order, seq=2))
    assert (again.status, again.lines) == (AnswerStatus.ALREADY, answer.lines)

    known = {id: read_product(body) for id, body in counter.products(CUSTOMER.id).items()}
    assert {product.pending.line_id for product in known.values() if product.pending} == {sample_id(0x901), OFF}
    complete_due(engine, clock=clock, ids=CountingIds())
    assert counter.balance_fen(CUSTOMER.id) == before_fen + 5000
    assert counter.order(order)["state"] == "inProgress"
    clock.set(NOW + timedelta(days=30))
    complete_due(engine, clock=clock, ids=CountingIds())
    body = counter.order(order)
    assert [item["state"] for item in body["productOrderItem"]] == ["rejected", *["completed"] * 4]
    assert body["state"] == "partial"
    assert [note["text"] for note in body["note"] if note["id"] == f"refused.{CHANGE}"] == [
        answer.lines[0].reason.words.zh
    ]
    assert answer_faults("622", "GET /productOrder", 200, [body]) == []
    told = [each for each in counter.changes().changes if isinstance(each, OrderStateChange)]
    mine = [each.lines[0] for each in told if each.order_id == order.id]
    assert mine
    assert set(mine) == {answer.lines[0]}, "every state tells the reason again"
    invoices = [each for each in counter.changes().changes if isinstance(each, InvoiceChange)]
    assert [each.state for each in invoices] == [InvoiceState.ISSUED]


def test_what_leans_on_a_refused_line_falls_with_it_and_says_so(counter: Counter, engine: Engine) -> None:
    """The plan is not on sale, the ring tone needs it, the card needs the ring tone; the rest needs neither."""
    catalogue = selling({RING_VIDEO.code: NEEDS_199, NEW_CARD.code: NEEDS_RING})
    gone = replace(catalogue.offerings[PLAN_199.code], sale_until=TODAY - timedelta(days=1))
    load_customers(engine, [CUSTOMER], CATALOGUE)
    ended = replace(catalogue, offerings={**catalogue.offerings, PLAN_199.code: gone})
    load_catalogue(engine, ended, toml="version = 8", at=NOW, ids=CountingIds())
    (answer,) = counter.send(envelope(an_order(selling({}))))
    why = {line.id: line.reason for line in answer.lines if line.reason is not None}
    assert {id: each.code for id, each in why.items()} == {CHANGE: "off_sale", RING: "falls_with", CARD: "falls_with"}
    assert (PLAN_199.name.zh in why[RING].words.zh, RING_VIDEO.name.en in why[CARD].words.en) == (True, True)


def test_what_was_carried_by_a_refused_main_plan_falls(counter: Counter, engine: Engine) -> None:
    """A number without a plan: the one ordered with the ring tone is not on sale any more."""
    caller = replace(CUSTOMER, products=(CALLER,))
    catalogue = selling({})
    gone = replace(PLAN_199, sale_until=TODAY - timedelta(days=1))
    load_customers(engine, [caller], CATALOGUE)
    ended = replace(catalogue, offerings={**catalogue.offerings, PLAN_199.code: gone})
    load_catalogue(engine, ended, toml="version = 8", at=NOW, ids=CountingIds())
    form = an_empty_form(customer=caller, catalogue=catalogue, number=3)
    form = form.with_addition(PLAN_199, number=CUSTOMER.phone, line_id=CHANGE)
    form = form.with_addition(RING_VIDEO, number=CUSTOMER.phone, line_id=RING).with_confirmation(RING, confirmed())
    form = form.with_top_up(number=CUSTOMER.phone, amount_fen=5000, line_id=MONEY)
    assert counter.refused_lines(envelope(order_of(form))) == {CHANGE: "off_sale", RING: "falls_with"}


def test_where_nothing_is_left_the_order_is_refused(counter: Counter, engine: Engine) -> None:
    plan_taken(counter, engine)
    form = an_empty_form(customer=CUSTOMER, number=3).with_change(PLAN, PLAN_199, line_id=CHANGE)
    assert counter.refusal(envelope(order_of(form), seq=2)) == "changing"


def test_an_order_of_an_older_counter_is_taken_whole_or_not_at_all(counter: Counter, engine: Engine) -> None:
    plan_taken(counter, engine)
    order = an_order()
    nothing: dict[str, Any] = {
        field.name: field.default for field in fields(Content) if SINCE[Content].get(field.name) == 3
    }
    said = order.signed.content
    content = replace(
        said,
        **nothing,
        schema=2,
        lines=tuple(replace(line, confirmation=None) for line in said.lines),
        charges=tuple(replace(charge, line="") for charge in said.charges),
    )
    old = read_content(content.to_bytes())
    signature = replace(order.signed.signature, content_sha256=old.sha256)
    signed = replace(order.signed, content=old, content_bytes=old.to_bytes(), signature=signature)
    assert counter.refusal(envelope(replace(order, signed=signed), seq=2)) == "changing"


def test_of_a_partial_order_only_what_was_accepted_is_reversed(
    counter: Counter, engine: Engine, clock: HandClock
) -> None:
    plan_taken(counter, engine)
    form = an_order().signed.form
    order = order_of(form.without_line(MONEY).without_line(RING), number=3)
    assert counter.refused_lines(envelope(order, seq=2)) == {CHANGE: "changing"}
    taken = replace(order, signed=replace(order.signed, content=without(order, CHANGE)))
    reversal = order_of(a_reversal_form(taken, customer=as_ordered(taken)), number=4)
    counter.accept(reversal, seq=3)
    items = counter.order(order)["productOrderItem"]
    assert [item["state"] for item in items] == ["rejected", *["cancelled"] * 2]
    known = {id: read_product(body) for id, body in counter.products(CUSTOMER.id).items()}
    assert [p.pending.line_id for p in known.values() if p.pending] == [sample_id(0x901)], "the other order stands"


def without(order: Order, line_id: str) -> Content:
    content = order.signed.content
    return replace(content, lines=tuple(line for line in content.lines if line.id != line_id))


def as_offer(offering: Offering) -> Offer:
    """As the centre has it."""
    return Offer(
        code=offering.code,
        name=offering.name,
        kind=offering.kind,
        price_fen=offering.price.fen,
        discount_fen=None,
        term_months=None,
        second_confirmation=False,
        may_leave=False,
        sale_from=offering.sale_from,
        sale_until=None,
        conditions=offering.conditions,
    )


LINES = 6
CODES = [f"VAS-1{n}" for n in range(LINES)]
FEES = [500, 1000, 0, 2000, 700, 1]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    needs=st.lists(st.sets(st.integers(0, LINES - 1)), min_size=LINES, max_size=LINES),
    bad=st.sets(st.integers(0, LINES - 1)),
    cash=st.integers(0, 4201),
)
def test_whatever_is_refused_what_stands_needs_nothing_that_was_and_money_is_all_there(
    engine: Engine, needs: list[set[int]], bad: set[int], cash: int
) -> None:
    """A slow reading of the same rule beside it: what falls is what reaches a refused line by what it needs."""
    wanted = [each - {n} for n, each in enumerate(needs)]
    offers = {
        code: replace(
            NEW_CARD,
            code=code,
            price=replace(NEW_CARD.price, fen=FEES[n]),
            conditions=Conditions(
                requires=tuple(Companion(Where.NUMBER, (), (CODES[other],)) for other in sorted(wanted[n]))
            ),
        )
        for n, code in enumerate(CODES)
    }
    free = replace(
        CATALOGUE,
        offerings={**CATALOGUE.offerings, **{c: replace(o, conditions=Conditions()) for c, o in offers.items()}},
    )
    form = an_empty_form(customer=CUSTOMER_1, catalogue=free)
    ids = [sample_id(0x400 + n) for n in range(LINES)]
    for code, line_id in zip(CODES, ids, strict=True):
        form = form.with_addition(free.offerings[code], number=CUSTOMER_1.phone, line_id=line_id)
    order = order_of(form)
    read = examine(envelope(order), device=DESK.device_id).found
    assert isinstance(read, ReadEntry)
    known = {code: as_offer(offer) for code, offer in offers.items()}
    with reading(engine) as connection:
        part = taken_part(
            read,
            (
                lambda left: {
                    item.line_id: reason("no", words.CUSTOMER_UNKNOWN)
                    for item in left.ordered.items
                    if ids.index(item.line_id) in bad
                },
                lambda left: depends_refusals(connection, left, offers=known, installed=[]),
            ),
            offers=known,
        )
    falls = set(bad)
    while more := {n for n in range(LINES) if n not in falls and wanted[n] & falls}:
        falls |= more
    assert {ids.index(id) for id in part.refused} == falls
    told = partly(order.signed.content, part.refused)
    paid = order.signed.content.sums.today_fen
    assert told.kept_fen + told.back_fen == paid == sum(charge.paid_fen for charge in part.charges) + told.back_fen
    left = (paid - min(cash, paid), min(cash, paid))
    back = split_back(told.back_fen, left)
    assert sum(back) == told.back_fen
    assert all(0 <= part_back <= there for part_back, there in zip(back, left, strict=True))
