"""Whether the pages of a form say what the customer signed: each fact and each sum of the content, read off the pages.

The words are taken in the order they were drawn, without blanks and line breaks, so that it is the same on any sheet
and at any size of print. What else stands on a form (cash given, copy marks, whether it counts) is not signed content.
A character that no font of the program had then is a box with its number: rare ones are compared by their numbers.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from app.domain.content import BeforeAfter, Content, ContentLine
from app.domain.money import yuan

_QUOTES: Final = str.maketrans("‘’“”", "''\"\"")  # drawn as the language of their sentence has them
_NO_INK: Final = ("Zs", "Zl", "Zp", "Cc", "Cf")
_BROKEN_FROM: Final = 8  # characters: what is shorter stands on one page


def pages_say(pages: Sequence[str], content: Content, *, receipt_number: str) -> bool:
    """Whether everything stands there. `pages` are the words of each page, in the order they were drawn."""
    read = [_bare(page) for page in pages]
    return all(_stands(_bare(each), read) for each in signed_words(content, receipt_number=receipt_number))


def signed_words(content: Content, *, receipt_number: str) -> Iterator[str]:
    """What must stand on the pages, each as one run of words."""
    yield from (receipt_number, content.sha256, content.payment_words)
    for fact in (*content.customer, *content.account):
        yield fact.label + fact.value
    for line in content.lines:
        yield from _of_line(line)
    for charge in content.charges:
        yield charge.name
        yield "".join(map(yuan, (charge.due_fen, charge.discount_fen, charge.paid_fen)))
    sums = content.sums
    yield f"{yuan(sums.monthly_before_fen)} → {yuan(sums.monthly_after_fen)}"
    yield yuan(sums.bill_fen)
    for bill in (*content.this_month, *content.first_bill):
        yield from (bill.name, yuan(bill.fen))


def _of_line(line: ContentLine) -> Iterator[str]:
    yield from (f"{line.position}{line.action_word}{line.title}", line.number, line.code, line.price)
    for fact in line.facts:
        yield fact.label + fact.value
    if line.table is not None:
        yield from _of_table(line.table)


def _of_table(table: BeforeAfter) -> Iterator[str]:
    yield from (table.head, *table.columns, table.price_head)
    for row in (table.now, table.then):
        yield from (row.when, *row.cells, row.price)


def _bare(text: str) -> str:
    """Without what has no ink."""
    kept = (each for each in unicodedata.normalize("NFC", text) if unicodedata.category(each) not in _NO_INK)
    return "".join(_as_read(each) for each in kept if not _varies(each)).translate(_QUOTES)


def _varies(char: str) -> bool:
    """A variation selector: which shape the character before it has, where a font knows several."""
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _stands(words: str, pages: Sequence[str]) -> bool:
    """On one page, or broken off at the end of one and taken up on the next."""
    if any(words in page for page in pages):
        return True
    if len(words) < _BROKEN_FROM:
        return False
    places = range(2, len(words) - 1)
    return any(words[:place] in page and words[place:] in after for page, after in pairwise(pages) for place in places)


@lru_cache(maxsize=4096)
def _as_read(char: str) -> str:
    """Itself where GBK, and so each font of ours, has it; else its number: it may stand in a box, by fonts of then."""
    try:
        char.encode("gbk")
    except UnicodeEncodeError:
        return f"{ord(char):04X}"
    return char
