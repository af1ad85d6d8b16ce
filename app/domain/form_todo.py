"""What still keeps a form from being signed, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.catalogue import Catalogue
from app.domain.consent import Asked
from app.domain.customer import Customer
from app.domain.form_answers import open_consents
from app.domain.form_rules import standing_refusal
from app.domain.line_words import missing_facts
from app.domain.money import yuan
from app.domain.order_line import LineState, OrderLine
from app.domain.payment import PaymentMethod
from app.texts import consents, installation, refusals
from app.texts.language import Text


class ToDoKind(StrEnum):
    """What sort of thing is left to do: where the clerk is taken to do it."""

    CHOOSE_CUSTOMER = "choose_customer"
    READ_CARD = "read_card"  # a line's matter needs the customer's card itself (R04)
    ADD_LINE = "add_line"
    INSTALLATION = "installation"  # a line lacks its address and visit, or the visit's day has come
    CONFIRM = "confirm"  # the customer's second confirmation of one line
    CONSENT = "consent"  # the customer's answer to a notice or a separate consent (R07, R09)
    PICTURE = "picture"  # a picture the customer does not agree to keep
    INCOMPLETE = "incomplete"  # a line lacks a fact, or the account holds a product the catalogue does not know
    CONFLICT = "conflict"  # a line that cannot stand any more: the plan it leans on is gone, its offer off sale
    PAYMENT_METHOD = "payment_method"


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing that still keeps the form from being signed. `key` is the key that takes the clerk there."""

    kind: ToDoKind
    title: Text
    detail: Text
    line_id: str | None
    key: str


def _and(parts: Sequence[Text]) -> Text:
    return Text("、".join(p.zh for p in parts), ", ".join(p.en.lower() for p in parts))


def needs_card(line: OrderLine, catalogue: Catalogue) -> bool:
    """Whether the line's matter asks for the customer's own card (R04)."""
    matter = catalogue.matters.get(line.matter)
    return matter is not None and matter.real_name


def _missing_visit(line: OrderLine) -> Text:
    agreed = line.installation
    return installation.ASK if agreed is None else installation.ASK_AGAIN.filled(day=agreed.day)


def still_to_do(
    *,
    customer: Customer | None,
    catalogue: Catalogue,
    today: date,
    states: Sequence[tuple[OrderLine, LineState]],
    due_fen: int,
    payment_method: PaymentMethod | None,
    card_read: bool,
    asked: Sequence[Asked] = (),
    payment_fault: Text | None = None,
) -> tuple[ToDo, ...]:
    """Empty: the customer may sign. `card_read`: the customer's card was read today.

    `payment_fault` is why it cannot be paid as chosen.
    """
    if customer is None:
        return (ToDo(ToDoKind.CHOOSE_CUSTOMER, refusals.TODO_CUSTOMER, refusals.TODO_CUSTOMER_DETAIL, None, "F3"),)
    out: list[ToDo] = []
    for product in customer.products:
        codes = (product.offering_code, product.pending.becomes if product.pending else "")
        for code in (code for code in codes if code and code not in catalogue.offerings):
            title = refusals.TODO_UNKNOWN_PRODUCT.filled(code=code)
            out.append(ToDo(ToDoKind.INCOMPLETE, title, refusals.TODO_UNKNOWN_PRODUCT_DETAIL, None, ""))
    signing = tuple(line for line, state in states if state in (LineState.READY, LineState.WAITING))
    in_person = next((line for line in signing if needs_card(line, catalogue)), None)
    if in_person is not None and not card_read:
        detail = refusals.TODO_READ_CARD_DETAIL.filled(name=in_person.name)
        out.append(ToDo(ToDoKind.READ_CARD, refusals.TODO_READ_CARD, detail, None, "F11"))
    for line, state in states:
        if line not in signing:
            continue
        lacks = missing_facts(line.after) if line.after else ()
        against = standing_refusal(line, customer=customer, catalogue=catalogue, lines=signing, today=today)
        if lacks:
            detail = refusals.TODO_INCOMPLETE_DETAIL.filled(what=_and(lacks))
            out.append(ToDo(ToDoKind.INCOMPLETE, line.name, detail, line.id, "F8"))
        elif against is not None:
            out.append(ToDo(ToDoKind.CONFLICT, line.name, against, line.id, "F8"))
        elif line.needs_installation and (line.installation is None or not line.installation.still_ahead(today)):
            out.append(ToDo(ToDoKind.INSTALLATION, line.name, _missing_visit(line), line.id, "Enter"))
        elif state is LineState.WAITING:
            out.append(ToDo(ToDoKind.CONFIRM, line.name, refusals.TODO_CONFIRM_DETAIL, line.id, "Enter"))
    for each in open_consents(asked):
        gone = each.stands_against
        kind, detail, key = (
            (ToDoKind.PICTURE, consents.TODO_PICTURE, "F12")
            if gone
            else (ToDoKind.CONSENT, consents.TODO_DETAIL, "Enter")
        )
        out.append(ToDo(kind, each.question.title, detail, None, key))
    if not signing:
        detail = refusals.TODO_LINE_OFFLINE if states else refusals.TODO_LINE_DETAIL
        out.append(ToDo(ToDoKind.ADD_LINE, refusals.TODO_LINE, detail, None, "F2"))
    if due_fen and (payment_method is None or payment_fault is not None):
        title = refusals.TODO_PAYMENT.filled(sum=yuan(due_fen))
        detail = payment_fault if payment_fault is not None else refusals.TODO_PAYMENT_DETAIL
        out.append(ToDo(ToDoKind.PAYMENT_METHOD, title, detail, None, "F4"))
    return tuple(out)
