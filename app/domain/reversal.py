"""返销: what an accepted order would still do is taken back by a counter-form, whole or not at all (R30).

A line that took effect is not turned back: it is cancelled like anything else, by its own rules. Money that was paid
for the order goes back by the means it came.
"""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.catalogue import Catalogue
from app.domain.content import Content, ContentLine, Fact, LineFigures, PaymentPart, SignedReversal
from app.domain.customer import Customer
from app.domain.form_words import fact
from app.domain.masking import mask_phone
from app.domain.money import yuan
from app.domain.offering import Offering, OfferingKind
from app.domain.order_line import Action, OrderLine
from app.domain.payment_plan import PlannedPart, plan_words, signed_parts
from app.domain.pending_effect import EffectKind
from app.errors import FormRefused
from app.texts import form as form_words
from app.texts import reversal as words
from app.texts.language import Language, Text, same


@dataclass(frozen=True, slots=True)
class Reversal:
    """Of which order, why, and what goes back: the parts it was paid by."""

    order_id: str
    receipt_number: str
    reason: str
    returns: tuple[PlannedPart, ...]


def reversing_lines(
    original: Content, *, customer: Customer, catalogue: Catalogue, new_id: Callable[[], str]
) -> tuple[OrderLine, ...]:
    """The inverse of every line of `original`. Raises FormRefused where one of them cannot be taken back any more."""
    return tuple(_inverse(line, customer=customer, catalogue=catalogue, line_id=new_id()) for line in original.lines)


def _inverse(said: ContentLine, *, customer: Customer, catalogue: Catalogue, line_id: str) -> OrderLine:
    if said.action == Action.TOP_UP:
        raise FormRefused(words.TOP_UP_STAYS)
    product = next((p for p in customer.products if p.pending is not None and p.pending.line_id == said.id), None)
    if product is None or product.pending is None:
        return _fee(said, customer=customer, catalogue=catalogue, line_id=line_id)
    now = _offer(product.offering_code, said, catalogue)
    before, after = {
        EffectKind.BEGINS: (now, None),
        EffectKind.CHANGES: (catalogue.offerings.get(product.pending.becomes), now),
        EffectKind.ENDS: (None, now),
    }[product.pending.kind]
    return OrderLine(line_id, Action.WITHDRAW, product.number, before, after, product, 0, None, withdraws=said.id)


def _fee(said: ContentLine, *, customer: Customer, catalogue: Catalogue, line_id: str) -> OrderLine:
    """A fee for something done at the desk leaves nothing installed: its money goes back."""
    offering = _offer(said.code, said, catalogue)
    if said.action != Action.ADD or offering.kind is not OfferingKind.SERVICE_FEE:
        raise FormRefused(words.TOOK_EFFECT, name=same(said.title))
    number = next((each for each in customer.numbers() if mask_phone(each) == said.number), customer.phone)
    return OrderLine(line_id, Action.WITHDRAW, number, offering, None, None, 0, None, withdraws=said.id)


def _offer(code: str, said: ContentLine, catalogue: Catalogue) -> Offering:
    offering = catalogue.offerings.get(code)
    if offering is None:
        name = words.UNKNOWN if said.action == Action.ADD else words.TOOK_EFFECT
        raise FormRefused(name, name=same(said.title))
    return offering


def withdrawal_refusal(line: OrderLine, *, customer: Customer) -> Text | None:
    """Why a line cannot be taken back any more; None where it can: what it does is still to come."""
    if line.product is None:
        return None
    product = next((p for p in customer.products if p.id == line.product.id), None)
    waits = product is not None and product.pending is not None and product.pending.line_id == line.withdraws
    return None if waits else words.TOOK_EFFECT.filled(name=line.name)


def withdrawn(lines: tuple[OrderLine, ...]) -> frozenset[str]:
    """The lines of the earlier order that these take back."""
    return frozenset(line.withdraws for line in lines)


def returns_words(parts: tuple[PlannedPart, ...], language: Language) -> str:
    """现金 ¥20.00; "" where nothing goes back."""
    said = plan_words(parts, language) if parts else ""
    return f"{said} {yuan(parts[0].amount_fen)}" if len(parts) == 1 else said


def signed_reversal(reversal: Reversal, language: Language) -> SignedReversal:
    parts: tuple[PaymentPart, ...] = signed_parts(reversal.returns, language)
    return SignedReversal(reversal.order_id, reversal.reason, parts)


def reversing_line(
    line: OrderLine, reversal: Reversal, *, position: int, today: str, language: Language
) -> ContentLine:
    """One line as it is shown, printed and signed; the first says what goes back."""
    fee = line.product is None
    what = words.STAYS.filled(name=line.after.name) if line.after else words.NOT_COMING.filled(name=line.name)
    back = returns_words(reversal.returns, language) or None
    plain = [words.PLAIN.say(language, number=reversal.receipt_number, what=what)]
    facts = [
        Fact("original_order", words.LABEL_ORDER.say(language), reversal.receipt_number),
        Fact("reversal_reason", words.LABEL_REASON.say(language), reversal.reason),
    ]
    if position == 1:
        facts.append(fact("money_back", words.LABEL_BACK, back, language))
        plain += [words.PLAIN_BACK.say(language, how=back)] if back else []
    price = (words.PRICE_FEE if fee else words.PRICE).say(language)
    title = line.name.say(language)
    return ContentLine(
        id=line.id,
        position=position,
        action=line.action.value,
        action_word=form_words.WITHDRAW.say(language),
        title=title,
        title_plain=title,
        number=mask_phone(line.number),
        code=" → ".join(dict.fromkeys(offer.code for offer in (line.before, line.after) if offer is not None)),
        price=price,
        price_plain=price,
        plain=tuple(plain),
        table=None,
        facts=tuple(facts),
        figures=LineFigures(0, 0, 0, 0, 0),
        effective_on=today,
        missing=(),
    )
