"""The A4 form of an accepted order as paper and as a file: a real CUPS, real folders, and readers of the PDF."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.device_settings import FORM_PLACE
from app.domain.order import CentralState, Order
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.errors import InputRefused, PrinterTrouble, RightMissing, StoreFull
from app.ports import PaperKind, PrintState
from app.printer_ports import FoundPrinter, Readiness
from app.texts import form_paper as words
from app.texts import printing as printing_words
from app.texts import store as store_words
from app.texts.language import Language, Text
from commands.form_papers import StoredFormPapers
from commands.receipts import PrintRoom
from printing.pages import SystemPagePrinters
from printing.profiles import PAPER_80
from tests.fakes.clerk_ports import WrittenAudit
from tests.fakes.clock import HandClock
from tests.fakes.order_book import MemoryOrderBook
from tests.fakes.orders import CLERK, DESK, NOW, an_order
from tests.fakes.print_jobs import UNREACHABLE, CountingIds, JobsInMemory, PrinterThat
from tests.printing.pdf import reading
from tests.printing.ways.scheduler import Scheduler, scheduler, until

pytestmark = [pytest.mark.needs("pdftotext"), pytest.mark.xdist_group("cups")]  # one scheduler at a time

LIN = StaffMember("2107", "林晓", "Lin Xiao", Role.CLERK)
MAY = replace(CLERK, granted=frozenset({Right.REPRINT_FORM}))
MAY_NOT = replace(CLERK, revoked=frozenset({Right.REPRINT_FORM}))


class Remembered:
    """app.ports.Settings of one counter."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.full = False

    def get(self, key: str, default: str) -> str:
        return self.values.get(key, default)

    def set(self, key: str, value: str) -> None:
        if self.full:
            raise StoreFull(store_words.FULL)
        self.values[key] = value


class PagesThat:
    """app.printer_ports.PagePrinters that do as told."""

    def __init__(self, answer: Exception | None = None) -> None:
        self.answer = answer
        self.sent: list[tuple[str, bytes, str]] = []

    def found(self) -> tuple[FoundPrinter, ...]:
        return ()

    def send(self, address: str, pdf: bytes, *, title: str) -> None:
        if self.answer is not None:
            raise self.answer
        self.sent.append((address, pdf, title))


@dataclass
class Desk:
    order: Order
    book: MemoryOrderBook
    jobs: JobsInMemory
    audit: WrittenAudit
    settings: Remembered
    clock: HandClock
    papers: StoredFormPapers

    def states(self) -> list[tuple[int, PrintState]]:
        return [(job.copy_number, job.state) for job in self.jobs.of_order(self.order.id)]

    def said(self) -> list[tuple[AuditKind, str, str]]:
        return [(event.kind, event.staff_number, event.reason) for event in self.audit.events]

    def leave(self) -> Leave:
        return Leave(MAY, Right.REPRINT_FORM, str(self.order.receipt_number))


def a_desk(
    printers: SystemPagePrinters | PagesThat, *, training: bool = False, language: Language = Language.ZH
) -> Desk:
    order, book, jobs, audit = an_order(language=language), MemoryOrderBook(), JobsInMemory(), WrittenAudit()
    book.record(order)
    clock, settings = HandClock(NOW), Remembered()
    room = PrintRoom(
        order_book=book,
        jobs=jobs,
        printer=PrinterThat(UNREACHABLE),
        profile=PAPER_80,
        clock=clock,
        ids=CountingIds(),
        zone=DESK.hall.zone,
        verify_base="https://centre.example",
        training=training,
    )
    papers = StoredFormPapers(room, printers, settings, audit)
    return Desk(order, book, jobs, audit, settings, clock, papers)


def in_windows(name: str, pdf: bytes, title: str) -> None:
    raise AssertionError("this is not Windows")


@pytest.fixture(scope="module")
def cups() -> Iterator[Scheduler]:
    with scheduler() as running:
        yield running


def of_system(receipts: str = "", *, taken_s: float = 30.0) -> SystemPagePrinters:
    return SystemPagePrinters(in_windows, receipts, taken_s)


# ── on paper ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.needs("cupsd", "lp")
def test_the_first_one_comes_out_of_cups_whole_and_unmarked(cups: Scheduler) -> None:
    paper, desk = cups.add_queue("office"), a_desk(of_system())
    desk.papers.make(desk.order.id, place="cups://office", file=None, leave=None, by=LIN)
    until(paper.exists)
    found = reading.words_in_order(paper.read_bytes())
    assert str(desk.order.receipt_number) in found
    assert "补打" not in found
    assert desk.states() == [(0, PrintState.HANDED_OVER)]
    assert desk.papers.remembered() == "cups://office"
    assert desk.said() == [(AuditKind.FORM_MADE, "2107", "cups://office")]


@pytest.mark.needs("cupsd", "lp")
def test_the_printers_of_this_pc_are_found_without_the_one_for_receipts(cups: Scheduler) -> None:
    for name in ("laser", "till"):
        cups.add_queue(name)
    cups.refuse("laser")
    found = {each.address: each.ready for each in of_system("cups://till").found()}
    assert found["cups://laser"] is Readiness.NOT_READY
    assert "cups://till" not in found


@pytest.mark.needs("cupsd", "lp")
def test_a_printer_that_takes_nothing_is_no_copy(cups: Scheduler) -> None:
    cups.add_queue("full")
    cups.refuse("full")
    desk = a_desk(of_system())
    for place in ("cups://full", "cups://nobody"):
        with pytest.raises(PrinterTrouble) as trouble:
            desk.papers.make(desk.order.id, place=place, file=None, leave=None, by=LIN)
        assert trouble.value.text == printing_words.QUEUE_REFUSED
    assert desk.states() == [(0, PrintState.CANCELLED), (0, PrintState.CANCELLED)]
    assert desk.papers.out(desk.order.id) == 0
    assert desk.papers.remembered() == ""


@pytest.mark.parametrize("place", ["tcp://192.168.1.50:9100", "nonsense"])
def test_what_is_no_printer_of_pages_is_said(place: str) -> None:
    desk = a_desk(of_system())
    with pytest.raises(PrinterTrouble) as trouble:
        desk.papers.make(desk.order.id, place=place, file=None, leave=None, by=LIN)
    assert trouble.value.text == printing_words.NO_PAGE_PRINTER


def test_without_cups_it_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    desk = a_desk(of_system())
    with pytest.raises(PrinterTrouble) as trouble:
        desk.papers.make(desk.order.id, place="cups://office", file=None, leave=None, by=LIN)
    assert trouble.value.text == printing_words.QUEUE_AWAY
    assert of_system().found() == ()


@pytest.mark.parametrize("came_out", [True, False])
def test_one_that_broke_off_counts_until_somebody_says_that_it_did_not_come_out(
    came_out: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lp = tmp_path / "lp"
    lp.write_text("#!/bin/sh\nkill -9 $$\n")
    lp.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    desk = a_desk(of_system())
    with pytest.raises(PrinterTrouble) as trouble:
        desk.papers.make(desk.order.id, place="cups://office", file=None, leave=None, by=LIN)
    assert trouble.value.text == words.NOT_KNOWN
    assert desk.states() == [(0, PrintState.UNKNOWN)]
    assert desk.papers.out(desk.order.id) == 1
    assert desk.papers.unsure(desk.order.id)
    desk.papers.answered(desk.order.id, came_out=came_out, by=LIN)
    assert not desk.papers.unsure(desk.order.id)
    assert desk.papers.out(desk.order.id) == came_out
    (job,) = desk.jobs.of_order(desk.order.id)
    assert job.last_error.endswith("said 林晓 2107")


def test_an_lp_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lp = tmp_path / "lp"
    lp.write_text("#!/bin/sh\nexec tail -f /dev/null\n")
    lp.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    desk = a_desk(of_system(taken_s=0.2))
    with pytest.raises(PrinterTrouble):
        desk.papers.make(desk.order.id, place="cups://office", file=None, leave=None, by=LIN)
    assert desk.states() == [(0, PrintState.UNKNOWN)]


def test_a_form_that_could_not_be_laid_out_is_surely_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A font is gone: no printer saw anything, so nobody need look at one."""

    def gone(form: object, paper: object) -> bytes:
        raise FileNotFoundError("a font")

    monkeypatch.setattr("commands.drawn_form.acceptance_form_pdf", gone)
    desk = a_desk(PagesThat())
    with pytest.raises(FileNotFoundError):
        desk.papers.make(desk.order.id, place="cups://office", file=None, leave=None, by=LIN)
    assert desk.states() == [(0, PrintState.CANCELLED)]


@pytest.mark.logs("could not be remembered")
def test_a_paper_that_is_out_is_no_failure_where_its_place_cannot_be_remembered() -> None:
    desk = a_desk(PagesThat())
    desk.settings.full = True
    desk.papers.make(desk.order.id, place="cups://office", file=None, leave=None, by=LIN)
    assert desk.states() == [(0, PrintState.HANDED_OVER)]


# ── into a file ───────────────────────────────────────────────────────────────────────────


def test_a_file_is_a_form_that_is_out(tmp_path: Path) -> None:
    desk, file = a_desk(PagesThat()), tmp_path / "BH20261120-03-0001.pdf"
    desk.papers.make(desk.order.id, place="file", file=file, leave=None, by=LIN)
    assert "补打" not in reading.words_in_order(file.read_bytes())
    assert list(tmp_path.iterdir()) == [file]
    assert desk.states() == [(0, PrintState.CONFIRMED)]
    assert desk.papers.out(desk.order.id) == 1
    assert desk.settings.values == {FORM_PLACE.key: "file"}


def test_it_says_which_items_the_centre_refused(tmp_path: Path) -> None:
    desk, file = a_desk(PagesThat()), tmp_path / "form.pdf"
    desk.book.centre_takes_part(desk.order.id, {desk.order.signed.content.lines[0].id: Text("已停售。", "Off sale.")})
    desk.papers.make(desk.order.id, place="file", file=file, leave=None, by=LIN)
    found = reading.words_in_order(file.read_bytes())
    assert ("部分受理" in found, "未受理，已停售。" in found) == (True, True)


def test_a_full_disk_leaves_nothing_and_the_next_is_still_the_first(tmp_path: Path) -> None:
    desk, file = a_desk(PagesThat()), tmp_path / "form.pdf"
    file.write_bytes(b"of another order")
    (tmp_path / "form.pdf.part").symlink_to("/dev/full")
    with pytest.raises(InputRefused) as refused:
        desk.papers.make(desk.order.id, place="file", file=file, leave=None, by=LIN)
    assert refused.value.text == words.DISK_FULL
    assert file.read_bytes() == b"of another order"
    assert list(tmp_path.iterdir()) == [file]
    desk.papers.make(desk.order.id, place="file", file=file, leave=None, by=LIN)
    assert desk.states() == [(0, PrintState.CANCELLED), (0, PrintState.CONFIRMED)]
    assert "补打" not in reading.words_in_order(file.read_bytes())


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize(("language", "named"), [(Language.ZH, "林晓2107"), (Language.EN, "LinXiao2107")])
def test_the_mark_of_a_copy_names_whoever_made_it_in_the_language_of_the_form(
    language: Language, named: str, tmp_path: Path
) -> None:
    desk, file = a_desk(PagesThat(), language=language), tmp_path / "copy.pdf"
    desk.papers.make(desk.order.id, place="file", file=file, leave=None, by=LIN)
    desk.papers.make(desk.order.id, place="file", file=file, leave=desk.leave(), by=LIN)
    said = "".join(reading.words_in_order(file.read_bytes()).split())
    assert [name for name in ("林晓2107", "LinXiao2107") if name in said] == [named]


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    desk = a_desk(PagesThat())
    with pytest.raises(InputRefused) as refused:
        desk.papers.make(desk.order.id, place="file", file=tmp_path / "gone" / "form.pdf", leave=None, by=LIN)
    assert refused.value.text == words.NOT_WRITTEN


# ── a copy ────────────────────────────────────────────────────────────────────────────────


def test_a_later_one_says_which_copy_it_is_when_and_by_whom_and_the_trail_too(tmp_path: Path) -> None:
    desk, pages = a_desk(PagesThat()), PagesThat()
    desk.papers.make(desk.order.id, place="file", file=tmp_path / "1.pdf", leave=None, by=LIN)
    desk = replace(desk, papers=replace(desk.papers, printers=pages))
    desk.clock.set(NOW + timedelta(minutes=5))
    desk.papers.make(desk.order.id, place="cups://office", file=None, leave=desk.leave(), by=LIN)
    ((_, pdf, title),) = pages.sent
    assert title == str(desk.order.receipt_number)
    assert "补打第1次2026-11-2010:32:36林晓2107" in reading.words_in_order(pdf)
    assert desk.states() == [(0, PrintState.CONFIRMED), (1, PrintState.HANDED_OVER)]
    first, event = desk.audit.events
    assert (first.kind, first.staff_number, first.reason) == (AuditKind.FORM_MADE, "2107", "file")
    assert (event.kind, event.subject, event.reason) == (
        AuditKind.FORM_REPRINTED,
        str(desk.order.receipt_number),
        "1",
    )
    assert event.right is Right.REPRINT_FORM


def test_a_copy_without_the_right_is_none(tmp_path: Path) -> None:
    desk = a_desk(PagesThat())
    desk.papers.make(desk.order.id, place="file", file=tmp_path / "1.pdf", leave=None, by=LIN)
    nobody = Leave(MAY_NOT, Right.REPRINT_FORM, str(desk.order.receipt_number))
    for leave in (None, nobody):
        with pytest.raises(RightMissing):
            desk.papers.make(desk.order.id, place="file", file=tmp_path / "2.pdf", leave=leave, by=LIN)
    assert [each.name for each in tmp_path.iterdir()] == ["1.pdf"]
    assert desk.said() == [(AuditKind.FORM_MADE, "2107", "file")]
    assert len(desk.states()) == 1


def test_receipts_are_no_forms(tmp_path: Path) -> None:
    desk = a_desk(PagesThat())
    desk.papers.make(desk.order.id, place="file", file=tmp_path / "1.pdf", leave=None, by=LIN)
    assert [job.paper for job in desk.jobs.of_order(desk.order.id)] == [PaperKind.ACCEPTANCE_FORM]


# ── what a paper must say ─────────────────────────────────────────────────────────────────


def test_a_practice_says_so_at_its_head_and_across_every_page(tmp_path: Path) -> None:
    desk = a_desk(PagesThat(), training=True)
    desk.papers.make(desk.order.id, place="file", file=tmp_path / "1.pdf", leave=None, by=LIN)
    pdf = (tmp_path / "1.pdf").read_bytes()
    assert reading.words_in_order(pdf).count("练习单无效") == 1 + reading.pages(pdf)


def test_a_settled_order_says_that_the_centre_refused_it(tmp_path: Path) -> None:
    desk = a_desk(PagesThat())
    desk.book.centre_says(desk.order.id, CentralState.REFUSED, refusal=Text("已销户。", "Left."))
    rows = desk.book.rows
    rows[desk.order.id] = replace(rows[desk.order.id], central=CentralState.SETTLED)
    desk.papers.make(desk.order.id, place="file", file=tmp_path / "1.pdf", leave=None, by=LIN)
    pdf = (tmp_path / "1.pdf").read_bytes()
    assert reading.words_in_order(pdf).count("中心退回不作数") == 1 + reading.pages(pdf)


def test_an_order_whose_content_is_gone_makes_no_paper(tmp_path: Path) -> None:
    desk = a_desk(PagesThat())
    with pytest.raises(InputRefused):
        desk.papers.make("nobody", place="file", file=tmp_path / "1.pdf", leave=None, by=LIN)
    assert list(tmp_path.iterdir()) == []
