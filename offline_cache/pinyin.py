"""Pinyin initials, one letter in place of each character, so that a match in them has its place in the name."""

import unicodedata
from functools import lru_cache

_MOST_WAYS = 4  # to type one name
_MOST_LETTERS = 3  # of one character: 行 is x in 畅行 and h in 银行; rarer readings name nothing


def plain(typed: str) -> str:
    """As names are compared: half width, small letters, no blanks at the ends."""
    return unicodedata.normalize("NFKC", typed).strip().lower()


class _Letters(dict[int, str]):
    """For str.translate: a character's letter in its commonest reading; what is no hanzi is made small."""

    def __missing__(self, code: int) -> str:
        letters = _letters_of(chr(code))
        self[code] = letters[0]
        return letters[0]


_LETTERS = _Letters()


def readings(name: str) -> tuple[str, ...]:
    """All ways to type a name by its initials, the likeliest first, each as long as the name."""
    first = name.translate(_LETTERS)
    several = [place for place, character in enumerate(name) if len(_letters_of(character)) > 1]
    if not several:
        return (first,)
    if len(several) > 1:
        first = _by_phrases(name)
    found = {first: None}
    for place in several:
        for letter in _letters_of(name[place]):
            found[first[:place] + letter + first[place + 1 :]] = None
    return tuple(found)[:_MOST_WAYS]


@lru_cache(maxsize=65536)
def _letters_of(character: str) -> tuple[str, ...]:
    """Each initial this character can have, the commonest first."""
    if not "\u3400" <= character <= "\u9fff":
        small = character.lower()
        return (small if len(small) == 1 else character,)
    # The library brings 100,000 readings and takes 0.3 s: loaded with the first name, beside the window.
    from pypinyin import Style, pinyin

    letters = pinyin(character, style=Style.FIRST_LETTER, heteronym=True)[0]
    return tuple(dict.fromkeys(letter[0] for letter in letters))[:_MOST_LETTERS]


@lru_cache(maxsize=4096)
def _by_phrases(name: str) -> str:
    """By the readings of whole words: 银行 is yh, 畅行 is cx."""
    from pypinyin import Style, lazy_pinyin

    letters = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()
    return letters if len(letters) == len(name) else name.translate(_LETTERS)
