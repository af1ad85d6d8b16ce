"""What is longer than the screen is pushed up and down by finger, mouse or wheel."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QWidget


class TouchScroll(QScrollArea):
    """Down only, without a frame, out of the keyboard's reach.

    The gesture is the mouse's, which a finger makes too: only so a push that begins on a button lets the button go.
    A touch gesture would press 不办 at the end of it.
    """

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.LeftMouseButtonGesture)
