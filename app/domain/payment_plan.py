"""How what is due is to be paid, as the form says before anybody signs: one means, or several with their sums."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.domain.content import Content, PaymentPart
from app.domain.customer import Customer
from app.domain.money import yuan
from app.domain.order_line import OrderLine
from app.domain.payment import METHOD_WORDS, PaymentMethod
from app.errors import InputRefused
from app.texts import payment as words
from app.texts.language import Language, Text

# What may be refused is taken first, so that as little as can be has to go back; cash, which never is, comes last.
TAKEN_IN_ORDER = (PaymentMethod.CARD, PaymentMethod.SCAN, PaymentMethod.BALANCE, PaymentMethod.CASH)


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """One means with what it is to pay, in fen."""

    method: PaymentMethod
    amount_fen: int


def planned_parts(
    due_fen: int, *, rest: PaymentMethod | None, fixed: Sequence[PlannedPart] = ()
) -> tuple[PlannedPart, ...]:
    """Always exactly `due_fen` in all, none of nothing, in the order they are taken; () where nothing is due.

    `rest` pays what the `fixed` parts leave. Where less is due than they say, the later ones give way.
    """
    left, sums = due_fen, dict.fromkeys(TAKEN_IN_ORDER, 0)
    for part in fixed:
        paid = min(part.amount_fen, left)
        sums[part.method] += paid
        left -= paid
    sums[rest or PaymentMethod.CASH] += left
    return tuple(PlannedPart(method, fen) for method, fen in sums.items() if fen)


def with_part(fixed: Sequence[PlannedPart], part: PlannedPart, *, due_fen: int) -> tuple[PlannedPart, ...]:
    """One more fixed part of a mixed payment. Raises InputRefused for nothing, for all of it, for a means twice."""
    if part.amount_fen <= 0:
        raise InputRefused(words.PART_NOTHING)
    total = part.amount_fen + sum(each.amount_fen for each in fixed)
    if total >= due_fen:
        raise InputRefused(words.PART_TOO_LARGE, asked=yuan(total), due=yuan(due_fen))
    if any(each.method is part.method for each in fixed):
        raise InputRefused(words.PART_TWICE, method=METHOD_WORDS[part.method])
    return (*fixed, part)


def plan_fault(
    parts: Sequence[PlannedPart], *, offline: bool, balance_fen: int, due_fen: int, top_up_fen: int
) -> Text | None:
    """Why these parts cannot be taken as things stand; None where they can. `balance_fen` is as last known here."""
    for part in parts:
        if offline and part.method is not PaymentMethod.CASH:
            return words.OFFLINE_CASH_ONLY.filled(method=METHOD_WORDS[part.method])
        if part.method is PaymentMethod.BALANCE:
            if part.amount_fen > due_fen - top_up_fen:
                return words.BALANCE_FOR_TOP_UP.filled(top_up=yuan(top_up_fen), most=yuan(due_fen - top_up_fen))
            if part.amount_fen > balance_fen:
                return words.BALANCE_TOO_LOW.filled(balance=yuan(balance_fen), asked=yuan(part.amount_fen))
    return None


class Payable(Protocol):
    """A form, as far as it is paid."""

    @property
    def offline(self) -> bool: ...
    @property
    def customer(self) -> Customer | None: ...
    def payment_parts(self) -> tuple[PlannedPart, ...]: ...
    def due_today_fen(self) -> int: ...
    def counted_lines(self) -> tuple[OrderLine, ...]: ...


def fault_of(form: Payable) -> Text | None:
    """Why it cannot be paid as planned; None where it can."""
    return plan_fault(
        form.payment_parts(),
        offline=form.offline,
        balance_fen=form.customer.balance_fen if form.customer is not None else 0,
        due_fen=form.due_today_fen(),
        top_up_fen=sum(line.amount_fen for line in form.counted_lines()),
    )


def method_of(parts: Sequence[PlannedPart]) -> PaymentMethod:
    """The one means, or that there are several, or none."""
    if not parts:
        return PaymentMethod.NOTHING_DUE
    return parts[0].method if len(parts) == 1 else PaymentMethod.MIXED


def plan_words(parts: Sequence[PlannedPart], language: Language) -> str:
    """现金, or with several 账户余额 ¥30.00，现金 ¥70.00."""
    if len(parts) < 2:
        return METHOD_WORDS[method_of(parts)].say(language)
    said = [words.PART.say(language, method=METHOD_WORDS[part.method], sum=yuan(part.amount_fen)) for part in parts]
    return ("，" if language is Language.ZH else ", ").join(said)


def signed_parts(parts: Sequence[PlannedPart], language: Language) -> tuple[PaymentPart, ...]:
    """As they stand in what is signed."""
    return tuple(
        PaymentPart(part.method.value, METHOD_WORDS[part.method].say(language), part.amount_fen) for part in parts
    )


def parts_signed(content: Content) -> tuple[PlannedPart, ...]:
    """What was signed: each means with its sum, in the order they are taken; forms of schema 1 and 2 name one means."""
    due_fen = content.sums.today_fen
    if not due_fen:
        return ()
    if not content.payments:
        return (PlannedPart(PaymentMethod(content.payment_method), due_fen),)
    return tuple(PlannedPart(PaymentMethod(each.method), each.amount_fen) for each in content.payments)
