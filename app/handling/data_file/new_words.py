"""What words must be that a file brings for the first time: drawn by a font, and short enough for their place.

A file that was taken before stays readable as it is.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.texts import data_files as words
from app.texts.language import Text, same

LINE_BREAKS = frozenset("\n\r\u2028\u2029")
_MOST_NAMED = 10
_UNSEEN = ("Cc", "Cf", "Zs")  # control characters, marks without ink, blanks that are not the usual one

Drawable = Callable[[str], bool]


def any_character(_char: str) -> bool:
    """In place of what the fonts have, where nobody knows them."""
    return True


@dataclass(frozen=True, slots=True)
class Length:
    """The most characters in each language."""

    zh: int
    en: int


NAME = Length(40, 80)
LINE = Length(120, 240)
PARAGRAPH = Length(1000, 3000)


@dataclass(frozen=True, slots=True)
class NewWords:
    """`drawable` says whether a shipped font has a character; here nobody knows the fonts, so it is handed in."""

    drawable: Drawable

    def faults(self, value: str, most: int | None) -> Iterator[Text]:
        """Of words without anything unseen."""
        foreign = [(at, char) for at, char in _places(value) if not self.drawable(char)]
        if foreign:
            yield words.NO_FONT.filled(characters=_named(foreign))
        if most is not None and len(value) > most:
            yield words.TOO_LONG.filled(found=f"{len(value):,}", most=f"{most:,}")


def unseen(value: str) -> Iterator[Text]:
    """What is wrong with words in a line that cannot all be shown."""
    marks = [(at, char) for at, char in _places(value) if not char.isprintable()]
    without_ink = [(at, char) for at, char in marks if unicodedata.category(char) in _UNSEEN]
    if without_ink:
        yield words.UNSEEN.filled(characters=_named(without_ink))
    nobodys = [mark for mark in marks if mark not in without_ink]  # assigned to nobody, or private
    if nobodys:
        yield words.NO_FONT.filled(characters=_named(nobodys))


def _places(value: str) -> list[tuple[int, str]]:
    """Each character once, with where it stands first, from 1."""
    return [(value.index(char) + 1, char) for char in dict.fromkeys(value)]


def _named(characters: list[tuple[int, str]]) -> Text:
    named = [
        words.CHARACTER.filled(shown=_shown(char), number=f"U+{ord(char):04X}", place=at)
        for at, char in characters[:_MOST_NAMED]
    ]
    if len(characters) > _MOST_NAMED:
        named.append(same("…"))
    return Text("、".join(each.zh for each in named), ", ".join(each.en for each in named))


def _shown(char: str) -> str:
    return f"{char} " if char.isprintable() else ""
