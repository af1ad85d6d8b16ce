"""What the clerk of a real counter is told while its printer fails in the middle of a receipt, and where that lies;
and how another printer in its place is set by its test page."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.device_settings import PRINTER_WIDTH, SECOND_ADDRESS, SECOND_CHARACTERS
from app.domain.printer_fault import Fault, Onset
from app.ports import PrintState
from offline_cache.settings import StoredSettings
from printing.virtual_printer.server import VirtualPrinter
from tests.counter.at_work import AtWork, Key
from tests.counter.place import CounterPlace
from tests.counter.test_keys_while_printing import take_cash_order
from ui.shell.printer.dialog import PrinterDialog
from ui.shell.printer.page_dialog import PageDialog


def state_of(work: AtWork, order_id: str) -> str:
    row = work.counter.parts.order_book.row(order_id)
    assert row is not None
    return row.print_state


def test_a_receipt_that_waits_for_paper_comes_out_whole_or_is_asked_about(place: CounterPlace) -> None:
    with place.counter() as work:
        work.sign_on()
        place.printer.switch_on(Fault.PAPER_OUT, Onset(rows=3))
        mended = take_cash_order(work)
        work.until_said("打印机 缺纸，好了会接着打", "打印机缺纸，小票在等。")
        place.printer.switch_off()
        work.until_said("打印机 正常", "小票已打印")
        assert state_of(work, mended) == PrintState.CONFIRMED
        assert "在等" not in work.words()
        work.next_customer()
        place.printer.switch_on(Fault.COVER_OPEN, Onset(rows=3))
        given_up = take_cash_order(work)
        work.until_said("打印机盖子开着，小票在等。")
        work.press_with_alt(Key.Key_3)
        work.until_said("小票出来了吗？", "打到一半盖子开了，没等到它打完。", "印上【补打 第1次】")
        place.printer.switch_off()
        work.press_with_alt(Key.Key_2)
        work.until("the copy came out", lambda: state_of(work, given_up) == PrintState.CONFIRMED)
        work.until_said("小票已打印")
        assert "出来了吗" not in work.words()


def test_what_the_first_printer_does_not_take_is_told_to_be_on_the_second(place: CounterPlace) -> None:
    with VirtualPrinter(port=0) as second:
        with place.store() as store:
            settings = StoredSettings(store)
            settings.set(SECOND_ADDRESS.key, f"tcp://{second.address}")
            settings.set(SECOND_CHARACTERS.key, "gbk")
        place.printer.switch_on(Fault.PAPER_OUT)
        with place.counter() as work:
            work.sign_on()
            work.until_said("打印机 缺纸，在用第二台")
            order_id = take_cash_order(work)
            work.until_said("小票在第二台打印机上。", "第二台：通用 80 mm。第一台缺纸。", "小票已打印，在第二台打印机")
            assert state_of(work, order_id) == PrintState.CONFIRMED
        assert (len(place.printer.slips()), len(second.slips())) == (0, 1)


def test_another_printer_is_set_by_two_answers_from_the_printers_dialog_and_back_from_the_settings(
    place: CounterPlace,
) -> None:
    with place.counter() as work:
        work.sign_on()
        settings, overlay = work.counter.parts.settings, work.window.overlay
        QTest.keyClick(work.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        work.until("the printers are seen", lambda: isinstance(overlay.dialog(), PrinterDialog))
        work.press(Key.Key_1)
        work.until("the page is asked about", lambda: isinstance(overlay.dialog(), PageDialog))
        for key in (Key.Key_Return, Key.Key_Return, Key.Key_Right, Key.Key_Return, Key.Key_Return):  # yes; it wraps
            work.press(key)
        work.approved_by("1002", "640928")  # a clerk sets no printer alone
        work.until("it is kept", lambda: settings.get(PRINTER_WIDTH.key, "") == "58")
        work.until_said("按测试页改好了：“纸宽”改成“58 mm”，下次启动生效。不用等重新启动，现在就再打一张测试页")
        assert isinstance(overlay.dialog(), PrinterDialog)
        work.press(Key.Key_Escape)
        work.window.settings_pressed.emit()
        work.until("the settings are open", work.program.pages.settings.view.isVisible)
        work.program.pages.settings.view.undo.click()
        work.approved_by("1002", "640928")
        work.until("it is taken back", lambda: settings.get(PRINTER_WIDTH.key, "") == "80")
    assert len(place.printer.slips()) == 1
