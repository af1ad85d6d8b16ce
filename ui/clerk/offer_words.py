"""An offer in the words of a list: its price, its one line, its price when it would be cancelled."""

from app.domain.money import yuan_short
from app.domain.offering import Offering, PriceType
from app.texts import form as words
from app.texts.language import Language

PRICE_WORDS = {
    PriceType.MONTHLY: words.PER_MONTH,
    PriceType.DAILY: words.PER_DAY,
    PriceType.ONCE: words.ONCE,
    PriceType.DEPOSIT: words.DEPOSIT,
}


def offer_price(offering: Offering, language: Language) -> str:
    """¥199 /月"""
    return PRICE_WORDS[offering.price.type].say(language, sum=yuan_short(offering.price.fen))


def price_given_up(offering: Offering, language: Language) -> str:
    """−¥5 /月: what a cancellation ends; nothing for what was paid once."""
    running = {PriceType.MONTHLY: (words.PER_MONTH, offering.monthly_fen)}
    running[PriceType.DAILY] = words.PER_DAY, offering.price.fen
    if offering.price.type not in running:
        return ""
    text, fen = running[offering.price.type]
    return text.say(language, sum="−" + yuan_short(fen))
