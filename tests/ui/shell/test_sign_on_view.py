from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.errors import ClockSetBack, InputRefused, OfflineTooLong, SecretDue, SignOnRefused, WrongSecret
from app.texts import staff as refusals
from app.texts.language import Language
from tests.ui.looks import EVERY_LOOK, Look, check_looks, settle, show_as
from tests.ui.shell.samples import SIGNING_ON, WRONG
from ui.frame.theme import LanguageChoice, Theme
from ui.frame.theme_name import ThemeName
from ui.frame.tokens import tokens
from ui.shell.sign_on.state import ChangeState, SignOnState
from ui.shell.sign_on.view import SignOnView
from ui.widgets.words import Words


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> SignOnView:
    view = SignOnView(theme=theme, language=LanguageChoice())
    qtbot.addWidget(view)
    view.resize(1366, 736)
    view.render_sign_on(SIGNING_ON)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    return view


def seen(view: SignOnView) -> set[str]:
    return {label.text() for label in view.findChildren(Words) if label.isVisible()}


def test_number_enter_password_enter(view: SignOnView, qtbot: QtBot) -> None:
    view.number.edit.clear()
    view.number.edit.setFocus()
    typed: list[str] = []
    view.number_typed.connect(typed.append)
    QTest.keyClicks(view.number.edit, "3017")
    assert typed[-1] == "3017"
    QTest.keyClick(view.number.edit, Qt.Key.Key_Return)
    assert view.password.edit.hasFocus()
    QTest.keyClicks(view.password.edit, "secret")
    with qtbot.waitSignal(view.sign_on_pressed) as pressed:
        QTest.keyClick(view.password.edit, Qt.Key.Key_Return)
    assert pressed.args == ["secret"]


def test_enter_in_an_empty_number_is_passed_on_to_be_said(view: SignOnView, qtbot: QtBot) -> None:
    view.number.edit.clear()
    view.number.edit.setFocus()
    with qtbot.waitSignal(view.sign_on_pressed):
        QTest.keyClick(view.number.edit, Qt.Key.Key_Return)


def test_enter_is_told_once(view: SignOnView) -> None:
    told: list[str] = []
    view.sign_on_pressed.connect(told.append)
    view.password.edit.setFocus()
    QTest.keyClick(view.password.edit, Qt.Key.Key_Return)
    assert len(told) == 1
    view.button.setFocus()
    QTest.keyClick(view.button, Qt.Key.Key_Return)
    assert len(told) == 2


def test_leaving_the_number_is_told(view: SignOnView, qtbot: QtBot) -> None:
    view.number.edit.setFocus()
    with qtbot.waitSignal(view.number_left):
        QTest.keyClick(view.number.edit, Qt.Key.Key_Tab)


def test_caps_lock_is_seen_from_the_letters(view: SignOnView) -> None:
    view.password.edit.setFocus()
    QTest.keyClicks(view.password.edit, "abc")
    assert "大写锁定开着" not in seen(view)
    QTest.keyClicks(view.password.edit, "A")  # a capital without shift
    assert "大写锁定开着" in seen(view)
    QTest.keyClicks(view.password.edit, "A", Qt.KeyboardModifier.ShiftModifier)
    assert "大写锁定开着" not in seen(view)
    QTest.keyClick(view.password.edit, Qt.Key.Key_CapsLock)
    assert "大写锁定开着" in seen(view)


def test_the_eye_shows_the_password_and_a_new_one_is_hidden_again(view: SignOnView) -> None:
    view.password.edit.setText("secret")
    assert view.password.edit.displayText() != "secret"
    QTest.mouseClick(view.password.eye, Qt.MouseButton.LeftButton)
    assert view.password.edit.displayText() == "secret"
    assert view.password.eye.accessibleName() == "藏起密码"
    view.clear_password()
    assert view.password.edit.echoMode() is QLineEdit.EchoMode.Password
    assert view.password.text() == ""
    assert view.password.edit.hasFocus()


def test_a_refusal_stands_under_the_password_and_moves_nothing(view: SignOnView) -> None:
    settle(view)
    before = view.button.geometry()
    view.render_sign_on(replace(SIGNING_ON, problem=SignOnRefused(WRONG)))
    settle(view)
    assert WRONG.zh in seen(view)
    assert view.button.geometry().top() == before.top()


def test_while_checking_the_button_rests(view: SignOnView) -> None:
    view.render_sign_on(SignOnState(about=SIGNING_ON.about, now=SIGNING_ON.now, checking=True))
    assert not view.button.isEnabled()
    assert view.button.words() == "正在核对密码"
    view.render_sign_on(SIGNING_ON)
    assert view.button.isEnabled()


def test_rendering_leaves_the_caret_alone(view: SignOnView) -> None:
    view.number.edit.setCursorPosition(2)
    view.render_sign_on(SIGNING_ON)
    assert view.number.edit.cursorPosition() == 2


def test_language_and_contrast_switch_here(view: SignOnView, theme: Theme) -> None:
    QTest.mouseClick(view.other_language, Qt.MouseButton.LeftButton)
    assert "Staff number" in seen(view)
    assert view.other_language.accessibleName() == "中文"
    QTest.mouseClick(view.contrast, Qt.MouseButton.LeftButton)
    assert theme.name is ThemeName.HIGH_CONTRAST
    assert view.contrast.accessibleName() == "Normal contrast"
    QTest.mouseClick(view.contrast, Qt.MouseButton.LeftButton)
    assert theme.colours == tokens().colours[ThemeName.LIGHT]


def test_the_lock_says_unlock_to_the_same_person_only(view: SignOnView) -> None:
    person = SIGNING_ON.person
    locked = SignOnState(about=SIGNING_ON.about, now=SIGNING_ON.now, number="3017", person=person, locked_by=person)
    view.render_sign_on(locked)
    assert view.button.words() == "解锁"
    view.render_sign_on(SignOnState(about=locked.about, now=locked.now, number="10", locked_by=person))
    assert view.button.words() == "上岗"


def test_the_language_is_the_one_chosen_before(theme: Theme, qtbot: QtBot) -> None:
    view = SignOnView(theme=theme, language=LanguageChoice(Language.EN))
    qtbot.addWidget(view)
    view.retranslate(Language.EN)  # nothing to say yet
    view.render_sign_on(SIGNING_ON)
    view.show()
    assert "Password" in seen(view)


MOMENT = "2026-11-20 10:27"
WAITING = replace(SIGNING_ON, problem=WrongSecret(refusals.WRONG_PASSWORD_WAIT, wait_s=8), wait_s=8)
CHANGING = replace(SIGNING_ON, change=ChangeState(why=SecretDue(refusals.FIRST_SIGN_ON)))


def test_a_wait_stands_on_the_button_and_each_second_is_told(view: SignOnView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.second_passed):
        view.render_sign_on(WAITING)
    assert (view.button.words(), view.button.isEnabled()) == ("请等 8 秒", False)
    view.render_sign_on(SIGNING_ON)
    assert view.button.isEnabled()


def test_new_secrets_are_typed_by_keyboard_alone(view: SignOnView, qtbot: QtBot) -> None:
    view.render_sign_on(CHANGING)
    form = view.change_form
    assert refusals.FIRST_SIGN_ON.zh in seen(view)
    assert not view.button.isVisible()
    assert form.password.edit.hasFocus()
    told: list[tuple[str, ...]] = []
    form.saved.connect(lambda *typed: told.append(typed))
    for field, typed in ((form.password, "ab"), (form.password_again, "cd"), (form.pin, "12")):
        QTest.keyClicks(field.edit, typed)
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert form.pin_again.edit.hasFocus()
    QTest.keyClicks(form.pin_again.edit, "34")
    QTest.keyClick(form.pin_again.edit, Qt.Key.Key_Return)
    assert told == [("ab", "cd", "12", "34")]
    with qtbot.waitSignal(form.left):
        QTest.keyClick(form.pin_again.edit, Qt.Key.Key_Escape)
    view.render_sign_on(SIGNING_ON)
    view.render_sign_on(CHANGING)
    assert form.pin_again.text() == ""


def test_who_wants_a_new_password_asks_for_it_here(view: SignOnView, qtbot: QtBot) -> None:
    QTest.keyClicks(view.password.edit, "old")
    with qtbot.waitSignal(view.change_pressed) as pressed:
        view.change.click()
    assert pressed.args == ["old"]


@pytest.mark.parametrize("look", EVERY_LOOK, ids=str)
@pytest.mark.parametrize(
    "state",
    [
        WAITING,
        replace(SIGNING_ON, change=ChangeState(SecretDue(refusals.FIRST_SIGN_ON), InputRefused(refusals.PIN_TRIVIAL))),
        replace(SIGNING_ON, problem=ClockSetBack(refusals.CLOCK_BACK, now=MOMENT, latest=MOMENT)),
        replace(SIGNING_ON, problem=OfflineTooLong(refusals.OFFLINE_TOO_LONG, days=19)),
        replace(SIGNING_ON, number="", person=None, handed_over_by=SIGNING_ON.person),
    ],
    ids=["wait", "change", "clock", "offline", "handed over"],
)
def test_every_refusal_reads_well(look: Look, state: SignOnState, theme: Theme, qtbot: QtBot) -> None:
    theme.switch(look.theme)
    view = SignOnView(theme=theme, language=LanguageChoice(look.language))
    qtbot.addWidget(view)
    view.render_sign_on(state)
    show_as(view, look, theme)
    check_looks(view)


@pytest.mark.parametrize("link", ["other_language", "contrast"])
def test_after_a_word_at_the_foot_what_is_typed_goes_into_the_field(view: SignOnView, qtbot: QtBot, link: str) -> None:
    view.render_sign_on(replace(SIGNING_ON, number=""))
    view.number.edit.setFocus()
    word = getattr(view, link)
    QTest.mouseClick(word, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(view.number.edit.hasFocus)
    view.render_sign_on(SIGNING_ON)
    QTest.mouseClick(word, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(view.password.edit.hasFocus)
    QTest.keyClicks(view.password.edit, "secret")
    assert view.password.text() == "secret"
