"""What will be needed is made after the first paint, while nobody types, a piece at a time."""

import threading
import time
from functools import partial

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from printing import pdf_fonts
from printing.warming import pieces
from ui.frame.lanes import QtLane
from ui.shell.warming import Warming


def test_each_piece_is_loaded_once_beside_the_window_and_only_while_nobody_types(qtbot: QtBot) -> None:
    lane, window, threads = QtLane("pages"), QLineEdit(), set[int]()
    loaded: list[tuple[int, float]] = []
    qtbot.addWidget(window)

    def piece(number: int) -> None:
        loaded.append((number, time.monotonic()))
        threads.add(threading.get_ident())

    warming = Warming(
        [partial(piece, number) for number in range(3)],
        what="a test needs",
        lane=lane,
        first_ms=1,
        rested_ms=60,
        between_ms=1,
        parent=window,
    )
    window.show()
    warming.start(window)
    typed = time.monotonic()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    qtbot.waitUntil(lambda: len(loaded) == 3)
    assert [number for number, _ in loaded] == [0, 1, 2]
    assert loaded[0][1] - typed >= 0.055, "somebody types"
    assert warming.done
    assert threading.get_ident() not in threads
    assert lane.close(finish_within_s=5)


@pytest.mark.logs("was not loaded ahead")
def test_what_cannot_be_loaded_is_said_in_the_log_alone(qtbot: QtBot) -> None:
    lane, window = QtLane("pages"), QLineEdit()
    qtbot.addWidget(window)

    def gone() -> None:
        raise FileNotFoundError("a font")

    warming = Warming(
        [gone, gone], what="a test needs", lane=lane, first_ms=1, rested_ms=1, between_ms=1, parent=window
    )
    window.show()
    warming.start(window)
    qtbot.waitUntil(lambda: warming.done)
    assert lane.close(finish_within_s=5)


def test_behind_the_pieces_nothing_is_left_to_load() -> None:
    for piece in pieces(seals=True):
        piece()
    assert pdf_fonts.registered.cache_info().currsize <= 1
    assert pdf_fonts.one_registered.cache_info().currsize == len(pdf_fonts.Weight)


def test_pieces_of_the_window_come_later_too_and_not_after_its_end(qtbot: QtBot) -> None:
    window, made = QLineEdit(), list[str]()
    qtbot.addWidget(window)
    warming = Warming(what="a test needs", first_ms=1, rested_ms=1, between_ms=1, parent=window)
    warming.add([partial(made.append, "before its start")])
    assert not made
    window.show()
    warming.start(window)
    qtbot.waitUntil(lambda: warming.done)
    warming.add([partial(made.append, "added"), partial(made.append, "last")])
    qtbot.waitUntil(lambda: warming.done)
    assert made == ["before its start", "added", "last"]
    warming.stop()
    warming.add([partial(made.append, "too late")])
    pass_by(window, qtbot)
    assert len(made) == 3


def test_stopped_before_the_window_was_seen_it_does_not_begin(qtbot: QtBot) -> None:
    window, made = QLineEdit(), list[str]()
    qtbot.addWidget(window)
    warming = Warming([partial(made.append, "too late")], what="a test needs", first_ms=1, parent=window)
    warming.start(window)
    warming.stop()
    window.show()
    warming.add([partial(made.append, "later still")])
    pass_by(window, qtbot)
    assert not made


@pytest.mark.logs("what a test needs was not loaded ahead: a font")
def test_a_piece_of_the_window_that_fails_ends_it_and_nothing_else(qtbot: QtBot) -> None:
    window, made = QLineEdit(), list[str]()
    qtbot.addWidget(window)

    def gone() -> None:
        raise FileNotFoundError("a font")

    warming = Warming(
        [gone, partial(made.append, "behind it")],
        what="a test needs",
        first_ms=1,
        rested_ms=1,
        between_ms=1,
        parent=window,
    )
    window.show()
    warming.start(window)
    qtbot.waitUntil(lambda: warming.done)
    warming.add([partial(made.append, "added")])
    pass_by(window, qtbot)
    assert not made


def pass_by(window: QLineEdit, qtbot: QtBot) -> None:
    """A while in which it would have been made."""
    later = QTimer(window)
    later.setSingleShot(True)
    with qtbot.waitSignal(later.timeout):
        later.start(20)
