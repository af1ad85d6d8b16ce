"""Some choices side by side; of more than there is room for, the rest is scrolled to."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.greeter.finger_scroll import FingerScroll
from ui.greeter.parts import OptionButton
from ui.greeter.state import Option
from ui.widgets import grid
from ui.widgets.flow_layout import FlowLayout

_MOST = 224  # px: four rows


class Options(QWidget):
    """In equal columns; `chosen` gives the value of the one tapped."""

    chosen = Signal(str)

    def __init__(self, *, columns: int = 2, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons: list[OptionButton] = []
        inside = QWidget(self)
        self._flow = FlowLayout(inside, gap=grid.ONE, row_gap=grid.ONE, columns=columns)
        self._scroll = FingerScroll(inside, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def render_options(self, options: tuple[Option, ...]) -> None:
        while len(self.buttons) > len(options):
            gone = self.buttons.pop()
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.buttons) < len(options):
            made = OptionButton(options[len(self.buttons)], parent=self)
            made.clicked.connect(lambda _=False, button=made: self.chosen.emit(button.value))
            self._flow.addWidget(made)
            made.show()  # what is not shown yet takes no room in a flow
            self.buttons.append(made)
        for button, option in zip(self.buttons, options, strict=True):
            button.value = option.value
            button.render_option(option)
        self.setVisible(bool(options))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its rows, at its width."""
        self._scroll.setFixedHeight(min(_MOST, self._flow.heightForWidth(max(1, self.width()))))
