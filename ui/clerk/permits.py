"""What the person at the desk may do with the form at hand: by their own rights, or approved once for that form.

Each kind of matter asks for its right when a line comes on the form, and again before the customer signs: by then the
desk may have gone to somebody else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.domain.approval import Leave
from app.domain.certificates import CertificateKind
from app.domain.draft import clerk_of_draft
from app.domain.money import yuan
from app.domain.order import SignedContent
from app.domain.order_form import OrderForm
from app.domain.order_line import OrderLine
from app.domain.payment import Payment
from app.domain.right import Right, right_for_matter
from app.handling.reprint import right_to_reprint
from app.handling.void_signed import right_to_void
from app.ports import DraftRecord, OrderRow
from app.texts import permits as words
from app.texts.language import Text, same
from ui.clerk.outside import Outside
from ui.frame.gate import Gate


class Desk(Protocol):
    """The clerk's presenter as the permits see it."""

    @property
    def form(self) -> OrderForm: ...


@dataclass(frozen=True, slots=True)
class Needed:
    """One right that a form asks for; `about` is what an approver reads."""

    right: Right
    about: Text
    certificate: CertificateKind | None = None


_VIEW_ALL = Needed(Right.VIEW_ALL_ORDERS, words.VIEW_ALL_ORDERS)


class Permits:
    """Approvals hold for the form they were given for, and for the person they were given to."""

    def __init__(self, outside: Outside, desk: Desk) -> None:
        self._outside = outside
        self._desk = desk
        self._approved: set[tuple[str, str, Right, str]] = set()

    def line(self, line: OrderLine, then: Callable[[], None]) -> None:
        """Before a line comes on the form at hand."""
        self._each((self._matter(self._desk.form, line),), then)

    def sign(self, then: Callable[[], None]) -> None:
        """Before the customer signs the form at hand: everything that is on it, and how it is paid."""
        self._each(self.needed(self._desk.form), then)

    def finds_customers(self) -> bool:
        """Whether the customers of this counter may be searched now."""
        found = Needed(Right.SEARCH_CUSTOMERS, words.SEARCH_CUSTOMERS)
        return self._key(found) in self._approved or self._outside.gate.may(found.right).allowed

    def search(self, then: Callable[[], None]) -> None:
        self._each((Needed(Right.SEARCH_CUSTOMERS, words.SEARCH_CUSTOMERS),), then)

    def ask_centre(self, then: Callable[[], None]) -> None:
        self._each((Needed(Right.TYPE_NUMBER, words.TYPE_NUMBER),), then)

    def discard(self, form_id: str, customer: Text, summary: Text, then: Callable[[Leave], None]) -> None:
        """An unsigned form, at hand or put away."""
        about = words.DISCARD.filled(customer=customer, summary=summary)
        self._outside.gate.ask(Right.DISCARD_DRAFT, subject=form_id, about=about, then=then)

    def take_up(self, record: DraftRecord, then: Callable[[Leave], None]) -> None:
        """A form that a colleague put away."""
        about = words.TAKE_UP.filled(
            clerk=clerk_of_draft(record.body), customer=record.customer_masked, summary=record.summary
        )
        self._outside.gate.ask(Right.TAKE_UP_OTHERS, subject=record.form_id, about=about, then=then)

    def reprint(self, receipt_number: str, copies: int, then: Callable[[Leave], None]) -> None:
        """`copies` is how many were printed beside the first receipt already."""
        said = words.REPRINT_AGAIN.filled(number=receipt_number, count=copies) if copies else None
        about = said or words.REPRINT.filled(number=receipt_number)
        self._outside.gate.ask(right_to_reprint(copies), subject=receipt_number, about=about, then=then)

    def reprint_form(self, receipt_number: str, out: int, then: Callable[[Leave], None]) -> None:
        """`out` is how many A4 forms of this order there are already."""
        about = words.REPRINT_FORM.filled(number=receipt_number, count=out)
        self._outside.gate.ask(Right.REPRINT_FORM, subject=receipt_number, about=about, then=then)

    def view_refused(self, then: Callable[[], None]) -> None:
        self._each((Needed(Right.VIEW_REFUSED, words.VIEW_REFUSED),), then)

    def view_orders(self, then: Callable[[], None]) -> None:
        """One's own."""
        self._each((Needed(Right.VIEW_OWN_ORDERS, words.VIEW_OWN_ORDERS),), then)

    def view_all(self, then: Callable[[], None]) -> None:
        """Everybody's at this desk."""
        self._each((_VIEW_ALL,), then)

    def view_order(self, row: OrderRow, then: Callable[[], None]) -> None:
        if self.sees(row):
            self.view_orders(then)
        else:
            self.view_all(then)

    def view_history(self, row: OrderRow, then: Callable[[], None]) -> None:
        about = words.VIEW_HISTORY.filled(number=row.receipt_number)
        self._each((Needed(Right.VIEW_ORDER_HISTORY, about),), then)

    def sees(self, row: OrderRow) -> bool:
        """One's own, or everybody's by right or approval."""
        person = self._outside.gate.person
        mine = person is not None and person.number == row.clerk_number
        return mine or self._key(_VIEW_ALL) in self._approved or self._outside.gate.may(_VIEW_ALL.right).allowed

    def needed(self, form: OrderForm) -> tuple[Needed, ...]:
        """Each right once, in the order of the form."""
        customer, due = named(form), form.due_today_fen()
        found = [self._matter(form, line) for line in form.signable_lines()]
        if form.offline:
            found.append(Needed(Right.TAKE_OFFLINE, words.TAKE_OFFLINE.filled(customer=customer)))
        if form.card_read_today is None:
            found.append(Needed(Right.WITHOUT_CARD, words.WITHOUT_CARD.filled(customer=customer)))
        if due:
            found.append(Needed(Right.TAKE_CASH, words.TAKE_CASH.filled(customer=customer, sum=yuan(due))))
        if due > self._outside.cash_limit_fen:
            limit = yuan(self._outside.cash_limit_fen)
            about = words.TAKE_CASH_OVER_LIMIT.filled(customer=customer, sum=yuan(due), limit=limit)
            found.append(Needed(Right.TAKE_CASH_OVER_LIMIT, about))
        return tuple({(each.right, each.certificate): each for each in reversed(found)}.values())[::-1]

    def _matter(self, form: OrderForm, line: OrderLine) -> Needed:
        matter = form.catalogue.matters.get(line.matter)
        about = words.TAKE_MATTER.filled(
            customer=named(form), matter=matter.name if matter is not None else same(line.matter)
        )
        return Needed(right_for_matter(line.matter), about, matter.certificate if matter is not None else None)

    def _each(self, needed: tuple[Needed, ...], then: Callable[[], None]) -> None:
        if not needed:
            then()
            return
        first, rest = needed[0], needed[1:]
        key, form_id = self._key(first), self._desk.form.id
        if key in self._approved:
            self._each(rest, then)
            return

        def given(leave: Leave) -> None:
            if leave.approval is not None:
                self._approved.add(key)
            if self._desk.form.id == form_id:
                self._each(rest, then)

        self._outside.gate.ask(
            first.right, subject=form_id, about=first.about, certificate=first.certificate, then=given
        )

    def _key(self, needed: Needed) -> tuple[str, str, Right, str]:
        person, certificate = self._outside.gate.person, needed.certificate
        return (
            person.number if person is not None else "",
            self._desk.form.id,
            needed.right,
            certificate.code if certificate is not None else "",
        )


def ask_to_void(gate: Gate, signed: SignedContent, money: Payment | None, *, then: Callable[[Leave], None]) -> None:
    """Before a signed version is voided; the approval goes into the journal of the order it would have become."""
    customer = next((fact.value for fact in signed.content.customer if fact.key == "name"), "")
    right = right_to_void(money)
    about = words.VOID_SIGNED.filled(customer=customer)
    if right is Right.RETURN_MONEY and money is not None:
        about = words.RETURN_MONEY.filled(customer=customer, sum=yuan(money.amount_fen))
    gate.ask(right, subject=signed.id, about=about, order_id=signed.id, then=then)


def named(form: OrderForm) -> Text:
    """The customer as an approver may read them."""
    return same(form.customer.masked_name) if form.customer is not None else words.NOBODY
