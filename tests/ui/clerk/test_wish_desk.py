"""客户定日子: the clerk names the day for the selected line, by keyboard; in every look."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from commands.stock import demo_data
from tests.fakes.clerk_ports import Hall
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.keys import Keyboard
from tests.ui.looks import LOOKS_BY_TURNS, Look, check_both_sizes, settle, show_as
from ui.clerk.acts import act_of, possible_acts
from ui.clerk.items import Act
from ui.clerk.state import DialogKind
from ui.frame.theme import Theme

DATA = demo_data()
FIRST = DATA.customers[0]


def a_hall() -> Hall:
    return Hall(catalogue=DATA.catalogue, known=(replace(FIRST, products=FIRST.products[:1]),))


def at_desk(*typed: str) -> ClerkAtDesk:
    desk = ClerkAtDesk(a_hall())
    desk.choose_customer(FIRST.phone)
    for each in typed:
        desk.add(each)
    return desk


def test_the_line_begins_on_the_day_the_customer_names() -> None:
    desk = at_desk("漫游日封顶")
    assert Act.WISH in possible_acts(desk.presenter)
    act_of(Act.WISH, desk.presenter)()
    assert desk.screen.dialogs == (DialogKind.WISH,)
    wish = desk.presenter.wish
    wish.type("day", "12-24")
    wish.keep()
    assert not desk.screen.dialogs
    assert desk.presenter.form.lines[0].wished_on == date(2026, 12, 24)
    wish.open()
    assert wish.state().fields[0].text == "2026-12-24"
    wish.choose("own")
    assert wish.state().fields == ()
    wish.keep()
    assert desk.presenter.form.lines[0].wished_on is None


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "先写哪一天"),
        ("明天", "不是日子"),
        ("2026-02-30", "不是日子"),
        ("2026-11-19", "到 2027-01-19"),
        ("2027-01-20", "到 2027-01-19"),
    ],
)
def test_what_is_no_such_day_is_said_and_nothing_changes(typed: str, says: str) -> None:
    desk = at_desk("漫游日封顶")
    wish = desk.presenter.wish
    wish.open()
    wish.type("day", typed)
    wish.keep()
    assert says in wish.state().problem
    assert desk.presenter.form.lines[0].wished_on is None
    assert desk.screen.dialogs == (DialogKind.WISH,)


def test_where_the_offer_gives_no_choice_none_is_offered() -> None:
    desk = at_desk("通信助理")
    assert Act.WISH not in possible_acts(desk.presenter)
    desk.presenter.wish.open()
    assert not desk.screen.dialogs


@pytest.mark.parametrize("look", LOOKS_BY_TURNS, ids=str)
def test_the_dialog_reads_well(look: Look, make_counter: MakeCounter, theme: Theme) -> None:
    theme.switch(look.theme)
    counter = make_counter(hall=a_hall(), language=look.language)
    put_roaming(counter)
    show_as(counter.window, look, theme)
    counter.presenter.wish.open()
    settle(counter.window)
    check_both_sizes(counter.window)
    counter.presenter.wish.type("day", "2027-01-20")
    counter.presenter.wish.keep()
    settle(counter.window)
    check_both_sizes(counter.window)


def test_by_keyboard(make_counter: MakeCounter) -> None:
    counter = make_counter(hall=a_hall())
    put_roaming(counter)
    counter.presenter.wish.open()
    settle(counter.window)
    keys = Keyboard(counter.window)
    keys.press(Qt.Key.Key_Tab)
    keys.type("1224")
    keys.press(Qt.Key.Key_Return)
    assert counter.presenter.dialog is DialogKind.NONE
    assert counter.presenter.form.lines[0].wished_on == date(2026, 12, 24)


def put_roaming(counter: Counter) -> None:
    presenter = counter.presenter
    for find, typed in ((presenter.find_customer, FIRST.phone), (presenter.find_offer, "漫游日封顶")):
        find()
        presenter.finder.type(typed)
        presenter.finder.take(and_go_on=False)
