"""An earlier line in the language of the day: it was kept in the words that were signed, maybe of the other language.

Only words this program made are found again; whatever else stands there stays as it was signed.
"""

from collections.abc import Iterable
from dataclasses import replace

from app.domain.amendment import Amendment, EarlierLine
from app.domain.catalogue import Catalogue
from app.domain.line_words import ACTION_WORDS
from app.texts import amendment as words
from app.texts import form as form_words
from app.texts.language import Language, Text

_PRICES = (
    form_words.PER_MONTH,
    form_words.PER_DAY,
    form_words.ONCE,
    form_words.DEPOSIT,
    form_words.WAIVED_PRICE,
    form_words.FREE_TRIAL,
)


def amendment_in(amendment: Amendment, *, catalogue: Catalogue, language: Language) -> Amendment:
    """Its reason, where it was one of those offered, and the lines it replaces."""
    reason = _again(amendment.reason, words.REASONS, language)
    lines = tuple(_line_in(line, catalogue=catalogue, language=language) for line in amendment.lines)
    return replace(amendment, reason=reason, lines=lines)


def _line_in(line: EarlierLine, *, catalogue: Catalogue, language: Language) -> EarlierLine:
    title = _again(line.title, _titles(line, catalogue), language)
    return replace(
        line,
        action_word=_again(line.action_word, ACTION_WORDS.values(), language),
        title=title,
        price=_again(line.price, _PRICES, language),
    )


def _titles(line: EarlierLine, catalogue: Catalogue) -> tuple[Text, ...]:
    """What the line may have been called: one offer, one that becomes another, one that is renewed, a top-up."""
    offers = [catalogue.offerings.get(code) for code in line.key[1].split(" → ")]
    names = [offer.name for offer in offers if offer is not None]
    if len(names) < len(offers):
        return (form_words.TOP_UP_NAME,)
    called = Text(" → ".join(name.zh for name in names), " → ".join(name.en for name in names))
    return called, form_words.RENEWED.filled(name=names[-1])


def _again(said: str, texts: Iterable[Text], language: Language) -> str:
    for text in texts:
        for pattern in (text.zh, text.en):
            before, gap, after = pattern.partition("{sum}")
            if said == pattern:
                return text.say(language)
            if gap and said.startswith(before) and said.endswith(after):
                return text.say(language, sum=said[len(before) : len(said) - len(after)])
    return said
