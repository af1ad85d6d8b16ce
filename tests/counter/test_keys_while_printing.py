"""No key waits for a printer: one that never answers holds the printing lane, and the clerk's window types on."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain.printer_fault import AT_ONCE, Fault, Onset
from app.ports import PrintState
from tests.counter.at_work import AtWork, Key
from tests.counter.place import CounterPlace

CUSTOMER = "19420260128"
TYPED = "cx199"


class Painted(QObject):
    """How many paint events there were anywhere since it was asked last."""

    def __init__(self, qt: QApplication) -> None:
        super().__init__(qt)
        self._count = 0
        qt.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._count += event.type() is QEvent.Type.Paint
        return False

    def taken(self) -> int:
        count, self._count = self._count, 0
        return count


def take_cash_order(work: AtWork) -> str:
    work.choose_customer(CUSTOMER)
    work.put_on("jf50")
    work.press(Key.Key_F4)
    work.hand_over()
    work.customer_signs()
    work.give_cash("50")
    return work.until_accepted()


def fail(error: Exception) -> None:
    raise error


def type_while(work: AtWork, held: list[bool], painted: Painted) -> None:
    """Each key is in its field, found by and painted in the one turn of the event loop behind it; `held` says that the
    lane was the printer's all the while."""
    work.press(Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    for place, letter in enumerate(TYPED, 1):
        painted.taken()
        work.hands.type_text(work.window, letter)
        QApplication.processEvents()
        assert field.text() == TYPED[:place]
        assert work.presenter.finder.state().typed == TYPED[:place]
        assert painted.taken() > 0
    assert held == []
    work.press(Key.Key_Escape)


def type_beside(fault: Fault, onset: Onset, place: CounterPlace, work: AtWork, painted: Painted) -> None:
    """One order, whose receipt meets the fault."""
    place.printer.switch_on(fault, onset)
    order_id = take_cash_order(work)
    jobs, behind = work.counter.parts.print_jobs, list[bool]()
    work.until(f"{fault}: the job is out", lambda: jobs.of_order(order_id)[-1].state is PrintState.SENT)
    assert work.counter.watch.seen.busy
    work.counter.lanes.printing.run(lambda: True, then=behind.append, failed=fail, deadline_s=60)
    type_while(work, behind, painted)
    place.printer.switch_off()
    if fault is Fault.SWALLOWS:  # not for the five seconds that it is given
        place.printer.stop()
        place.printer.start()
    work.until(f"{fault}: the lane is free", lambda: bool(behind))
    work.next_customer()


def test_no_key_waits_for_a_printer_that_is_slow_silent_or_out_of_paper(
    place: CounterPlace, qapp: QApplication
) -> None:
    painted = Painted(qapp)
    with place.counter() as work:
        work.sign_on()
        for fault, onset in ((Fault.PAPER_OUT, Onset(rows=3)), (Fault.SLOW, AT_ONCE), (Fault.SWALLOWS, AT_ONCE)):
            type_beside(fault, onset, place, work, painted)
