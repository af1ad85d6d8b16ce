"""What the page of the archive asks of store, seal, centre and printers. No Qt here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from app.archive_ports import ArchivedRow
from app.domain.approval import Leave
from app.domain.staff import StaffMember
from app.handling.verify_document import Verdict
from app.ports import Lane
from app.texts.language import Text
from ui.frame.gate import Gate


class ArchiveActs(Protocol):
    """Each of these takes its time: on the lane of pages. All raise RightMissing for a leave that does not cover it."""

    def find(self, typed: str, *, since: date, until: date, limit: int, leave: Leave) -> tuple[ArchivedRow, ...]:
        """Newest first."""
        ...

    def look(self, row: ArchivedRow, *, leave: Leave) -> bytes:
        """The archived PDF. Raises StoreDamaged, InputRefused."""
        ...

    def save(self, row: ArchivedRow, file: Path, *, leave: Leave) -> None:
        """Its very bytes into a file. Raises as `look`, and InputRefused where it cannot be written."""
        ...

    def save_remade(self, receipt_number: str, file: Path, *, leave: Leave, by: StaffMember) -> None:
        """Made again, counted, marked and sealed. Raises InputRefused, CentralTrouble."""
        ...

    def print(self, row: ArchivedRow, *, leave: Leave, by: StaffMember) -> str | None:
        """As any further A4 form of it, marked as a copy where one is out; the printer's name, None where there is
        none. Raises PrinterTrouble."""
        ...

    def print_remade(self, receipt_number: str, *, leave: Leave, by: StaffMember) -> str | None:
        """As save_remade; the printer's name, None where there is none. Raises PrinterTrouble as well."""
        ...

    def remake(self, receipt_number: str, *, leave: Leave, by: StaffMember) -> bytes:
        """To be looked at: of this counter's or, by the centre, of any counter's order. Raises InputRefused,
        CentralTrouble."""
        ...

    def verify(self, file: Path) -> Verdict:
        """Raises InputRefused for what is no PDF, bears no seal or cannot be read."""
        ...


@dataclass(frozen=True, slots=True)
class ArchiveOutside:
    """`lane` is that of pages; `pictures` paints the pages of a PDF as PNG, on it."""

    acts: ArchiveActs
    lane: Lane
    gate: Gate
    pictures: Callable[[bytes], tuple[bytes, ...]]
    today: Callable[[], date]
    tell: Callable[[Text], None]
