"""The sign-on page ahead of all that answers on it: what is typed meanwhile goes on, and nothing is lost."""

import signal
import threading
from collections.abc import Iterator
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
from ui.frame.application import application, close_on_signals
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


@pytest.fixture
def asked_by_signals() -> Iterator[None]:
    """The window is closed by them, and nothing of it stays behind the test."""
    qt, before = application(), {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    close_on_signals(qt)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
    qt.setProperty("closeAsked", None)


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


def test_half_a_password_is_never_sent_by_an_enter_of_before_it(front: Front) -> None:
    view = front.sign_on_view
    QTest.keyClicks(view.number.edit, "3017")
    QTest.keyClick(view.number.edit, Qt.Key.Key_Return)
    QTest.keyClick(view.password.edit, Qt.Key.Key_Return)
    QTest.keyClicks(view.password.edit, "right-")
    behind = Behind(front)
    assert (behind.presenter.state.checking, view.password.text()) == (False, "right-")


def test_a_letter_behind_the_enter_takes_it_back(front: Front) -> None:
    view = front.sign_on_view
    QTest.keyClicks(view.number.edit, "3017")
    QTest.keyClick(view.number.edit, Qt.Key.Key_Return)
    QTest.keyClicks(view.password.edit, "right-")
    QTest.keyClick(view.password.edit, Qt.Key.Key_Return)
    QTest.keyClicks(view.password.edit, "p")
    behind = Behind(front)
    assert (behind.presenter.state.checking, view.password.text()) == (False, "right-p")


def test_who_went_back_to_the_number_keeps_the_password(front: Front) -> None:
    view = front.sign_on_view
    QTest.keyClicks(view.number.edit, "301")
    QTest.keyClick(view.number.edit, Qt.Key.Key_Return)
    QTest.keyClicks(view.password.edit, "right-password")
    view.number.edit.setFocus()
    behind = Behind(front)
    QTest.keyClicks(view.number.edit, "7")
    assert view.number.edit.hasFocus()
    assert (behind.presenter.state.number, view.password.text()) == ("3017", "right-password")


def test_enter_on_the_empty_page_does_nothing(front: Front) -> None:
    QTest.keyClick(front.sign_on_view.number.edit, Qt.Key.Key_Return)
    behind = Behind(front)
    state = behind.presenter.state
    assert (state.checking, state.number_problem, state.problem) == (False, None, None)


def test_a_change_of_the_password_asked_for_before_is_begun(front: Front) -> None:
    view = front.sign_on_view
    QTest.keyClicks(view.number.edit, "3017")
    QTest.keyClicks(view.password.edit, "right-password")
    view.change.click()
    assert Behind(front).presenter.state.change is not None


def test_the_rest_is_loaded_behind_the_painted_page_in_a_thread_of_its_own(front: Front) -> None:
    threads = list[int]()
    assert front.used_while(lambda: threads.append(threading.get_ident()))
    assert len(threads) == 1
    assert threads[0] != threading.get_ident()


def test_a_page_that_is_never_painted_loads_the_rest_too(qtbot: QtBot) -> None:
    minimised = Front(application(), SettingsState())
    qtbot.addWidget(minimised.window)
    loaded = list[bool]()
    given_up = QTimer(minimised.window)  # goes with the window
    given_up.setSingleShot(True)
    given_up.timeout.connect(minimised.window.closing)
    given_up.start(10_000)
    assert minimised.used_while(lambda: loaded.append(True))
    assert loaded == [True]


def test_a_signal_is_heard_while_the_rest_is_loaded(front: Front, asked_by_signals: None) -> None:
    closed, heard = threading.Event(), list[bool]()
    front.window.closing.connect(closed.set)

    def load() -> None:
        signal.raise_signal(signal.SIGTERM)
        heard.append(closed.wait(5))

    assert not front.used_while(load)
    assert front.closed
    assert heard == [True]


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
