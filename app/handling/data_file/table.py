"""One group of fields of a file. A field that cannot be read is a fault and gives a stand-in; `sound` tells them apart.

`*_or_none` fields must be written as "none" where there is nothing; leaving one out is a fault.
"""

import math
import re
from collections.abc import Hashable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from app.handling.data_file.equal_rights import asks_who_is_new
from app.handling.data_file.faults import Faults
from app.handling.data_file.line_index import RecordLines
from app.handling.data_file.new_words import LINE_BREAKS, Length, NewWords, unseen
from app.texts import data_files as words
from app.texts.language import Text, same

E = TypeVar("E", bound=StrEnum)

NONE = "none"
_YUAN = re.compile(r"(-?)(0|[1-9]\d{0,7})\.(\d{2})", re.ASCII)
_HAN = re.compile(r"[\u3400-\u9fff]")
_STAND_IN_DAY = date(2000, 1, 1)


class Table:
    """Reads each field once; `finish` names those nobody asked for."""

    def __init__(
        self,
        values: Mapping[str, object],
        *,
        label: str,
        lines: RecordLines,
        faults: Faults,
        path: str = "",
        around: "tuple[Table, str] | None" = None,
        new_words: NewWords | None = None,
    ) -> None:
        """`label` names the record in a fault's place, `path` the group inside it (`price.`), `around` its holder.

        `new_words` holds what was never taken before to more than what lies in the stores.
        """
        self.label = label
        self._values = values
        self._lines = lines
        self._faults = faults
        self._path = path
        self._around = around
        self._new_words = new_words
        self._read: set[str] = set()
        self._bad: set[str] = set()

    def fault(self, key: str, what: Text, /, **values: object) -> None:
        """Notes what is wrong with one field, at its place."""
        self._mark(key)
        path = self._path + key
        self._faults.add(self._lines.of(path), f"{self.label} {path}".strip(), what, **values)

    def _fault_in(self, key: str, number: int, what: Text, /, **values: object) -> None:
        """The same of one member of a list, counted from 1."""
        self._mark(key)
        path = f"{self._path}{key}[{number}]"
        self._faults.add(self._lines.of(path), f"{self.label} {path}".strip(), what, **values)

    def _mark(self, key: str) -> None:
        """A fault inside a group makes the field that holds the group unsound too."""
        self._bad.add(key)
        if self._around is not None:
            table, holder = self._around
            table._mark(holder)

    def forbid(self, key: str, what: Text) -> None:
        """Says `what` where a field stands that must not."""
        if key in self._values:
            self._read.add(key)
            self.fault(key, what)

    def sound(self, *keys: str) -> bool:
        """Whether none of these fields had a fault so far."""
        return self._bad.isdisjoint(keys)

    def line_of(self, key: str) -> int:
        return self._lines.of(self._path + key)

    def finish(self) -> None:
        for key in self._values:
            if key not in self._read and not asks_who_is_new(key):  # that one has a sentence of its own
                self.fault(key, words.UNKNOWN)

    def _none(self, key: str) -> bool:
        """Whether the field is an explicit none. One left out is a fault and counts as none."""
        self._read.add(key)
        if key not in self._values:
            self.fault(key, words.MISSING_OR_NONE)
            return True
        return self._values[key] == NONE

    def says_none(self, key: str) -> bool:
        """Whether the field is an explicit none; a fault, and True, where it is left out."""
        return self._none(key)

    def _value(self, key: str) -> object:
        """None where the field is missing, which is a fault."""
        self._read.add(key)
        if key not in self._values:
            self.fault(key, words.MISSING)
            return None
        return self._values[key]

    # -- one value each

    def string(self, key: str, *, most: int | None = None) -> str:
        """Words in one line; where they are new, of `most` characters and each of them in a font."""
        value = self._value(key)
        if not isinstance(value, str):
            if value is not None:
                self.fault(key, words.WANTS_STRING)
            return ""
        if not value or value != value.strip() or not LINE_BREAKS.isdisjoint(value):
            self.fault(key, words.WANTS_ONE_LINE)
            return ""
        if not value.isprintable():
            for what in unseen(value):
                self.fault(key, what)
            return ""
        if self._new_words is not None:
            for what in self._new_words.faults(value, most):
                self.fault(key, what)
        return value

    def has(self, key: str) -> bool:
        """Whether the field is there at all: files of earlier versions lack what came later."""
        return key in self._values

    def plain_or_absent(self, key: str) -> str | None:
        """Words, a whole number or a flag (as yes and no) as one text; None where the field is left out."""
        if key not in self._values:
            return None
        value = self._value(key)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, int):
            return str(value)
        if isinstance(value, str):
            return value
        self.fault(key, words.WANTS_STRING)
        return None

    def shaped(self, key: str, shape: str, *, example: str) -> str:
        """A string of the regular expression `shape`."""
        value = self.string(key)
        if self.sound(key) and not re.fullmatch(shape, value, re.ASCII):
            self.fault(key, words.WANTS_SHAPE, example=example)
        return value

    def names(self, key: str, shape: str, *, example: str) -> tuple[str, ...]:
        """A list of strings of the regular expression `shape`, each once."""
        return self._strings(key, shape, wants=words.WANTS_NAMES, example=example)

    def _strings(
        self, key: str, shape: str, *, wants: Text, wrong: Text = words.WANTS_SHAPE, **values: object
    ) -> tuple[str, ...]:
        """`wants` is said where there is no list at all, `wrong` of each member without that shape."""
        value = self._value(key)
        if not isinstance(value, list):
            if value is not None:
                self.fault(key, wants, **values)
            return ()
        if not value:
            self.fault(key, words.NO_EMPTY_LIST)
        for number, each in enumerate(value, start=1):
            if not isinstance(each, str):
                self._fault_in(key, number, words.WANTS_STRING)
            elif not re.fullmatch(shape, each, re.ASCII):
                self._fault_in(key, number, wrong, **values)
            elif each in value[: number - 1]:
                self._fault_in(key, number, words.KIND_TWICE, kind=each)
        return tuple(each for each in value if isinstance(each, str))

    def choices(self, key: str, among: type[E]) -> tuple[E, ...]:
        """A list of members of `among`, each once."""
        allowed = "|".join(re.escape(each.value) for each in among)
        found = self.names(key, allowed, example=next(iter(among)).value)
        return tuple(among(each) for each in found) if self.sound(key) else ()

    def whole(self, key: str, *, least: int, most: int) -> int:
        value = self._value(key)
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        if value is not None:
            self.fault(key, words.WANTS_WHOLE, least=least, most=most)
        return least

    def whole_or_none(self, key: str, *, least: int, most: int) -> int | None:
        return None if self._none(key) else self.whole(key, least=least, most=most)

    def number(self, key: str) -> float:
        """A measure, not below zero."""
        value = self._value(key)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < math.inf:
            return float(value)
        if value is not None:
            self.fault(key, words.WANTS_NUMBER)
        return 0.0

    def flag(self, key: str) -> bool:
        value = self._value(key)
        if isinstance(value, bool):
            return value
        if value is not None:
            self.fault(key, words.WANTS_FLAG)
        return False

    def flag_if_there(self, key: str) -> bool:
        """For a field that files of earlier versions do not have: left out, it is false."""
        return self.flag(key) if key in self._values else False

    def day(self, key: str) -> date:
        value = self._value(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if value is not None:
            self.fault(key, words.WANTS_DAY)
        return _STAND_IN_DAY

    def day_or_none(self, key: str) -> date | None:
        return None if self._none(key) else self.day(key)

    def fen(self, key: str, *, below_zero: bool = False) -> int:
        """An amount written in yuan with two decimals ("129.00"), as fen."""
        value = self._value(key)
        found = _YUAN.fullmatch(value) if isinstance(value, str) else None
        if found is not None and (below_zero or not found[1]):
            return int(found[1] + found[2] + found[3])
        if value is not None:
            self.fault(key, words.WANTS_YUAN)
        return 0

    def fen_or_none(self, key: str) -> int | None:
        return None if self._none(key) else self.fen(key)

    def choice(self, key: str, kinds: type[E]) -> E:
        """One value of an enumeration."""
        value = self._value(key)
        for kind in kinds:
            if kind.value == value:
                return kind
        if value is not None:
            self.fault(key, words.WANTS_ONE_OF, allowed=same(", ".join(kinds)))
        return next(iter(kinds))

    def choices_or_none(self, key: str, kinds: type[E]) -> tuple[E, ...]:
        """Values of an enumeration, each once; none as an explicit none."""
        if self._none(key):
            return ()
        allowed = {kind.value: kind for kind in kinds}
        found = self._strings(
            key,
            "|".join(map(re.escape, allowed)),
            wants=words.WANTS_CODES,
            wrong=words.WANTS_ONE_OF,
            example=next(iter(allowed)),
            allowed=same(", ".join(allowed)),
        )
        return tuple(allowed[value] for value in found if value in allowed)

    def codes_or_none(self, key: str, shape: str, *, example: str) -> tuple[str, ...]:
        """A list of strings of the regular expression `shape`, each once; empty where it is none."""
        return () if self._none(key) else self._strings(key, shape, wants=words.WANTS_CODES, example=example)

    def version(self, key: str) -> str:
        """A day that exists with a running number: 2026-11-19.3."""
        said = self.shaped(key, r"\d{4}-\d{2}-\d{2}\.[1-9]", example="2026-11-19.3")
        if self.sound(key):
            try:
                date.fromisoformat(said[:10])
            except ValueError:
                self.fault(key, words.WANTS_SHAPE, example="2026-11-19.3")
        return said

    # -- words in both languages

    def both(self, most: Length | None = None) -> Text:
        """This group itself as words: `zh` and `en`, nothing else; at `most` so long where they are new."""
        zh, en = (None, None) if most is None else (most.zh, most.en)
        found = Text(self.string("zh", most=zh), self.string("en", most=en))
        if self.sound("en") and _HAN.search(found.en):
            self.fault("en", words.NO_ENGLISH)
        self.finish()
        return found

    def text(self, key: str, most: Length | None = None) -> Text:
        value = self._value(key)
        if value is None:
            return Text("", "")
        if not isinstance(value, dict):
            self.fault(key, words.MAY_NOT_BE_NONE if value == NONE else words.WANTS_WORDS)
            return Text("", "")
        return self._below(key, value).both(most)

    def text_or_none(self, key: str, most: Length | None = None) -> Text | None:
        return None if self._none(key) else self.text(key, most)

    # -- groups

    def _below(self, key: str, values: Mapping[str, object], *, row: str = "") -> "Table":
        return Table(
            values,
            label=self.label,
            lines=self._lines,
            faults=self._faults,
            path=f"{self._path}{key}{row}.",
            around=(self, key),
            new_words=self._new_words,
        )

    def group(self, key: str) -> "Table | None":
        """A group of fields that must be there; None, and a fault, where it is not."""
        value = self._value(key)
        if isinstance(value, dict):
            return self._below(key, value)
        if value is not None:
            self.fault(key, words.MAY_NOT_BE_NONE if value == NONE else words.WANTS_TABLE)
        return None

    def group_or_absent(self, key: str) -> "Table | None":
        """A group of fields; None where it is left out, and a fault where something else stands there."""
        return self.group(key) if key in self._values else None

    def group_or_none(self, key: str) -> "Table | None":
        return None if self._none(key) else self.group(key)

    def rows_or_none(self, key: str) -> tuple["Table", ...]:
        """A list of groups; empty where it is none."""
        if self._none(key):
            return ()
        value = self._value(key)
        if not isinstance(value, list):
            self.fault(key, words.WANTS_LIST)
            return ()
        if not value:
            self.fault(key, words.NO_EMPTY_LIST)
        rows = list(enumerate(value, start=1))
        for number in (number for number, row in rows if not isinstance(row, dict)):
            self._fault_in(key, number, words.WANTS_TABLE)
        return tuple(self._below(key, row, row=f"[{number}]") for number, row in rows if isinstance(row, dict))


def check_unique(tables: Sequence[Table], key: str, values: Sequence[Hashable]) -> None:
    """Each value once; the later one is the fault and names the line of the earlier."""
    first: dict[Hashable, Table] = {}
    for table, value in zip(tables, values, strict=True):
        if not table.sound(key):
            continue
        if value in first:
            table.fault(key, words.TAKEN, value=value, line=first[value].line_of(key))
        else:
            first[value] = table
