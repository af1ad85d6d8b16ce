"""An offer of the on-sale list in words: what it costs, and what is beyond its allowance. No Qt."""

from collections.abc import Sequence

from app.domain.money import yuan_short
from app.domain.offering import Offering, PriceType
from app.texts import customer as words
from app.texts.language import Language, Text

_PER = {
    PriceType.MONTHLY: words.PER_MONTH,
    PriceType.DAILY: words.PER_DAY,
    PriceType.ONCE: words.ONCE,
    PriceType.DEPOSIT: words.DEPOSIT,
}
_MOST_NAMED = 3


def heading(offers: Sequence[Offering]) -> Text:
    """What stands over a page of the list: 套餐 only over plans."""
    plans = {offering.is_main_plan for offering in offers}
    if plans == {True}:
        return words.PLANS_ON_SALE
    return words.BOTH_ON_SALE if True in plans else words.SERVICES_ON_SALE


def price_words(offering: Offering, language: Language) -> tuple[str, str]:
    """(¥129, 每月): what is paid now, a discount taken off."""
    fen = offering.monthly_fen if offering.price.type is PriceType.MONTHLY else offering.price.fen
    return yuan_short(fen), _PER[offering.price.type].say(language)


def summary_words(offering: Offering, language: Language) -> str:
    parts = [offering.summary.say(language)]
    if offering.discount:
        parts.append(offering.discount.words.say(language))
    return ("·" if language is Language.ZH else ", ").join(parts)


def beyond_words(offers: Sequence[Offering], language: Language) -> tuple[str, ...]:
    """One sentence for all offers of a page that charge the same beyond their allowance."""
    groups: dict[tuple[str, str], list[Offering]] = {}
    for offering in offers:
        if offering.overage:
            rates = _joined([rate.words.say(language) for rate in offering.overage], language)
            cap = words.UP_TO.say(language, cap=offering.cap) if offering.cap else ""
            groups.setdefault((rates, cap), []).append(offering)
    return tuple(
        words.BEYOND.say(language, names=_names(group, language), rates=rates) + cap
        for (rates, cap), group in groups.items()
    )


def _names(group: list[Offering], language: Language) -> str:
    names = [offering.name.say(language) for offering in group]
    if len(names) <= _MOST_NAMED:
        return ("、" if language is Language.ZH else ", ").join(names)
    return words.FROM_TO.say(language, first=names[0], last=names[-1], n=len(names))


def _joined(parts: Sequence[str], language: Language) -> str:
    return ("·" if language is Language.ZH else ", ").join(parts)
