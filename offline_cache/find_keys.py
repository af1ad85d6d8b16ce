"""What an order is found by later: initials of its customer's name and ends of its numbers, and nothing more of either.

Each column holds its keys between bars (|zs|zx|), so that one look finds the beginning of any of them.
"""

import json
from collections.abc import Callable, Iterable
from datetime import date

from app.errors import StoreDamaged
from offline_cache.pinyin import plain, readings
from offline_cache.sealing import DayKeys

END_DIGITS = 4
InitialsOf = Callable[[bytes, str, str], str]


def initials_column(name: str) -> str:
    """All ways to say a name's initials: |zs| for 张三, |js| for John Smith; "" where it has no letter at all."""
    return _column(_initials(name))


def ends_column(numbers: Iterable[str]) -> str:
    """The last four digits of each number."""
    return _column(digits[-END_DIGITS:] for digits in map(_digits, numbers) if len(digits) >= END_DIGITS)


def typed_initials(typed: str) -> str:
    """What was typed as it stands in the column: hanzi by their initials, letters as they are."""
    name = plain(typed)
    return _letters(readings(name)[0])


def sealed_initials(day_keys: DayKeys) -> InitialsOf:
    """For the migration that fills the column of orders from before: a customer sealed with their signed version."""

    def initials_of(sealed: bytes, day: str, signed_id: str) -> str:
        try:
            body = day_keys.unseal(sealed, day=date.fromisoformat(day), place=f"signed {signed_id}")
        except StoreDamaged:  # that day's key is gone, and with it the name
            return ""
        return initials_column(str(json.loads(body)["name"]))

    return initials_of


def _initials(name: str) -> Iterable[str]:
    """A name in hanzi by each character, any other by each word: never a whole name in letters."""
    name = plain(name)
    hanzi = "".join(character for character in name if "\u3400" <= character <= "\u9fff")
    return readings(hanzi) if hanzi else ("".join(word[0] for word in name.split()),)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))


def _column(keys: Iterable[str]) -> str:
    found = dict.fromkeys(filter(None, map(_letters, keys)))
    return f"|{'|'.join(found)}|" if found else ""
