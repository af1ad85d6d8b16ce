"""F8 on a line that others need: they are named first, one more F8 takes all, Ctrl+Z brings all back."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.domain.offering import Companion, Conditions, Where
from app.ports import LinkState
from app.texts import clerk as words
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CATALOGUE, PLAN_199, RING_VIDEO
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.clerk.desk import ClerkAtDesk
from tests.ui.clerk.test_page import lines_on
from tests.ui.looks import settle
from ui.clerk.closing import Stage
from ui.clerk.fit import FitKind, fit
from ui.clerk.state import DialogKind
from ui.widgets.keycap import KeyCap

NEEDY = replace(RING_VIDEO, conditions=Conditions(requires=(Companion(Where.NUMBER, (), (PLAN_199.code,)),)))
SOLD = replace(CATALOGUE, offerings={**CATALOGUE.offerings, NEEDY.code: NEEDY})


def at_desk() -> ClerkAtDesk:
    desk = ClerkAtDesk(Hall(catalogue=SOLD))
    desk.demo_lines()
    return desk


def names(desk: ClerkAtDesk) -> list[str]:
    return [line.name.zh for line in desk.presenter.form.lines]


def select(desk: ClerkAtDesk, index: int) -> None:
    desk.presenter.desk.select(desk.presenter.form.lines[index].id)


def test_what_depends_on_it_is_named_and_goes_with_one_confirmation() -> None:
    desk = at_desk()
    before = desk.presenter.form.lines
    select(desk, 0)
    desk.presenter.remove_line()
    assert desk.presenter.form.lines == before
    asked = desk.told[-1]
    assert "视频彩铃" in asked.words
    assert [(answer.words, answer.key) for answer in asked.answers] == [("一起去掉", "F8")]
    desk.presenter.remove_line()
    assert len(desk.presenter.form.lines) == len(before) - 2
    assert "视频彩铃" in desk.words()[-1]
    desk.presenter.undo()
    assert desk.presenter.form.lines == before


def test_the_answer_by_mouse_does_the_same() -> None:
    desk = at_desk()
    select(desk, 0)
    desk.presenter.remove_line()
    desk.told[-1].answers[0].act()
    assert len(desk.presenter.form.lines) == 2


def test_another_line_chosen_meanwhile_is_asked_about_for_itself() -> None:
    desk = at_desk()
    count = len(desk.presenter.form.lines)
    select(desk, 0)
    desk.presenter.remove_line()
    select(desk, 2)
    desk.presenter.remove_line()
    assert len(desk.presenter.form.lines) == count - 1, "nothing needs that one"


def test_a_line_nobody_needs_goes_at_once() -> None:
    desk = at_desk()
    count = len(desk.presenter.form.lines)
    select(desk, 1)
    desk.presenter.remove_line()
    assert len(desk.presenter.form.lines) == count - 1


def test_an_offer_whose_need_is_not_met_says_so_where_it_is_found() -> None:
    desk = ClerkAtDesk(Hall(catalogue=SOLD))
    desk.choose_customer()
    desk.add("spcl")
    assert not desk.presenter.form.lines
    found = fit(desk.presenter.form, NEEDY, number=desk.presenter.number)
    assert found.kind is FitKind.NO
    assert found.why is not None
    assert "要先有" in found.why.zh


def keys_on_lines(counter: Counter) -> int:
    """Buttons and key caps that a clerk sees on the cards of the form's lines."""
    settle(counter.window)
    cards = counter.view.form.cards()
    parts = [part for card in cards for kind in (QPushButton, KeyCap) for part in card.findChildren(kind)]
    return sum(part.isVisible() for part in parts)


def test_no_line_of_a_signed_or_accepted_form_carries_a_key(make_counter: MakeCounter) -> None:
    """What was refused offline stays red on it, to be read; the key that took it off a form voids an order."""
    counter = make_counter()
    counter.hall.central.go(LinkState.OFFLINE)
    counter.presenter.tick()
    lines_on(counter, "bhk", "jf50")
    presenter = counter.presenter
    presenter.desk.select(presenter.form.lines[0].id)
    assert keys_on_lines(counter) > 0
    presenter.pay()
    presenter.sign()
    assert keys_on_lines(counter) == 0, "the customer reads it"
    counter.customer_signs()
    presenter.close_dialog()
    assert keys_on_lines(counter) == 0
    presenter.pay()
    presenter.cash.type("50")
    presenter.cash.enter()
    for link in (LinkState.OFFLINE, LinkState.ONLINE):
        counter.hall.central.go(link)
        presenter.tick()
        assert presenter.closing.stage is Stage.ACCEPTED
        assert keys_on_lines(counter) == 0


def test_what_takes_a_line_off_never_reaches_a_signed_version_or_an_order(make_counter: MakeCounter) -> None:
    counter = make_counter()
    lines_on(counter, "jf50")
    presenter = counter.presenter
    line = presenter.form.lines[0].id
    presenter.pay()
    presenter.sign()
    counter.customer_signs()
    presenter.close_dialog()
    for stage in (Stage.SIGNED, Stage.ACCEPTED):
        assert presenter.closing.stage is stage
        counter.view.form.line_removed.emit(line)
        QTest.keyClick(counter.view, Qt.Key.Key_Delete)
        settle(counter.window)
        assert presenter.closing.stage is stage
        assert (presenter.dialog, presenter.form.version) == (DialogKind.NONE, 1)
        if stage is Stage.SIGNED:
            presenter.pay()
            presenter.cash.type("50")
            presenter.cash.enter()
            presenter.close_dialogs()


def test_the_answer_to_take_all_off_is_too_late_once_it_is_signed() -> None:
    desk = at_desk()
    desk.confirm()
    select(desk, 0)
    desk.presenter.remove_line()
    asked = desk.told[-1]
    desk.presenter.pay()
    desk.presenter.sign()
    desk.customer_signs()
    desk.give("50")
    asked.answers[0].act()
    assert desk.screen.dialog is DialogKind.NONE
    assert desk.words()[-1] == words.ACCEPTED_FIRST.zh


def test_without_lines_nobody_is_told_to_choose_one() -> None:
    desk = ClerkAtDesk()
    desk.choose_customer()
    desk.presenter.remove_line()
    assert desk.words()[-1] == words.NO_LINE_YET.zh
