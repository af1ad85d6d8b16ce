"""The collector runs in pauses of the event loop and nowhere else."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.frame.pauses import Pauses


class Ring:
    """Garbage that only the collector finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def frozen_again() -> Iterator[None]:
    """As the tests' own start leaves it."""
    yield
    gc.freeze()


@pytest.fixture
def collected() -> Iterator[list[int]]:
    """The generation of each collection from now on."""
    seen: list[int] = []

    def note(phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            seen.append(told["generation"])

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


def test_a_key_that_leaves_much_is_not_interrupted_and_the_pause_behind_it_clears_up(
    qapp: QApplication, qtbot: QtBot, collected: list[int]
) -> None:
    within: list[int] = []

    def key() -> None:
        collected.clear()
        rings = [Ring() for _ in range(9_000)]
        del rings
        within.extend(collected)

    with Pauses(qapp):
        assert not gc.isenabled()
        QTimer.singleShot(0, key)
        loop = QEventLoop()
        QTimer.singleShot(20, loop.quit)
        loop.exec()
        assert within == []
        assert collected[:1] == [1]
        qtbot.waitUntil(lambda: 2 in collected, timeout=4000)
    assert gc.isenabled()


def test_what_is_never_quiet_is_looked_through_whole_all_the_same(qapp: QApplication, collected: list[int]) -> None:
    with Pauses(qapp) as pauses:
        kept: list[list[list[object]]] = []
        for _ in range(400):
            kept.append([[] for _ in range(2_100)])
            pauses.look()
        assert collected[-1] == 2
        assert collected.count(2) == 2, "once when it began, once of all looks"


def test_little_is_not_worth_a_look(qapp: QApplication, collected: list[int]) -> None:
    with Pauses(qapp) as pauses:
        collected.clear()
        pauses.look()
        assert collected == []
