"""A pair of hands for the real windows: key and mouse events, counted, each step waited for. For demo and tests.

The clerk's hands have only keys; the customer's only a pointer.
"""

import math
import time
from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import YitaiError

STEP_WITHIN_S = 30.0


class RehearsalStopped(YitaiError):
    """A step did not come about in time; `step` names it."""

    def __init__(self, step: str) -> None:
        super().__init__(step)
        self.step = step


class Hands:
    """`keys` counts every key press but those of searched text and amounts (`type_text`)."""

    def __init__(self, *, within_s: float = STEP_WITHIN_S) -> None:
        self.keys = 0
        self._within_s = within_s

    def press(self, window: QWidget, key: Qt.Key) -> None:
        """One key to whatever has the focus in `window`."""
        self.keys += 1
        QTest.keyClick(_target(window), key)

    def type_text(self, window: QWidget, text: str) -> None:
        QTest.keyClicks(_target(window), text)

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, widget.rect().center())

    def write(self, pad: QWidget, strokes: tuple[tuple[QPoint, ...], ...]) -> None:
        """Strokes by the left button held down."""
        for stroke in strokes:
            QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, stroke[0])
            for point in stroke[1:]:
                QApplication.sendEvent(pad, _move(pad, point))
            QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, stroke[-1])

    def until(self, step: str, happened: Callable[[], bool]) -> None:
        """Lets the program work until it happened. Raises RehearsalStopped, naming the step."""
        ends = time.monotonic() + self._within_s
        while not happened():
            if time.monotonic() > ends:
                raise RehearsalStopped(step)
            QTest.qWait(5)
        settle()


def settle() -> None:
    """Layouts, repaints and deferred deletions come to rest."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def handwriting(width: int, height: int) -> tuple[tuple[QPoint, ...], ...]:
    """Four strokes that look like a name, in pixels of a pad of this size."""

    def along(points: tuple[tuple[float, float], ...]) -> tuple[QPoint, ...]:
        found = []
        for (x0, y0), (x1, y1) in pairwise(points):
            steps = max(2, int(math.hypot((x1 - x0) * width, (y1 - y0) * height) / 6))
            for n in range(steps):
                bow = math.sin(math.pi * n / steps) * 0.02
                found.append(
                    QPoint(int((x0 + (x1 - x0) * n / steps) * width), int((y0 + (y1 - y0) * n / steps + bow) * height))
                )
        return tuple(found)

    return (
        along(((0.22, 0.56), (0.30, 0.40), (0.26, 0.62), (0.36, 0.44), (0.27, 0.70))),
        along(((0.40, 0.48), (0.56, 0.44), (0.47, 0.48), (0.43, 0.68), (0.55, 0.55), (0.50, 0.70))),
        along(((0.60, 0.42), (0.55, 0.58), (0.63, 0.50), (0.61, 0.70))),
        along(((0.66, 0.46), (0.82, 0.44), (0.70, 0.62), (0.67, 0.52), (0.84, 0.66))),
    )


def _target(window: QWidget) -> QWidget:
    focused: QWidget | None = window.focusWidget()
    return window if focused is None else focused


def _move(pad: QWidget, point: QPoint) -> QEvent:
    return QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        QPointF(pad.mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
