"""What the payment dialog shows of the parts: each with its state, and at the right what the part at hand waits for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.content import Content
from app.domain.money import yuan
from app.domain.payment import METHOD_WORDS, Payment, PaymentMethod
from app.domain.payment_plan import PlannedPart, parts_signed
from app.texts import paying as words
from app.texts.language import Language, Text, same
from ui.clerk.collecting import Collecting, Step
from ui.clerk.means_desk import ICONS, MEANS
from ui.frame.pay_view import PayPart, PayView


class PartPill(StrEnum):
    """How a part stands; the dialog gives each its colour and icon."""

    PAID = "paid"
    WAITING = "waiting"
    ASKING = "asking"
    REFUSED = "refused"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class PartRow:
    icon: str
    name: str
    note: str
    pill: PartPill
    pill_words: str
    sum: str
    current: bool


@dataclass(frozen=True, slots=True)
class Pane:
    """The right side while a provider has the part at hand. `code_label` "" hides the field; `take` "" the big button.

    `others` are the other means by their digits, offered where this one failed or nobody knows.
    """

    title: str
    elapsed: str
    sentence: str
    bad: bool
    code_label: str
    code_hint: str
    typed: str
    take: str
    cancel: str
    others_label: str
    others: tuple[tuple[str, PaymentMethod, str], ...]


@dataclass(frozen=True, slots=True)
class CollectState:
    """`pane` is None while cash is the part at hand; `foot` what is paid and what is left."""

    rows: tuple[PartRow, ...]
    pane: Pane | None
    foot: str


def collect_state(
    collecting: Collecting, content: Content, *, now: datetime, demo: bool, language: Language
) -> CollectState:
    taken = {payment.method: payment for payment in collecting.taken}
    parts = parts_signed(content)
    current = next((part for part in parts if part.method not in taken), None)
    rows = tuple(_row(part, taken.get(part.method), part is current, collecting, language) for part in parts)
    paid = sum(payment.amount_fen for payment in collecting.taken)
    foot = words.FOOT.say(language, paid=yuan(paid), left=yuan(content.sums.today_fen - paid)) if paid else ""
    pane = None
    if collecting.part is not None and collecting.by_provider:
        pane = _pane(collecting, collecting.part, now=now, demo=demo, language=language)
    return CollectState(rows, pane, foot)


_PILLS: dict[Step, tuple[PartPill, Text]] = {
    Step.NONE: (PartPill.WAITING, words.PILL_WAITING),
    Step.LOADING: (PartPill.ASKING, words.PILL_ASKING),
    Step.READY: (PartPill.WAITING, words.PILL_WAITING),
    Step.WAITING: (PartPill.WAITING, words.PILL_WAITING),
    Step.ASKING: (PartPill.ASKING, words.PILL_ASKING),
    Step.CANCELLING: (PartPill.ASKING, words.PILL_ASKING),
    Step.REFUSED: (PartPill.REFUSED, words.PILL_REFUSED),
}


def _row(part: PlannedPart, paid: Payment | None, current: bool, collecting: Collecting, language: Language) -> PartRow:
    pill, said = (PartPill.NEXT, words.PILL_NEXT) if not current else _PILLS[collecting.step]
    note = ""
    if paid is not None:
        pill, said = PartPill.PAID, words.PILL_PAID
        text = words.SOURCE if paid.source else words.REFERENCE
        note = text.say(language, source=paid.source, reference=paid.reference) if paid.reference else ""
    return PartRow(
        icon=ICONS.get(part.method, "banknote"),
        name=METHOD_WORDS[part.method].say(language),
        note=note,
        pill=pill,
        pill_words=said.say(language),
        sum=yuan(part.amount_fen),
        current=current,
    )


_READY = {
    PaymentMethod.CARD: words.READY_CARD,
    PaymentMethod.SCAN: words.READY_SCAN,
    PaymentMethod.BALANCE: words.READY_BALANCE,
}
_WAITING = {
    PaymentMethod.CARD: words.WAITING_CARD,
    PaymentMethod.SCAN: words.WAITING_SCAN,
    PaymentMethod.BALANCE: words.WAITING_BALANCE,
}


def _pane(collecting: Collecting, part: PlannedPart, *, now: datetime, demo: bool, language: Language) -> Pane:
    step, total = collecting.step, yuan(part.amount_fen)
    waits = step in (Step.WAITING, Step.ASKING, Step.CANCELLING)
    seconds = int((now - collecting.since).total_seconds()) if waits and collecting.since is not None else 0
    failed = step in (Step.ASKING, Step.REFUSED)
    label = ""
    if step is Step.READY and part.method is PaymentMethod.SCAN:
        label = words.CODE_SCAN.say(language)
    elif step is Step.READY and part.method is PaymentMethod.CARD and demo:
        label = words.CODE_DEMO.say(language)
    return Pane(
        title=f"{METHOD_WORDS[part.method].say(language)} {total}",
        elapsed=words.ELAPSED.say(language, seconds=max(0, seconds)) if waits else "",
        sentence=_sentence(collecting, part, total, language),
        bad=step is Step.REFUSED,
        code_label=label,
        code_hint="",
        typed=collecting.typed,
        take=_take(collecting, part, total, language),
        cancel=words.CANCEL.say(language) if step in (Step.WAITING, Step.ASKING) else "",
        others_label=words.OTHER_WAY.say(language) if failed else "",
        others=_others(part.method, language) if failed else (),
    )


def _sentence(collecting: Collecting, part: PlannedPart, total: str, language: Language) -> str:
    step = collecting.step
    between = "" if language is Language.ZH else " "
    if step is Step.READY:
        return _READY[part.method].say(language, sum=total)
    if step is Step.WAITING:
        return (words.WAITING_QR if collecting.qr else _WAITING[part.method]).say(language, sum=total)
    if step is Step.CANCELLING:
        return words.CANCELLING.say(language)
    if step is Step.REFUSED and collecting.reason is not None:
        return words.REFUSED.say(language, why=collecting.reason) + between + words.REFUSED_NOW_WHAT.say(language)
    why = collecting.reason or words.ASKING
    return why.say(language) + between + words.ASKING_NOW_WHAT.say(language)


def _take(collecting: Collecting, part: PlannedPart, total: str, language: Language) -> str:
    if collecting.step is Step.REFUSED:
        return words.AGAIN.say(language)
    if collecting.step is not Step.READY:
        return ""
    if part.method is PaymentMethod.SCAN and not collecting.typed:
        return words.SHOW_CODE.say(language)
    return words.SEND.say(language, sum=total)


def _others(method: PaymentMethod, language: Language) -> tuple[tuple[str, PaymentMethod, str], ...]:
    means: Sequence[PaymentMethod] = MEANS
    return tuple(
        (str(place), other, METHOD_WORDS[other].say(language))
        for place, other in enumerate(means, 1)
        if other is not method
    )


_CUSTOMER_READY = {
    PaymentMethod.CARD: words.FOR_CUSTOMER_CARD,
    PaymentMethod.SCAN: words.FOR_CUSTOMER_SCAN,
    PaymentMethod.BALANCE: words.FOR_CUSTOMER_BALANCE,
}
_CUSTOMER_WAITING = _CUSTOMER_READY | {PaymentMethod.SCAN: words.FOR_CUSTOMER_PHONE}


def pay_view(collecting: Collecting, content: Content) -> PayView | None:
    """For the customer's screen; None where cash alone pays."""
    parts = parts_signed(content)
    if not any(part.method.by_provider for part in parts):
        return None
    paid = {payment.method for payment in collecting.taken}
    return PayView(
        parts=tuple(PayPart(METHOD_WORDS[part.method], part.amount_fen, part.method in paid) for part in parts),
        says=_customer_says(collecting),
        qr=collecting.qr if collecting.step is Step.WAITING else "",
        cash_fen=sum(part.amount_fen for part in parts if part.method is PaymentMethod.CASH),
    )


def _customer_says(collecting: Collecting) -> Text:
    part, step = collecting.part, collecting.step
    if part is None or not collecting.by_provider:
        return same("")
    total = yuan(part.amount_fen)
    if step is Step.READY:
        return _CUSTOMER_READY[part.method].filled(sum=total)
    if step is Step.WAITING:
        text = words.FOR_CUSTOMER_QR if collecting.qr else _CUSTOMER_WAITING[part.method]
        return text.filled(sum=total)
    return words.FOR_CUSTOMER_REFUSED if step is Step.REFUSED else words.FOR_CUSTOMER_ASKING
