"""What the person at the desk may do with the form at hand: by their own rights, or approved once for that form.

Each kind of matter asks for its right when a line comes on the form, and again before the customer signs and before
money is taken: by then the desk may have gone to somebody else. The acts demand it once more.
"""

from collections.abc import Callable
from typing import Protocol

from app.domain.approval import Approval, Leave, Leaves, Needed
from app.domain.draft import clerk_of_draft
from app.domain.money import yuan
from app.domain.order import SignedContent
from app.domain.order_form import OrderForm
from app.domain.order_line import OrderLine
from app.domain.order_rights import needed_for_cash, needed_for_line, needed_for_provider, needed_to_sign
from app.domain.payment import Payment
from app.domain.right import Right
from app.handling.reprint import right_to_reprint
from app.handling.view_orders import (
    LIST,
    OWN_LIST,
    REFUSED,
    REFUSED_LIST,
    WHOLE_LIST,
    needed_for_history,
    needed_for_order,
)
from app.handling.void_signed import right_to_void
from app.ports import DraftRecord, OrderRow
from app.texts import permits as words
from app.texts.language import Text
from ui.clerk.dialogs import DialogStack
from ui.clerk.outside import Outside
from ui.clerk.state import DialogKind
from ui.frame.gate import Gate


class Desk(Protocol):
    """The clerk's presenter as the permits see it."""

    dialogs: DialogStack

    @property
    def form(self) -> OrderForm: ...


_SEARCH = Needed(Right.SEARCH_CUSTOMERS, words.SEARCH_CUSTOMERS)


class Permits:
    """Approvals hold for the form they were given for, as it was then, and for the person they were given to; for the
    list of orders as long as it lies open."""

    def __init__(self, outside: Outside, desk: Desk) -> None:
        self._outside = outside
        self._desk = desk
        self._approvals: tuple[Approval, ...] = ()

    def line(self, line: OrderLine, then: Callable[[], None]) -> None:
        """Before a line comes on the form at hand."""
        self._each((needed_for_line(self._desk.form, line),), then)

    def sign(self, then: Callable[[], None]) -> None:
        """Before the customer signs the form at hand: everything that is on it, and how it is paid."""
        self._each(self._to_sign(), then)

    def may_sign(self) -> bool:
        """Whether nothing of it would have to be asked now."""
        return all(self._holds(each) for each in self._to_sign())

    def take_cash(self, then: Callable[[], None], *, refused: Callable[[], None]) -> None:
        """Before money is taken for the form at hand."""
        self._each(needed_for_cash(self._desk.form, limit_fen=self._outside.cash_limit_fen), then, refused)

    def take_by_provider(self, then: Callable[[], None], *, refused: Callable[[], None]) -> None:
        """Before a card, a code or a balance is charged for the form at hand."""
        self._each(needed_for_provider(self._desk.form), then, refused)

    def leaves(self) -> Leaves:
        """Of the person on duty, for the acts."""
        return self._outside.gate.leaves(self._approvals)

    def finds_customers(self) -> bool:
        """Whether the customers of this counter may be searched now."""
        return self._holds(_SEARCH)

    def search(self, then: Callable[[], None]) -> None:
        self._each((_SEARCH,), then)

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

    def remake_form(self, receipt_number: str, then: Callable[[Leave], None]) -> None:
        """The archive let go of its file."""
        about = words.REMAKE_FORM.filled(number=receipt_number)
        self._outside.gate.ask(Right.REPRINT_FORM, subject=receipt_number, about=about, then=then)

    def view_refused(self, then: Callable[[], None]) -> None:
        self._view(REFUSED_LIST, REFUSED, then)

    def view_orders(self, then: Callable[[], None]) -> None:
        """The list of one's own; what was approved for an earlier one is over."""
        self._forget(LIST)
        self._view(OWN_LIST, LIST, then)

    def view_all(self, then: Callable[[], None]) -> None:
        """The list of everybody's at this desk."""
        self._each((WHOLE_LIST,), then, subject=LIST)

    def view_order(self, row: OrderRow, then: Callable[[], None]) -> None:
        """One order; of the list it is opened from, nothing is asked again."""
        needed = needed_for_order(row, person=self.leaves().person.number)
        if needed.right is WHOLE_LIST.right and self.sees_all():
            then()
        else:
            self._view(needed, row.receipt_number, then)

    def view_history(self, row: OrderRow, then: Callable[[], None]) -> None:
        self._view(needed_for_history(row), row.receipt_number, then)

    def sees(self, row: OrderRow) -> bool:
        """One's own, or everybody's by right or approval."""
        person = self._outside.gate.person
        return (person is not None and person.number == row.clerk_number) or self.sees_all()

    def sees_all(self) -> bool:
        approved = DialogKind.ORDERS in self._desk.dialogs.kinds and self._holds(WHOLE_LIST, subject=LIST)
        return approved or self._outside.gate.may(WHOLE_LIST.right).allowed

    def _view(self, needed: Needed, subject: str, then: Callable[[], None]) -> None:
        """A look, asked for each time."""

        def given(leave: Leave) -> None:
            self._keep(leave)
            then()

        self._outside.gate.ask(needed.right, subject=subject, about=needed.about, then=given)

    def _keep(self, leave: Leave) -> None:
        """For the act, which demands it."""
        if leave.approval is not None:
            self._approvals = (*self._approvals, leave.approval)

    def _forget(self, subject: str) -> None:
        self._approvals = tuple(each for each in self._approvals if each.subject != subject)

    def _to_sign(self) -> tuple[Needed, ...]:
        return needed_to_sign(self._desk.form, limit_fen=self._outside.cash_limit_fen)

    def _holds(self, needed: Needed, *, subject: str = "") -> bool:
        """By right or approval; "" is the form at hand."""
        if self.leaves().given(needed, subject=subject or self._desk.form.id) is not None:
            return True
        return self._outside.gate.may(needed.right, certificate=needed.certificate).allowed

    def _each(
        self,
        needed: tuple[Needed, ...],
        then: Callable[[], None],
        refused: Callable[[], None] | None = None,
        *,
        subject: str = "",
    ) -> None:
        """One after the other; "" is the form at hand, and `then` comes only while it still lies there."""
        asked = next((each for each in needed if not self._holds(each, subject=subject)), None)
        if asked is None:
            then()
            return
        form_id = self._desk.form.id

        def given(leave: Leave) -> None:
            self._keep(leave)
            if self._desk.form.id == form_id:
                self._each(needed[needed.index(asked) + 1 :], then, refused, subject=subject)

        self._outside.gate.ask(
            asked.right,
            subject=subject or form_id,
            about=asked.about,
            certificate=asked.certificate,
            then=given,
            refused=refused,
        )


def ask_to_void(gate: Gate, signed: SignedContent, money: Payment | None, *, then: Callable[[Leave], None]) -> None:
    """Before a signed version is voided; the approval goes into the journal of the order it would have become."""
    customer = next((fact.value for fact in signed.content.customer if fact.key == "name"), "")
    right = right_to_void(money)
    about = words.VOID_SIGNED.filled(customer=customer)
    if right is Right.RETURN_MONEY and money is not None:
        about = words.RETURN_MONEY.filled(customer=customer, sum=yuan(money.amount_fen))
    gate.ask(right, subject=signed.id, about=about, order_id=signed.id, then=then)
