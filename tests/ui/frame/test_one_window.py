"""A second start calls the first window; a program that died, hangs, or is none of ours, keeps nobody waiting."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.house.tree import ROOT
from ui.frame.one_window import OneWindow, bring_to_front, call_to_front, window_name


@pytest.fixture
def name(tmp_path: Path) -> Iterator[str]:
    name = window_name(tmp_path)
    yield name
    QLocalServer.removeServer(name)


CALLS = "import sys; from ui.frame.one_window import call_to_front; sys.exit(not call_to_front(sys.argv[1]))"


def second_start(name: str, qtbot: QtBot) -> bool:
    """Another process calls while this one's event loop turns; whether it was answered."""
    with subprocess.Popen([sys.executable, "-c", CALLS, name], cwd=ROOT) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    return second.returncode == 0


def test_the_first_window_is_called_and_answers(qapp: QApplication, qtbot: QtBot, name: str) -> None:
    first = OneWindow(name)
    assert first.listens
    for _ in range(2):
        with qtbot.waitSignal(first.called):
            assert second_start(name, qtbot)
    first.close()
    assert call_to_front(name) is False


def test_nobody_there_is_known_at_once(name: str) -> None:
    assert call_to_front(name, answers_within_ms=60_000) is False


def test_what_a_dead_program_left_does_not_block(qapp: QApplication, qtbot: QtBot, name: str) -> None:
    before = OneWindow(name)
    left = Path(before._server.fullServerName())
    before.close()
    if sys.platform != "win32":
        dead = socket.socket(socket.AF_UNIX)
        dead.bind(str(left))
        dead.close()  # the file stays, and nobody listens
        assert left.exists()
    assert call_to_front(name) is False
    first = OneWindow(name)
    assert first.listens
    assert second_start(name, qtbot)
    first.close()


def test_one_that_hangs_is_not_waited_for_for_ever(qapp: QApplication, name: str) -> None:
    first = OneWindow(name)  # its event loop never turns
    assert call_to_front(name, answers_within_ms=50) is False
    first.close()


def test_a_store_has_one_name_however_its_folder_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = tmp_path / "store"
    store.mkdir()
    (tmp_path / "link").symlink_to(store)
    monkeypatch.chdir(tmp_path)
    assert window_name(store) == window_name(Path("store")) == window_name(tmp_path / "link")
    assert window_name(store) != window_name(tmp_path / "another")


def test_a_minimised_window_is_seen_again(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setWindowState(Qt.WindowState.WindowMinimized | Qt.WindowState.WindowMaximized)
    bring_to_front(window)
    assert window.isVisible()
    assert window.windowState() & Qt.WindowState.WindowMaximized
    assert not window.windowState() & Qt.WindowState.WindowMinimized
