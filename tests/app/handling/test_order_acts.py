"""The acts that make an order, one after the other: signed, paid, accepted, or given up."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.approval import Approval, Leave, Leaves
from app.domain.order import SignedVersion
from app.domain.order_form import OrderForm
from app.domain.order_rights import needed_to_sign
from app.domain.payment import Payment, PaymentMethod
from app.domain.receipt_number import ReceiptNumber
from app.domain.right import Right
from app.domain.signature import LEAST_POINTS, Point, Stroke
from app.domain.staff import Role
from app.errors import Bug, InputRefused, RightMissing, StoreFull
from app.handling.accept_order import accept_order
from app.handling.keep_signed import keep_signed
from app.handling.start_form import start_form
from app.handling.take_payment import take_payment
from app.handling.void_signed import void_signed
from app.texts.language import Language
from tests.fakes import orders as demo
from tests.fakes.clerk_ports import CountingIds, TestClock
from tests.fakes.order_book import MemoryOrderBook

EVERYTHING = Leaves(replace(demo.CLERK, granted=frozenset(Right)))
NAME: tuple[Stroke, ...] = (tuple(Point(100 * n, 200, 16 * n, 500) for n in range(LEAST_POINTS)),)


class Counter:
    """A clock, ids and an order book, and the acts on them."""

    def __init__(self) -> None:
        self.clock = TestClock()
        self.ids = CountingIds()
        self.book = MemoryOrderBook()
        self.cash_limit_fen = 5_000_00

    def sign(self, form: OrderForm, strokes: tuple[Stroke, ...] = NAME, leaves: Leaves = EVERYTHING) -> SignedVersion:
        return keep_signed(
            form=form,
            strokes=strokes,
            pad_width=2600,
            leaves=leaves,
            cash_limit_fen=self.cash_limit_fen,
            order_book=self.book,
            clock=self.clock,
            ids=self.ids,
        )

    def take(self, signed: SignedVersion, tendered_fen: int, leaves: Leaves = EVERYTHING) -> Payment:
        return take_payment(
            signed=signed,
            tendered_fen=tendered_fen,
            leaves=leaves,
            cash_limit_fen=self.cash_limit_fen,
            order_book=self.book,
            clock=self.clock,
            ids=self.ids,
        )


@pytest.fixture
def counter() -> Counter:
    return Counter()


def test_a_new_form_is_empty_and_has_an_id_of_its_own(counter: Counter) -> None:
    def new() -> OrderForm:
        return start_form(
            desk=demo.DESK,
            clerk=demo.CLERK,
            catalogue=demo.CATALOGUE,
            today=demo.TODAY,
            offline=True,
            language=Language.EN,
            ids=counter.ids,
        )

    first, second = new(), new()
    assert (first.version, first.customer, first.lines, first.payment_method) == (1, None, (), None)
    assert (first.today, first.offline, first.language) == (demo.TODAY, True, Language.EN)
    assert first.id != second.id


def test_what_is_signed_is_bound_to_its_content_and_kept_before_any_money(counter: Counter) -> None:
    form = demo.a_form()
    signed = counter.sign(form)
    assert counter.book.signed == {signed.id: signed}
    assert counter.book.money == {}
    assert signed.content_bytes == form.content().to_bytes()
    assert signed.signature.content_sha256 == form.content().sha256
    assert (signed.signature.strokes, signed.signature.width) == (NAME, 2600)
    assert (signed.signature.signed_at, signed.clerk_number) == (demo.NOW, demo.CLERK.number)
    assert signed.id != form.id  # each signed version is its own


@pytest.mark.parametrize("strokes", [(), ((),), (NAME[0][1:],)])
def test_an_empty_pad_or_a_slip_of_the_finger_is_no_signature(counter: Counter, strokes: tuple[Stroke, ...]) -> None:
    with pytest.raises(InputRefused) as refused:
        counter.sign(demo.a_form(), strokes)
    assert refused.value.say(Language.ZH) == "还没签名，请客户在框里写下名字。"
    assert counter.book.signed == {}


@pytest.mark.parametrize(
    "form",
    [
        demo.an_empty_form(),
        demo.an_empty_form(customer=None),
        demo.a_form().with_payment_method(None),
        demo.a_form().with_confirmation(demo.sample_id(103), None),
    ],
)
def test_a_form_with_something_left_to_do_is_never_kept_as_signed(counter: Counter, form: OrderForm) -> None:
    with pytest.raises(Bug):
        counter.sign(form)
    assert counter.book.signed == {}


def test_cash_is_journalled_with_its_change(counter: Counter) -> None:
    signed = counter.sign(demo.a_form())
    counter.clock.forward(seconds=9)
    payment = counter.take(signed, 100_00)
    assert counter.book.money == {signed.id: payment}
    assert (payment.method, payment.amount_fen, payment.change_fen) == (PaymentMethod.CASH, 50_00, 50_00)
    assert payment.taken_at == counter.clock.now()


def test_cash_below_the_sum_is_refused_and_nothing_is_journalled(counter: Counter) -> None:
    signed = counter.sign(demo.a_form())
    with pytest.raises(InputRefused, match=r"¥50\.00 due, ¥49\.99 given, ¥0\.01 short"):
        counter.take(signed, 49_99)
    assert counter.book.money == {}


def test_where_nothing_is_due_nothing_is_taken(counter: Counter) -> None:
    signed = counter.sign(demo.a_form().without_line(demo.sample_id(104)))
    payment = counter.take(signed, 0)
    assert (payment.method, payment.amount_fen, payment.change_fen) == (PaymentMethod.NOTHING_DUE, 0, 0)


def accepted(counter: Counter, signed: SignedVersion) -> ReceiptNumber:
    payment = demo.paid(signed)
    order = accept_order(signed=signed, payment=payment, order_book=counter.book, clock=counter.clock, ids=counter.ids)
    assert counter.book.recorded[order.id] == order
    assert (order.id, order.signed, order.payment) == (signed.id, signed, payment)
    assert order.accepted_at == counter.clock.now()
    assert len(order.verify_token) == 32
    return order.receipt_number


def test_an_accepted_order_gets_the_next_number_of_the_halls_own_day(counter: Counter) -> None:
    assert accepted(counter, counter.sign(demo.a_form())) == ReceiptNumber("BH", date(2026, 11, 20), "03", 1)
    assert accepted(counter, counter.sign(demo.a_form(number=2))) == ReceiptNumber("BH", date(2026, 11, 20), "03", 2)
    counter.clock = TestClock(datetime(2026, 11, 20, 16, 5, tzinfo=UTC))  # 00:05 of the 21st in the hall
    assert accepted(counter, counter.sign(demo.a_form(number=3))) == ReceiptNumber("BH", date(2026, 11, 21), "03", 1)


def test_accepting_the_same_version_again_is_the_same_order(counter: Counter) -> None:
    signed = counter.sign(demo.a_form())
    first = accept_order(
        signed=signed, payment=demo.paid(signed), order_book=counter.book, clock=counter.clock, ids=counter.ids
    )
    counter.clock.forward(days=1)
    again = accept_order(
        signed=signed, payment=demo.paid(signed), order_book=counter.book, clock=counter.clock, ids=counter.ids
    )
    assert again == first
    assert list(counter.book.recorded) == [first.id]


def test_a_full_disk_accepts_nothing_and_keeps_what_was_signed_and_paid(counter: Counter) -> None:
    signed = counter.sign(demo.a_form())
    payment = counter.take(signed, 50_00)
    counter.book.full = True
    with pytest.raises(StoreFull):
        accept_order(signed=signed, payment=payment, order_book=counter.book, clock=counter.clock, ids=counter.ids)
    assert (counter.book.recorded, counter.book.money) == ({}, {signed.id: payment})
    counter.book.full = False
    order = accept_order(signed=signed, payment=payment, order_book=counter.book, clock=counter.clock, ids=counter.ids)
    assert order.receipt_number.sequence == 1  # no number was lost to the attempt


def test_a_full_disk_takes_no_money_and_no_signature(counter: Counter) -> None:
    signed = counter.sign(demo.a_form())
    counter.book.full = True
    with pytest.raises(StoreFull):
        counter.take(signed, 50_00)
    with pytest.raises(StoreFull):
        counter.sign(demo.a_form(number=2))
    assert (counter.book.money, list(counter.book.signed)) == ({}, [signed.id])


MANAGER = replace(demo.CLERK, number="1002", role=Role.HALL_MANAGER)


def void(counter: Counter, signed: SignedVersion, money: Payment | None, leave: Leave) -> None:
    void_signed(
        signed=signed,
        money=money,
        reason="edited",
        leave=leave,
        today=demo.TODAY,
        order_book=counter.book,
        clock=counter.clock,
    )


def test_money_goes_back_only_with_leave_for_it(counter: Counter) -> None:
    signed = counter.sign(demo.a_form())
    money = counter.take(signed, 50_00)
    for leave in (
        Leave(demo.CLERK, Right.RETURN_MONEY, signed.id),  # a clerk may not
        Leave(demo.CLERK, Right.VOID_SIGNED, signed.id),  # that is another right
    ):
        with pytest.raises(RightMissing):
            void(counter, signed, money, leave)
    assert counter.book.voided == []
    approval = Approval("1002", demo.CLERK.number, Right.RETURN_MONEY, signed.id, "客户要求", demo.NOW)
    void(counter, signed, money, Leave(demo.CLERK, Right.RETURN_MONEY, signed.id, approval))
    assert counter.book.voided == [(signed.id, "edited")]


def test_without_money_a_clerk_voids_what_they_may_change(counter: Counter) -> None:
    signed = counter.sign(demo.a_form())
    void(counter, signed, None, Leave(demo.CLERK, Right.VOID_SIGNED, signed.id))
    assert counter.book.voided == [(signed.id, "edited")]


def test_an_edit_gives_the_money_back_and_the_next_version_is_signed_anew(counter: Counter) -> None:
    form = demo.a_form()
    signed = counter.sign(form)
    money = counter.take(signed, 50_00)
    void(counter, signed, money, Leave(MANAGER, Right.RETURN_MONEY, signed.id))
    again = signed.form.next_version()
    assert counter.book.voided == [(signed.id, "edited")]
    assert (counter.book.signed, counter.book.money) == ({}, {})
    assert again == replace(form, version=2)
    assert again.still_to_do() == ()  # the customer's confirmations stay
    newer = counter.sign(again)
    assert newer.id != signed.id
    assert newer.signature.content_sha256 != signed.signature.content_sha256


# ── whose rights ─────────────────────────────────────────────────────────────────────────


def approved(right: Right, form: OrderForm, *, limit_fen: int = 5_000_00) -> Approval:
    about = next(each.about for each in needed_to_sign(form, limit_fen=limit_fen) if each.right is right)
    return Approval("1002", demo.CLERK.number, right, form.id, "客户要求", demo.NOW, about)


def without(right: Right, *approvals: Approval) -> Leaves:
    return Leaves(replace(EVERYTHING.person, revoked=frozenset({right})), approvals)


@pytest.mark.parametrize(
    "right",
    [
        Right.PLAN_CHANGE,
        Right.CANCEL_SERVICE,
        Right.VALUE_ADDED,
        Right.TOP_UP,
        Right.TAKE_OFFLINE,
        Right.WITHOUT_CARD,
        Right.TAKE_CASH,
        Right.TAKE_CASH_OVER_LIMIT,
    ],
)
def test_nothing_is_kept_as_signed_without_every_right_it_asks_for(counter: Counter, right: Right) -> None:
    counter.cash_limit_fen = 49_99
    form = demo.a_form().as_offline(right is Right.TAKE_OFFLINE)
    with pytest.raises(RightMissing):
        counter.sign(form, leaves=without(right))
    assert counter.book.signed == {}
    given = approved(right, form, limit_fen=49_99)
    with pytest.raises(RightMissing):
        counter.sign(form, leaves=without(right, replace(given, requester="3021")))
    with pytest.raises(RightMissing):
        counter.sign(form, leaves=without(right, replace(given, subject="another form")))
    with pytest.raises(RightMissing):
        counter.sign(form, leaves=without(right, replace(given, about=None)))
    assert counter.sign(form, leaves=without(right, given)).form == form


def test_an_approval_is_for_the_sum_and_the_customer_that_were_read(counter: Counter) -> None:
    form = demo.a_form()
    cash, card = approved(Right.TAKE_CASH, form), approved(Right.WITHOUT_CARD, form)
    more = form.with_top_up(number=demo.CUSTOMER.phone, amount_fen=500_00, line_id=demo.sample_id(109))
    with pytest.raises(RightMissing):
        counter.sign(more, leaves=without(Right.TAKE_CASH, cash))
    other = demo.a_form(customer=replace(demo.CUSTOMER, name="王强"))
    with pytest.raises(RightMissing):
        counter.sign(other, leaves=without(Right.WITHOUT_CARD, card))
    assert counter.book.signed == {}


@pytest.mark.parametrize("right", [Right.TAKE_CASH, Right.TAKE_CASH_OVER_LIMIT])
def test_who_takes_the_money_has_the_right_to(counter: Counter, right: Right) -> None:
    counter.cash_limit_fen = 49_99
    signed = counter.sign(demo.a_form())
    with pytest.raises(RightMissing):
        counter.take(signed, 50_00, without(right))
    assert counter.book.money == {}
    given = approved(right, signed.form, limit_fen=49_99)
    assert counter.take(signed, 50_00, without(right, given)).amount_fen == 50_00


def test_where_nothing_is_due_nobody_needs_the_right_to_take_cash(counter: Counter) -> None:
    signed = counter.sign(demo.a_form().without_line(demo.sample_id(104)))
    assert counter.take(signed, 0, without(Right.TAKE_CASH)).amount_fen == 0


def test_a_right_taken_back_since_sign_on_is_gone(counter: Counter) -> None:
    """The acts ask the store's record, not the one from sign-on."""
    people = {demo.CLERK.number: EVERYTHING.person}
    leaves = replace(EVERYTHING, records=people.get)
    signed = counter.sign(demo.a_form(), leaves=leaves)
    people[demo.CLERK.number] = replace(EVERYTHING.person, revoked=frozenset({Right.TAKE_CASH}))
    with pytest.raises(RightMissing):
        counter.take(signed, 50_00, leaves)
    people[demo.CLERK.number] = replace(EVERYTHING.person, disabled=True)
    with pytest.raises(RightMissing):
        counter.take(signed, 50_00, replace(leaves, approvals=(approved(Right.TAKE_CASH, signed.form),)))
    people.clear()
    with pytest.raises(RightMissing):
        counter.take(signed, 50_00, leaves)
    assert counter.book.money == {}
