"""Consents and refusals of the signed content as paragraphs: what was asked, what the customer said, when and where."""

from app.domain.content import Content
from app.texts import papers as texts
from app.texts.language import Language


def consent_paragraphs(content: Content) -> tuple[str, ...]:
    """One a consent, with the whole words that were asked."""
    language = Language(content.language)
    return tuple(
        texts.CONSENT.say(
            language, title=each.title, words=each.words, answer=_answer(each.answer_words, each.at_words, language)
        )
        for each in content.consents
    )


def refusal_paragraphs(content: Content) -> tuple[str, ...]:
    """One a thing the customer was offered and did not want (S170)."""
    language = Language(content.language)
    return tuple(texts.SAID_AT.say(language, words=each.words, at=each.at_words) for each in content.refusals)


def _answer(words: str, at: str, language: Language) -> str:
    return texts.SAID_AT.say(language, words=words, at=at) if at else words
