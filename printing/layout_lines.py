"""Lines that any part of narrow paper is made of: a rule with words, a value beside its name, phrases in a row."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from printing.cells import normalised, width
from printing.line_break import broken, narrower

GAP = 2  # cells between words and what stands beside them, and of what stands below the name it is about

_PAUSES = tuple("，。；：、")

Line = tuple[str, bool]  # its words, and whether they are strong


def rule_lines(said: str, note: str, columns: int) -> list[Line]:
    """Dashes over the whole width behind what is `said`; a `note` too long for the same line goes below."""
    words, note = one_line(said), one_line(note)
    free = columns - width(words) - bool(words)
    within = bool(note) and width(note) + 2 <= free
    dashes = "-" * (free - (width(note) + 1 if within else 0))
    above = [f"{words} {dashes} {note if within else ''}".strip(" ")] if free > 0 else broken(words, columns)
    below = broken(note, columns) if note and not within else []
    return [*((line, bool(words)) for line in above), *((apart("", line, columns), False) for line in below)]


def one_line(words: str) -> str:
    return normalised(words).replace("\n", " ").strip(" ")


def apart(name: str, figure: str, columns: int) -> str:
    return name + " " * (columns - width(name) - width(figure)) + figure


def beside(label: str, value: str, columns: int) -> list[str]:
    """`label` left and `value` right on one row, or the value flush right below where the two do not fit."""
    named = width(label)
    free = columns - named - width(value)
    if free >= GAP and "\n" not in label and "\n" not in value:
        return [f"{label}{' ' * free}{value}"]
    rows = [label] if "\n" not in label and named <= columns else broken(label, columns)  # an indent stays
    return [*rows, *(apart("", row, columns) for row in _balanced(value, columns))]


def _balanced(words: str, columns: int) -> list[str]:
    """In no more rows than they need: the first ends with a mark where one is near, and none is a last syllable. A
    number is parted behind its hyphen as near to the middle as it has one."""
    rows = broken(words, columns)
    if len(rows) != 2:
        return rows
    least = width(rows[0]) // 2
    found = [rows, *takewhile(lambda each: len(each) == 2, narrower(words, columns, least))]
    hyphened = [each for each in found if each[0][-1:] == "-"]
    return next((each for each in found if each[0][-1:] in _PAUSES), (hyphened or found)[-1])


def phrases(parts: Iterable[str], columns: int, *, indent: int) -> Iterator[str]:
    """Side by side, each kept whole where it fits."""
    room, row, used = columns - indent, "", 0
    for part in parts:
        wide, here = width(part), "\n" not in part
        if here and (with_it := used + (GAP if row else 0) + wide) <= room:
            row, used = f"{row}{' ' * GAP}{part}" if row else part, with_it
            continue
        if row:
            yield " " * indent + row
        *whole, row = [part.strip(" ")] if here and wide <= room else broken(part, room)
        used = width(row)
        for words in whole:
            yield " " * indent + words
    if row:
        yield " " * indent + row
