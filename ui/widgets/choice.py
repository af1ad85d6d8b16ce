"""One of a few: buttons side by side, the chosen one tinted and edged in the accent."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QWidget

from ui.widgets import grid
from ui.widgets.composed_button import ComposedButton
from ui.widgets.dressing import Face
from ui.widgets.emptying import throw_away_widgets
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.words import Words

_ONE_ROW = 48  # letters of all options together that stand in one row beside what they are for


def needs_rows(options: Sequence[tuple[str, str]]) -> bool:
    """Whether so many and long `options`, (value, words), want a place over the whole width, and several rows."""
    return sum(len(words) for _, words in options) > _ONE_ROW


class ChoiceButton(ComposedButton):
    """One of them; `isChecked` says whether it is the chosen one."""

    def __init__(self, value: str, words: str, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.value = value
        self._label = Words(words, face=Face.BODY, tone=None, wrap=False, parent=self)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.TWO - 1, 0, grid.TWO - 1, 0)
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignCenter)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.set_words(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on the one that is chosen already is for whoever is around: on to the next page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.isChecked():
            event.ignore()
            return
        super().keyPressEvent(event)

    def set_words(self, words: str) -> None:
        self._label.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()


class Choice(QWidget):
    """`chosen` gives the value when a person chose; arrow keys go from one to the next."""

    chosen = Signal(str)

    def __init__(self, *, in_rows: bool = False, parent: QWidget | None = None) -> None:
        """`in_rows`: in as many rows as they need."""
        super().__init__(parent)
        self._buttons: list[ChoiceButton] = []
        self._row: QLayout = FlowLayout(self, gap=grid.ONE, row_gap=grid.ONE) if in_rows else _side_by_side(self)

    def render_choice(self, options: Sequence[tuple[str, str]], chosen: str) -> None:
        """`options` are (value, words). Buttons stay while the values do; for others they are made anew."""
        if [button.value for button in self._buttons] != [value for value, _ in options]:
            self._make_buttons(options)
        for button, (value, words) in zip(self._buttons, options, strict=True):
            button.set_words(words)
            button.setAutoExclusive(False)  # with it on, the last one chosen could not be taken back
            button.setChecked(value == chosen)
            button.setAutoExclusive(True)
        self._one_stop(chosen)

    def _make_buttons(self, options: Sequence[tuple[str, str]]) -> None:
        throw_away_widgets(self._row)
        self._buttons = [ChoiceButton(value, words, parent=self) for value, words in options]
        for place, button in enumerate(self._buttons):
            button.clicked.connect(lambda _=False, value=button.value: self.chosen.emit(value))
            if isinstance(self._row, QHBoxLayout):
                self._row.insertWidget(place, button)  # before what fills the rest of the row
            else:
                self._row.addWidget(button)
            button.show()

    def _one_stop(self, chosen: str) -> None:
        """Tab goes to the chosen one alone; from there the arrow keys go to the others."""
        any_chosen = any(button.value == chosen for button in self._buttons)
        for button in self._buttons:
            stop = button.value == chosen or not any_chosen
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def button(self, value: str) -> QPushButton:
        """The button of a value, for the focus. KeyError where there is none."""
        for button in self._buttons:
            if button.value == value:
                return button
        raise KeyError(value)


def _side_by_side(choice: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(choice)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(grid.ONE)
    row.addStretch(1)
    return row
