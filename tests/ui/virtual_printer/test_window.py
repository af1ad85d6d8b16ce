from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui.virtual_printer.style
from app.domain.printer_fault import Fault, Onset
from app.texts.language import Language
from printing.drawer import PrinterDrawer
from printing.escpos import encode
from printing.layout import lay_out
from printing.profiles import PAPER_80, DrawerPort
from printing.transport import printer_at
from printing.virtual_printer.server import VirtualPrinter
from tests.papers.samples import CONTENTS, sample_receipt
from tests.ui.looks import SMALL_LOOKS, Look, check_looks, settle, show_as
from ui.frame.theme import LanguageChoice, Theme
from ui.virtual_printer.fault_panel import FaultButton
from ui.virtual_printer.paper_picture import paper_picture
from ui.virtual_printer.paper_sheet import PaperSheet
from ui.virtual_printer.slip_list import SlipItem
from ui.virtual_printer.window import VirtualPrinterWindow
from ui.widgets.button import Button


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[Theme]:
    yield Theme(qapp, extra=(ui.virtual_printer.style.rules,))
    qapp.setStyleSheet("")


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    with VirtualPrinter(port=0) as started:
        yield started


def print_receipt(printer: VirtualPrinter, language: Language = Language.ZH) -> None:
    data = encode(lay_out(sample_receipt(CONTENTS[language]), columns=48), PAPER_80)
    printer_at(printer.address, answers=True).send(data)


def open_drawer(printer: VirtualPrinter) -> None:
    PrinterDrawer(printer_at(printer.address, answers=True), DrawerPort()).open()


def opened(printer: VirtualPrinter, qtbot: QtBot, language: Language = Language.ZH) -> VirtualPrinterWindow:
    window = VirtualPrinterWindow(printer, languages=LanguageChoice(language))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def items(window: VirtualPrinterWindow) -> list[str]:
    return [item.accessibleName() for item in window.findChildren(SlipItem) if item.isVisible()]


def buttons(window: VirtualPrinterWindow) -> list[str]:
    return [button.accessibleName() for button in window.findChildren(Button) if button.isVisible()]


def chosen(window: VirtualPrinterWindow) -> list[bool]:
    return [bool(item.property("chosen")) for item in window.findChildren(SlipItem)]


@pytest.mark.parametrize("paper", ["no paper", "paper", "faults"])
@pytest.mark.parametrize("look", SMALL_LOOKS, ids=str)
def test_the_window_reads_well(look: Look, paper: str, printer: VirtualPrinter, dressed: Theme, qtbot: QtBot) -> None:
    if paper == "paper":
        print_receipt(printer, look.language)
        print_receipt(printer)
        open_drawer(printer)
    elif paper == "faults":
        printer.switch_on(Fault.COVER_OPEN, Onset(rows=3))
        printer_at(printer.address, answers=False).send(b"1\n2\n3\n4\n")
        for fault in Fault:
            printer.switch_on(fault)
    window = opened(printer, qtbot, look.language)
    show_as(window, look, dressed)
    check_looks(window)


def test_an_open_drawer_is_shut_by_a_key(printer: VirtualPrinter, dressed: Theme, qtbot: QtBot) -> None:
    window = opened(printer, qtbot)
    assert "关上钱箱" not in buttons(window)
    open_drawer(printer)
    qtbot.waitUntil(lambda: "关上钱箱" in buttons(window))
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "关上钱箱" not in buttons(window))
    assert not printer.drawer_is_open()


def test_paper_shows_as_it_arrives_over_the_network(printer: VirtualPrinter, dressed: Theme, qtbot: QtBot) -> None:
    window = opened(printer, qtbot)
    assert items(window) == []
    print_receipt(printer)
    qtbot.waitUntil(lambda: len(items(window)) == 1)
    assert "BH20261120-03-0041" in items(window)[0]
    sheet = window.findChild(PaperSheet)
    assert sheet is not None
    assert sheet.isVisible()
    on_paper = paper_picture(printer.slips()[0].rows, columns=48)
    shown = sheet.grab().toImage().copy(32, 0, on_paper.width(), on_paper.height())
    assert shown.convertToFormat(QImage.Format.Format_RGB32) == on_paper.convertToFormat(QImage.Format.Format_RGB32)


def test_keys_choose_a_slip_clear_the_tray_and_switch_the_language(
    printer: VirtualPrinter, dressed: Theme, qtbot: QtBot
) -> None:
    print_receipt(printer)
    print_receipt(printer, Language.EN)
    window = opened(printer, qtbot)
    assert chosen(window) == [False, True]
    QTest.keyClick(window, Qt.Key.Key_Down)
    assert chosen(window) == [True, False]
    QTest.keyClick(window, Qt.Key.Key_Up)
    assert chosen(window) == [False, True]
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert window.windowTitle() == f"Virtual printer {printer.address}"
    assert items(window)[0].startswith("Slip")
    QTest.keyClick(window, Qt.Key.Key_Delete)
    settle(window)
    assert items(window) == []
    assert printer.slips() == ()


def test_a_press_on_a_slip_shows_it(printer: VirtualPrinter, dressed: Theme, qtbot: QtBot) -> None:
    print_receipt(printer, Language.EN)
    print_receipt(printer)
    window = opened(printer, qtbot)
    sheet = window.findChild(PaperSheet)
    assert sheet is not None
    before = sheet.height()
    QTest.mouseClick(window.findChildren(SlipItem)[0], Qt.MouseButton.LeftButton)
    assert sheet.height() > before  # the English one is longer


def test_a_closed_window_does_not_trouble_the_printer(printer: VirtualPrinter, dressed: Theme, qtbot: QtBot) -> None:
    window = VirtualPrinterWindow(printer, languages=LanguageChoice())
    window.close()
    window.deleteLater()
    del window
    for _ in range(3):
        QApplication.processEvents()
    print_receipt(printer)
    assert len(printer.slips()) == 1


def test_a_fault_is_practised_by_its_key_and_by_a_press(printer: VirtualPrinter, dressed: Theme, qtbot: QtBot) -> None:
    window = opened(printer, qtbot)
    for key in (Qt.Key.Key_2, Qt.Key.Key_G):
        QTest.keyClick(window, key)
    assert printer.faults() == {Fault.PAPER_OUT, Fault.GARBAGE}
    rows = {row.accessibleName(): row for row in window.findChildren(FaultButton)}
    assert {name for name in rows if "已出" in name} == {"缺纸 已出", "回话是乱码 已出"}
    QTest.mouseClick(rows["缺纸 已出"], Qt.MouseButton.LeftButton)
    assert printer.faults() == {Fault.GARBAGE}
    QTest.keyClick(window, Qt.Key.Key_M)
    assert printer.faults() == frozenset()


def test_what_hangs_in_the_printer_is_torn_off(printer: VirtualPrinter, dressed: Theme, qtbot: QtBot) -> None:
    window = opened(printer, qtbot)
    printer.switch_on(Fault.PAPER_OUT, Onset(rows=1))
    printer_at(printer.address, answers=False).send(b"one\ntwo\n")
    qtbot.waitUntil(lambda: "撕下来" in buttons(window))
    QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert "撕下来" not in buttons(window)
    assert items(window) == ["第 1 张 one 1 行，只有一段"]
