"""The dialogs and lines of the counter's flows by keyboard alone, and in every look."""

import pytest
from PySide6.QtCore import Qt

from app.domain.matter import Who
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.clerk.keys import Keyboard
from tests.ui.clerk.test_flows import AGENT_ID, FIRST, HOLD, a_hall, say_agent
from tests.ui.looks import LOOKS_BY_TURNS, Look, check_both_sizes, settle, show_as
from ui.clerk.acts import act_of
from ui.clerk.fields_dialog import FieldsDialog
from ui.clerk.items import Act
from ui.clerk.state import DialogKind
from ui.frame.form_state import Phase
from ui.frame.theme import Theme


def dialog_of(counter: Counter) -> FieldsDialog:
    return next(each for each in counter.window.findChildren(FieldsDialog) if each.isVisible())


MOST_EVENTS = {"5G畅行199": 12, "jf50": 10}  # of the issue, besides search text and digits


@pytest.mark.parametrize("typed", MOST_EVENTS)
def test_a_plan_change_and_a_top_up_take_few_key_events(typed: str, make_counter: MakeCounter) -> None:
    counter = make_counter(hall=a_hall())
    keys = Keyboard(counter.window)
    keys.press(Qt.Key.Key_F2)
    keys.type(FIRST.phone)
    keys.press(Qt.Key.Key_Return)
    keys.type(typed)
    keys.press(Qt.Key.Key_Return)
    if counter.presenter.form.due_today_fen():
        keys.press(Qt.Key.Key_F4)
    keys.press(Qt.Key.Key_F9)
    counter.customer_signs()
    if counter.presenter.form.due_today_fen():
        keys.type("50")
        keys.press(Qt.Key.Key_Return)
    assert counter.customer.phase is Phase.ACCEPTED
    assert keys.events <= MOST_EVENTS[typed]


def test_who_is_here_is_said_by_keyboard_alone(make_counter: MakeCounter) -> None:
    counter = make_counter(hall=a_hall())
    for typed, find in ((FIRST.phone, counter.presenter.find_customer), ("5G畅行199", counter.presenter.find_offer)):
        find()
        counter.presenter.finder.type(typed)
        counter.presenter.finder.take(and_go_on=False)
    counter.presenter.handler.open()
    settle(counter.window)
    keys = Keyboard(counter.window)
    assert dialog_of(counter).choice.button(Who.HOLDER.value).hasFocus()
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_Tab)
    for typed in ("李梅", AGENT_ID, "女儿"):
        keys.type(typed)
        keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_Return)
    assert counter.presenter.dialog is DialogKind.NONE
    assert counter.presenter.form.handler.who is Who.AGENT
    assert set(counter.presenter.form.handler.seen) == {"agent_id", "holder_id"}


@pytest.mark.parametrize("look", LOOKS_BY_TURNS, ids=str)
def test_the_dialogs_read_well(look: Look, make_counter: MakeCounter, theme: Theme) -> None:
    theme.switch(look.theme)
    counter = make_counter(hall=a_hall(), language=look.language)
    presenter = counter.presenter
    for typed, find in ((FIRST.phone, presenter.find_customer), ("5G畅行199", presenter.find_offer)):
        find()
        presenter.finder.type(typed)
        presenter.finder.take(and_go_on=False)
    show_as(counter.window, look, theme)
    presenter.handler.open()
    settle(counter.window)
    check_both_sizes(counter.window)
    for who in (Who.AGENT, Who.UNIT):
        presenter.handler.choose(who.value)
        presenter.handler.keep()
        settle(counter.window)
        check_both_sizes(counter.window)
    presenter.close_dialog()
    presenter.find_offer()
    presenter.finder.type("亲情付")
    presenter.finder.take(and_go_on=False)
    presenter.family_pay.open(presenter.form.lines[-1].id)
    presenter.family_pay.keep()
    settle(counter.window)
    check_both_sizes(counter.window)
    presenter.close_dialog()
    act_of(Act.MATTERS, presenter)()
    settle(counter.window)
    check_both_sizes(counter.window)


@pytest.mark.parametrize("look", LOOKS_BY_TURNS, ids=str)
def test_the_forms_read_well(look: Look, make_counter: MakeCounter, theme: Theme) -> None:
    """A renewal and family pay by an agent on one form, a hold and a restored number on forms of their own."""
    theme.switch(look.theme)
    for products, offers, acts in (
        ((), ("亲情付",), (Act.RENEW,)),
        ((), ("停机保号",), ()),
        ((HOLD,), (), (Act.RESTORE,)),
    ):
        counter = make_counter(hall=a_hall(*products), language=look.language)
        presenter = counter.presenter
        presenter.find_customer()
        presenter.finder.type(FIRST.phone)
        presenter.finder.take(and_go_on=False)
        for typed in offers:
            presenter.find_offer()
            presenter.finder.type(typed)
            presenter.finder.take(and_go_on=False)
        for name in acts:
            act_of(name, presenter)()
        say_agent(counter, tick=False)
        show_as(counter.window, look, theme)
        check_both_sizes(counter.window)
