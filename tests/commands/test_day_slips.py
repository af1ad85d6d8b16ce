"""日报, X 报 and count slips through the store and a virtual printer; what is saved into files, and what is audited."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.device_settings import FORM_PLACE
from app.domain.right import Right
from app.errors import InputRefused
from app.papers.charts import ON_PAPER
from app.papers.printed import PrintedText
from app.papers.summary_tables import summary_tables
from app.ports import PaperKind, PrintState
from app.printer_ports import Delivery, FoundPrinter, PrinterPort
from app.texts.language import Language
from commands.day_slips import KINDS, PAPER_WITHIN, LaneDaySlips, closed_day_subject
from commands.receipts import PrintRoom
from commands.summary_papers import CounterSummaryPapers, save_tables
from offline_cache.print_jobs import StoredPrintJobs
from offline_cache.settings import StoredSettings
from offline_cache.store import Store
from printing.profiles import PAPER_80
from printing.virtual_printer.server import VirtualPrinter
from tests.commands.test_ticket_papers import reached
from tests.fakes.clerk_ports import InstantLane, WrittenAudit
from tests.fakes.clock import HandClock
from tests.fakes.order_book import MemoryOrderBook
from tests.fakes.print_jobs import UNREACHABLE, CountingIds, PrinterThat
from tests.offline_cache.parts import new_counter
from tests.papers.day_summaries import HALL, NAMES, ZONE, quiet_summary, rich_summary
from tests.papers.test_cash_slips import COUNTED, REPORT
from tests.papers.tickets import WU
from ui.manager.close_state import PageWent

LEAVE = Leave(WU, Right.VIEW_DAY, "day")


@dataclass
class Bench:
    """`slips` print at once; `states` are what the strip was told."""

    slips: LaneDaySlips
    papers: CounterSummaryPapers
    jobs: StoredPrintJobs
    audit: WrittenAudit
    clock: HandClock
    states: list[PrintState]

    def print_day(self) -> None:
        self.papers.print_narrow(rich_summary(), NAMES, language=Language.ZH, leave=LEAVE)
        self.slips.print_waiting()


def bench(store: Store, printer: PrinterPort) -> Bench:
    jobs, audit, clock, states = StoredPrintJobs(store), WrittenAudit(), HandClock(), list[PrintState]()
    prints = PrintRoom(
        order_book=MemoryOrderBook(),
        jobs=jobs,
        printer=printer,
        profile=PAPER_80,
        clock=clock,
        ids=CountingIds(),
        zone=ZONE,
        verify_base="",
    )

    def fail(wrong: Exception) -> None:
        raise wrong

    slips = LaneDaySlips(
        prints,
        lane=InstantLane(),
        audit=audit,
        person=lambda: WU,
        names=lambda: NAMES,
        language=lambda: Language.ZH,
        told=states.append,
        failed=fail,
    )
    papers = CounterSummaryPapers(slips, HALL, clock, audit, StoredSettings(store))
    return Bench(slips, papers, jobs, audit, clock, states)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_counter(tmp_path / "store").opened() as opened:
        yield opened


def words_of(printer: VirtualPrinter) -> list[str]:
    """Of each paper that came out."""
    return ["\n".join(row.words for row in slip.rows if isinstance(row, PrintedText)) for slip in printer.slips()]


def test_a_closed_day_printed_again_is_the_same_paper_below_a_mark_and_is_audited(store: Store) -> None:
    with VirtualPrinter(port=0) as printer:
        desk = bench(store, reached(printer))
        desk.print_day()
        desk.print_day()
        first, second = words_of(printer)
    assert "Z 报 第 0324 号" in first
    assert "【补打" not in first
    assert "【补打 第1次】" in second
    assert second.endswith(first)
    assert [each.kind for each in desk.audit.events] == [
        AuditKind.SUMMARY_MADE,
        AuditKind.REPRINTED,
        AuditKind.SUMMARY_MADE,
    ]
    assert {each.subject for each in desk.audit.events} == {"Z 324 2026-11-20"}
    assert desk.states == [PrintState.CONFIRMED] * 2
    assert desk.jobs.open() == ()


class Pages:
    """PagePrinters: what was sent where."""

    def __init__(self) -> None:
        self.sent = list[str]()

    def found(self) -> tuple[FoundPrinter, ...]:
        return ()

    def send(self, address: str, pdf: bytes, *, title: str) -> None:
        self.sent.append(address)


@pytest.mark.parametrize(
    ("place", "went", "sent"),
    [("", PageWent.NOWHERE, []), ("file", PageWent.TO_FILE, []), ("cups://office", PageWent.SENT, ["cups://office"])],
)
def test_what_became_of_a_closed_days_papers_is_known(
    store: Store, place: str, went: PageWent, sent: list[str]
) -> None:
    desk, pages = bench(store, PrinterThat(UNREACHABLE)), Pages()
    if place:
        StoredSettings(store).set(FORM_PLACE.key, place)
    papers, subject = replace(desk.papers, printers=pages), closed_day_subject(324, rich_summary().scope.first)
    assert desk.slips.state_of(subject) is None
    assert papers.print_closed(rich_summary(), NAMES, language=Language.ZH, by=WU) is went
    assert pages.sent == sent
    desk.slips.print_waiting()
    assert desk.slips.state_of(subject) is PrintState.FAILED_BEFORE_SEND


def test_each_reading_of_a_day_that_runs_is_a_paper_of_its_own(store: Store) -> None:
    with VirtualPrinter(port=0) as printer:
        desk = bench(store, reached(printer))
        for minutes in (0, 5):
            later = replace(quiet_summary(), made_at=quiet_summary().made_at + timedelta(minutes=minutes))
            desk.papers.print_narrow(later, NAMES, language=Language.EN, leave=LEAVE)
        desk.slips.print_waiting()
        slips = words_of(printer)
    assert [each.count("Reprint no.") for each in slips] == [0, 0]
    assert [f"{WU.latin_name} {WU.number}" in each for each in slips] == [True, True]


def test_x_reports_and_counts_come_out_with_their_names(store: Store) -> None:
    counted = replace(REPORT.period, counts=(COUNTED,))
    with VirtualPrinter(port=0) as printer:
        desk = bench(store, reached(printer))
        desk.slips.print_x(REPORT)
        desk.slips.print_count(counted)
        desk.slips.print_count(counted)
        report, count, copy = words_of(printer)
    assert "周敏 1013" in report
    assert "819.50" in count
    assert "补打 第1次" in copy
    assert [job.paper for job in desk.jobs.of_subject("count P-1 1")] == [PaperKind.CASH_COUNT] * 2


def test_paper_waits_for_a_printer_that_is_away_but_not_for_ever(store: Store) -> None:
    desk = bench(store, PrinterThat(UNREACHABLE))
    desk.print_day()
    assert desk.states == [PrintState.FAILED_BEFORE_SEND]
    assert [job.state for job in desk.jobs.open()] == [PrintState.FAILED_BEFORE_SEND]
    desk.clock.set(desk.clock.now() + PAPER_WITHIN + timedelta(seconds=1))
    desk.slips.print_waiting()
    assert desk.jobs.open() == ()


def test_a_silent_printer_leaves_nothing_that_a_close_would_stumble_over(store: Store) -> None:
    """Nobody is asked whether it came out: a job left unknown would stand in the day's open items for ever."""
    desk = bench(store, PrinterThat(Delivery.SILENT))
    desk.print_day()
    assert desk.states == [PrintState.UNKNOWN]
    assert [job for job in desk.jobs.open() if job.paper in KINDS] == []


def test_files_hold_the_summary_and_say_so_in_the_trail(store: Store, tmp_path: Path) -> None:
    desk = bench(store, PrinterThat(Delivery.CONFIRMED))
    page, sheet, rows = (tmp_path / name for name in ("day.pdf", "day.xlsx", "rows.xlsx"))
    desk.papers.save_page(rich_summary(), NAMES, language=Language.ZH, leave=LEAVE, file=page)
    desk.papers.save_sheet(rich_summary(), NAMES, language=Language.ZH, leave=LEAVE, file=sheet)
    save_tables(summary_tables(rich_summary())[:2], rows, Language.EN, hall=HALL)
    assert page.read_bytes().startswith(b"%PDF")
    assert openpyxl.load_workbook(io.BytesIO(sheet.read_bytes())).sheetnames[0] == "营业日报"
    assert openpyxl.load_workbook(io.BytesIO(rows.read_bytes())).sheetnames == ["What was done", "How it was paid"]
    assert [each.reason for each in desk.audit.events] == ["pdf", "xlsx"]
    with pytest.raises(InputRefused):
        save_tables((), tmp_path / "none" / "rows.xlsx", Language.EN, hall=HALL)


def test_charts_are_as_wide_as_they_are_asked_for(store: Store) -> None:
    desk = bench(store, PrinterThat(Delivery.CONFIRMED))
    found = desk.papers.charts(rich_summary(), NAMES, language=Language.ZH, colours=ON_PAPER, width=700)
    assert [(each.key, each.width) for each in found] == [("hours", 700), ("methods", 700), ("matters", 700)]
    assert all(each.svg.startswith(b"<?xml") for each in found)
