"""What each page of the manager's face brings, and what it may ask of the window around it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from app.day_ports import CashDesk, DayClosing, HallAsks, MethodCorrections
from app.domain.approval import Leave
from app.domain.cash_period import XReport
from app.domain.repair import RefusedEntry
from app.domain.right import Right
from app.handling.export_audit import AuditPlace
from app.handling.view_day import DayPlace
from app.papers.figure_cells import Names
from app.ports import Lane
from app.repair_ports import RepairDesk
from app.staff_ports import AuditSearch
from app.texts import manager_page as words
from app.texts.language import Language, Text
from ui.clerk.outside import Outside
from ui.frame.gate import Gate
from ui.frame.shortcuts import Act, KeyEntry
from ui.frame.theme import LanguageChoice, Theme
from ui.manager.archive_outside import ArchiveActs
from ui.manager.asks_presenter import AnswerAsk
from ui.manager.close_state import PapersWent
from ui.manager.rows_presenter import SaveSheet
from ui.manager.staff_presenter import StaffActs
from ui.manager.summary_presenter import SummaryPapers
from ui.shell.window import ShellWindow

PAGE_KEY: Final = KeyEntry(Act.LINE, "", ("Ctrl PgDn",), words.KEY_PAGE)
BACK_KEY: Final = KeyEntry(Act.OPEN, "", ("Esc",), words.KEY_BACK)


@dataclass(frozen=True, slots=True)
class DayParts:
    """The hall's figures, asked on the lane of figures. `names` are what matters and people are called; `save` writes
    tables into a spreadsheet (OSError), `papers` makes those of a summary; None where nobody can."""

    place: DayPlace
    names: Callable[[], Names]
    save: SaveSheet | None
    papers: SummaryPapers | None


@dataclass(frozen=True, slots=True)
class CloseParts:
    """The close of the hall's day, asked on the lane of figures. `prove_pin` says, on that lane, that a PIN is that
    person's own (SignOnRefused). `print_papers` prints slip and page of a closed day and never waits, None where
    nothing prints; `papers_went`, on that lane, says what became of those of a day and its Z number."""

    closing: DayClosing
    prove_pin: Callable[[str, str], None]
    print_papers: Callable[[date], None] | None
    papers_went: Callable[[date, int], PapersWent] | None = None


@dataclass(frozen=True, slots=True)
class CashPageParts:
    """The drawer and safe of this counter, asked on the store's lane; `print_x` never waits, None where nothing
    prints."""

    desk: CashDesk
    corrections: MethodCorrections
    print_x: Callable[[XReport], None] | None


@dataclass(frozen=True, slots=True)
class AsksParts:
    """What desks ask, on the hall's lane; `name_of` what a staff number is called here."""

    asks: HallAsks
    answer: AnswerAsk
    name_of: Callable[[str], Text]


@dataclass(frozen=True, slots=True)
class RepairParts:
    """The hall's refused orders, asked on the hall's lane. `hours`: after so many one is late, and an alarm; `export`
    writes the list there, audited (OSError, RightMissing); `prove_pin` says, on that lane, that a PIN is that number's,
    for an act on this subject (SignOnRefused); `name_of` what a staff number is called, itself where nobody knows it,
    on that lane too."""

    desk: RepairDesk
    hours: Callable[[], tuple[int, int]]
    export: Callable[[tuple[RefusedEntry, ...], Path, Leave, Language], None]
    prove_pin: Callable[[str, str, str], None]
    name_of: Callable[[str], Text]


@dataclass(frozen=True, slots=True)
class ArchiveParts:
    """Sealed forms of this counter, and those made again; on the lane of pages."""

    acts: ArchiveActs


@dataclass(frozen=True, slots=True)
class ManagerParts:
    """`export` writes the entries of a search to a file, in a language, and says how many; on the store's lane.

    Where one of the others is None its pages are not shown.
    """

    staff: StaffActs
    audit: AuditPlace
    export: Callable[[Path, AuditSearch, Leave, Language], int]
    day: DayParts | None = None
    close: CloseParts | None = None
    asks: AsksParts | None = None
    repair: RepairParts | None = None
    cash: CashPageParts | None = None
    archive: ArchiveParts | None = None


@dataclass(frozen=True, slots=True)
class ManagerNeeds:
    """`back` shows the counter again; `tell` says a sentence at the foot of the page. `lane` is the store's.

    `figures` is the lane of figures; `listen` is told on the window's thread whenever hall or store may say something
    else. `go` opens another page of this face by its name, `pages` are the names of all; `count` sets the number behind
    a page's name, `note` the words at the head of the page that is shown, `keys` those of a page that work now.
    """

    window: ShellWindow
    theme: Theme
    language: LanguageChoice
    parts: ManagerParts
    outside: Outside
    lane: Lane
    figures: Lane
    listen: Callable[[Callable[[], None]], None]
    gate: Gate
    today: Callable[[], date]
    zone: ZoneInfo
    tell: Callable[[Text], None]
    back: Callable[[], None]
    go: Callable[[str], None] = lambda _: None
    pages: Callable[[], frozenset[str]] = frozenset
    count: Callable[[str, int], None] = lambda _, __: None
    note: Callable[[str, Text | None], None] = lambda _, __: None
    keys: Callable[[str, tuple[KeyEntry, ...]], None] = lambda _, __: None


@dataclass(frozen=True, slots=True)
class ManagerPage:
    """`open` asks for the page's right at the gate and calls what it gets once the page may be shown.

    `right` is that right: the face begins with the first page somebody has it for. With an `icon` a button opens the
    page instead of a tab; `head` stands beside such buttons while the page is shown. `keys` stand below it until it
    says others. `left` is told when another page is shown, or the desk is locked; `tick` every second while it is
    shown.
    """

    name: str
    said: Text
    right: Right
    view: QWidget
    open: Callable[[Callable[[], None]], None]
    retranslate: Callable[[Language], None]
    keys: tuple[KeyEntry, ...] = (PAGE_KEY, BACK_KEY)
    icon: str = ""
    head: QWidget | None = None
    left: Callable[[], None] = lambda: None
    tick: Callable[[], None] = lambda: None
