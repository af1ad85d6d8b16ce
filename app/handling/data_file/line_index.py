"""On which line a record or a field of a TOML file stands: tomllib does not tell."""

import re
from dataclasses import dataclass, field

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w. -]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([\w-]+(?:\s*\.\s*[\w-]+)*)\s*=")
_QUIET = re.compile(r'"""|\'\'\'|"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*|[\[\]{},]')
_INNERMOST = re.compile(r"(?:\.[^.\[\]]+|\[\d+\]|^[^.\[\]]+)$")


@dataclass(frozen=True, slots=True)
class RecordLines:
    """`line` of the record's head, 1 for the head of the file; `fields` has `price.yuan`, `overage[2]`."""

    line: int
    fields: dict[str, int] = field(default_factory=dict)

    def of(self, path: str) -> int:
        """The line of a field, or of the nearest group around it, or of the record."""
        while path:
            if path in self.fields:
                return self.fields[path]
            path = _INNERMOST.sub("", path)
        return self.line


@dataclass(frozen=True, slots=True)
class LineIndex:
    """The head of the file, and the records of each `[[name]]` in order."""

    head: RecordLines
    records: dict[str, list[RecordLines]]

    def record(self, name: str, index: int) -> RecordLines:
        known = self.records.get(name, [])
        return known[index] if index < len(known) else RecordLines(self.head.of(name))


def index_lines(text: str) -> LineIndex:
    """For a text that tomllib has read: the lines of its records and fields."""
    scan = _Scan()
    for number, line in enumerate(text.split("\n"), start=1):
        scan.take(line, number)
    return LineIndex(scan.head, scan.records)


class _Scan:
    """Goes through the lines; inside brackets and long quotes nothing is a field."""

    def __init__(self) -> None:
        self.head = RecordLines(1)
        self.records: dict[str, list[RecordLines]] = {}
        self._current = self.head
        self._group = ""  # the [offering.price] the lines are in, with its dot
        self._field = ""
        self._row = 0  # of a list, from 1; 0 outside of any
        self._depth = 0
        self._quote = ""

    def take(self, line: str, number: int) -> None:
        if not self._quote and self._depth == 0:
            header = _HEADER.match(line)
            if header is not None:
                self._enter(header[1], re.sub(r"\s", "", header[2]), number)
                return
            key = _KEY.match(line)
            if key is not None:
                self._field, self._row = self._group + re.sub(r"\s", "", key[1]), 0
                self._note(self._field, number)
        self._brackets(line, number)

    def _enter(self, brackets: str, name: str, number: int) -> None:
        record, _, inside = name.partition(".")
        if brackets == "[[" and not inside:
            self._current, self._group = RecordLines(number), ""
            self.records.setdefault(record, []).append(self._current)
            return
        self._current = self.records[record][-1] if record in self.records else self.head
        path = name if self._current is self.head else inside
        self._note(path, number)
        self._group = f"{path}."

    def _note(self, path: str, number: int) -> None:
        """The field and, where they have no line yet, the groups around it."""
        parts = path.split(".")
        for count in range(1, len(parts) + 1):
            self._current.fields.setdefault(".".join(parts[:count]), number)

    def _brackets(self, line: str, number: int) -> None:
        """Follows brackets and long quotes; each row of a list of groups gets its line."""
        place = 0
        while place < len(line):
            if self._quote:
                end = line.find(self._quote, place)
                if end < 0:
                    return
                place, self._quote = end + 3, ""
                continue
            found = _QUIET.search(line, place)
            before = line[place:] if found is None else line[place : found.start()]
            mark = "" if found is None else found[0]
            if before.strip() or mark[:1] in ("[", "{", '"', "'"):
                self._note_row(number)
            if found is None:
                return
            place = found.end()
            if mark in ('"""', "'''"):
                self._quote = mark
            elif mark in ("[", "{"):
                self._depth += 1
                if self._depth == 1:
                    self._row = int(mark == "[")
            elif mark in ("]", "}"):
                self._depth -= 1
            elif mark == "," and self._depth == 1 and self._row:
                self._row += 1

    def _note_row(self, number: int) -> None:
        """Where a member of a list begins."""
        if self._depth == 1 and self._row:
            self._current.fields.setdefault(f"{self._field}[{self._row}]", number)
