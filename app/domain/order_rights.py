"""Which rights a form asks for, whoever takes it: each matter on it, how it came about, the cash."""

from app.domain.amendment_form import AmendmentForm
from app.domain.approval import Needed
from app.domain.money import yuan
from app.domain.order_form import OrderForm
from app.domain.order_line import Action, OrderLine
from app.domain.payment import METHOD_WORDS, PaymentMethod
from app.domain.right import Right, right_for_matter
from app.texts import permits as words
from app.texts.language import Text, same


def named(form: OrderForm) -> Text:
    """The customer as an approver may read them."""
    return same(form.customer.masked_name) if form.customer is not None else words.NOBODY


def needed_for_line(form: OrderForm, line: OrderLine) -> Needed:
    """What its matter asks for: a right, and perhaps a certificate beside it."""
    matter = form.catalogue.matters.get(line.matter)
    if line.action is Action.WITHDRAW:
        about = words.REVERSE.filled(customer=named(form), name=line.name)
        return Needed(Right.REVERSE_ORDER, about, matter.certificate if matter is not None else None)
    about = words.TAKE_MATTER.filled(
        customer=named(form), matter=matter.name if matter is not None else same(line.matter)
    )
    return Needed(right_for_matter(matter), about, matter.certificate if matter is not None else None)


def needed_to_give_back(form: OrderForm) -> Needed | None:
    """What giving back the money of an earlier order was signed under; None for a form that gives nothing back."""
    if isinstance(form, AmendmentForm):
        return _needed_to_amend(form)
    back = next((line for line in form.lines if line.action is Action.WITHDRAW), None)
    return needed_for_line(form, back) if back is not None else None


def _needed_to_amend(form: AmendmentForm) -> Needed:
    return Needed(form.amendment.right, words.AMEND.filled(customer=named(form), number=form.amendment.receipt_number))


def needed_for_cash(form: OrderForm, *, limit_fen: int) -> tuple[Needed, ...]:
    """Of what is due today in cash; above the hall's limit for one form a right of its own."""
    customer = named(form)
    due_fen = sum(part.amount_fen for part in form.payment_parts() if part.method is PaymentMethod.CASH)
    found = []
    if due_fen:
        found.append(Needed(Right.TAKE_CASH, words.TAKE_CASH.filled(customer=customer, sum=yuan(due_fen))))
    if due_fen > limit_fen:
        about = words.TAKE_CASH_OVER_LIMIT.filled(customer=customer, sum=yuan(due_fen), limit=yuan(limit_fen))
        found.append(Needed(Right.TAKE_CASH_OVER_LIMIT, about))
    return tuple(found)


def needed_for_provider(form: OrderForm) -> tuple[Needed, ...]:
    """Of what is due today by card, by scan code, from the customer's balance."""
    found = []
    for part in form.payment_parts():
        said = {"customer": named(form), "sum": yuan(part.amount_fen)}
        if part.method is PaymentMethod.BALANCE:
            found.append(Needed(Right.TAKE_BALANCE, words.TAKE_BALANCE.filled(**said)))
        elif part.method.by_provider:
            about = words.TAKE_CARD.filled(**said, method=METHOD_WORDS[part.method])
            found.append(Needed(Right.TAKE_CARD, about))
    return tuple(found)


def needed_to_sign(form: OrderForm, *, limit_fen: int) -> tuple[Needed, ...]:
    """Everything that will be signed and how it is paid, each once, in the order of the form."""
    customer = named(form)
    found = [needed_for_line(form, line) for line in form.signable_lines()]
    if isinstance(form, AmendmentForm):
        found.append(_needed_to_amend(form))
    if form.offline:
        found.append(Needed(Right.TAKE_OFFLINE, words.TAKE_OFFLINE.filled(customer=customer)))
    if form.card_read_today is None:
        found.append(Needed(Right.WITHOUT_CARD, words.WITHOUT_CARD.filled(customer=customer)))
    return tuple(dict.fromkeys((*found, *needed_for_provider(form), *needed_for_cash(form, limit_fen=limit_fen))))
