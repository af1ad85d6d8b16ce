"""The clerk's orders of today with the cash of the day, everybody's by right, and any order by what is typed."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.domain.hall_time import start_of
from app.domain.order import CentralState, Order
from app.domain.right import Right
from app.ports import OrderSearch
from app.texts.language import Language
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CLERK, CUSTOMER, TODAY, ZONE, an_order
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.keys import Keyboard
from tests.ui.looks import settle
from ui.clerk.order_query import read_query
from ui.clerk.orders_dialog import OrdersDialog
from ui.clerk.state import DialogKind


def of_colleague(order: Order) -> Order:
    return replace(order, signed=replace(order.signed, clerk_number="2999"))


def hall_of_two() -> Hall:
    """Two of the clerk's and one of a colleague's."""
    hall = Hall()
    hall.book.record(an_order(number=1))
    hall.book.record(of_colleague(an_order(number=2)))
    hall.book.record(an_order(number=3))
    return hall


def numbers(desk: ClerkAtDesk) -> list[str]:
    assert desk.screen.list is not None
    return [row.title[-4:] for row in desk.screen.list.rows]


def sums(desk: ClerkAtDesk) -> list[tuple[str, str, str]]:
    assert desk.screen.orders is not None
    return [(each.label, each.figure, each.remark) for each in desk.screen.orders.sums]


def test_it_opens_on_ones_own_with_ones_own_cash_and_shows_everybodys_by_right() -> None:
    desk = ClerkAtDesk(hall_of_two())
    desk.presenter.lists.open_orders()
    assert numbers(desk) == ["0003", "0001"]
    assert sums(desk)[0] == ("我今天收的现金", "¥100.00", "2 笔")
    desk.presenter.orders.change()
    assert numbers(desk) == ["0003", "0002", "0001"]
    assert sums(desk)[0] == ("今天收的现金", "¥150.00", "3 笔")
    assert desk.screen.list is not None
    assert "工号 2999" in desk.screen.list.rows[1].note
    desk.presenter.orders.change()
    assert numbers(desk) == ["0003", "0001"]


def test_without_the_right_a_colleagues_orders_are_asked_for_and_stay_hidden() -> None:
    desk = ClerkAtDesk(hall_of_two())
    desk.hall.gate.on_duty(replace(CLERK, granted=frozenset({Right.VIEW_OWN_ORDERS})))
    desk.presenter.lists.open_orders()
    desk.presenter.orders.change()
    assert [asked.wanted.right for asked in desk.hall.asked] == [Right.VIEW_ALL_ORDERS]
    assert numbers(desk) == ["0003", "0001"]
    desk.presenter.close_dialog()
    colleagues = next(row.order_id for row in desk.hall.book.rows.values() if row.clerk_number != CLERK.number)
    desk.presenter.read_order(colleagues)
    assert desk.screen.order is None
    assert len(desk.hall.asked) == 2
    desk.presenter.find_anything()
    desk.presenter.finder.type("BH2026")
    found = [desk.presenter.finder.row(index).name for index in range(desk.found.count)]
    assert [name[-4:] for name in found if name.startswith("BH2026")] == ["0003", "0001"]


def test_the_list_is_searched_and_what_is_opened_goes_to_the_next_found() -> None:
    desk = ClerkAtDesk(hall_of_two())
    desk.presenter.lists.open_orders()
    desk.presenter.lists.move(1)
    desk.presenter.orders.type("0003")
    assert numbers(desk) == ["0003"]
    assert desk.screen.list is not None
    assert (desk.screen.list.title, desk.screen.list.selected) == ("找到的单子", 0)
    assert desk.screen.list.rows[0].note.startswith("2026-11-20 10:")
    desk.presenter.orders.type("11-20")
    assert numbers(desk) == ["0003", "0001"]
    desk.presenter.lists.enter()
    assert desk.screen.order is not None
    assert desk.screen.order.place == "第 1 张，共 2 张"
    desk.presenter.reader.move(1)
    assert desk.screen.order.number.endswith("0001")
    desk.presenter.close_dialog()
    desk.presenter.orders.type("9999")
    assert numbers(desk) == []
    assert "9999" in desk.screen.list.empty


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("0017", OrderSearch(receipt="0017", phone_end="0017")),
        (CUSTOMER.phone, OrderSearch(receipt=CUSTOMER.phone, phone_end="0017")),
        ("40", OrderSearch(receipt="40")),
        ("bh20261120-03", OrderSearch(receipt="BH20261120-03")),
        ("zxy", OrderSearch(name="zxy")),
        ("张", OrderSearch(name="张")),
        ("2026-11-20", OrderSearch(since=start_of(date(2026, 11, 20), ZONE), until=start_of(date(2026, 11, 21), ZONE))),
        ("12-1", OrderSearch(since=start_of(date(2025, 12, 1), ZONE), until=start_of(date(2025, 12, 2), ZONE))),
        ("2-29", OrderSearch(since=start_of(date(2024, 2, 29), ZONE), until=start_of(date(2024, 3, 1), ZONE))),
        ("13-45", OrderSearch(receipt="13-45")),
        ("待上传", OrderSearch(central=CentralState.PENDING)),
        ("unsent", OrderSearch(central=CentralState.PENDING)),
        ("To be sent", OrderSearch(central=CentralState.PENDING)),
        ("被退回", OrderSearch(central=CentralState.REFUSED)),
        ("退回", OrderSearch(central=CentralState.REFUSED)),
        ("sent back", OrderSearch(central=CentralState.REFUSED)),
    ],
)
def test_what_is_typed_is_a_number_a_name_a_day_or_a_state(typed: str, wanted: OrderSearch) -> None:
    assert read_query(f" {typed} ", today=TODAY, zone=ZONE) == wanted


@pytest.mark.parametrize(("language", "typed"), [(Language.ZH, "待上传"), (Language.EN, "unsent")])
def test_what_waits_to_be_sent_is_found_by_its_word_and_opened(language: Language, typed: str) -> None:
    desk = ClerkAtDesk(hall_of_two(), language=language)
    sent = next(row.order_id for row in desk.hall.book.rows.values() if row.receipt_number.endswith("0003"))
    desk.hall.book.centre_says(sent, CentralState.ACCEPTED)
    desk.hall.clock.forward(days=1)  # of whatever day
    desk.presenter.find_anything()
    desk.presenter.finder.type(typed)
    desk.presenter.finder.take(and_go_on=False)
    assert desk.screen.dialog is DialogKind.ORDERS
    assert numbers(desk) == ["0002", "0001"], "everybody's where one may see it"
    for order_id in list(desk.hall.book.rows):
        desk.hall.book.centre_says(order_id, CentralState.ACCEPTED)
    desk.presenter.store_changed()
    assert numbers(desk) == []
    assert desk.screen.list is not None
    assert desk.screen.list.empty == ("没有待上传的单子。" if language is Language.ZH else "Nothing waits to be sent.")


def test_without_the_right_only_ones_own_unsent_orders_are_shown_and_nobody_is_asked() -> None:
    desk = ClerkAtDesk(hall_of_two())
    desk.hall.gate.on_duty(replace(CLERK, granted=frozenset({Right.VIEW_OWN_ORDERS})))
    desk.presenter.lists.open_unsent()
    assert numbers(desk) == ["0003", "0001"]
    assert desk.hall.asked == []


def test_by_keys_alone(make_counter: MakeCounter) -> None:
    counter = make_counter(hall=hall_of_two())
    keys = Keyboard(counter.window)
    counter.presenter.lists.open_orders()
    settle(counter.window)
    dialog = counter.window.overlay.findChild(OrdersDialog)
    assert isinstance(dialog, OrdersDialog)
    keys.press(Qt.Key.Key_Tab)
    assert counter.presenter.orders.everybodys
    keys.type("0002")
    assert [row.receipt_number[-4:] for row in counter.presenter.orders.rows] == ["0002"]
    keys.press(Qt.Key.Key_Return)
    assert list(counter.presenter.dialogs.kinds) == [DialogKind.ORDERS, DialogKind.ORDER]
    keys.press(Qt.Key.Key_Escape)
    keys.press(Qt.Key.Key_Escape)
    assert list(counter.presenter.dialogs.kinds) == []
