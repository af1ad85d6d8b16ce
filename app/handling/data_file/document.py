"""From the bytes of a file to its tables; what breaks off or is no TOML is said with its line."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence

from app.errors import FileFaulty
from app.handling.data_file.equal_rights import places
from app.handling.data_file.faults import Faults
from app.handling.data_file.line_index import LineIndex, RecordLines, index_lines
from app.handling.data_file.new_words import NewWords
from app.handling.data_file.table import Table
from app.texts import data_files as words
from app.texts.language import Text

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")
_ENDLESS = re.compile(r"\d{100}|(?:[\[{][^\]}\[{]*){20}")


def decode(raw: bytes, *, faulty: Text) -> str:
    """The text of a file saved as UTF-8, with or without a byte order mark. Raises FileFaulty."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        at_end = wrong.reason == "unexpected end of data"
        raise _refusal(words.STOPS if at_end else words.NOT_UTF8, faulty, line=line) from wrong


class Document:
    """One TOML file: its head and its `[[name]]` records as tables that gather faults."""

    def __init__(self, text: str, *, faulty: Text, records: tuple[str, ...], new_words: NewWords | None = None) -> None:
        """`faulty` is the sentence over the faults; `records` the names of its `[[name]]` tables. Raises FileFaulty."""
        self.faults = Faults()
        self._faulty = faulty
        self._values: Mapping[str, object] = _parse(text, faulty=faulty)
        self._lines: LineIndex = index_lines(text)
        self._records = records
        self._new_words = new_words
        self._labels: dict[str, str] = {}
        rest = {key: value for key, value in self._values.items() if key not in records}
        self.head = Table(rest, label="", lines=self._lines.head, faults=self.faults, new_words=new_words)

    def tables(self, name: str, *, label: str) -> tuple[Table, ...]:
        """The records of `[[name]]` in order; each is called by its field `label`, or by its number."""
        rows = self._values.get(name)
        if rows is None:
            return ()
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self.faults.add(self._lines.head.of(name), name, words.WANTS_LIST)
            return ()
        return tuple(self._table(name, index, row, label) for index, row in enumerate(rows))

    def count(self, name: str) -> int:
        """How many `[[name]]` records the file holds."""
        rows = self._values.get(name)
        return len(rows) if isinstance(rows, list) else 0

    def counted(self, record: str, key: str) -> bool:
        """Whether there are any `[[record]]`, or the head says there should be: files of before know none."""
        counts = self._values.get("counts")
        return self.count(record) > 0 or (isinstance(counts, dict) and key in counts)

    def check_counts(self, records: Mapping[str, str]) -> None:
        """`[counts]` says how many records follow: a file cut off between two of them would read as a whole one.

        `records` has the field of each `[[name]]`.
        """
        counts = self.head.group("counts")
        if counts is None:
            return
        for record, key in records.items():
            said = counts.whole(key, least=1, most=1_000_000)
            found = self.count(record)
            if counts.sound(key) and said != found:
                counts.fault(key, words.COUNT_DIFFERS, said=said, found=found)
        counts.finish()

    def _check_equal_rights(self) -> None:
        for name, index, row in _records(self._values, self._records):
            shown = self._called(name, index, row) if name else ""
            lines = self._lines.record(name, index) if name else self._lines.head
            for place in places(row):
                self.faults.add(lines.of(place), f"{shown} {place}".strip(), words.NEW_USERS)

    def _called(self, name: str, index: int, row: Mapping[str, object]) -> str:
        called = row.get(self._labels.get(name, ""))
        return called if isinstance(called, str) and called else f"{name} {index + 1}"

    def _table(self, name: str, index: int, row: dict[str, object], label: str) -> Table:
        self._labels[name] = label
        shown = self._called(name, index, row)
        lines: RecordLines = self._lines.record(name, index)
        return Table(row, label=shown, lines=lines, faults=self.faults, new_words=self._new_words)

    def refuse_faults(self) -> None:
        """Raises FileFaulty where there is any; nothing in any file may ask who is new (S99)."""
        self._check_equal_rights()
        if self.faults:
            raise self.faults.refusal(self._faulty)


def _records(values: Mapping[str, object], names: Sequence[str]) -> Iterator[tuple[str, int, Mapping[str, object]]]:
    """Each record with its name and number; the head, nameless, is the first."""
    yield "", 0, {key: value for key, value in values.items() if key not in names}
    for name in names:
        rows = values.get(name)
        for index, row in enumerate(rows if isinstance(rows, list) else []):
            if isinstance(row, dict):
                yield name, index, row


def _parse(text: str, *, faulty: Text) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        last = max(1, len(text.rstrip().split("\n")))
        found = _PLACE.search(str(wrong))
        line, column = (int(found[1]), int(found[2])) if found else (last, 1)
        if "overwrite" in str(wrong) or "twice" in str(wrong):
            raise _refusal(words.GIVEN_TWICE, faulty, line=line) from wrong
        if found is None or line >= last:
            raise _refusal(words.STOPS, faulty, line=min(line, last)) from wrong
        raise _refusal(words.NOT_TOML, faulty, line=line, column=column) from wrong
    except (ValueError, RecursionError) as wrong:  # a figure of thousands of digits, brackets in brackets without end
        raise _refusal(words.NO_FIGURE, faulty, line=_worst_line(text)) from wrong


def _worst_line(text: str) -> int:
    """Where no line is told: the first with more digits in a row, or more open brackets, than any file has."""
    lines = text.split("\n")
    return next((number for number, line in enumerate(lines, start=1) if _ENDLESS.search(line)), 1)


def _refusal(what: Text, faulty: Text, *, line: int, **values: object) -> FileFaulty:
    faults = Faults()
    faults.add(line, "", what, line=line, **values)
    return faults.refusal(faulty)
