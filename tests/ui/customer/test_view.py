"""Which page the customer sees, in whose language, in which type; and that no key ever reaches it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.texts import customer as words
from app.texts.language import Language
from tests.ui.customer.stage import Stage, a_demo_form, a_short_form, accepted, an_empty_form, desk, state_of
from ui.customer.pace import Pace
from ui.frame.form_state import FormState, Phase
from ui.frame.theme import Theme

ZH, EN = Language.ZH, Language.EN


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme) -> Stage:
    return Stage(qtbot)


def page(stage: Stage) -> str:
    pages: dict[str, QWidget] = {
        "idle": stage.view.idle,
        "form": stage.view.form,
        "elder": stage.view.elder,
        "thanks": stage.view.thanks,
    }
    return " and ".join(name for name, shown in pages.items() if shown.isVisible())


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        (None, "idle"),
        (state_of(an_empty_form(customer=False), phase=Phase.EDITING), "idle"),
        (state_of(an_empty_form(), phase=Phase.EDITING), "form"),
        (state_of(a_demo_form(), phase=Phase.EDITING), "form"),
        (state_of(a_demo_form(), phase=Phase.WITH_CUSTOMER), "form"),
        (state_of(a_demo_form(), phase=Phase.SIGNED), "thanks"),
        (state_of(a_demo_form(), phase=Phase.TAKING_MONEY), "thanks"),
        (accepted(a_demo_form()), "thanks"),
    ],
)
def test_the_phase_decides_the_page(stage: Stage, state: FormState | None, shown: str) -> None:
    stage.show(state)
    assert page(stage) == shown


def test_the_customer_is_greeted(stage: Stage) -> None:
    hall = desk().hall
    assert words.HERE.say(ZH, operator=hall.brand.operator, hall=hall.name) in stage.words()
    stage.show(state_of(an_empty_form(), phase=Phase.EDITING))
    assert "张*，您好" in stage.words().split("\n")
    stage.show(state_of(a_demo_form(version=2)))
    assert "张*，您好，请看看这 5 项对不对" in stage.words()
    assert words.VERSION.say(ZH, version=2) in stage.words()


def test_one_item_is_not_called_items(stage: Stage) -> None:
    stage.show(state_of(a_short_form(language=EN)))
    assert "Hello 张*, please check this item" in stage.words()


# ── language ──────────────────────────────────────────────────────────────────────────────


def test_before_a_form_the_screen_changes_its_language_itself(stage: Stage) -> None:
    stage.press("languageButton")
    assert words.PROMISES_TITLE.say(EN) in stage.words()
    assert stage.acts.spoke == []
    stage.press("languageButton")
    assert words.PROMISES_TITLE.say(ZH) in stage.words()


def test_before_the_signature_the_form_is_asked_for_in_the_other_language(stage: Stage) -> None:
    stage.show(state_of(a_demo_form()))
    stage.press("languageButton")
    assert stage.acts.spoke == [EN]
    assert words.SIGN_HERE.say(ZH) in stage.words(), "it changes when the form does"
    stage.show(state_of(a_demo_form(language=EN)))
    assert words.SIGN_HERE.say(EN) in stage.words()
    stage.press("languageButton")
    assert stage.acts.spoke == [EN, ZH]


def test_after_the_signature_only_the_words_around_change(stage: Stage) -> None:
    state = accepted(a_demo_form())
    stage.show(state)
    stage.press("languageButton")
    assert stage.acts.spoke == []
    assert words.THANKS.say(EN) in stage.words()
    assert "5G畅行199 and 视频彩铃 begin" in stage.words()
    stage.show(state)
    assert words.THANKS.say(EN) in stage.words(), "it stays when the state is painted again"
    stage.show(state_of(a_demo_form(number=2)))
    assert words.SIGN_HERE.say(ZH) in stage.words(), "the next customer's form has its own"


# ── larger type ───────────────────────────────────────────────────────────────────────────


def test_larger_type_stays_until_the_next_customer(stage: Stage) -> None:
    stage.show(state_of(a_demo_form()))
    stage.press("largerButton")
    assert page(stage) == "elder"
    stage.show(state_of(a_demo_form(), phase=Phase.TAKING_MONEY))
    stage.show(accepted(a_demo_form()))
    assert stage.view.larger
    stage.show(state_of(a_demo_form(number=2), phase=Phase.EDITING))
    assert not stage.view.larger
    assert page(stage) == "form"


def test_larger_type_asked_for_while_waiting_is_there_when_the_form_comes(stage: Stage) -> None:
    stage.press("largerButton")
    stage.show(state_of(an_empty_form(customer=False), phase=Phase.EDITING))
    stage.show(state_of(a_demo_form(), phase=Phase.EDITING))
    assert page(stage) == "elder"


def test_the_same_customers_next_version_keeps_the_type(stage: Stage) -> None:
    stage.show(state_of(a_demo_form()))
    stage.press("largerButton")
    stage.show(state_of(a_demo_form(version=2)))
    assert page(stage) == "elder"


def test_what_one_customer_read_another_has_not(qtbot: QtBot, theme: Theme) -> None:
    stage = Stage(qtbot)
    stage.show(state_of(a_demo_form()))
    stage.read_on()
    stage.show(None)
    stage.show(state_of(a_demo_form()))
    stage.write()
    assert not stage.button("signButton").isEnabled()


# ── signed ────────────────────────────────────────────────────────────────────────────────


def test_what_was_signed_does_not_stay_on_the_pad(stage: Stage) -> None:
    stage.show(state_of(a_short_form()))
    stage.write()
    stage.press("signButton")
    stage.show(state_of(a_short_form(), phase=Phase.SIGNED))
    stage.show(state_of(a_short_form()))
    assert stage.pad.empty


def test_thanks_end_after_their_minute(qtbot: QtBot, theme: Theme) -> None:
    stage = Stage(qtbot, pace=Pace(page_ms=3_600_000, thanks_ms=30, rest_ms=3_600_000))
    state = accepted(a_demo_form())
    stage.show(state)
    qtbot.waitUntil(lambda: page(stage) == "idle")
    stage.show(state)
    assert page(stage) == "idle", "news of the same order does not bring them back"
    stage.view.render_form(accepted(a_demo_form(number=2)))
    assert page(stage) == "thanks", "the next order has its own"


def test_thanks_end_when_the_next_form_begins(stage: Stage) -> None:
    stage.show(accepted(a_demo_form()))
    stage.show(state_of(an_empty_form(customer=False, number=2), phase=Phase.EDITING))
    assert page(stage) == "idle"


def test_a_minute_that_ends_during_the_next_form_does_nothing(qtbot: QtBot, theme: Theme) -> None:
    stage = Stage(qtbot, pace=Pace(page_ms=3_600_000, thanks_ms=30, rest_ms=3_600_000))
    stage.show(accepted(a_demo_form()))
    stage.show(state_of(a_demo_form(number=2)))
    stage.press("largerButton")
    over = stage.view.thanks_over
    qtbot.waitUntil(lambda: not over.isActive())
    assert page(stage) == "elder"


# ── the keyboard is the clerk's ───────────────────────────────────────────────────────────


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_F9])
def test_no_key_confirms_or_signs(stage: Stage, key: Qt.Key) -> None:
    stage.show(state_of(a_demo_form(decision=None)))
    stage.press("orderButton")
    stage.acts.decided.clear()
    for part in (stage.view, stage.button("orderButton"), stage.button("signButton")):
        assert not part.hasFocus()
    QTest.keyClick(stage.view, key)
    assert stage.acts.decided == []
    assert stage.acts.signed == []


def test_no_part_of_it_takes_the_focus(stage: Stage) -> None:
    for state in (None, state_of(a_demo_form()), accepted(a_demo_form())):
        stage.show(state)
        for larger in (False, True):
            takers = [
                part.objectName() or type(part).__name__
                for part in stage.view.findChildren(QWidget)
                if part.focusPolicy() != Qt.FocusPolicy.NoFocus and part.isVisible()
            ]
            assert takers == [], (state, larger)
            stage.press("largerButton")


def test_on_a_monitor_of_its_own_it_never_becomes_the_active_window(stage: Stage) -> None:
    stage.view.show_on(stage.view.screen())
    assert stage.view.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert stage.view.isFullScreen()
    assert not stage.has("backButton"), "there is no clerk's screen to give back"
