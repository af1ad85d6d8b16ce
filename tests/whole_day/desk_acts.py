"""What somebody at a desk of the played day does, by the same handling as the window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from app.domain.approval import ApprovalWanted, Leave, Leaves
from app.domain.audit import AuditKind
from app.domain.consent import ConsentAnswer
from app.domain.consent_question import ConsentNeed
from app.domain.hall_time import hall_date
from app.domain.handler import not_seen
from app.domain.identity_card import CardRead
from app.domain.matter import QueueClass
from app.domain.order_form import OrderForm
from app.domain.order_line import ConfirmationChannel
from app.domain.order_rights import needed_to_sign
from app.domain.payment import Payment, PaymentMethod, whole_payment
from app.domain.reversal import Reversal, reversing_lines
from app.domain.reversal_form import reversing
from app.domain.right import Right
from app.domain.rights import allowed
from app.domain.staff import StaffMember
from app.handling.accept_order import accept_order
from app.handling.at_queue import AtQueue
from app.handling.call_ticket import call_next, no_show
from app.handling.collect_payment import next_part, open_try, send
from app.handling.desk_on_duty import close_desk, open_desk
from app.handling.keep_signed import keep_signed
from app.handling.serve_ticket import begin_service, finish_ticket
from app.handling.settle_refused import settle_refused
from app.handling.start_form import start_form
from app.handling.take_payment import take_payment
from app.handling.void_order import void_order
from app.ports import AuditEvent, PrintState
from app.texts.language import Language, Text
from commands.counter import Counter
from commands.outside import SystemClock, SystemIds
from commands.soak import STROKES
from offline_cache.cash_desk import StoredCashDesk
from ui.clerk.order_returns import standing_parts

LIMIT_FEN: Final = 5_000_00
TOLD_WITHIN_S: Final = 10.0
Answer = dict[str, Any]


@dataclass
class AtDesk:
    """Who sits here, and what they do it with."""

    counter: Counter
    clock: SystemClock
    ids: SystemIds
    person: StaffMember | None = None

    @property
    def today(self) -> date:
        return hall_date(self.clock.now(), self.counter.parts.desk.hall.zone)

    @property
    def clerk(self) -> StaffMember:
        assert self.person is not None
        return self.person

    @property
    def cash(self) -> StoredCashDesk:
        return StoredCashDesk(self.counter.parts.store, self.counter.parts.desk)

    def approved(self, right: Right, subject: str, *, approver: str, pin: str, reason: str) -> Leave:
        """A second person's yes, by their own PIN."""
        wanted = ApprovalWanted(self.clerk, right, subject, Text(reason, reason))
        given = self.counter.entrance.approve(wanted, approver=approver, pin=pin, reason=reason)
        return Leave(self.clerk, right, subject, given)

    def queue(self, right: Right, subject: str) -> AtQueue:
        parts = self.counter.parts
        return AtQueue(
            Leave(self.clerk, right, subject),
            parts.desk.number,
            self.counter.hall.queue,
            self.counter.program._parts.outside.audit,
            self.clock,
            parts.desk.hall.zone,
        )


def sign_on(at: AtDesk, *, number: str, password: str) -> Answer:
    at.person = at.counter.entrance.sign_on(number, password)
    open_desk(
        skills=frozenset(QueueClass),
        certificates=frozenset(held.kind.code for held in at.person.certificates),
        place=at.queue(Right.SERVE_QUEUE, at.counter.parts.desk.number),
        key=at.ids.uuid7(),
    )
    return {"person": at.person.number}


def sign_off(at: AtDesk) -> Answer:
    close_desk(place=at.queue(Right.SERVE_QUEUE, at.counter.parts.desk.number), key=at.ids.uuid7())
    return {}


def call(at: AtDesk) -> Answer:
    """The next one and the begin of service; nothing where nobody waits."""
    place = at.queue(Right.SERVE_QUEUE, at.counter.parts.desk.number)
    called = call_next(place=place, key=at.ids.uuid7())
    if called is None:
        return {"ticket": ""}
    ticket = called.course.ticket.id
    begin_service(ticket_id=ticket, place=at.queue(Right.SERVE_QUEUE, ticket), key=at.ids.uuid7())
    return {"ticket": ticket}


def call_out(at: AtDesk) -> Answer:
    """Somebody is called; whether they come is seen later."""
    place = at.queue(Right.SERVE_QUEUE, at.counter.parts.desk.number)
    called = call_next(place=place, key=at.ids.uuid7())
    return {"ticket": called.course.ticket.id if called is not None else ""}


def not_come(at: AtDesk, *, ticket: str) -> Answer:
    no_show(ticket_id=ticket, place=at.queue(Right.SERVE_QUEUE, ticket), key=at.ids.uuid7())
    return {}


def finish(at: AtDesk, *, ticket: str) -> Answer:
    finish_ticket(ticket_id=ticket, place=at.queue(Right.SERVE_QUEUE, ticket), key=at.ids.uuid7())
    return {}


def order(at: AtDesk, *, customer: str, kind: str, means: str, amount_fen: int = 0, rating: int = -1) -> Answer:
    """A form with one line or two, signed, paid and accepted."""
    accepted = _finished(at, _accepted(at, _paid_by(_with_lines(_begun(at, customer), kind, amount_fen, at), means)))
    if rating >= 0:
        event = AuditEvent(AuditKind.RATING, at.clerk.number, at.clock.now(), accepted, str(rating))
        at.counter.program._parts.outside.audit.write(event)
    return {"order": accepted}


def approved_order(
    at: AtDesk, *, customer: str, kind: str, means: str, amount_fen: int, approver: str, pin: str
) -> Answer:
    """More cash than a clerk of this desk may take, or whatever else is asked of a second person, with their yes."""
    form = _paid_by(_with_lines(_begun(at, customer), kind, amount_fen, at), means)
    return {"order": _finished(at, _accepted(at, form, approver=approver, pin=pin))}


def void(at: AtDesk, *, customer: str, kind: str, amount_fen: int, reason: str, approver: str, pin: str) -> Answer:
    """Accepted for cash and taken back before paper or centre has it; the money is handed over."""
    form = _paid_by(_with_lines(_begun(at, customer), kind, amount_fen, at), PaymentMethod.CASH.value)
    order = _accepted(at, form)
    row = at.counter.parts.order_book.row(order)
    assert row is not None
    number = row.receipt_number
    void_order(
        order_id=order,
        receipt_number=number,
        reason=reason,
        leave=at.approved(Right.VOID_ORDER, number, approver=approver, pin=pin, reason=reason),
        today=at.today,
        book=at.counter.parts.order_book,
        clock=at.clock,
    )
    _hand_over_due(at)
    return {"order": order}


def reverse(at: AtDesk, *, order: str, reason: str, approver: str, pin: str) -> Answer:
    """What the centre took is taken back, by a leave of the manager's for exactly this form."""
    parts = at.counter.parts
    kept, row = parts.order_book.order_content(order), parts.order_book.row(order)
    assert kept is not None
    assert row is not None
    form = _begun(at, parts.order_book.customer_of(order))
    assert form.customer is not None
    lines = reversing_lines(kept.signed.content, customer=form.customer, catalogue=form.catalogue, new_id=at.ids.uuid7)
    back = Reversal(kept.id, str(kept.receipt_number), reason, standing_parts(kept, row))
    accepted = _accepted(at, reversing(replace(form, lines=lines), back), approver=approver, pin=pin)
    return {"order": _finished(at, accepted)}


def settle(at: AtDesk, *, order: str, reason: str, approver: str, pin: str) -> Answer:
    """A refused order's money goes back, by the manager's leave."""
    row = at.counter.parts.order_book.row(order)
    assert row is not None
    number = row.receipt_number
    settle_refused(
        order_id=order,
        receipt_number=number,
        reason=reason,
        leave=at.approved(Right.SETTLE_REFUSED, number, approver=approver, pin=pin, reason=reason),
        today=at.today,
        book=at.counter.parts.order_book,
        clock=at.clock,
    )
    _hand_over_due(at)
    return {}


def _hand_over_due(at: AtDesk) -> None:
    for due in at.counter.paying.book.cash_due():
        at.counter.paying.book.cash_handed_over(due.key, by=at.clerk.number, at=at.clock.now())


def tell_facts(at: AtDesk) -> Answer:
    """The hall server hears of all that was done here."""
    return {"told": at.counter.facts.told_hall(TOLD_WITHIN_S)}


def standing(at: AtDesk) -> Answer:
    """What still has to leave this desk, and what was refused."""
    status = at.counter.parts.outbox.status()
    jobs = at.counter.parts.print_jobs.open()
    dead = [[each.key, each.reason.zh] for each in at.counter.parts.outbox.dead()]
    return {"waiting": status.waiting, "dead": dead, "papers": len(jobs)}


def print_papers(at: AtDesk) -> Answer:
    """What waits for paper is tried again; where nobody knows, the clerk saw that none came out."""
    for job in at.counter.parts.print_jobs.open():
        if job.state is PrintState.UNKNOWN and job.order_id is not None:
            at.counter.receipts.answered(job.id, came_out=False, undone=lambda: None)
    at.counter.receipts.print_waiting()
    return {"papers": len(at.counter.parts.print_jobs.open())}


def _begun(at: AtDesk, customer_id: str) -> OrderForm:
    parts = at.counter.parts
    customer = parts.customers.get(customer_id)
    assert customer is not None
    form = start_form(
        desk=parts.desk,
        clerk=at.clerk,
        catalogue=parts.catalogues.current(),
        today=at.today,
        offline=at.counter.room.link.status().away,
        language=Language.ZH,
        ids=at.ids,
    )
    return form.with_customer(customer)


def _paid_by(form: OrderForm, means: str) -> OrderForm:
    due = any(charge.paid_fen for charge in form.content().charges)
    return form.with_payment_method(PaymentMethod(means)) if due else form


def _with_lines(form: OrderForm, kind: str, amount_fen: int, at: AtDesk) -> OrderForm:
    assert form.customer is not None
    number, offers, ids = form.customer.phone, form.catalogue.offerings, at.ids
    plan = next(each for each in form.customer.products if each.primary)
    if kind == "top_up":
        return form.with_top_up(number=number, amount_fen=amount_fen, line_id=ids.uuid7())
    if kind == "new_card":
        form = form.with_card_read(CardRead("demo", at.clock.now(), demo=True))
        form = form.with_addition(offers["FEE-0024"], number=number, line_id=ids.uuid7())
        return form.with_top_up(number=number, amount_fen=amount_fen, line_id=ids.uuid7())
    if kind == "roaming":
        return form.with_addition(offers["ROAM-0013"], number=number, line_id=ids.uuid7())
    if kind == "plan_and_top_up":
        form = form.with_top_up(number=number, amount_fen=amount_fen, line_id=ids.uuid7())
    return form.with_change(plan, offers["26GD-5G-0199"], line_id=ids.uuid7())


def _accepted(at: AtDesk, form: OrderForm, *, approver: str = "", pin: str = "") -> str:
    book = at.counter.parts.order_book
    form = _acknowledged(form, at)
    matters = [form.catalogue.matters[line.matter] for line in form.lines if line.matter in form.catalogue.matters]
    for kind in not_seen(form.handler, matters):
        form = form.with_handler(form.handler.with_seen(kind.code, True))
    if form.still_to_do():
        raise AssertionError(f"still to do: {[each.detail.en for each in form.still_to_do()]}")
    asked = needed_to_sign(form, limit_fen=LIMIT_FEN) if approver else ()
    given = [
        at.counter.entrance.approve(
            ApprovalWanted(at.clerk, each.right, form.id, each.about, each.certificate),
            approver=approver,
            pin=pin,
            reason="办错业务",
        )
        for each in asked
        if not allowed(at.clerk, each.right, at.today, certificate=each.certificate).allowed
    ]
    leaves = Leaves(at.clerk, tuple(given))
    signed = keep_signed(
        form=form,
        strokes=STROKES,
        pad_width=2600,
        leaves=leaves,
        cash_limit_fen=LIMIT_FEN,
        order_book=book,
        clock=at.clock,
        ids=at.ids,
    )
    money: list[Payment] = []
    while (part := next_part(signed, tuple(money))) is not None and part.method.by_provider:
        paying = at.counter.paying
        attempt = open_try(signed=signed, part=part, leaves=leaves, book=paying.book, clock=at.clock, ids=at.ids)
        provider = paying.by_method[part.method]
        send(attempt=attempt, code="280000000000000000", provider=provider, book=paying.book, clock=at.clock)
        money = list(paying.book.taken(signed.id))
    if not money:
        money = [
            take_payment(
                signed=signed,
                tendered_fen=signed.content.sums.today_fen,
                leaves=leaves,
                cash_limit_fen=LIMIT_FEN,
                order_book=book,
                clock=at.clock,
                ids=at.ids,
            )
        ]
    paid = whole_payment(money)
    assert paid is not None
    accepted = accept_order(signed=signed, payment=paid, order_book=book, clock=at.clock, ids=at.ids)
    return accepted.id


def _finished(at: AtDesk, accepted: str) -> str:
    """On paper and on its way."""
    alone = not at.counter.room.second_copy.wait_for_copy(accepted, at_most_s=0.5)
    at.counter.receipts.lay_out(accepted, alone=alone)
    at.counter.room.sender.wake()
    return accepted


def _acknowledged(form: OrderForm, at: AtDesk) -> OrderForm:
    screen, now = ConfirmationChannel.CUSTOMER_SCREEN, at.clock.now()
    asked = [each.question for each in form.asked() if each.question.need is ConsentNeed.ACKNOWLEDGE]
    said = tuple(ConsentAnswer(question.code, True, now, screen) for question in asked)
    return form.with_answers(replace(form.answers, consents=said)) if said else form


ACTS: Final[Mapping[str, Callable[..., Answer]]] = {
    act.__name__: act
    for act in (
        sign_on,
        sign_off,
        call,
        call_out,
        not_come,
        finish,
        order,
        approved_order,
        void,
        reverse,
        settle,
        tell_facts,
        standing,
        print_papers,
    )
}
