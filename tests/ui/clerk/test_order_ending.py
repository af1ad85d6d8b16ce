"""An accepted order voided, or settled after the centre refused it: the money, the reason, the right, the drawer."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt

from app.domain.approval import Leave
from app.domain.order import CentralState
from app.domain.right import Right
from app.errors import PrinterTrouble
from app.outbox_ports import DeadEntry
from app.ports import PrintState
from app.printer_ports import Delivery
from app.texts import order_stays
from app.texts import printing as printing_words
from app.texts import reason as reasons
from app.texts.language import Text
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CLERK, NOW, PHONE
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.keys import Keyboard
from tests.ui.clerk.test_order_reader import facts, hall_with_orders, opened
from ui.clerk.order_dialog import OrderDialog
from ui.clerk.order_state import OrderAct, OrderActView
from ui.clerk.state import DialogKind
from ui.frame.reason import ReasonAsked
from ui.shell.reason_dialog import ReasonDialog
from ui.widgets.button import Button
from ui.widgets.words import Words

WHY = Text("客户已销户。", "The customer left.")


class KickedDrawer:
    """app.printer_ports.DrawerDesk that opens at once, or cannot."""

    def __init__(self, trouble: Exception | None = None) -> None:
        self.trouble = trouble
        self.opened: list[tuple[Leave, str]] = []

    @property
    def subject(self) -> str:
        return "PC03"

    def look(self) -> None:
        pass

    def open(
        self, *, leave: Leave, reason: str, then: Callable[[Delivery], None], failed: Callable[[Exception], None]
    ) -> None:
        if self.trouble is not None:
            failed(self.trouble)
        else:
            self.opened.append((leave, reason))
            then(Delivery.CONFIRMED)


class EndingDesk(ClerkAtDesk):
    """`asked` are the questions for a reason."""

    def __init__(self, hall: Hall | None = None, *, drawer: KickedDrawer | None = None) -> None:
        super().__init__(hall or hall_with_orders(1))
        self.asked: list[ReasonAsked] = []
        self.presenter.reader.listen(self.asked.append, drawer=drawer)
        self.order_id = next(iter(self.hall.book.recorded), "")

    def at_the_order(self) -> "EndingDesk":
        self.presenter.read_order(self.order_id)
        return self

    def do(self, act: OrderAct, reason: str = "客户不要了") -> None:
        self.presenter.reader.act(act)
        self.asked[-1].given("", reason)

    def refused(self) -> "EndingDesk":
        self.hall.book.centre_says(self.order_id, CentralState.REFUSED, refusal=WHY)
        number = self.hall.book.rows[self.order_id].receipt_number
        self.hall.outbox.dead_entries = (DeadEntry(self.order_id, number, "张**", WHY, NOW, 1),)
        return self


def act_of(desk: ClerkAtDesk, act: OrderAct) -> OrderActView | None:
    return next((each for each in opened(desk).acts if each.act is act), None)


def test_voiding_says_what_goes_back_asks_why_opens_the_drawer_and_shows_what_became_of_it() -> None:
    drawer = KickedDrawer()
    desk = EndingDesk(drawer=drawer).at_the_order()
    desk.presenter.reader.act(OrderAct.VOID)
    (asked,) = desk.asked
    assert (asked.title.zh, asked.figure, asked.danger) == ("作废这一单", "¥50.00", True)
    assert asked.figure_note is not None
    assert asked.figure_note.zh == "记下之后钱箱会打开；打印机连不上时请用钥匙开。"
    assert desk.hall.book.undone == [], "not before there is a reason"
    asked.given("", "客户不要了")
    assert desk.hall.book.undone == [(desk.order_id, CentralState.VOIDED, "客户不要了")]
    ((leave, reason),) = drawer.opened
    assert (leave.right, reason) == (Right.VOID_ORDER, "退钱 BH20261120-03-0001")
    assert desk.told[-1].words == "BH20261120-03-0001 已作废。请退 ¥50.00 给客户。"
    assert opened(desk).pill.words == "已作废"
    assert facts(opened(desk))["已退"] == "¥50.00"
    assert act_of(desk, OrderAct.VOID) is None


def test_the_cash_of_the_day_and_the_list_follow() -> None:
    desk = EndingDesk()
    desk.presenter.lists.open_orders()
    desk.presenter.lists.enter()
    desk.do(OrderAct.VOID)
    desk.presenter.close_dialog()
    assert desk.screen.list is not None
    (row,) = desk.screen.list.rows
    assert row.pill is not None
    assert row.pill.words == "已作废"


def test_what_stays_says_why_instead_and_its_button_is_dead() -> None:
    desk = EndingDesk()
    why = order_stays.ON_PAPER.filled(number="BH20261120-03-0001")
    desk.hall.book.stays[desk.order_id] = why
    desk.at_the_order()
    void = act_of(desk, OrderAct.VOID)
    assert void is not None
    assert void.why == why.zh
    desk.presenter.reader.act(OrderAct.VOID)
    assert desk.asked == []
    assert desk.told[-1].words == why.zh


def test_what_came_out_while_the_reason_was_written_stays_and_is_read_again() -> None:
    desk = EndingDesk().at_the_order()
    desk.presenter.reader.act(OrderAct.VOID)
    desk.hall.book.stays[desk.order_id] = order_stays.ON_PAPER.filled(number="X")
    desk.asked[-1].given("", "办错了")
    assert desk.told[-1].words.startswith("X 的单据已经打出来，不能作废。")
    assert desk.hall.book.undone == []
    void = act_of(desk, OrderAct.VOID)
    assert void is not None
    assert void.why


def test_without_the_right_somebody_approves_it_and_reads_what_and_how_much() -> None:
    desk = EndingDesk().at_the_order()
    desk.hall.gate.on_duty(replace(CLERK, revoked=frozenset({Right.VOID_ORDER})))
    desk.do(OrderAct.VOID)
    (asked,) = desk.hall.asked
    assert asked.wanted.right is Right.VOID_ORDER
    assert asked.wanted.subject == "BH20261120-03-0001"
    assert asked.wanted.order_id == desk.order_id
    assert asked.wanted.about.zh == "作废 张** 的单 BH20261120-03-0001，退 ¥50.00"
    assert desk.hall.book.undone == []


def test_without_a_drawer_the_money_is_taken_by_hand() -> None:
    desk = EndingDesk().at_the_order()
    desk.presenter.reader.act(OrderAct.VOID)
    assert desk.asked[-1].figure_note is not None
    assert "从钱箱里拿" in desk.asked[-1].figure_note.zh


def test_a_drawer_that_stays_shut_is_said_and_the_voiding_stands() -> None:
    drawer = KickedDrawer(PrinterTrouble(printing_words.UNREACHABLE, address="tcp://1.2.3.4:9100"))
    desk = EndingDesk(drawer=drawer).at_the_order()
    desk.do(OrderAct.VOID)
    assert desk.told[-1].words.startswith("钱箱没有打开")
    assert len(desk.hall.book.undone) == 1


def test_a_refused_order_is_settled_from_its_own_page_and_leaves_the_list_of_the_refused() -> None:
    drawer = KickedDrawer()
    desk = EndingDesk(drawer=drawer).refused()
    desk.presenter.lists.open_dead()
    desk.presenter.lists.enter()
    assert "按 F4" in opened(desk).refusal
    assert act_of(desk, OrderAct.VOID) is None
    desk.hall.outbox.dead_entries = ()
    desk.do(OrderAct.SETTLE, "已退钱给客户")
    assert desk.hall.book.undone == [(desk.order_id, CentralState.SETTLED, "已退钱给客户")]
    assert drawer.opened[0][0].right is Right.SETTLE_REFUSED
    assert desk.told[-1].words == "BH20261120-03-0001 已了结。请退 ¥50.00 给客户。"
    assert act_of(desk, OrderAct.SETTLE) is None
    desk.presenter.close_dialog()
    assert list(desk.screen.dialogs) == [DialogKind.DEAD]
    assert desk.screen.list is not None
    assert desk.screen.list.rows == ()


def test_f8_on_the_page_after_an_order_asks_to_void_it_and_the_page_then_says_what_goes_back() -> None:
    desk = EndingDesk(Hall())
    desk.accepted()
    desk.presenter.remove_line()
    assert list(desk.screen.dialogs) == [DialogKind.ORDER]
    assert desk.asked[-1].figure == "¥20.00"
    desk.asked[-1].given("", "客户不要了")
    assert desk.form.to_do.title == "已作废"
    assert desk.form.accepted is not None
    assert desk.form.accepted.central is CentralState.VOIDED


def test_once_voided_no_key_begins_anything_more() -> None:
    desk = EndingDesk(Hall())
    desk.accepted()
    desk.presenter.remove_line()
    desk.asked[-1].given("", "客户不要了")
    desk.presenter.close_dialog()
    for again in (desk.presenter.remove_line, desk.presenter.sign):
        again()
        assert list(desk.screen.dialogs) == [DialogKind.ORDER]
        desk.presenter.close_dialog()
    assert len(desk.asked) == 1
    assert desk.hall.forms.made == []


def test_where_it_cannot_be_voided_f8_there_says_so() -> None:
    desk = EndingDesk(Hall())
    desk.accepted()
    order_id = next(iter(desk.hall.book.recorded))
    desk.hall.book.stays[order_id] = order_stays.CENTRE_HAS.filled(number="BH20261120-03-0001")
    desk.presenter.remove_line()
    assert desk.asked == []
    assert desk.told[-1].words.startswith("中心已经收到 BH20261120-03-0001，不能作废。")


# ── in the window ─────────────────────────────────────────────────────────────────────────


def test_by_keyboard_from_the_order_to_the_reason_and_back(make_counter: MakeCounter) -> None:
    counter = make_counter(hall=hall_with_orders(1))
    counter.presenter.find_customer()
    counter.presenter.finder.type(PHONE)
    counter.presenter.finder.take(and_go_on=False)
    counter.presenter.read_order(next(iter(counter.hall.book.recorded)))
    keys = Keyboard(counter.window)
    keys.press(Qt.Key.Key_F8)
    dialog = counter.window.overlay.dialog()
    assert isinstance(dialog, ReasonDialog)
    for told, said in (("打给 154 1234 0017", reasons.TELLS_NUMBER), ("张秀英 要的", reasons.TELLS_NAME)):
        dialog.reason.edit.clear()
        keys.type(told)
        keys.press(Qt.Key.Key_Return)
        assert said.zh in [words.text() for words in dialog.findChildren(Words) if words.isVisible()]
    assert counter.window.overlay.dialog() is dialog
    dialog.reason.edit.clear()
    keys.type("办错了")
    keys.press(Qt.Key.Key_Return)
    assert [reason for _, _, reason in counter.hall.book.undone] == ["办错了"]
    assert isinstance(counter.window.overlay.dialog(), OrderDialog)


def test_the_page_offers_it_while_the_receipt_waits(make_counter: MakeCounter) -> None:
    counter = make_counter()
    desk = counter.presenter
    desk.find_customer()
    desk.finder.type("15412340017")
    desk.finder.take(and_go_on=False)
    desk.find_offer()
    desk.finder.type("jf20")
    desk.finder.take(and_go_on=False)
    desk.pay()
    desk.sign()
    counter.customer_signs()
    desk.cash.type("20")
    desk.cash.enter()
    (order_id,) = counter.hall.book.rows

    def offered() -> bool:
        return any(button.isVisible() for button in counter.view.to_do.findChildren(Button) if "作废" in button.words())

    assert not offered()
    rows = counter.hall.book.rows
    rows[order_id] = replace(rows[order_id], print_state=PrintState.FAILED_BEFORE_SEND.value)
    desk.store_changed()
    assert offered()
    rows[order_id] = replace(rows[order_id], print_state=PrintState.CONFIRMED.value)
    desk.store_changed()
    assert not offered()


def test_a_dead_button_says_why_to_whoever_points_at_it(make_counter: MakeCounter) -> None:
    counter = make_counter(hall=hall_with_orders(1))
    order_id = next(iter(counter.hall.book.recorded))
    counter.hall.book.stays[order_id] = order_stays.ON_PAPER.filled(number="BH20261120-03-0001")
    counter.presenter.read_order(order_id)
    dialog = counter.window.overlay.dialog()
    assert dialog is not None
    (void,) = [button for button in dialog.findChildren(Button) if button.words() == "作废"]
    assert not void.isEnabled()
    assert void.toolTip().startswith("BH20261120-03-0001 的单据已经打出来")
    counter.hall.book.stays.clear()
    counter.presenter.store_changed()
    assert void.isEnabled()
    assert void.toolTip() == ""
