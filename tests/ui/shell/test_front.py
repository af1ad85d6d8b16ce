"""The sign-on page ahead of all that answers on it: what is typed meanwhile goes on, and nothing is lost."""

import threading
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.staff import StaffMember
from app.errors import StoreTrouble
from app.texts.store import NO_CATALOGUE
from tests.fakes.clerk_ports import HeldLane, TestClock
from tests.ui.shell.samples import ABOUT, StaffBook
from ui.frame.application import application
from ui.shell.front import Front
from ui.shell.settings.state import SettingsState
from ui.shell.sign_on.presenter import SignOnPresenter

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)


@pytest.fixture
def front(qtbot: QtBot) -> Front:
    made = Front(application(), SettingsState())
    qtbot.addWidget(made.window)
    made.show(ABOUT, now=NOW, offers_outside=False, maximised=False)
    qtbot.waitUntil(made.sign_on_view.number.edit.hasFocus)
    return made


class Behind:
    """Who answers on the page, once it is there."""

    def __init__(self, front: Front) -> None:
        self.lane, self.on_duty = HeldLane(), list[StaffMember]()
        self.presenter = SignOnPresenter(
            staff=StaffBook(),
            lane=self.lane,
            clock=TestClock(),
            about=ABOUT,
            screen=front.sign_on_view,
            has_face=lambda _: True,
            signed_on=self.on_duty.append,
        )
        front.hand_to(self.presenter)


def test_the_page_is_there_to_type_on_before_anybody_answers(front: Front) -> None:
    assert front.sign_on_view.isVisible()
    QTest.keyClicks(front.sign_on_view.number.edit, "30")
    behind = Behind(front)
    assert (front.sign_on_view.number.text(), behind.presenter.state.number) == ("30", "30")
    QTest.keyClicks(front.sign_on_view.number.edit, "17")
    assert behind.presenter.state.number == "3017", "the caret stayed where it was"


def test_number_password_and_enter_of_before_sign_the_person_on(front: Front) -> None:
    view = front.sign_on_view
    QTest.keyClicks(view.number.edit, "3017")
    QTest.keyClick(view.number.edit, Qt.Key.Key_Return)
    QTest.keyClicks(view.password.edit, "right-password")
    QTest.keyClick(view.password.edit, Qt.Key.Key_Return)
    behind = Behind(front)
    assert behind.presenter.state.checking
    behind.lane.run_all()
    assert [person.number for person in behind.on_duty] == ["3017"]


def test_without_enter_the_password_waits_in_its_field(front: Front) -> None:
    view = front.sign_on_view
    QTest.keyClicks(view.number.edit, "3017")
    QTest.keyClick(view.number.edit, Qt.Key.Key_Return)
    QTest.keyClicks(view.password.edit, "right-")
    behind = Behind(front)
    assert not behind.presenter.state.checking
    QTest.keyClicks(view.password.edit, "password")
    assert view.password.text() == "right-password"
    assert view.password.edit.hasFocus()


def test_the_rest_is_loaded_behind_the_painted_page_in_a_thread_of_its_own(front: Front) -> None:
    threads = list[int]()
    assert front.used_while(lambda: threads.append(threading.get_ident()))
    assert len(threads) == 1
    assert threads[0] != threading.get_ident()


def test_a_window_closed_meanwhile_opens_nothing_more(front: Front) -> None:
    closed = threading.Event()
    front.window.closing.connect(closed.set)
    QTimer.singleShot(0, front.window.close)
    assert not front.used_while(lambda: closed.wait(5))


def test_what_goes_wrong_behind_the_page_comes_out_as_it_is(front: Front) -> None:
    def load() -> None:
        raise StoreTrouble(NO_CATALOGUE)

    with pytest.raises(StoreTrouble):
        front.used_while(load)
