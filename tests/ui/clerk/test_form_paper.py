"""F9 in an accepted order: where its A4 form goes, when it is a copy, and what is said where it does not get there."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.domain.order import CentralState
from app.domain.right import Right
from app.errors import InputRefused, PrinterTrouble
from app.ports import PaperKind, PrintJob, PrintState
from app.printer_ports import FoundBy, FoundPrinter, Readiness
from app.texts import form_paper as words
from app.texts.language import Language, same
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CLERK, NOW
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.keys import Keyboard
from tests.ui.clerk.test_order_reader import facts, hall_with_orders, opened
from ui.clerk.order_state import OrderAct
from ui.clerk.paper_dialog import FormPaperDialog
from ui.clerk.paper_state import FormPaperState
from ui.clerk.state import DialogKind

BROKEN = PrinterTrouble(words.NOT_KNOWN)


def printer(name: str, ready: Readiness = Readiness.READY) -> FoundPrinter:
    return FoundPrinter(f"cups://{name}", same(name), FoundBy.CUPS, ready)


def at_the_order(hall: Hall, *, language: Language = Language.ZH) -> ClerkAtDesk:
    desk = ClerkAtDesk(hall, language=language)
    desk.presenter.read_order(order_of(hall))
    desk.presenter.reader.act(OrderAct.FORM)
    return desk


def with_held_lanes(*printers: FoundPrinter) -> ClerkAtDesk:
    """The dialog of an A4 form is open, and nothing of it has been answered yet."""
    hall = Hall(held=True)
    for order in hall_with_orders(1).book.recorded.values():
        hall.book.record(order)
    hall.forms.printers = printers
    desk = ClerkAtDesk(hall)
    hall.store_lane.run_all()
    desk.presenter.read_order(order_of(hall))
    hall.store_lane.run_all()
    desk.presenter.reader.act(OrderAct.FORM)
    return desk


def order_of(hall: Hall) -> str:
    return next(iter(hall.book.recorded))


def shown(desk: ClerkAtDesk) -> FormPaperState:
    return desk.presenter.reader.paper.state()


def a_hall(*printers: FoundPrinter) -> Hall:
    hall = hall_with_orders(1)
    hall.forms.printers = printers
    return hall


def test_enter_prints_on_the_first_printer_that_could_print() -> None:
    hall = a_hall(printer("away", Readiness.NOT_READY), printer("office"))
    desk = at_the_order(hall)
    assert list(desk.screen.dialogs) == [DialogKind.ORDER, DialogKind.FORM_PAPER]
    state = shown(desk)
    assert [row.title for row in state.rows] == ["away", "office", "存成 PDF 文件"]
    assert [row.pill is not None for row in state.rows] == [True, False, False]
    assert (state.selected, state.act, state.ready) == (1, "打印", True)
    assert state.said == "第一次出这张单，不加补打字样。"
    desk.presenter.reader.paper.print()
    assert hall.forms.made == [(order_of(hall), "cups://office", None, None)]
    assert desk.told[-1].words == "A4 受理单 BH20261120-03-0001 已送打印机 office。"
    assert list(desk.screen.dialogs) == [DialogKind.ORDER]


def test_the_place_of_last_time_is_chosen_again() -> None:
    hall = a_hall(printer("office"), printer("back"))
    hall.forms.place = "cups://back"
    assert shown(at_the_order(hall)).selected == 1
    hall.forms.place = "file"
    assert shown(at_the_order(hall)).to_file
    hall.forms.place = "cups://gone"
    assert shown(at_the_order(hall)).selected == 0


def test_without_a_printer_a_file_is_what_is_left_and_it_is_said() -> None:
    desk = at_the_order(a_hall())
    desk.presenter.reader.paper.switch_archive()  # the archive copy is for paper
    state = shown(desk)
    assert (state.to_file, state.copies, state.note) == (True, "", "BH20261120-03-0001，客户联")
    assert state.more.startswith("这台电脑上没有 A4 打印机。")
    assert state.act == "选位置并保存"


def test_a_file_is_named_by_the_orders_number_alone() -> None:
    hall = a_hall()
    desk = at_the_order(hall)
    assert shown(desk).file == "BH20261120-03-0001.pdf"
    desk.presenter.reader.paper.save("/media/stick/BH20261120-03-0001.pdf")
    assert hall.forms.made == [(order_of(hall), "file", Path("/media/stick/BH20261120-03-0001.pdf"), None)]
    assert desk.told[-1].words.endswith("已存到 /media/stick/BH20261120-03-0001.pdf。")
    desk.presenter.reader.act(OrderAct.FORM)
    assert shown(desk).file == "/media/stick/BH20261120-03-0001-1.pdf", "beside the last one, as a copy"


def test_a_later_one_is_a_copy_and_asks_for_its_right() -> None:
    hall = a_hall(printer("office"))
    desk = at_the_order(hall)
    desk.presenter.reader.paper.print()
    desk.presenter.reader.act(OrderAct.FORM)
    assert shown(desk).said == "已出过 1 次。这次会印上【补打 第1次】、时间和你的名字。"
    hall.gate.on_duty(replace(CLERK, revoked=frozenset({Right.REPRINT_FORM})))
    desk.presenter.reader.paper.print()
    assert len(hall.forms.made) == 1
    (asked,) = hall.asked
    assert (asked.wanted.right, asked.wanted.subject) == (Right.REPRINT_FORM, "BH20261120-03-0001")
    assert "已出过 1 次" in asked.wanted.about.zh


def test_with_the_right_the_copy_is_made_under_it() -> None:
    hall = a_hall(printer("office"))
    desk = at_the_order(hall)
    desk.presenter.reader.paper.print()
    desk.presenter.reader.act(OrderAct.FORM)
    desk.presenter.reader.paper.print()
    leave = hall.forms.made[-1][3]
    assert leave is not None
    assert leave.right is Right.REPRINT_FORM


def test_one_whose_archived_file_was_let_go_is_made_again_with_leave() -> None:
    hall = a_hall(printer("office"))
    hall.forms.gone.add(order_of(hall))
    desk = at_the_order(hall)
    assert shown(desk).said.startswith("存档文件已到期删除或已损坏，这次按原单重制")
    hall.gate.on_duty(replace(CLERK, revoked=frozenset({Right.REPRINT_FORM})))
    desk.presenter.reader.paper.print()
    assert hall.forms.made == []
    assert "重制 BH20261120-03-0001" in hall.asked[0].wanted.about.zh


def test_a_later_one_that_is_made_again_says_that_it_will_carry_both_marks() -> None:
    hall = a_hall(printer("office"))
    desk = at_the_order(hall)
    desk.presenter.reader.paper.print()
    hall.forms.gone.add(order_of(hall))
    desk.presenter.reader.act(OrderAct.FORM)
    assert "每页印上【补打 第1次】【重制】" in shown(desk).said


def test_a_full_disk_is_said_in_the_dialog_and_the_next_try_is_still_the_first() -> None:
    hall = a_hall()
    desk = at_the_order(hall)
    hall.forms.trouble = InputRefused(words.DISK_FULL, folder="/media/stick")
    desk.presenter.reader.paper.save("/media/stick/a.pdf")
    state = shown(desk)
    assert state.problem.startswith("/media/stick 所在的盘满了")
    assert (state.ready, state.busy) == (True, "")
    assert state.said == "第一次出这张单，不加补打字样。"
    desk.presenter.reader.paper.save("/home/a.pdf")
    assert len(hall.forms.made) == 1
    assert shown(desk).problem == ""


def broken_off(hall: Hall) -> ClerkAtDesk:
    desk = at_the_order(hall)
    hall.forms.trouble, hall.forms.unknown = BROKEN, True
    hall.forms.made.append((order_of(hall), "cups://office", None, None))  # nobody knows whether it is out
    desk.presenter.reader.paper.print()
    return desk


def test_of_one_that_broke_off_the_clerk_says_first_whether_it_came_out() -> None:
    hall = a_hall(printer("office"), printer("back"))
    hall.forms.place = "cups://back"
    desk = broken_off(hall)
    state = shown(desk)
    assert state.problem == words.NOT_KNOWN.zh
    assert state.said == "上一张不知道出来没有。请看打印机：出来了吗？"
    assert [row.title for row in state.rows] == ["出来了", "没有出来"]
    assert (state.to_file, state.selected) == (False, 0)
    desk.presenter.reader.paper.move(2)
    assert shown(desk).selected == 1
    desk.presenter.reader.paper.print()
    assert shown(desk).said == "第一次出这张单，不加补打字样。"
    assert (shown(desk).problem, shown(desk).selected) == ("", 1)
    desk.presenter.reader.paper.print()
    assert [place for _, place, _, _ in hall.forms.made] == ["cups://back"]


def test_one_that_did_come_out_makes_the_next_a_copy() -> None:
    hall = a_hall(printer("office"))
    desk = broken_off(hall)
    desk.presenter.reader.paper.print()
    assert shown(desk).said.startswith("已出过 1 次")


def test_it_is_asked_also_when_the_dialog_is_opened_again() -> None:
    hall = a_hall(printer("office"))
    desk = broken_off(hall)
    desk.presenter.reader.paper.closed()
    desk.presenter.close_dialog()
    desk.presenter.reader.act(OrderAct.FORM)
    assert shown(desk).act == "就这样回答"


def test_a_leave_is_not_taken_over_with_the_desk() -> None:
    hall = a_hall(printer("office"))
    desk = at_the_order(hall)
    desk.presenter.reader.paper.print()
    desk.presenter.reader.act(OrderAct.FORM)
    hall.forms.trouble = PrinterTrouble(words.LATE)
    desk.presenter.reader.paper.print()
    hall.gate.on_duty(replace(CLERK, number="3021", revoked=frozenset({Right.REPRINT_FORM})))
    desk.presenter.reader.paper.print()
    assert len(hall.forms.made) == 1
    assert [asked.wanted.requester.number for asked in hall.asked] == ["3021"]


def test_while_it_is_made_nothing_is_begun_twice_and_esc_leaves_it_going() -> None:
    desk = with_held_lanes(printer("office"))
    hall = desk.hall
    assert shown(desk).said == "正在找这台电脑上的打印机…"
    desk.presenter.reader.paper.print()
    desk.presenter.reader.paper.save("/home/a.pdf")
    hall.page_lane.run_all()
    assert hall.forms.made == [], "not before it is known whether it is a copy"
    desk.presenter.reader.paper.print()
    assert shown(desk).busy == "正在排版并送到打印机…"
    desk.presenter.reader.paper.print()
    desk.presenter.reader.paper.closed()
    desk.presenter.close_dialog()
    hall.page_lane.run_all()
    assert len(hall.forms.made) == 1
    assert desk.told[-1].words.startswith("A4 受理单 BH20261120-03-0001 已送打印机")


def test_what_goes_wrong_after_esc_is_told_at_the_foot() -> None:
    desk = with_held_lanes(printer("office"))
    hall = desk.hall
    hall.page_lane.run_all()
    hall.forms.trouble = BROKEN
    desk.presenter.reader.paper.print()
    desk.presenter.reader.paper.closed()
    hall.page_lane.run_all()
    assert desk.told[-1].words == words.NOT_KNOWN.zh


def test_a_system_that_does_not_say_what_printers_there_are_leaves_the_file() -> None:
    desk = with_held_lanes()
    hall = desk.hall
    hall.page_lane.run_late()
    hall.store_lane.run_all()
    state = shown(desk)
    assert state.more.startswith("找打印机花的时间太长")
    assert (state.to_file, state.ready) == (True, True)


def test_f9_right_after_the_order_opens_it_with_its_form() -> None:
    desk = ClerkAtDesk(Hall())
    desk.hall.forms.printers = (printer("office"),)
    desk.accepted()
    desk.presenter.sign()
    assert list(desk.screen.dialogs) == [DialogKind.ORDER, DialogKind.FORM_PAPER]
    desk.presenter.reader.paper.print()
    assert [made[0] for made in desk.hall.forms.made] == [order_of(desk.hall)]


def test_of_a_voided_order_there_is_no_paper() -> None:
    hall = a_hall(printer("office"))
    rows = hall.book.rows
    rows[order_of(hall)] = replace(rows[order_of(hall)], central=CentralState.VOIDED)
    desk = ClerkAtDesk(hall)
    desk.presenter.read_order(order_of(hall))
    assert {each.act for each in opened(desk).acts} == {OrderAct.HISTORY}


def test_of_a_settled_one_it_says_that_it_is_not_valid() -> None:
    hall = a_hall(printer("office"))
    rows = hall.book.rows
    rows[order_of(hall)] = replace(rows[order_of(hall)], central=CentralState.SETTLED)
    assert "每页都会印上“不作数”" in shown(at_the_order(hall)).more


def test_the_order_lists_its_forms_with_what_became_of_each() -> None:
    hall = hall_with_orders(1)
    for number, state in enumerate((PrintState.CONFIRMED, PrintState.HANDED_OVER, PrintState.UNKNOWN)):
        job = PrintJob(str(number), order_of(hall), PaperKind.ACCEPTANCE_FORM, number, state, NOW, None, "")
        hall.print_jobs.add(job)
    desk = ClerkAtDesk(hall)
    desk.presenter.read_order(order_of(hall))
    said = facts(opened(desk))
    assert said["受理单"] == "10:27·已存成 PDF"
    assert said["受理单补打 1"] == "10:27·已送打印机"
    assert said["受理单补打 2"] == "10:27·不知道出来没有"


# ── in the window ─────────────────────────────────────────────────────────────────────────


def shown_note(counter: Counter) -> str:
    return counter.presenter.reader.paper.state().note


def test_by_keyboard_from_the_order_to_the_printer(make_counter: MakeCounter) -> None:
    hall = a_hall(printer("office"), printer("back"))
    counter = make_counter(hall=hall)
    counter.presenter.read_order(order_of(hall))
    keys = Keyboard(counter.window)
    keys.press(Qt.Key.Key_F9)
    assert isinstance(counter.window.overlay.dialog(), FormPaperDialog)
    keys.press(Qt.Key.Key_Down)
    assert shown_note(counter) == "BH20261120-03-0001，客户联"
    keys.press(Qt.Key.Key_F6)
    assert shown_note(counter) == "BH20261120-03-0001，客户联和存档联"
    keys.press(Qt.Key.Key_Return)
    assert hall.forms.made == [(order_of(hall), "cups://back", None, None)]
    assert hall.forms.archived == [True]
    keys.press(Qt.Key.Key_Escape)
    assert counter.window.overlay.dialog() is None


def test_a_file_is_asked_for_by_the_systems_dialog(make_counter: MakeCounter, tmp_path: Path) -> None:
    hall = a_hall()
    counter = make_counter(hall=hall)
    counter.presenter.read_order(order_of(hall))
    keys = Keyboard(counter.window)
    keys.press(Qt.Key.Key_F9)
    keys.press(Qt.Key.Key_Return)
    dialog = counter.window.overlay.dialog()
    assert isinstance(dialog, FormPaperDialog)
    files = dialog.files
    assert files is not None
    assert files.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert Path(files.selectedFiles()[0]).name == "BH20261120-03-0001.pdf"
    files.fileSelected.emit(str(tmp_path / "a.pdf"))
    files.close()
    assert hall.forms.made == [(order_of(hall), "file", tmp_path / "a.pdf", None)]
