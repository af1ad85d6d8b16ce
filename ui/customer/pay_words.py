"""What is paid, with what, what was given and what goes back; and what happens next. No Qt."""

from collections.abc import Sequence

from app.domain.amendment import back_fen_of, net_words
from app.domain.content import Charge
from app.domain.money import yuan
from app.texts import amendment, paying
from app.texts import customer as words
from app.texts.language import Language
from ui.frame.form_state import FormState, Phase
from ui.frame.pay_view import PayPart

_MOST_NAMED = 4
Step = tuple[str, str]  # icon and words
SumRow = tuple[str, str, bool]  # name, sum, and whether it is what the customer looks for


def asks_for_money(state: FormState) -> bool:
    return state.phase is Phase.TAKING_MONEY and state.sums.sums.today_fen > 0


def charge_rows(charges: Sequence[Charge], language: Language) -> tuple[SumRow, ...]:
    """What the sum is made of; where it is of many, the last row holds the rest."""
    if len(charges) <= _MOST_NAMED:
        return tuple((charge.name, yuan(charge.paid_fen), False) for charge in charges)
    named, rest = charges[: _MOST_NAMED - 1], charges[_MOST_NAMED - 1 :]
    others = words.PAYING_OTHERS.say(language, n=len(rest))
    return (*charge_rows(named, language), (others, yuan(sum(charge.paid_fen for charge in rest)), False))


def back_rows(state: FormState, language: Language) -> tuple[SumRow, ...]:
    """What the order that is replaced gives back, and what is left of both; nothing for any other form."""
    amended = state.content.amendment if state.content is not None else None
    if amended is None:
        return ()
    back_fen = back_fen_of(amended)
    net = net_words(state.sums.sums.today_fen, back_fen, language)
    return (
        (amendment.CUSTOMER_BACK.say(language), yuan(back_fen), True),
        (amendment.CUSTOMER_NET.say(language), net, True),
    )


def cash_rows(state: FormState, language: Language) -> tuple[SumRow, ...]:
    """付法, 收您, 找您; what was given stands there only once it is enough, and only where notes are given."""
    if state.content is None:
        return ()
    pay = state.pay
    due_fen, given_fen = pay.cash_fen if pay is not None else state.sums.sums.today_fen, state.given_fen
    how: tuple[SumRow, ...] = ((words.PAYING_HOW.say(language), state.content.payment_words, False),)
    if pay is not None:
        how = tuple(_part_row(part, language) for part in pay.parts)
    if not due_fen or (pay is not None and pay.says.zh):  # notes come after what a provider takes
        return how
    if not given_fen:
        return (*how, (words.PAYING_GIVEN.say(language), words.NOT_GIVEN.say(language), False))
    return (
        *how,
        (words.PAYING_GIVEN.say(language), yuan(given_fen), True),
        (words.PAYING_CHANGE.say(language), yuan(given_fen - due_fen), True),
    )


def _part_row(part: PayPart, language: Language) -> SumRow:
    name = part.name.say(language)
    if part.paid:
        name += ("，" if language is Language.ZH else ", ") + paying.FOR_CUSTOMER_PAID.say(language)
    return name, yuan(part.fen), False


def next_steps(state: FormState, language: Language) -> tuple[Step, ...]:
    """Three steps from here to the receipt in the customer's hand."""
    due = state.sums.sums.today_fen > 0
    offline = state.content is not None and state.content.offline
    store = words.NEXT_STORE_LATER if offline else words.NEXT_STORE
    keep, pay = ("hard-drive", words.NEXT_KEEP), ("banknote", words.NEXT_PAY)
    if asks_for_money(state) and state.pay is not None and state.pay.says.zh:
        steps = (("wallet", state.pay.says), ("file-check", store), ("receipt-text", words.NEXT_PAPER))
    elif asks_for_money(state):
        steps = (pay, ("file-check", store), ("receipt-text", words.NEXT_PAPER))
    elif due:
        steps = (keep, pay, ("receipt-text", words.NEXT_PAPER))
    else:
        steps = (keep, ("printer", words.NEXT_PRINT), ("receipt-text", words.NEXT_TAKE))
    return tuple((icon, text.say(language)) for icon, text in steps)
