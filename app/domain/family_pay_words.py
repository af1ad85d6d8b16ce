"""亲情付 of one line in words: what is missing, the facts, the sentences."""

from collections.abc import Iterable

from app.domain.catalogue import Catalogue
from app.domain.content import Fact
from app.domain.customer import Customer
from app.domain.family_pay import FamilyPay
from app.domain.form_words import fact
from app.domain.masking import mask_phone
from app.domain.matter_checks import asks_both_consent
from app.domain.money import yuan_short
from app.domain.order_line import OrderLine
from app.texts import family_pay as words
from app.texts.language import Language, Text


def family_pay_missing(
    line: OrderLine, *, customer: Customer | None, catalogue: Catalogue, lines: Iterable[OrderLine]
) -> Text | None:
    """What is still to be agreed; None where all is, and for any other line. The other's consent is asked for where
    the matter says so; with one other number there is one agreement."""
    agreed = line.family_pay
    if not line.needs_family_pay:
        return None
    if agreed is None:
        return words.ASK
    products = customer.products_on(line.number) if customer is not None else ()
    others = [product.family_pay for product in products]
    others += [each.family_pay for each in lines if each.id != line.id and each.number == line.number]
    if any(each is not None and each.other == agreed.other for each in others):
        return words.ALREADY.filled(number=mask_phone(line.number), other=mask_phone(agreed.other))
    own = customer is not None and agreed.other in customer.numbers()
    if agreed.consent is None and not own and asks_both_consent(line, catalogue=catalogue):
        return words.ASK_CONSENT.filled(number=mask_phone(agreed.other))
    return None


def family_pay_facts(line: OrderLine, language: Language) -> tuple[Fact, ...]:
    """付费号码, 受益号码, 每月上限 and, where it begins, 对方同意; 待填 until it is agreed."""
    if line.ends_family_pay is not None:
        return _terms(line.ends_family_pay, line.number, language)
    if not line.needs_family_pay:
        return ()
    agreed = line.family_pay
    if agreed is None:
        return (fact("paying", words.LABEL_PAYING, words.TO_FILL_IN.say(language), language),)
    consent = (
        words.CONSENTED.say(language, document=agreed.consent.document)
        if agreed.consent is not None
        else words.OWN_NUMBER.say(language)
    )
    terms = _terms(agreed, line.number, language)
    return (*terms, fact("other_consent", words.LABEL_CONSENT, consent, language))


def _terms(agreed: FamilyPay, number: str, language: Language) -> tuple[Fact, ...]:
    return (
        fact("paying", words.LABEL_PAYING, mask_phone(agreed.paying(number)), language),
        fact("paid", words.LABEL_PAID, mask_phone(agreed.paid(number)), language),
        fact("limit", words.LABEL_LIMIT, yuan_short(agreed.limit_fen), language),
    )


def family_pay_sentences(line: OrderLine, language: Language) -> tuple[str, ...]:
    agreed, text = line.ends_family_pay, words.PLAIN_ENDS
    if agreed is None:
        agreed, text = line.family_pay, words.PLAIN
    if agreed is None:
        return ()
    paying, paid = mask_phone(agreed.paying(line.number)), mask_phone(agreed.paid(line.number))
    own = mask_phone(line.number)
    return (text.say(language, paying=paying, paid=paid, limit=yuan_short(agreed.limit_fen), own=own),)
