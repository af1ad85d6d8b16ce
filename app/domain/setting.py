"""One thing a hall or a desk can set: its words, its usual value, and what may stand there. Values are kept as text."""

import re
from dataclasses import dataclass
from enum import StrEnum

from app.texts import settings as words
from app.texts.language import Text


class SettingKind(StrEnum):
    """What a setting's value may be, and how it is asked for."""

    WORDS = "words"
    CHOICE = "choice"
    WHOLE = "whole"  # a whole number from `least` to `most`
    SECRET = "secret"  # words that are neither shown nor exported


class SettingGroup(StrEnum):
    """The headings of the settings page, in its order."""

    LOOK = "look"
    SAFETY = "safety"
    PRINTER = "printer"
    DEVICES = "devices"
    CENTRE = "centre"
    DESK = "desk"
    HALL = "hall"
    QUEUE = "queue"  # of the hall's queue, kept where that is (queue_settings.py)


@dataclass(frozen=True, slots=True)
class Setting:
    """`key` is its name in store and file; `travels`: it goes along to the next desk; `restart`: works from then on.

    `headings`: which options stand under which, in their order, where they are too many to be seen at once.
    """

    key: str
    group: SettingGroup
    kind: SettingKind
    name: Text
    says: Text
    default: str = ""
    options: tuple[tuple[str, Text], ...] = ()
    headings: tuple[tuple[Text, tuple[str, ...]], ...] = ()
    least: int = 0
    most: int = 0
    shape: str = ""
    example: str = ""
    optional: bool = False
    travels: bool = True
    restart: bool = False

    def fault(self, value: str) -> Text | None:
        """What is wrong with `value`, in words; None where it can stand."""
        if not value:
            return None if self.optional else words.EMPTY.filled(name=self.name)
        if value != value.strip() or not value.isprintable():
            return words.NOT_ONE_LINE.filled(name=self.name)
        if self.kind is SettingKind.CHOICE and value not in dict(self.options):
            return words.NOT_AN_OPTION.filled(name=self.name)
        if self.kind is SettingKind.WHOLE and not self._whole(value):
            return words.NOT_WHOLE.filled(name=self.name, least=self.least, most=self.most)
        if self.shape and not re.fullmatch(self.shape, value):
            return words.NOT_SHAPED.filled(name=self.name, example=self.example)
        return None

    def shown(self, value: str) -> Text:
        """The value as a person reads it: an option by its words, a secret not at all."""
        if self.kind is SettingKind.SECRET and value:
            return words.SECRET_SET
        chosen = dict(self.options).get(value)
        return chosen if chosen is not None else Text(value, value)

    def _whole(self, value: str) -> bool:
        return re.fullmatch(r"[0-9]{1,9}", value, re.ASCII) is not None and self.least <= int(value) <= self.most
