"""Address and visit of a line: Enter leads there, the keyboard fills it in, nothing wrong gets on the form."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.installation import HalfDay, Installation
from app.domain.order_form import ToDoKind
from app.texts import installation as words
from app.texts.language import Language
from tests.fakes.orders import TODAY
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.keys import Keyboard
from tests.ui.looks import LOOKS_BY_TURNS, Look, check_both_sizes, settle, show_as
from ui.clerk.installation_desk import read_day
from ui.clerk.installation_dialog import InstallationDialog
from ui.clerk.state import DialogKind
from ui.frame.theme import Theme

TOMORROW = TODAY + timedelta(days=1)


def with_broadband(desk: ClerkAtDesk | Counter) -> str:
    """A form with one line that is put in; its id."""
    presenter = desk.presenter
    presenter.find_customer()
    presenter.finder.type("张")
    presenter.finder.take(and_go_on=False)
    presenter.find_offer()
    presenter.finder.type("dk300m")
    presenter.finder.take(and_go_on=False)
    return presenter.form.lines[-1].id


def lying_over(desk: ClerkAtDesk) -> tuple[DialogKind, ...]:
    return desk.screen.dialogs


def test_enter_leads_to_it_and_the_form_says_it_afterwards() -> None:
    desk = ClerkAtDesk()
    line_id = with_broadband(desk)
    assert [item.kind for item in desk.form.to_do.items] == [ToDoKind.INSTALLATION]
    desk.presenter.open_to_do()
    assert lying_over(desk) == (DialogKind.INSTALLATION,)
    fill = desk.presenter.installation
    fill.type_address("滨河路 18 号 3 幢 1102")
    fill.type_day("11-23")
    fill.choose_half("afternoon")
    fill.keep()
    assert lying_over(desk) == ()
    assert desk.presenter.form.lines[-1].id == line_id
    assert desk.presenter.form.lines[-1].installation == Installation(
        "滨河路 18 号 3 幢 1102", date(2026, 11, 23), HalfDay.AFTERNOON
    )
    assert desk.form.to_do.items == ()
    facts = {fact.key: fact.value for fact in desk.customer.lines[-1].line.facts}
    assert (facts["address"], facts["appointment"]) == ("滨河路 18 号 3 幢 1102", "2026-11-23 下午")


@pytest.mark.parametrize(
    ("address", "day", "half", "problem"),
    [
        ("", "11-23", "morning", words.ADDRESS_MISSING.zh),
        ("滨河路", "", "morning", words.APPOINTMENT_MISSING.zh),
        ("滨河路", "后天", "morning", "“后天”不是日期，请输例如 2026-11-21。"),
        ("滨河路", "11-23", "", words.APPOINTMENT_MISSING.zh),
        ("滨河路", "2026-11-20", "morning", "上门最早约 2026-11-21，最远约 60 天以内。"),
    ],
)
def test_what_is_missing_is_said_and_stays_open(address: str, day: str, half: str, problem: str) -> None:
    desk = ClerkAtDesk()
    with_broadband(desk)
    desk.presenter.open_to_do()
    fill = desk.presenter.installation
    fill.type_address(address)
    fill.type_day(day)
    if half:
        fill.choose_half(half)
    fill.keep()
    assert fill.state().problem == problem
    assert lying_over(desk) == (DialogKind.INSTALLATION,)
    assert desk.presenter.form.lines[-1].installation is None
    fill.type_day("11-24")
    assert fill.state().problem == ""


def test_what_was_agreed_stands_there_again() -> None:
    desk = ClerkAtDesk()
    line_id = with_broadband(desk)
    agreed = Installation("滨河路", TOMORROW, HalfDay.MORNING)
    desk.presenter.desk.agree(line_id, agreed)
    desk.presenter.installation.open(line_id)
    state = desk.presenter.installation.state()
    assert (state.address, state.day, state.half) == ("滨河路", TOMORROW.isoformat(), "morning")
    assert state.day_chosen == TOMORROW.isoformat()


def test_a_visit_that_is_over_keeps_only_its_address() -> None:
    desk = ClerkAtDesk()
    line_id = with_broadband(desk)
    desk.presenter.desk.agree(line_id, Installation("滨河路", TODAY, HalfDay.MORNING))
    desk.presenter.installation.open(line_id)
    state = desk.presenter.installation.state()
    assert (state.address, state.day, state.half) == ("滨河路", "", "")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-12-05", date(2026, 12, 5)),
        ("2026/12/5", date(2026, 12, 5)),
        ("20261205", date(2026, 12, 5)),
        ("12-5", date(2026, 12, 5)),
        ("1205", date(2026, 12, 5)),
        ("12 月 5 日", date(2026, 12, 5)),
        ("01-03", date(2027, 1, 3)),
        ("11-20", TODAY),
        ("13-40", None),
        ("明天", None),
        ("", None),
    ],
)
def test_days_are_read_as_people_type_them(typed: str, day: date | None) -> None:
    assert read_day(typed, today=TODAY) == day


# ── the dialog ────────────────────────────────────────────────────────────────────────────


def dialog_of(counter: Counter) -> InstallationDialog:
    return next(each for each in counter.window.findChildren(InstallationDialog) if each.isVisible())


def test_it_is_filled_in_by_keyboard_alone(make_counter: MakeCounter, qtbot: QtBot) -> None:
    counter = make_counter()
    with_broadband(counter)
    settle(counter.window)
    keys = Keyboard(counter.window)
    counter.view.setFocus()
    keys.press(Qt.Key.Key_Return)
    assert dialog_of(counter).address.edit.hasFocus()
    keys.type("滨河路 18 号")
    keys.press(Qt.Key.Key_Tab)
    keys.type("1123")
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_Return)
    agreed = counter.presenter.form.lines[-1].installation
    assert agreed == Installation("滨河路 18 号", date(2026, 11, 23), HalfDay.AFTERNOON)
    assert counter.presenter.dialog is DialogKind.NONE


def test_esc_leaves_the_form_as_it_was(make_counter: MakeCounter) -> None:
    counter = make_counter()
    with_broadband(counter)
    counter.presenter.open_to_do()
    settle(counter.window)
    keys = Keyboard(counter.window)
    keys.type("滨河路")
    keys.press(Qt.Key.Key_Escape)
    assert counter.presenter.dialog is DialogKind.NONE
    assert counter.presenter.form.lines[-1].installation is None


@pytest.mark.parametrize("look", LOOKS_BY_TURNS, ids=str)
def test_it_reads_well(look: Look, make_counter: MakeCounter, theme: Theme) -> None:
    theme.switch(look.theme)
    counter = make_counter(language=look.language)
    line_id = with_broadband(counter)
    show_as(counter.window, look, theme)
    fill = counter.presenter.installation
    fill.open(line_id)
    settle(counter.window)
    check_both_sizes(counter.window)
    fill.type_address("滨河路 18 号 3 幢 1 单元 1102 室" if look.language is Language.ZH else "Binhe Road 18-3-1102")
    fill.type_day("明天")
    fill.keep()
    settle(counter.window)
    check_both_sizes(counter.window)
    fill.type_day(TOMORROW.isoformat())
    fill.choose_half("morning")
    fill.keep()
    settle(counter.window)
    check_both_sizes(counter.window)
