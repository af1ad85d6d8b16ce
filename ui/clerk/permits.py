"""What the person at the desk may do with the form at hand: by their own rights, or approved once for that form.

Each kind of matter asks for its right when a line comes on the form, and again before the customer signs: by then the
desk may have gone to somebody else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.domain.approval import Leave
from app.domain.certificates import CertificateKind
from app.domain.money import yuan
from app.domain.order import SignedContent
from app.domain.order_form import OrderForm
from app.domain.order_line import OrderLine
from app.domain.payment import Payment
from app.domain.right import Right, right_for_matter
from app.handling.void_signed import right_to_void
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

    def ask(self, needed: Needed, then: Callable[[], None]) -> None:
        """Anything else about the form at hand."""
        self._each((needed,), then)

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
        person, form_id = self._outside.gate.person, self._desk.form.id
        key = (
            person.number if person is not None else "",
            form_id,
            first.right,
            first.certificate.code if first.certificate is not None else "",
        )
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
