"""存档 on the manager's face: a real store with sealed forms of some days, a real seal, and a centre in memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.audit import AuditKind
from app.domain.order import KeptOrder, Order
from app.domain.sealed_document import KnownOrder
from app.errors import CentralTrouble
from app.handling.known_orders import OrdersHere
from app.handling.view_day import DayPlace
from app.ports import AuditEvent
from app.printer_ports import FoundBy, FoundPrinter, Readiness
from app.staff_ports import AuditSearch
from app.texts import central as central_words
from app.texts.language import Language, Text
from commands.archive_desk import CounterArchive
from commands.archive_parts import SealedForms
from commands.form_papers import StoredFormPapers
from commands.manager_parts import manager_parts
from offline_cache.archive import StoredArchive
from printing.pdf_check import PdfSealReader
from printing.pdf_seal import PdfSeal
from tests.commands.test_form_papers import PagesThat, Remembered
from tests.fakes.clerk_ports import Hall as Ports
from tests.fakes.day_books import EmptyDayBook
from tests.fakes.one_seal import OneSealKey
from tests.fakes.orders import CATALOGUE, CLERK, DESK, TODAY, ZONE
from tests.fakes.print_room import print_room
from tests.offline_cache.parts import Counter, accept, behind_the_back, books_of, copy_of
from tests.people.bench import Desk, started
from tests.ui.looks import settle
from tests.ui.manager.work_bench import MANAGER_ON_DUTY
from tests.ui.shell.samples import ONLINE
from ui.frame.theme import LanguageChoice, Theme
from ui.manager.archive_state import ArchiveState
from ui.manager.archive_view import ArchiveView
from ui.shell.manager_archive_desk import ARCHIVE
from ui.shell.manager_desk import ManagerDesk
from ui.shell.manager_page import ArchiveParts, DayParts, ManagerNeeds
from ui.shell.modes import COUNTER, MANAGER
from ui.shell.top_line import TopLineState
from ui.shell.window import ShellWindow

DAYS = 180
KEY = OneSealKey()


@dataclass
class CentreInMemory:
    """app.archive_ports.OrdersOfCentre and app.seal_ports.KnownOrders."""

    kept: KeptOrder | None = None
    away: bool = False

    def order(self, receipt_number: str) -> KeptOrder | None:
        if self.away:
            raise CentralTrouble(central_words.ORDER_UNREACHABLE, number=receipt_number)
        return self.kept if self.kept is not None and str(self.kept.receipt_number) == receipt_number else None

    def refused(self, receipt_number: str) -> tuple[tuple[str, Text], ...]:
        return ()

    def known(self, receipt_number: str) -> KnownOrder | None:
        found = self.order(receipt_number)
        if found is None:
            return None
        signed = found.signed
        return KnownOrder(
            receipt_number=receipt_number,
            content_sha256=signed.content.sha256,
            signature_sha256=signed.signature.sha256,
            signed_at=signed.signature.signed_at,
            accepted_at=found.accepted_at,
        )


class OfficePrinter(PagesThat):
    """With one printer that could print."""

    def found(self) -> tuple[FoundPrinter, ...]:
        return (FoundPrinter("cups://office", Text("", ""), FoundBy.CUPS, Readiness.READY),)


class ArchiveBench:
    """`orders`: the first's file was let go, the next are sealed, the last but one waits, the last was voided."""

    def __init__(self, desk: Desk, theme: Theme, *, language: Language = Language.ZH) -> None:
        store = desk.store
        self.store, self.clock, self.trail = store, desk.counter.clock, desk.trail
        books = books_of(store)
        self.centre, self.printers, self.told = CentreInMemory(), OfficePrinter(), list[str]()
        room = print_room(books)
        self.archive = StoredArchive(store, zone=ZONE, keep_days=lambda: DAYS)
        self.forms = SealedForms(room, self.archive, PdfSeal(KEY, tsa_url=lambda: ""), desk.trail, self.centre)
        self.papers = StoredFormPapers(room, self.printers, Remembered(), desk.trail, self.forms)
        self.orders: list[Order] = [accept(books, n, customer=n) for n in range(1, 6)]
        behind_the_back(store, "UPDATE orders SET copies = 2, central = 'accepted'")
        for order in self.orders[:3]:
            row = books.orders.row(order.id)
            assert row is not None
            self.forms.first(order, row)
        self._let_first_go()
        behind_the_back(store, f"UPDATE orders SET central = 'voided' WHERE id = '{self.orders[-1].id}'")
        self._open_window(desk, theme, language)

    def _let_first_go(self) -> None:
        behind_the_back(
            self.store, f"UPDATE sealed_documents SET day = '2026-05-01' WHERE order_id = '{self.orders[0].id}'"
        )
        for back in (1, 2, 3):
            at = self.clock.now() - timedelta(days=back)
            self.trail.write(AuditEvent(AuditKind.SIGN_ON, CLERK.number, at, "", ""))
        assert self.archive.let_go(today=TODAY) == 1

    def _open_window(self, desk: Desk, theme: Theme, language: Language) -> None:
        ports = Ports()
        ports.gate.on_duty(MANAGER_ON_DUTY)
        self.gate, self.language = ports.gate, LanguageChoice(language)
        self.window = ShellWindow(theme=theme, language=self.language, sign_on=QWidget())
        self.window.add_mode(COUNTER.name, QWidget())
        acts = CounterArchive(
            forms=self.forms,
            papers=self.papers,
            keys=KEY,
            reader=PdfSealReader(),
            here=OrdersHere(self.forms.room.order_book),
            centre=self.centre,
        )
        parts = manager_parts(self.store, door=desk.door, zone=ZONE, desk=DESK.number, catalogue=lambda: CATALOGUE)
        day = DayParts(DayPlace(EmptyDayBook(), self.clock, ZONE), dict, None, None)
        self.desk = ManagerDesk(
            ManagerNeeds(
                window=self.window,
                theme=theme,
                language=self.language,
                parts=replace(parts, day=day, archive=ArchiveParts(acts)),
                outside=ports.outside,
                lane=ports.outside.store_lane,
                figures=ports.outside.store_lane,
                listen=lambda _: None,
                gate=ports.gate,
                today=lambda: TODAY,
                zone=ZONE,
                tell=lambda said: self.told.append(said.say(language)),
                back=lambda: self.window.show_body(COUNTER.name),
            )
        )
        self.window.set_modes((COUNTER, MANAGER))
        self.window.render_top(TopLineState(DESK, MANAGER_ON_DUTY, 0))
        self.window.render_strip(ONLINE)

    @property
    def view(self) -> ArchiveView:
        view = self.desk.pages[ARCHIVE].view
        assert isinstance(view, ArchiveView)
        return view

    @property
    def state(self) -> ArchiveState:
        return self.view.state

    def show(self, *, size: tuple[int, int] = (1366, 768)) -> None:
        self.window.resize(*size)
        self.window.show()
        self.desk.go(ARCHIVE)
        settle(self.window)

    def take(self, file: Path) -> None:
        settle(self.window)
        self.window.grab().save(str(file))

    def audited(self, kind: AuditKind) -> int:
        return len(self.trail.find(AuditSearch(kinds=frozenset({kind})), limit=99))

    def close(self) -> None:
        self.window.close()


@contextmanager
def archive_bench(
    folder: Path, staffed: Counter, theme: Theme, *, language: Language = Language.ZH
) -> Iterator[ArchiveBench]:
    """`staffed` is a counter with people, which is copied."""
    with started(copy_of(staffed, folder / "mine")) as desk:
        bench = ArchiveBench(desk, theme, language=language)
        yield bench
        bench.close()
