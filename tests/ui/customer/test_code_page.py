"""The key pad on the customer's screen: six digits by touch, pressed once more to confirm, gone with the page."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.order_line import LineState
from app.texts import one_time_code as words
from app.texts.language import Language
from tests.fakes.clerk_ports import Hall
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.customer.stage import Stage, a_demo_form, state_of
from tests.ui.looks import EVERY_LOOK, Look, check_looks, show_as
from ui.frame.form_state import FormState, Phase
from ui.frame.theme import Theme


def asked(language: Language = Language.ZH, *, wrong: int = 0) -> FormState:
    """As the presenter shows it to a customer with one line that waits; `wrong` codes were tried."""
    desk = ClerkAtDesk(Hall())
    desk.choose_customer()
    desk.add("spcl")
    desk.presenter.customer_side.speak(language)
    desk.presenter.desk.move(1)
    desk.presenter.code.open()
    for _ in range(wrong):
        desk.presenter.customer_side.give_code("000000")
    assert desk.form.lines[0].state is LineState.WAITING
    return desk.customer


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme) -> Stage:
    return Stage(qtbot)


def touch(stage: Stage, digits: str) -> None:
    for digit in digits:
        stage.press(f"digit{digit}")


def test_six_digits_and_one_more_press_give_the_code(stage: Stage) -> None:
    stage.show(asked())
    assert "每月 ¥6" in stage.words(), "what they agree to has its price beside it"
    touch(stage, "4815")
    assert not stage.button("giveCodeButton").isEnabled()
    touch(stage, "16")
    assert stage.acts.codes == [], "typing alone agrees to nothing"
    touch(stage, "")
    assert not stage.button("digit2").isEnabled()
    stage.press("giveCodeButton")
    assert stage.acts.codes == ["481516"]


def test_a_digit_typed_wrong_is_taken_back(stage: Stage) -> None:
    stage.show(asked())
    touch(stage, "99")
    stage.press("clearCodeButton")
    touch(stage, "487")
    stage.press("codeBackButton")
    touch(stage, "1516")
    stage.press("giveCodeButton")
    assert stage.acts.codes == ["481516"]


def test_keys_of_a_keyboard_type_nothing(stage: Stage) -> None:
    stage.show(asked())
    for key in (Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(stage.view, key)
    assert not stage.button("codeBackButton").isEnabled()
    assert stage.acts.codes == []


def test_another_code_and_leaving_are_the_customers_own(stage: Stage) -> None:
    stage.show(asked())
    stage.press("anotherCodeButton")
    stage.press("leaveCodeButton")
    assert stage.acts.codes == ["again", "leave"]


def test_what_was_typed_is_gone_after_a_try_and_with_the_page(stage: Stage) -> None:
    stage.show(asked())
    touch(stage, "000000")
    stage.press("giveCodeButton")
    stage.show(asked(wrong=1))
    assert words.WRONG.say(Language.ZH, left=2) in stage.words()
    assert not stage.button("codeBackButton").isEnabled()
    touch(stage, "48")
    sending = asked(wrong=1)
    assert sending.code is not None
    stage.show(replace(sending, code=replace(sending.code, may_type=False)))
    stage.show(asked(wrong=1))
    assert not stage.button("codeBackButton").isEnabled(), "another code is on its way: what was typed was for the last"
    touch(stage, "48")
    stage.show(state_of(a_demo_form(), phase=Phase.EDITING))
    assert not stage.has("giveCodeButton")
    stage.show(asked(wrong=1))
    assert not stage.button("codeBackButton").isEnabled()


@pytest.mark.parametrize("look", EVERY_LOOK, ids=str)
def test_it_reads_well(look: Look, stage: Stage, theme: Theme) -> None:
    show_as(stage.view, look, theme)
    state = asked(look.language, wrong=1)
    assert state.code is not None
    stage.show(state)
    stage.press("digit1")
    check_looks(stage.view, size=look.size)
    stage.press("largerButton")
    stage.show(replace(state, code=replace(state.code, problem=words.PAD_TROUBLE.say(look.language))))
    check_looks(stage.view, size=look.size)
