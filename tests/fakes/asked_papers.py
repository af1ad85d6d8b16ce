"""What the printing lane is asked for by the clerk's face, in memory: receipts, A4 forms, on-sale lists."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.approval import Leave
from app.domain.staff import StaffMember
from app.printer_ports import FoundPrinter
from app.texts.language import Language


@dataclass
class AskedReceipts:
    """What the printing lane was asked, in order."""

    asked: list[tuple[str, str, bool]] = field(default_factory=list)
    undone: bool = False  # an answer does not get into the store

    def lay_out(self, order_id: str, *, alone: bool) -> None:
        self.asked.append(("lay_out", order_id, alone))

    def print_waiting(self) -> None:
        self.asked.append(("waiting", "", False))

    def print_again(self, order_id: str) -> None:
        self.asked.append(("again", order_id, False))

    def answered(self, job_id: str, *, came_out: bool, undone: Callable[[], None]) -> None:
        self.asked.append(("answered", job_id, came_out))
        if self.undone:
            undone()


class AskedForms:
    """A4 forms that come out at once; `trouble` keeps the next one in. `made` is (order, place, file, leave)."""

    def __init__(self) -> None:
        self.printers: tuple[FoundPrinter, ...] = ()
        self.place = ""
        self.trouble: Exception | None = None
        self.unknown = False
        self.gone: set[str] = set()  # orders of which the archive has no file any more
        self.made: list[tuple[str, str, Path | None, Leave | None]] = []
        self.archived: list[bool] = []  # of each, whether the archive copy came with it

    def out(self, order_id: str) -> int:
        return sum(made == order_id for made, *_ in self.made)

    def unsure(self, order_id: str) -> bool:
        return self.unknown

    def let_go(self, order_id: str) -> bool:
        return order_id in self.gone

    def answered(self, order_id: str, *, came_out: bool, by: StaffMember) -> None:
        self.unknown = False
        if not came_out:
            self.made.pop()

    def remembered(self) -> str:
        return self.place

    def found(self) -> tuple[FoundPrinter, ...]:
        return self.printers

    def warm(self) -> None:
        pass

    def make(
        self,
        order_id: str,
        *,
        place: str,
        file: Path | None,
        leave: Leave | None,
        by: StaffMember,
        archive: bool = False,
    ) -> None:
        trouble, self.trouble = self.trouble, None
        if trouble is not None:
            raise trouble
        self.made.append((order_id, place, file, leave))
        self.archived.append(archive)
        self.place = place


class AskedLists:
    """On-sale lists that come out at once; `trouble` keeps the next one in. `made` is (place, file, language)."""

    def __init__(self) -> None:
        self.printers: tuple[FoundPrinter, ...] = ()
        self.trouble: Exception | None = None
        self.made: list[tuple[str, Path | None, Language]] = []

    def remembered(self) -> str:
        return ""

    def found(self) -> tuple[FoundPrinter, ...]:
        return self.printers

    def make(self, *, place: str, file: Path | None, language: Language) -> None:
        trouble, self.trouble = self.trouble, None
        if trouble is not None:
            raise trouble
        self.made.append((place, file, language))
