"""What keeps the page under a dialog from being painted again with every key typed in the dialog.

A dialog lies on a scrim and has round corners: Qt takes it for something to be seen through, and paints the page below
it first. It leaves out what lies below a part that it knows to be whole.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.ground import cover


class Shade(QWidget):
    """Lies between page and scrim, whole, exactly where a dialog hides both. It paints nothing."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def lie_under(self, dialog: QWidget | None, *, scrim: QWidget) -> None:
        """In the place of `dialog`, a child of `scrim`; nowhere where there is none."""
        self.setVisible(dialog is not None)
        if dialog is None:
            return
        self.stackUnder(scrim)
        cover(self, dialog.geometry().translated(scrim.pos()))
