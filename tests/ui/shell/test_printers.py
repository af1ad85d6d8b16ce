"""What a clerk sees and can do while a printer fails: the strip's item, its dialog, notices and questions with keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui.clerk.style
import ui.shell.style
from app.ports import PaperKind, PrintState
from app.printer_ports import PrinterCondition
from app.texts.language import Language
from tests.ui import clothes
from tests.ui.looks import LOOKS_BY_TURNS, Look, check_both_sizes, settle, show_as
from tests.ui.shell.printer_bench import PrinterBench, news_of
from tests.ui.shell.samples import FIRST, SECOND
from ui.clerk.lists import order_row
from ui.clerk.state import DialogKind
from ui.frame.theme import Theme
from ui.shell.printer.dialog import waiting_words
from ui.shell.printer.place import LOOK_MS
from ui.shell.printer.state import PrintersSeen
from ui.widgets.strip_item import StripItem
from ui.widgets.words import Words

OUT = replace(FIRST, condition=PrinterCondition.PAPER_OUT)
ALT = Qt.KeyboardModifier.AltModifier
ONE, TWO, THREE = Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return clothes.light(qapp, ui.shell.style.rules, ui.clerk.style.rules)


def bench_of(theme: Theme, qtbot: QtBot, *, two: bool = False, language: Language = Language.ZH) -> PrinterBench:
    bench = PrinterBench(theme, two=two, language=language)
    qtbot.addWidget(bench.window)
    bench.window.resize(1366, 768)
    with qtbot.waitExposed(bench.window):
        bench.window.show()
    bench.counter.view.setFocus()
    return bench


@pytest.fixture
def bench(theme: Theme, qtbot: QtBot) -> PrinterBench:
    return bench_of(theme, qtbot)


def toasts(bench: PrinterBench) -> list[str]:
    """The first words of each that is seen."""
    settle(bench.window)
    return [toast.findChildren(Words)[0].text() for toast in bench.window.toasts.toasts()]


def said_of_receipt(bench: PrinterBench) -> list[str]:
    """What the order's line and the column beside the form say of its receipt."""
    settle(bench.window)
    shown = [part.text().split("·")[-1] for part in bench.counter.view.findChildren(Words) if part.isVisible()]
    return [said for said in shown if said.startswith("小票")]


def test_the_strips_item_opens_the_printers_by_click_and_by_key_and_shows_what_waits(bench: PrinterBench) -> None:
    (item,) = [each for each in bench.window.strip.findChildren(StripItem) if each.words().startswith("打印机")]
    QTest.mouseClick(item, Qt.MouseButton.LeftButton)
    dialog = bench.place.dialog
    assert dialog is not None
    assert bench.desk.asked[-1] == "look at both"
    bench.tell(PrintersSeen(OUT, SECOND, waiting=(PaperKind.RECEIPT, PaperKind.TICKET, PaperKind.RECEIPT), asked=1))
    settle(bench.window)
    shown = [part.text() for part in dialog.findChildren(Words) if part.isVisible()]
    seen = {line for said in shown for line in said.splitlines()}
    assert {"缺纸", "正常", "tcp://192.168.1.50:9100", "芯烨 XP-80", "等着打印：小票 2 张、号票 1 张"} <= seen
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_F5)
    assert bench.desk.asked[-2:] == ["print", "look at both"]
    QTest.keyClick(dialog, TWO)
    QTest.keyClick(dialog, ONE)
    assert bench.tested == [True, False]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert bench.place.dialog is None
    item.setFocus()
    QTest.keyClick(item, Qt.Key.Key_Return)
    assert bench.place.dialog is not None
    bench.place.dialog.dismissed.emit()
    QTest.keyClick(bench.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert bench.place.dialog is not None


def test_after_a_hand_over_took_it_away_the_key_opens_the_printers_again(bench: PrinterBench) -> None:
    bench.place.open()
    first = bench.place.dialog
    bench.window.overlay.close_all()
    assert bench.place.dialog is None
    QApplication.sendPostedEvents(first, QEvent.Type.DeferredDelete)
    bench.tell(PrintersSeen(OUT))
    QTest.keyClick(bench.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert bench.place.dialog is not None
    assert bench.window.overlay.dialog() is bench.place.dialog


def test_what_lies_over_the_clerks_dialogs_stays_when_those_close(bench: PrinterBench) -> None:
    presenter, overlay = bench.counter.presenter, bench.window.overlay
    presenter.open_dialog(DialogKind.ORDERS)
    orders = overlay.dialog()
    bench.place.open()
    printers = bench.place.dialog
    assert orders is not None
    assert printers is not None
    presenter.close_dialog()
    assert overlay.dialog() is printers
    assert overlay.held(orders) is None
    QTest.keyClick(printers, Qt.Key.Key_Escape)
    assert overlay.dialog() is None


def test_what_lies_over_the_finder_stays_when_that_closes(bench: PrinterBench) -> None:
    presenter, overlay = bench.counter.presenter, bench.window.overlay
    presenter.find_offer()
    assert overlay.dialog() is not None
    bench.place.open()
    printers = bench.place.dialog
    assert printers is not None
    presenter.finder.close()
    assert overlay.dialog() is printers
    QTest.keyClick(printers, Qt.Key.Key_Escape)
    assert overlay.dialog() is None


def test_with_nothing_waiting_enter_prints_nothing(bench: PrinterBench) -> None:
    bench.place.open()
    assert bench.place.dialog is not None
    QTest.keyClick(bench.place.dialog, Qt.Key.Key_Return)
    assert "print" not in bench.desk.asked
    assert waiting_words(PrintersSeen(FIRST), Language.EN) == "Nothing waits."


def test_a_printer_is_looked_at_sooner_while_something_waits_for_it(bench: PrinterBench) -> None:
    assert bench.desk.asked == ["look at both"]
    assert bench.place.next_look_ms > LOOK_MS / 2
    bench.tell(PrintersSeen(OUT, waiting=(PaperKind.RECEIPT,)))
    assert bench.place.next_look_ms < LOOK_MS / 2  # a coarse timer may be late by a twentieth


def test_a_printer_that_says_why_is_waited_for_until_it_prints_or_somebody_stops_it(bench: PrinterBench) -> None:
    order_id = bench.accepted()
    waits = news_of(order_id, PrintState.SENT, PrinterCondition.PAPER_OUT)
    bench.tell(PrintersSeen(OUT, busy=True), waits)
    bench.tell(PrintersSeen(OUT, busy=True), waits)
    number = bench.hall.book.rows[order_id].receipt_number
    assert toasts(bench).count(f"打印机缺纸，小票在等。{number}") == 1
    assert said_of_receipt(bench) == ["小票还没打完，打印机缺纸"] * 2
    how = [part.text() for toast in bench.window.toasts.toasts() for part in toast.findChildren(Words)]
    assert "装好纸就接着打，不用重来。不等了，就问你出来没有。" in how
    QTest.keyClick(bench.window, THREE, ALT)
    assert bench.desk.asked[-1] == "stop"
    bench.tell(PrintersSeen(FIRST, busy=True), news_of(order_id, PrintState.SENT, PrinterCondition.READY))
    assert not [said for said in toasts(bench) if "在等" in said]
    assert said_of_receipt(bench) == ["小票正在打印"] * 2
    bench.desk.asked.clear()
    QTest.keyClick(bench.window, THREE, ALT)
    assert bench.desk.asked == []


def test_a_job_that_was_not_sent_is_not_waited_for_aloud(bench: PrinterBench) -> None:
    bench.tell(PrintersSeen(OUT), news_of(bench.accepted(), PrintState.CHECKED, PrinterCondition.PAPER_OUT))
    assert not [said for said in toasts(bench) if "在等" in said]


def test_several_open_questions_are_asked_one_after_the_other_and_answered_by_keys(bench: PrinterBench) -> None:
    orders = []
    for at in ("a", "b"):
        orders.append(bench.accepted())
        bench.unknown(orders[-1], PrinterCondition.COVER_OPEN, job_id=f"job-{at}")
        bench.counter.presenter.next_customer()
    first, second = (bench.hall.book.rows[each].receipt_number for each in orders)
    assert f"小票出来了吗？{first}（后面还有 1 张要问）" in toasts(bench)
    QTest.keyClick(bench.window, ONE, ALT)
    assert bench.hall.receipts.asked[-1] == ("answered", "job-a", True)
    assert f"小票出来了吗？{second}" in toasts(bench)
    bench.counter.presenter.store_changed()  # the store does not know of the first answer yet
    assert f"小票出来了吗？{second}" in toasts(bench)
    QTest.keyClick(bench.window, TWO, ALT)
    assert bench.hall.receipts.asked[-1] == ("answered", "job-b", False)
    assert not [said for said in toasts(bench) if "出来了吗" in said]


def test_a_question_stands_again_where_its_answer_did_not_get_into_the_store(bench: PrinterBench) -> None:
    bench.unknown(bench.accepted(), PrinterCondition.SILENT)
    bench.hall.receipts.undone = True
    QTest.keyClick(bench.window, ONE, ALT)
    assert len([said for said in toasts(bench) if "出来了吗" in said]) == 1


def test_what_stands_on_the_screen_changes_its_language_with_the_switch(bench: PrinterBench) -> None:
    order_id = bench.accepted()
    bench.unknown(order_id, PrinterCondition.SILENT)
    bench.tell(PrintersSeen(OUT, busy=True), news_of(order_id, PrintState.SENT, PrinterCondition.PAPER_OUT))
    bench.counter.presenter.set_language(Language.EN)
    number = bench.hall.book.rows[order_id].receipt_number
    asked, waits = f"Did the receipt come out? {number}", f"The printer is out of paper; the receipt waits. {number}"
    assert sorted(toasts(bench)) == [asked, waits]
    QTest.keyClick(bench.window, TWO, ALT)
    assert bench.hall.receipts.asked[-1] == ("answered", "job-z", False)
    bench.counter.presenter.set_language(Language.ZH)
    assert toasts(bench) == [f"打印机缺纸，小票在等。{number}"]


def test_no_key_answers_what_is_not_seen(bench: PrinterBench) -> None:
    bench.unknown(bench.accepted(), PrinterCondition.SILENT)
    bench.window.toasts.suspend()
    QTest.keyClick(bench.window, ONE, ALT)
    assert ("answered", "job-z", True) not in bench.hall.receipts.asked


def test_no_key_answers_a_question_below_the_search(bench: PrinterBench) -> None:
    bench.unknown(bench.accepted(), PrinterCondition.SILENT)
    bench.counter.presenter.find_offer()
    search = bench.window.overlay.dialog()
    assert search is not None
    answer = ("answered", "job-z", False)
    QTest.keyClick(search, TWO, ALT)
    assert answer not in bench.hall.receipts.asked
    bench.counter.presenter.finder.close()
    QTest.keyClick(bench.window, TWO, ALT)
    assert bench.hall.receipts.asked[-1] == answer


def test_a_question_answered_by_another_way_is_taken_back(bench: PrinterBench) -> None:
    order_id = bench.accepted()
    bench.unknown(order_id, PrinterCondition.SILENT)
    assert [said for said in toasts(bench) if "出来了吗" in said]
    bench.hall.print_jobs.mark("job-z", PrintState.CONFIRMED, at=bench.hall.clock.now())
    bench.counter.presenter.store_changed()
    assert not [said for said in toasts(bench) if "出来了吗" in said]


def test_a_receipt_on_the_second_printer_is_told_with_where_and_stands_in_its_row(theme: Theme, qtbot: QtBot) -> None:
    bench = bench_of(theme, qtbot, two=True)
    order_id = bench.accepted()
    failed = news_of(order_id, PrintState.FAILED_BEFORE_SEND, PrinterCondition.PAPER_OUT, over=True)
    came = news_of(order_id, PrintState.CONFIRMED, PrinterCondition.READY, spare=True, over=True)
    bench.tell(PrintersSeen(OUT, SECOND), failed, came)
    number = bench.hall.book.rows[order_id].receipt_number
    assert f"小票在第二台打印机上。{number}" in toasts(bench)
    words = {part.text() for toast in bench.window.toasts.toasts() for part in toast.findChildren(Words)}
    assert "第二台：芯烨 XP-80。第一台缺纸。" in words
    row = replace(bench.hall.book.rows[order_id], print_state=PrintState.CONFIRMED, printer=SECOND.address)
    zone = bench.hall.outside.desk.hall.zone
    noted = order_row(row, zone=zone, language=Language.ZH, second_printer=SECOND.address).note
    assert noted.endswith("小票已打印，在第二台打印机")
    assert not order_row(row, zone=zone, language=Language.ZH, second_printer="").note.endswith("第二台打印机")


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (PrintState.FAILED_BEFORE_SEND, "日报小票还没打，打印机好了会自己出来"),
        (PrintState.UNKNOWN, "日报小票出来了吗？要你看一眼"),
        (PrintState.CONFIRMED, None),
    ],
)
def test_of_a_days_slip_only_what_nobody_expects_is_told(
    bench: PrinterBench, state: PrintState, said: str | None
) -> None:
    news = news_of(None, state, PrinterCondition.COVER_OPEN, paper=PaperKind.DAILY_SUMMARY, over=True)
    bench.tell(PrintersSeen(FIRST), news)
    assert toasts(bench) == ([said] if said is not None else [])


@pytest.mark.parametrize("look", LOOKS_BY_TURNS, ids=str)
def test_all_of_it_reads_well(look: Look, theme: Theme, qtbot: QtBot) -> None:
    theme.switch(look.theme)
    bench = PrinterBench(theme, language=look.language, two=True)
    qtbot.addWidget(bench.window)
    show_as(bench.window, look, theme)
    order_id = bench.accepted()
    bench.unknown(order_id, PrinterCondition.FAULT, printer=SECOND.address)
    waits = news_of(order_id, PrintState.SENT, PrinterCondition.COVER_OPEN)
    cover = replace(FIRST, condition=PrinterCondition.COVER_OPEN)
    bench.tell(PrintersSeen(cover, SECOND, busy=True), waits)
    check_both_sizes(bench.window)
    bench.place.open()
    fault, silent = (
        replace(FIRST, condition=PrinterCondition.FAULT),
        replace(SECOND, condition=PrinterCondition.UNASKED),
    )
    bench.tell(PrintersSeen(fault, silent, waiting=tuple(PaperKind)[:3], asked=2))
    bench.window.toasts.suspend()  # they lie over what the dialog covers
    settle(bench.window)
    assert bench.place.dialog is not None
    check_both_sizes(bench.place.dialog)
