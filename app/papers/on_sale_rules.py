"""What an offer on sale says where a form says days: the rule itself, so that a list on a wall stays true."""

from app.domain.content import ContentLine, Fact
from app.domain.form_words import fact, months_words
from app.domain.money import yuan_short
from app.domain.offering import EffectTiming, FirstMonthRule, Offering, OfferingKind, PriceType
from app.texts import form as form_words
from app.texts import on_sale as words
from app.texts.language import Language, Text

_STARTS = {
    EffectTiming.NOW: form_words.AT_ONCE,
    EffectTiming.NEXT_MONTH: words.STARTS_NEXT_MONTH,
    EffectTiming.ON_COMPLETION: form_words.ON_COMPLETION,
}
_FIRST_MONTH = {
    FirstMonthRule.WHOLE: words.FIRST_WHOLE,
    FirstMonthRule.BY_DAY: words.FIRST_BY_DAY,
    FirstMonthRule.FREE: words.FIRST_FREE,
}


def rule_facts(offering: Offering, line: ContentLine, language: Language) -> tuple[Fact, ...]:
    """Those of `line`, made without days; its start, its first month and what follows a hold are said as rules."""
    rules = {"start": _STARTS.get(offering.order_timing), "first_month": _first_month(offering, language)}
    found = []
    for each in line.facts:
        rule = rules.get(each.key)
        found.append(fact(each.key, Text(each.label, each.label), rule.say(language), language) if rule else each)
    if offering.kind is OfferingKind.NUMBER_HOLD:
        found.append(fact("after_term", form_words.LABEL_AFTER_TERM, words.AFTER_HOLD.say(language), language))
    return tuple(found)


def _first_month(offering: Offering, language: Language) -> Text | None:
    """None where it is charged once or by the day: a form says no day there either."""
    rule = _FIRST_MONTH.get(offering.first_month)
    if rule is None or offering.price.type is not PriceType.MONTHLY:
        return None
    if offering.trial_months or not offering.monthly_fen:
        return form_words.LAST_FREE
    first = offering.discount.fen if offering.discount is not None else offering.price.fen
    return rule.filled(sum=yuan_short(first), then=yuan_short(first))


def headline(offering: Offering, price: str, language: Language) -> str:
    """What it costs in the long run; what is less for a time is named beside it."""
    if offering.price.type is not PriceType.MONTHLY:
        return price
    full = form_words.PER_MONTH.say(language, sum=yuan_short(offering.price.fen))
    if offering.trial_months:
        months = months_words(offering.trial_months, language)
        return words.PRICE_AND_TRIAL.say(language, price=full, months=months)
    if offering.discount is not None:
        sum, months = yuan_short(offering.discount.fen), months_words(offering.discount.months, language)
        return words.PRICE_AND_DISCOUNT.say(language, price=full, sum=sum, months=months)
    return price
