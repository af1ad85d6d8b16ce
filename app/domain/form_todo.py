"""What still keeps a form from being signed, in words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.catalogue import Catalogue
from app.domain.consent import Asked
from app.domain.customer import Customer
from app.domain.family_pay_words import family_pay_missing
from app.domain.form_answers import open_consents
from app.domain.form_rules import Has, holdings, standing_refusal
from app.domain.handler import IN_PERSON, Handler, child_alone, may_not_act, not_seen
from app.domain.line_words import missing_facts
from app.domain.matter import Matter
from app.domain.matter_checks import check_refusal
from app.domain.money import yuan
from app.domain.order_line import LineState, OrderLine
from app.domain.payment import PaymentMethod
from app.texts import consents, installation, refusals
from app.texts import handler as words_of_handler
from app.texts.language import Text
from app.texts.payment import F4_CHANGES


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
    MAY_NOT_ACT = "may_not_act"  # whoever is here may not do this line's matter
    HANDLER = "handler"  # who they are, or a document that was not seen yet
    CHECK = "check"  # what the matter wants and this counter knows is not so: a debt, a running term
    FAMILY_PAY = "family_pay"  # who pays for whom, and the other number's consent
    CONFLICT = "conflict"  # a line that cannot stand any more: the plan it leans on is gone, its offer off sale
    PAYMENT_METHOD = "payment_method"


HANDLER_KEY = "Ctrl H"


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


def _listed(parts: Sequence[Text]) -> Text:
    return Text("、".join(p.zh for p in parts), ", ".join(p.en for p in parts))


def needs_card(line: OrderLine, catalogue: Catalogue) -> bool:
    """Whether the line's matter asks for the customer's own card (R04)."""
    matter = catalogue.matters.get(line.matter)
    return matter is not None and matter.real_name


def matters_of(lines: Iterable[OrderLine], catalogue: Catalogue) -> tuple[Matter, ...]:
    """Each once, in the order of the lines."""
    codes = dict.fromkeys(line.matter for line in lines)
    return tuple(matter for code in codes if (matter := catalogue.matters.get(code)) is not None)


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
    offline: bool = False,
    asked: Sequence[Asked] = (),
    payment_fault: Text | None = None,
    handler: Handler = IN_PERSON,
) -> tuple[ToDo, ...]:
    """Empty: the customer may sign. `card_read`: the customer's card was read today. `offline`: no code can be sent.

    `payment_fault` is why it cannot be paid as chosen.
    """
    if customer is None:
        return (ToDo(ToDoKind.CHOOSE_CUSTOMER, refusals.TODO_CUSTOMER, refusals.TODO_CUSTOMER_DETAIL, None, "F3"),)
    signing = tuple(line for line, state in states if state in (LineState.READY, LineState.WAITING))
    on = _Form(customer, catalogue, today, signing, holdings(customer, catalogue), offline)
    out = [*_unknown_products(customer, catalogue)]
    out += _own_card(signing, catalogue) if not card_read else ()
    out += _who_acts(handler, signing, catalogue, customer=customer, today=today)
    waiting = {line.id for line, state in states if state is LineState.WAITING}
    for line in signing:
        out += _of_line(line, on, waits=line.id in waiting)
    out += [_of_consent(each) for each in open_consents(asked)]
    if not signing:
        detail = refusals.TODO_LINE_OFFLINE if states else refusals.TODO_LINE_DETAIL
        out.append(ToDo(ToDoKind.ADD_LINE, refusals.TODO_LINE, detail, None, "F2"))
    if due_fen and (payment_method is None or payment_fault is not None):
        title = refusals.TODO_PAYMENT.filled(sum=yuan(due_fen))
        detail = refusals.TODO_PAYMENT_DETAIL
        if payment_fault is not None:
            detail = F4_CHANGES.filled(why=payment_fault)
        out.append(ToDo(ToDoKind.PAYMENT_METHOD, title, detail, None, "F4"))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _Form:
    """What is asked about every line: `lines` are those that would be signed, `has` what the customer has."""

    customer: Customer
    catalogue: Catalogue
    today: date
    lines: tuple[OrderLine, ...]
    has: Has
    offline: bool


def _unknown_products(customer: Customer, catalogue: Catalogue) -> Iterator[ToDo]:
    """What the account holds and the catalogue does not know."""
    for product in customer.products:
        codes = (product.offering_code, product.pending.becomes if product.pending else "")
        for code in (code for code in codes if code and code not in catalogue.offerings):
            title = refusals.TODO_UNKNOWN_PRODUCT.filled(code=code)
            yield ToDo(ToDoKind.INCOMPLETE, title, refusals.TODO_UNKNOWN_PRODUCT_DETAIL, None, "")


def _own_card(lines: Iterable[OrderLine], catalogue: Catalogue) -> Iterator[ToDo]:
    """The customer's own card, once, for the first line that asks for it."""
    for line in lines:
        if needs_card(line, catalogue):
            detail = refusals.TODO_READ_CARD_DETAIL.filled(name=line.told_name)
            yield ToDo(ToDoKind.READ_CARD, refusals.TODO_READ_CARD, detail, None, "F11")
            return


def _of_line(line: OrderLine, on: _Form, *, waits: bool) -> Iterator[ToDo]:
    """What its matter's checks say, then the first of what keeps the line itself."""
    customer, catalogue, today = on.customer, on.catalogue, on.today
    against_check = check_refusal(line, customer=customer, catalogue=catalogue, lines=on.lines, today=today)
    if against_check is not None:
        yield ToDo(ToDoKind.CHECK, *against_check, line.id, "F8")
    lacks = missing_facts(line.after) if line.after else ()
    against = standing_refusal(line, customer=customer, catalogue=catalogue, lines=on.lines, today=today, has=on.has)
    unpaid = family_pay_missing(line, customer=customer, catalogue=catalogue, lines=on.lines)
    if lacks:
        detail = refusals.TODO_INCOMPLETE_DETAIL.filled(what=_and(lacks))
        yield ToDo(ToDoKind.INCOMPLETE, line.name, detail, line.id, "F8")
    elif against is not None:
        yield ToDo(ToDoKind.CONFLICT, line.name, against, line.id, "F8")
    elif line.needs_installation and (line.installation is None or not line.installation.still_ahead(today)):
        yield ToDo(ToDoKind.INSTALLATION, line.name, _missing_visit(line), line.id, "Enter")
    elif unpaid is not None:
        yield ToDo(ToDoKind.FAMILY_PAY, line.name, unpaid, line.id, "Enter")
    elif waits:
        detail = refusals.TODO_CONFIRM_OFFLINE if on.offline else refusals.TODO_CONFIRM_DETAIL
        yield ToDo(ToDoKind.CONFIRM, line.name, detail, line.id, "Enter")


def _of_consent(each: Asked) -> ToDo:
    """An answer that is open, or a picture kept against it."""
    gone = each.stands_against
    detail = consents.TODO_FORBIDS if each.forbids else consents.TODO_PICTURE if gone else consents.TODO_DETAIL
    kind, key = (ToDoKind.PICTURE, "F12") if gone else (ToDoKind.CONSENT, "Enter")
    return ToDo(kind, each.question.title, detail, None, key)


def _who_acts(
    handler: Handler, lines: Sequence[OrderLine], catalogue: Catalogue, *, customer: Customer, today: date
) -> list[ToDo]:
    """Who may not do what, who they are, and which documents were not seen."""
    matters = matters_of(lines, catalogue)
    out = []
    for line in lines:
        matter = catalogue.matters.get(line.matter)
        why = may_not_act(handler, matter) if matter is not None else None
        if why is not None:
            out.append(ToDo(ToDoKind.MAY_NOT_ACT, words_of_handler.TODO_MAY_NOT_ACT, why, line.id, "F8"))
    child = child_alone(handler, customer, matters, day=today)
    if child is not None:
        out.append(ToDo(ToDoKind.HANDLER, words_of_handler.TODO_WHO, child, None, HANDLER_KEY))
    if not handler.known:
        key = HANDLER_KEY
        out.append(ToDo(ToDoKind.HANDLER, words_of_handler.TODO_WHO, words_of_handler.TODO_WHO_DETAIL, None, key))
    missing = not_seen(handler, matters)
    if missing:
        detail = words_of_handler.TODO_DOCUMENTS_DETAIL.filled(missing=_listed([kind.name for kind in missing]))
        out.append(ToDo(ToDoKind.HANDLER, words_of_handler.TODO_DOCUMENTS, detail, None, HANDLER_KEY))
    return out
