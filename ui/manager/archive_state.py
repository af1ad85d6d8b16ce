"""What the page of the archive shows, as values."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.archive_ports import ArchivedRow
from app.domain.receipt_number import ReceiptNumber
from app.texts import archive as words
from app.texts.language import Text

DAYS_SHOWN: Final = 30  # days back, to begin with


@dataclass(frozen=True, slots=True)
class OpenedForm:
    """What lies open at the right. `pages` are PNG; `remade`: made again just now, and in no archive."""

    receipt_number: str
    pages: tuple[bytes, ...]
    remade: bool


@dataclass(frozen=True, slots=True)
class ShownVerdict:
    """Of which file, and what is so; `ok` where everything holds."""

    file: str
    ok: bool
    said: Text


@dataclass(frozen=True, slots=True)
class ArchiveState:
    """`wrong` says what cannot be meant by the days typed; `more`: there are more than these rows. `busy` is what is
    under way, `problem` why the last act came to nothing; `waits`: it can be tried again once what it needs answers."""

    first: date
    last: date
    typed: str = ""
    wrong: Text | None = None
    rows: tuple[ArchivedRow, ...] = ()
    more: bool = False
    loaded: bool = False
    chosen: str = ""
    opened: OpenedForm | None = None
    verdict: ShownVerdict | None = None
    busy: Text | None = None
    problem: Text | None = None
    waits: bool = False

    @property
    def row(self) -> ArchivedRow | None:
        return next((each for each in self.rows if each.order_id == self.chosen), None)

    @property
    def kept(self) -> bool:
        """Whether the file of what is chosen is here."""
        row = self.row
        return row is not None and row.sealed_at is not None and row.let_go_at is None

    @property
    def remade(self) -> bool:
        """Whether what lies open was made again just now."""
        return self.opened is not None and self.opened.remade

    @property
    def printable(self) -> bool:
        """Of a voided order there is no paper; its file stays to be seen."""
        row = self.row
        return self.remade or (self.kept and row is not None and not row.voided)

    @property
    def why(self) -> Text | None:
        """Why some of its acts are grey where a file is here, or why nothing can be seen where none is."""
        row = self.row
        if row is None or (not self.kept and self.to_remake):
            return None
        if self.kept:
            return words.KEPT_VOIDED if row.voided else None if self.to_remake else words.KEPT_HERE
        if row.let_go_at is not None:
            return words.WHY_GONE
        return words.WHY_NEVER if row.voided else words.WHY_WAITS

    @property
    def number(self) -> str:
        """Of what is chosen, else the whole number that was typed and found nothing, "" for neither."""
        row = self.row
        if row is not None:
            return row.receipt_number
        return _whole(self.typed) if self.loaded and not self.rows else ""

    @property
    def to_remake(self) -> str:
        """The number of which a form can be made again, "" for none: not where the file itself is here and whole, and
        not of a voided order."""
        row = self.row
        if row is not None and row.voided:
            return ""
        if row is not None and row.let_go_at is None and not (self.kept and self.problem is not None):
            return ""
        return self.number


def _whole(typed: str) -> str:
    try:
        return str(ReceiptNumber.read(typed.strip().upper()))
    except ValueError:
        return ""


def first_state(today: date) -> ArchiveState:
    return ArchiveState(today - timedelta(days=DAYS_SHOWN), today)


def read_days(first: str, last: str) -> tuple[date, date] | Text:
    """As they were typed; without a last one it is the first. The sentence where they are none."""
    try:
        begin = date.fromisoformat(first.strip())
        end = date.fromisoformat(last.strip()) if last.strip() else begin
    except ValueError:
        return words.NO_DAY
    return words.TURNED_DAYS if end < begin else (begin, end)
