"""Some choices side by side."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.greeter.parts import OptionButton
from ui.greeter.state import Option
from ui.widgets import grid
from ui.widgets.flow_layout import FlowLayout


class Options(QWidget):
    """Choices in equal columns; `chosen` gives the value of the one tapped."""

    chosen = Signal(str)

    def __init__(self, *, columns: int = 2, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons: list[OptionButton] = []
        self._flow = FlowLayout(self, gap=grid.ONE, row_gap=grid.ONE, columns=columns)

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
            self.buttons.append(made)
        for button, option in zip(self.buttons, options, strict=True):
            button.value = option.value
            button.render_option(option)
        self.setVisible(bool(options))
