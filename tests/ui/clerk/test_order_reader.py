"""An accepted order opened to read: from the list, from the search, of today or of any day."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt

from app.domain.audit import AuditKind
from app.domain.order import CentralState, OrderState
from app.domain.right import Right
from app.outbox_ports import DeadEntry
from app.ports import AuditEvent, PaperKind, PrintJob, PrintState
from app.texts.language import Language, Text
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CLERK, NOW, an_order
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.keys import Keyboard
from tests.ui.looks import settle
from ui.clerk.find_state import Tab
from ui.clerk.items import FindReceipt
from ui.clerk.line_card import LineCard
from ui.clerk.list_dialog import ListDialog
from ui.clerk.order_dialog import OrderDialog
from ui.clerk.order_state import OrderAct, OrderView
from ui.clerk.state import DialogKind

CTRL = Qt.KeyboardModifier.ControlModifier


def hall_with_orders(count: int, *, language: Language = Language.ZH) -> Hall:
    hall = Hall()
    for number in range(1, count + 1):
        hall.book.record(an_order(number=number, language=language))
    return hall


def opened(desk: ClerkAtDesk) -> OrderView:
    assert desk.screen.order is not None
    return desk.screen.order


def facts(view: OrderView) -> dict[str, str]:
    return {label: value for section in view.sections for label, value in section.rows}


def test_enter_in_the_list_opens_it_and_esc_goes_back_to_the_list() -> None:
    desk = ClerkAtDesk(hall_with_orders(3))
    desk.presenter.lists.open_orders()
    desk.presenter.lists.move(1)
    desk.presenter.lists.enter()
    assert list(desk.screen.dialogs) == [DialogKind.ORDERS, DialogKind.ORDER]
    assert opened(desk).number == "BH20261120-03-0002"
    assert opened(desk).place == "今天第 2 张，共 3 张"
    desk.presenter.reader.move(1)
    assert opened(desk).number == "BH20261120-03-0001"
    desk.presenter.reader.move(1)
    assert opened(desk).number == "BH20261120-03-0001", "there is none after the last"
    desk.presenter.close_dialog()
    assert list(desk.screen.dialogs) == [DialogKind.ORDERS]
    assert desk.screen.list is not None
    assert desk.screen.list.selected == 2, "the list went along"
    assert desk.screen.order is None


def test_it_shows_exactly_what_was_signed_and_what_became_of_it() -> None:
    hall = hall_with_orders(1)
    ((order_id, order),) = hall.book.recorded.items()
    done = order.signed.content.lines[3].id
    hall.book.centre_says(
        order_id,
        CentralState.ACCEPTED,
        state=OrderState.PARTIAL,
        lines=tuple(
            (line.id, OrderState.COMPLETED if line.id == done else OrderState.PENDING)
            for line in order.signed.content.lines
        ),
    )
    hall.print_jobs.add(PrintJob("1", order_id, PaperKind.RECEIPT, 0, PrintState.CONFIRMED, NOW, None, ""))
    later = NOW + timedelta(minutes=4)
    hall.print_jobs.add(PrintJob("2", order_id, PaperKind.RECEIPT, 1, PrintState.UNKNOWN, later, None, ""))
    desk = ClerkAtDesk(hall)
    desk.presenter.read_order(order_id)
    view = opened(desk)
    assert [line.line for line in view.lines] == list(order.signed.content.lines)
    assert [line.pill.words for line in view.lines if line.pill] == ["中心已收", "中心已收", "中心已收", "已生效"]
    assert [(each.label, each.figure) for each in view.sums] == [
        ("当天付", "¥50.00"),
        ("账户每月固定", "¥134 → ¥165"),
        ("12 月账单预计", "¥165.00"),
    ]
    said = facts(view)
    assert said["状态"] == "部分生效 1 / 4"
    assert said["存在"] == "已存两处"
    assert said["现金"] == "¥50.00"
    assert said["收到"] == "¥100.00，找零 ¥50.00"
    assert said["签的是"] == "中文"
    assert said["小票"] == "10:27·已打印"
    assert said["补打第 1 次"] == "10:31·不知道出来没有"
    assert [value for value in said.values() if value.endswith("，12-01 至 12-31，整月")]
    assert not [value for value in said.values() if ", " in value]
    assert view.strokes == order.signed.signature.strokes


def test_the_words_around_are_the_clerks_and_what_was_signed_stays_as_it_was() -> None:
    desk = ClerkAtDesk(hall_with_orders(1), language=Language.EN)
    desk.presenter.read_order(next(iter(desk.hall.book.recorded)))
    view = opened(desk)
    assert facts(view)["Signed in"] == "Chinese"
    assert view.sums[0].label == "Paid then"
    assert view.lines[1].line.title == "来电显示"
    assert view.lines[0].pill is not None
    assert view.lines[0].pill.words == "To be sent"


def test_a_refused_order_says_why_once_and_that_money_and_signature_are_kept() -> None:
    hall = hall_with_orders(1)
    order_id = next(iter(hall.book.recorded))
    reason = Text("客户已销户。", "The customer left.")
    hall.book.centre_says(order_id, CentralState.REFUSED, refusal=reason)
    hall.outbox.dead_entries = (DeadEntry(order_id, "BH20261120-03-0001", "张**", reason, NOW, 1),)
    desk = ClerkAtDesk(hall)
    desk.presenter.lists.open_dead()
    desk.presenter.lists.enter()
    view = opened(desk)
    assert view.refusal.startswith("中心退回：客户已销户。")
    assert "钱和签字都还在" in view.refusal
    assert all(not line.reason for line in view.lines)
    assert facts(view)["状态"] == "被退回"


def test_it_follows_the_centre_and_the_printer_while_it_is_open() -> None:
    desk = ClerkAtDesk(hall_with_orders(1))
    order_id = next(iter(desk.hall.book.recorded))
    desk.presenter.read_order(order_id)
    assert facts(opened(desk))["状态"] == "待上传"
    desk.hall.book.centre_says(order_id, CentralState.ACCEPTED, state=OrderState.COMPLETED)
    desk.presenter.store_changed()
    assert facts(opened(desk))["状态"] == "全部生效"


def test_f10_prints_it_again() -> None:
    desk = ClerkAtDesk(hall_with_orders(2))
    order_id = next(iter(desk.hall.book.recorded))
    desk.presenter.read_order(order_id)
    desk.presenter.reader.act(OrderAct.REPRINT)
    assert desk.hall.receipts.asked == [("again", order_id, False)]


def test_a_whole_number_stands_first_and_alone_and_the_centre_is_not_asked_for_it() -> None:
    desk = ClerkAtDesk(hall_with_orders(2))
    desk.presenter.find_anything()
    finder = desk.presenter.finder
    finder.type("bh20261120-03-0002")
    assert [finder.row(index).name for index in range(desk.found.count)] == ["BH20261120-03-0002"]
    finder.type("BH2026")
    assert [finder.row(index).name for index in range(2)] == ["BH20261120-03-0002", "BH20261120-03-0001"]
    finder.type("bh20261120-03-0002")
    finder.take(and_go_on=False)
    assert not desk.found.open
    assert opened(desk).number == "BH20261120-03-0002"


def test_a_number_of_another_day_is_found_in_the_store() -> None:
    hall = hall_with_orders(1)
    order_id, row = next(iter(hall.book.rows.items()))
    hall.book.rows[order_id] = replace(
        row, receipt_number="BH20261103-03-0007", accepted_at=row.accepted_at - timedelta(days=17)
    )
    desk = ClerkAtDesk(hall)
    desk.presenter.find_anything()
    finder = desk.presenter.finder
    finder.type("BH20261103-03-0007")
    assert finder.row(0).name == "BH20261103-03-0007"
    assert finder.row(0).note.startswith("2026-11-03 10:27")
    finder.choose_tab(Tab.RECEIPTS)
    finder.take(and_go_on=False)
    assert opened(desk).number == "BH20261103-03-0007"
    assert opened(desk).place == ""


def test_a_number_nobody_here_has_says_where_to_look() -> None:
    hall = Hall(held=True)
    desk = ClerkAtDesk(hall)
    hall.store_lane.run_all()
    desk.presenter.find_anything()
    finder = desk.presenter.finder
    finder.type("BH20261103-09-0007")
    assert isinstance(finder._shown[0], FindReceipt)
    assert desk.found.busy == "正在找…"
    finder.take(and_go_on=False)
    hall.store_lane.run_all()
    assert desk.found.problem.startswith("本机没有 BH20261103-09-0007。")
    assert desk.found.busy == ""
    assert desk.found.open


def test_an_answer_for_a_number_that_was_typed_over_is_not_shown() -> None:
    hall = Hall(held=True)
    desk = ClerkAtDesk(hall)
    hall.store_lane.run_all()
    desk.presenter.find_anything()
    desk.presenter.finder.type("BH20261103-09-0007")
    desk.presenter.finder.type("cx")
    hall.store_lane.run_all()
    assert desk.found.problem == ""


def test_an_order_whose_content_is_gone_is_said() -> None:
    desk = ClerkAtDesk()
    desk.presenter.read_order("nobody")
    assert "已按规定清除" in desk.told[-1].words
    assert desk.screen.dialog is DialogKind.NONE


def test_by_keyboard_from_ctrl_k_to_the_order_and_back(make_counter: MakeCounter) -> None:
    counter = make_counter(hall=hall_with_orders(3))
    keys = Keyboard(counter.window)
    keys.press(Qt.Key.Key_K, CTRL)
    keys.type("今天")
    keys.press(Qt.Key.Key_Return)
    assert isinstance(counter.window.overlay.dialog(), ListDialog)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    dialog = counter.window.overlay.dialog()
    assert isinstance(dialog, OrderDialog)
    cards = [card for card in dialog.findChildren(LineCard) if card.isVisible()]
    assert len(cards) == 4
    keys.press(Qt.Key.Key_Right)
    assert counter.presenter.reader.view(Language.ZH) is not None
    keys.press(Qt.Key.Key_F10)
    assert [asked[0] for asked in counter.hall.receipts.asked] == ["again"]
    keys.press(Qt.Key.Key_Escape)
    assert isinstance(counter.window.overlay.dialog(), ListDialog)
    keys.press(Qt.Key.Key_Escape)
    assert counter.window.overlay.dialog() is None
    keys.press(Qt.Key.Key_F3)
    assert counter.presenter.finder.state().open, "the keys are the page's again"


def test_arrows_scroll_what_does_not_fit(make_counter: MakeCounter) -> None:
    counter = make_counter(hall=hall_with_orders(1))
    counter.hall.book.centre_says(
        next(iter(counter.hall.book.recorded)), CentralState.REFUSED, refusal=Text("理由。" * 30, "Why. " * 30)
    )
    counter.presenter.read_order(next(iter(counter.hall.book.recorded)))
    settle(counter.window)
    dialog = counter.window.overlay.dialog()
    assert isinstance(dialog, OrderDialog)
    bar = dialog.lines_scroll.verticalScrollBar()
    assert bar.maximum() > 0
    keys = Keyboard(counter.window)
    for _ in range(8):
        keys.press(Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum()
    keys.press(Qt.Key.Key_Up)
    assert bar.value() < bar.maximum()


def test_its_history_comes_when_asked_for_and_says_who_did_what_and_who_approved() -> None:
    hall = hall_with_orders(2)
    first, _ = hall.book.recorded
    number = hall.book.rows[first].receipt_number
    hall.book.events = (
        AuditEvent(AuditKind.ORDER_ACCEPTED, "2107", hall.book.rows[first].accepted_at, number, ""),
        AuditEvent(AuditKind.REPRINTED, "2107", NOW + timedelta(minutes=4), number, "2", approver="1001"),
    )
    hall.book.answered_at = NOW + timedelta(minutes=3)
    hall.book.centre_says(first, CentralState.ACCEPTED)
    desk = ClerkAtDesk(hall)
    desk.presenter.read_order(first)
    assert opened(desk).sections[-1].rows == ()
    desk.presenter.reader.act(OrderAct.HISTORY)
    assert opened(desk).sections[-1].title == "经过"
    said = [words for _, words in opened(desk).sections[-1].rows]
    assert said[-3:] == ["受理完成·工号 2107", "中心收下", "补打·工号 2107，1001 批准"]
    assert OrderAct.HISTORY not in {each.act for each in opened(desk).acts}
    desk.presenter.reader.move(-1)
    assert opened(desk).sections[-1].rows == (), "of the next order it is asked for again"
    desk.presenter.reader.move(1)
    assert opened(desk).sections[-1].rows == (), "and of this one when it is opened again"


def test_the_history_asks_for_its_right() -> None:
    desk = ClerkAtDesk(hall_with_orders(1))
    desk.presenter.read_order(next(iter(desk.hall.book.recorded)))
    desk.hall.gate.on_duty(replace(CLERK, revoked=frozenset({Right.VIEW_ORDER_HISTORY})))
    desk.presenter.reader.act(OrderAct.HISTORY)
    assert [asked.wanted.right for asked in desk.hall.asked] == [Right.VIEW_ORDER_HISTORY]
    assert opened(desk).sections[-1].rows == ()
