"""A clerk's window with its printers, both in memory: for the tests and the pictures of what is seen when one fails."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from app.ports import PaperKind, PrintState
from app.printer_ports import PrinterCondition, PrintNews
from app.texts.language import Language
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CUSTOMER
from tests.fakes.print_jobs import job
from tests.fakes.printers_desk import PrintersAtHand
from tests.ui.clerk.counter import Counter
from tests.ui.shell.samples import FIRST, SECOND
from ui.frame.application import Bell
from ui.frame.theme import Theme
from ui.shell.printer.place import PrinterPlace
from ui.shell.printer.state import PrintersSeen
from ui.shell.strip_desk import StripDesk
from ui.shell.strip_state import CustomerScreenReport

JOB = "job-z"


class PrinterBench:
    """`counter.window` is what a clerk sees; `tested` are the test pages asked for, True those of the second one."""

    def __init__(
        self, theme: Theme, *, language: Language = Language.ZH, two: bool = False, hall: Hall | None = None
    ) -> None:
        self.counter = Counter(theme, hall, language=language)
        self.window, self.hall = self.counter.window, self.counter.hall
        self.bell = Bell()
        self.tested: list[bool] = []
        self.desk = PrintersAtHand(PrintersSeen(FIRST, SECOND if two else None), ring=self.bell.ring)
        outside = self.hall.outside
        self.strip = StripDesk(
            central=outside.central,
            hall=outside.hall,
            clock=outside.clock,
            zone=outside.desk.hall.zone,
            printers=self.desk.seen,
            screen=CustomerScreenReport.ON,
            show=self.window.render_strip,
        )
        self.place = PrinterPlace(
            self.desk, bell=self.bell, window=self.window, strip=self.strip, print_test=self.tested.append
        )
        self.acts = self.place.serve(self.counter.presenter)
        self.place.start()
        self.strip.tick()

    def accepted(self) -> str:
        """An order is accepted; its id."""
        presenter = self.counter.presenter
        presenter.find_customer()
        presenter.finder.type(CUSTOMER.phone)
        presenter.finder.take(and_go_on=False)
        presenter.find_offer()
        presenter.finder.type("jf20")
        presenter.finder.take(and_go_on=False)
        presenter.pay()
        presenter.sign()
        self.counter.customer_signs()
        presenter.cash.type("20")
        presenter.cash.enter()
        return next(reversed(self.hall.book.recorded))

    def unknown(
        self, order_id: str, condition: PrinterCondition | None, *, job_id: str = JOB, printer: str = ""
    ) -> None:
        """Nobody knows whether its receipt came out; the store's news are read."""
        self.hall.book.printer_says(order_id, PrintState.UNKNOWN)
        open_job = replace(job(job_id, PrintState.UNKNOWN), order_id=order_id, condition=condition, printer=printer)
        self.hall.print_jobs.add(open_job)
        self.counter.presenter.store_changed()

    def tell(self, seen: PrintersSeen, *news: PrintNews) -> None:
        """What the printing lane tells, heard by the window."""
        self.desk.tell(seen, *news)
        QApplication.processEvents()


def news_of(
    order_id: str | None,
    state: PrintState,
    condition: PrinterCondition | None,
    *,
    paper: PaperKind = PaperKind.RECEIPT,
    spare: bool = False,
    over: bool = False,
) -> PrintNews:
    address = (SECOND if spare else FIRST).address
    return PrintNews(JOB, order_id, paper.value, state.value, condition, address, spare=spare, over=over)
