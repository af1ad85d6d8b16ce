"""受理单 while it is made: immutable, every change gives a new one.

What its lines mean in money and dates is in charge.py and effective_time.py, in words in form_words.py.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.business_hall import CounterDesk
from app.domain.catalogue import Catalogue
from app.domain.customer import Customer
from app.domain.order_line import OrderLine
from app.domain.payment import PaymentMethod
from app.domain.staff import StaffMember
from app.texts.language import Language, Text


class ToDoKind(StrEnum):
    CHOOSE_CUSTOMER = "choose_customer"
    ADD_LINE = "add_line"
    CONFIRM = "confirm"  # the customer's second confirmation of one line
    CONFLICT = "conflict"
    INCOMPLETE = "incomplete"  # a line lacks a fact
    PAYMENT_METHOD = "payment_method"


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing that still keeps the form from being signed. `key` is the key that takes the clerk there."""

    kind: ToDoKind
    title: Text
    detail: Text
    line_id: str | None
    key: str


@dataclass(frozen=True, slots=True)
class OrderForm:
    """`today` is the hall's day all dates are worked out from; `offline` whether the centre was away when it was made.

    `language` is the customer's: what is signed and printed speaks it.
    """

    id: str
    version: int
    desk: CounterDesk
    clerk: StaffMember
    catalogue: Catalogue
    today: date
    offline: bool
    language: Language
    customer: Customer | None
    lines: tuple[OrderLine, ...]
    payment_method: PaymentMethod | None

    # The acts: with_customer, with_addition, with_change, with_cancellation, with_top_up, without_line,
    # with_confirmation, with_payment_method, dated, as_offline, next_version; and the answers: still_to_do,
    # content, signable_lines, line_state stand below as methods.
    def with_customer(self, customer: Customer) -> "OrderForm":
        return replace(self, customer=customer)
