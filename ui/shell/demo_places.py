"""Where the demo's windows stand on one desktop: the clerk's in front, the customer's and the printer beside it."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.shell.program import CounterProgram

_SHIFT = 48  # each window's title stays in sight
_IN_SIGHT = 300  # of the customer's window below the clerk's


def place_demo_windows(program: CounterProgram, paper: QWidget) -> None:
    """On a second monitor the customer's window is already alone; the rest is laid in steps."""
    screen = QGuiApplication.primaryScreen()
    if screen is None:
        return
    room = screen.availableGeometry()
    paper.resize(paper.sizeHint().boundedTo(room.size()))
    paper.move(max(room.left(), room.right() - paper.width()), room.top() + _SHIFT)
    program.place.view.move(max(room.left(), room.right() - program.place.view.width()), room.bottom() - _IN_SIGHT)
    program.window.move(room.topLeft())
    program.window.raise_()
    program.window.activateWindow()
