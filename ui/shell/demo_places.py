"""Where the demo's windows stand on one desktop: the clerk's in front, the customer's and the printer beside it."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.shell.customer_place import keep_in_sight
from ui.shell.program import CounterProgram


def place_demo_windows(program: CounterProgram, paper: QWidget) -> None:
    """On a second monitor the customer's window is already alone. On one, as much of it as the monitor has room for
    looks out below and beside the clerk's; F7 brings it forward."""
    screen = QGuiApplication.primaryScreen()
    if screen is None:
        return
    room, customer = screen.availableGeometry(), program.place.view
    paper.resize(paper.sizeHint().boundedTo(room.size()))
    paper.move(_corner(room, paper.size(), low=False))
    if program.place.beside:
        customer.move(_corner(room, customer.size(), low=True))
        keep_in_sight(customer)
        customer.raise_()
    program.window.move(room.topLeft())
    program.window.raise_()
    program.window.activateWindow()


def _corner(room: QRect, size: QSize, *, low: bool) -> QPoint:
    """The right upper corner, or the right lower one; never beyond the left or the upper edge."""
    left = max(room.left(), room.right() + 1 - size.width())
    top = max(room.top(), room.bottom() + 1 - size.height()) if low else room.top()
    return QPoint(left, top)
