"""Pinyin initials, one letter in place of each character, so that a match in them has its place in the name."""

import os
import re
import unicodedata
from collections.abc import Callable
from functools import cache, partial

from offline_cache.pinyin_words import SEVERAL, WORDS

_MOST_WAYS = 4  # to type one name
_CHARACTERS_ALONE = {"PYPINYIN_NO_PHRASES": "true", "PYPINYIN_NO_DICT_COPY": "true"}
_ANY_WORD = re.compile("|".join(sorted(WORDS, key=len, reverse=True)))


def plain(typed: str) -> str:
    """As names are compared: half width, small letters, no blanks at the ends."""
    return unicodedata.normalize("NFKC", typed).strip().lower()


class _Letters(dict[int, str]):
    """For str.translate: a character's letter in its commonest reading; what is no hanzi is made small."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = letter = _letter_of(character) if "\u3400" <= character <= "\u9fff" else _small(character)
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
    letter = _library()(character)[0]
    return letter[0].lower()


@cache
def _library() -> Callable[[str], list[str]]:
    """Characters alone: its table of 97,000 phrases, read while it is imported, would hold 50 MB for ever.

    The words that matter here are in pinyin_words.
    """
    os.environ.update(_CHARACTERS_ALONE)
    try:
        from pypinyin import Style, lazy_pinyin  # takes 0.1 s: loaded with the first name, beside the window
    finally:
        for name in _CHARACTERS_ALONE:
            del os.environ[name]
    return partial(lazy_pinyin, style=Style.FIRST_LETTER)
