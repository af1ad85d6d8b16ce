"""Words in both languages, side by side, so that a missing translation does not compile."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Chinese and in English; both may hold {named} places."""

    zh: str
    en: str

    def say(self, language: Language, /, **values: object) -> str:
        """The words in `language`, places filled; a value that is a Text is said in the same language."""
        words = self.zh if language is Language.ZH else self.en
        if not values:
            return words
        return words.format(**{k: v.say(language) if isinstance(v, Text) else v for k, v in values.items()})

    def filled(self, **values: object) -> "Text":
        """The places filled in both languages at once."""
        return Text(self.say(Language.ZH, **values), self.say(Language.EN, **values))


def measure_word(zh: str) -> Text:
    """What Chinese says behind a figure whose head names the thing already, and English does without: 142 张."""
    return Text(zh, "")


def same(words: str) -> Text:
    """A text that is the same in both languages: a code, a number, a name of a person."""
    return Text(words, words)
