import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.errors import Bug
from ui.shell.crash.watch import CrashWatch


def fails() -> None:
    raise Bug("nobody expected it")


def test_what_a_slot_a_timer_and_a_thread_raise_comes_to_the_window_s_thread(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[str, str]] = []

    def happened(error: BaseException) -> None:
        heard.append((str(error), threading.current_thread().name))

    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(fails)
    with CrashWatch(happened).on_duty():
        button.click()
        assert heard == [], "not inside the call that failed"
        QTimer.singleShot(0, fails)
        thread = threading.Thread(target=fails)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard == [("nobody expected it", threading.main_thread().name)] * 3


def test_the_hooks_before_are_back_afterwards(qapp: QApplication) -> None:
    before = sys.excepthook, threading.excepthook
    with CrashWatch(lambda _: None).on_duty():
        assert (sys.excepthook, threading.excepthook) != before
    assert (sys.excepthook, threading.excepthook) == before


@pytest.mark.logs("the crash page itself went wrong")
def test_a_page_that_goes_wrong_itself_does_not_come_round_again(qapp: QApplication, qtbot: QtBot) -> None:
    calls: list[BaseException] = []

    def happened(error: BaseException) -> None:
        calls.append(error)
        raise Bug("the page cannot be painted")

    with CrashWatch(happened).on_duty():
        QTimer.singleShot(0, fails)
        qtbot.waitUntil(lambda: bool(calls))
        QApplication.processEvents()
    assert len(calls) == 1
