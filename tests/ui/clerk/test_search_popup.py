"""The search as a person meets it in the window: its keys, what stands where, and what it says once."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from app.ports import LinkState
from app.texts.language import Language
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CATALOGUE, CUSTOMER
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.clerk.keys import Keyboard
from tests.ui.clerk.test_finding_more import PLAN_169
from tests.ui.looks import settle
from ui.clerk.search_popup import SearchPopup, TabChip
from ui.widgets.composed_button import ComposedButton
from ui.widgets.dressing import Tone
from ui.widgets.toast import Toast
from ui.widgets.words import Words

CTRL = Qt.KeyboardModifier.ControlModifier


def searching(counter: Counter) -> tuple[SearchPopup, Keyboard]:
    """The customer is chosen, and the search for services is open."""
    keys = Keyboard(counter.window)
    keys.press(Qt.Key.Key_F3)
    keys.type(CUSTOMER.phone)
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_F2)
    popup = counter.window.findChild(SearchPopup)
    assert popup is not None
    return popup, keys


def said(popup: SearchPopup, sentence: str) -> list[Words]:
    return [words for words in popup.detail.findChildren(Words) if words.isVisible() and words.text() == sentence]


def test_what_is_typed_after_a_refused_enter_takes_the_place_of_what_stood_there(make_counter: MakeCounter) -> None:
    popup, keys = searching(make_counter())
    for refused in ("cx129", "nothing-like-it"):
        keys.type(refused)
        keys.press(Qt.Key.Key_Return)
        assert popup.field.selectedText() == refused
    keys.type("spcl")
    assert popup.field.text() == "spcl"
    assert popup.hits.hits.rowCount() == 1


def test_f2_in_the_open_search_takes_up_the_text(make_counter: MakeCounter) -> None:
    popup, keys = searching(make_counter())
    keys.type("cx199")
    keys.press(Qt.Key.Key_F2)
    assert popup.field.selectedText() == "cx199"


def test_a_refused_sum_is_taken_up_in_its_field(make_counter: MakeCounter) -> None:
    popup, keys = searching(make_counter())
    keys.type("jf")
    keys.press(Qt.Key.Key_Return)
    assert popup.detail.amount.hasFocus()
    keys.type("5.5.5")
    keys.press(Qt.Key.Key_Return)
    assert popup.detail.amount.selectedText() == "5.5.5"


@pytest.mark.parametrize(("typed", "offered"), [("spcl", True), ("cx129", False)])
def test_ctrl_enter_stands_in_the_footer_only_where_it_does_something(
    make_counter: MakeCounter, typed: str, offered: bool
) -> None:
    popup, keys = searching(make_counter())
    keys.type(typed)
    shown = [words.text() for words in popup.keys.findChildren(Words) if words.isVisible()]
    assert ("放进去接着找" in shown) is offered


@pytest.mark.parametrize("language", Language)
def test_what_came_on_the_form_stands_whole_in_the_footer(make_counter: MakeCounter, language: Language) -> None:
    hall = Hall(catalogue=replace(CATALOGUE, offerings={**CATALOGUE.offerings, PLAN_169.code: PLAN_169}))
    popup, keys = searching(make_counter(hall=hall, language=language))
    for typed in ("cx199", "jf100"):
        keys.type(typed)
        keys.press(Qt.Key.Key_Return, CTRL)
    keys.type("cx")
    [note] = [words for words in popup.footer.findChildren(Words) if "¥100.00" in words.text()]
    assert note.isVisible()
    assert note.width() >= note.sizeHint().width()
    right = note.mapTo(popup, QPoint(note.width(), 0)).x()
    assert right <= popup.width()
    assert popup.keys.geometry().right() < note.geometry().left()


def test_a_refusal_stands_in_the_pane_once_and_reddens_with_enter(make_counter: MakeCounter) -> None:
    popup, keys = searching(make_counter())
    keys.type("cx129")
    sentence = "154****0017 正在用 5G畅行129。"
    [amber] = said(popup, sentence)
    assert amber.property("tone") == Tone.WARN.value
    keys.press(Qt.Key.Key_Return)
    assert said(popup, sentence) == [amber]
    assert amber.property("tone") == Tone.DANGER.value
    keys.type("cx199")
    assert amber.property("tone") == Tone.WARN.value


def test_what_would_become_of_it_is_seen_without_scrolling(make_counter: MakeCounter) -> None:
    counter = make_counter()
    popup, keys = searching(counter)
    counter.hall.central.go(LinkState.OFFLINE)
    counter.presenter.tick()
    keys.type("dk300")
    settle(counter.window)
    [check] = said(popup, "离线：只存草稿。要连上中心才能办。")
    foot = check.mapTo(popup.detail, QPoint(0, check.height())).y()
    button = popup.detail.findChildren(type(popup.detail._take))[0]
    assert foot <= button.mapTo(popup.detail, QPoint(0, 0)).y()
    assert not check.visibleRegion().isEmpty()
    assert check.visibleRegion().boundingRect().height() == check.height()


def test_what_ctrl_enter_did_is_undone_where_it_was_done(make_counter: MakeCounter) -> None:
    counter = make_counter()
    popup, keys = searching(counter)
    for typed in ("jf50", "jf20"):
        keys.type(typed)
        keys.press(Qt.Key.Key_Return, CTRL)
    assert [line.amount_fen for line in counter.presenter.form.lines] == [7000]
    assert "撤回" in [words.text() for words in popup.keys.findChildren(Words) if words.isVisible()]
    assert not [toast for toast in counter.window.findChildren(Toast) if toast.isVisible()], (
        "it would lie over the foot"
    )
    keys.type("c")
    assert "撤回" not in [words.text() for words in popup.keys.findChildren(Words) if words.isVisible()]
    keys.press(Qt.Key.Key_Z, CTRL)
    assert [line.amount_fen for line in counter.presenter.form.lines] == [7000], "that was the letter"
    popup.field.clear()
    keys.press(Qt.Key.Key_Z, CTRL)
    assert [line.amount_fen for line in counter.presenter.form.lines] == [5000]
    assert not any("已放进" in words.text() for words in popup.footer.findChildren(Words))
    assert popup.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_F3])
def test_a_search_opened_anew_undoes_nothing_it_does_not_name(make_counter: MakeCounter, key: Qt.Key) -> None:
    counter = make_counter()
    _, keys = searching(counter)
    for typed in ("jf50", "jf20"):
        keys.type(typed)
        keys.press(Qt.Key.Key_Return, CTRL)
    keys.press(Qt.Key.Key_Escape)
    keys.press(key)
    assert counter.presenter.finder.state().open
    keys.press(Qt.Key.Key_Z, CTRL)
    assert [line.amount_fen for line in counter.presenter.form.lines] == [7000]
    keys.press(Qt.Key.Key_Escape)
    keys.press(Qt.Key.Key_Z, CTRL)
    assert [line.amount_fen for line in counter.presenter.form.lines] == [5000], "the last step on the form"


def test_three_keys_in_one_go_reach_the_search_for_services(make_counter: MakeCounter) -> None:
    """As fast as a machine gives them: the customer's record comes when the services are being typed."""
    hall = Hall(held=True)
    counter = make_counter(hall=hall)
    hall.store_lane.run_all()
    keys = Keyboard(counter.window)
    keys.press(Qt.Key.Key_F3)
    keys.type(CUSTOMER.phone)
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_F2)
    keys.type("cx1")
    hall.store_lane.run_all()
    keys.type("99")
    keys.press(Qt.Key.Key_Return)
    assert [line.after.code for line in counter.presenter.form.lines if line.after] == ["5G-199"]


def test_a_group_that_is_chosen_or_under_the_mouse_paints_its_ground(
    make_counter: MakeCounter, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[ComposedButton] = []
    monkeypatch.setattr(ComposedButton, "paintEvent", lambda self, event: painted.append(self))
    counter = make_counter()
    popup, keys = searching(counter)
    keys.type("cx")
    settle(counter.window)
    chosen, other = [chip for chip in popup.findChildren(TabChip) if chip.isVisible()][:2]
    painted.clear()
    chosen.repaint()
    other.repaint()
    assert painted == [chosen]
    other.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    other.repaint()
    assert painted == [chosen, other]
