"""Pinyin initials, one letter in place of each character, so that a match in them has its place in the name."""

import re
import unicodedata
from functools import cache
from typing import Final

import resources
from offline_cache.pinyin_words import SEVERAL, WORDS

_MOST_WAYS = 4  # to type one name
_FIRST: Final = 0x3400  # what the table begins with, one letter a code point
_LAST: Final = 0x9FFF
_NONE: Final = "."
_ANY_WORD = re.compile("|".join(sorted(WORDS, key=len, reverse=True)))


def plain(typed: str) -> str:
    """As names are compared: half width, small letters, no blanks at the ends."""
    return unicodedata.normalize("NFKC", typed).strip().lower()


class _Letters(dict[int, str]):
    """For str.translate: a character's letter in its commonest reading; what is no hanzi is made small."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = letter = _letter_of(character) if _FIRST <= code <= _LAST else _small(character)
        return letter


_LETTERS = _Letters({ord(character): letters[0] for character, letters in SEVERAL.items()})


def readings(name: str) -> tuple[str, ...]:
    """All ways to type a name by its initials, the likeliest first, each as long as the name."""
    first = name.translate(_LETTERS)
    several = [place for place, character in enumerate(name) if character in SEVERAL]
    if not several:
        return (first,)
    for word in _ANY_WORD.finditer(name):
        first = first[: word.start()] + WORDS[word[0]] + first[word.end() :]
    found = {first: None}
    for place in several:
        for letter in SEVERAL[name[place]]:
            found[first[:place] + letter + first[place + 1 :]] = None
    return tuple(found)[:_MOST_WAYS]


def _small(character: str) -> str:
    small = character.lower()
    return small if len(small) == 1 else character


def _letter_of(character: str) -> str:
    letter = _table()[ord(character) - _FIRST]
    return character if letter == _NONE else letter


@cache
def _table() -> str:
    """Taken from pypinyin (tests/offline_cache/test_pinyin.py holds it against it), which itself holds 12 MB for ever.

    The words that matter here are in pinyin_words.
    """
    return resources.path("pinyin/first_letters.txt").read_text(encoding="ascii").strip()
