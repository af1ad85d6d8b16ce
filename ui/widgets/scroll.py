"""A place that scrolls by wheel and by need, takes no focus and shows the ground it stands on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


class Scroll(QScrollArea):
    """Upright only; the content is as wide as the place."""

    def __init__(self, inside: QWidget, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in (inside, self.viewport()):
            part.setAutoFillBackground(False)  # setWidget had turned it on
