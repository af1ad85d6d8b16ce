"""What a restart asks: a signed version was left; finish it, or give the money back. Esc answers nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.clerk.state import UnfinishedView
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.facts import FactPair, FactTable
from ui.widgets.icons import Icon, IconSize
from ui.widgets.keys import ENTER
from ui.widgets.words import Words

_WIDTH = 640


class UnfinishedDialog(Dialog):
    """`finish_pressed` (Enter) and `return_pressed` (F8)."""

    finish_pressed = Signal()
    return_pressed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(footer=False, parent=parent)
        self._heading = Words("", face=Face.DIALOG, wrap=False, parent=self)
        self.replace_head(self._head_without_esc())
        self._sentence = Words("", face=Face.BODY, parent=self)
        self._rows = FactTable(label_width=64, row_gap=grid.HALF, parent=self)
        self._finish = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        self._return = Button("", size=ButtonSize.PRIMARY, key="F8", parent=self)
        self._finish.clicked.connect(self.finish_pressed)
        self._return.clicked.connect(self.return_pressed)
        inner = QVBoxLayout()
        inner.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.THREE)
        inner.setSpacing(grid.TWO)
        inner.addWidget(self._sentence)
        inner.addWidget(self._rows)
        buttons = QHBoxLayout()
        buttons.setSpacing(grid.ONE)
        buttons.addStretch(1)
        buttons.addWidget(self._return)
        buttons.addWidget(self._finish)
        inner.addLayout(buttons)
        self.body.addLayout(inner)
        self.setFixedWidth(_WIDTH)

    def _head_without_esc(self) -> QFrame:
        head = QFrame(self)
        head.setObjectName("dialogHead")
        row = QHBoxLayout(head)
        row.setContentsMargins(grid.THREE, 0, grid.THREE, 0)
        row.setSpacing(grid.ONE_AND_HALF)
        row.addWidget(Icon("circle-alert", size=IconSize.BANNER, tone=Tone.WARN, parent=head))
        row.addWidget(self._heading)
        row.addStretch(1)
        return head

    def render_unfinished(self, view: UnfinishedView) -> None:
        self._heading.setText(view.title)
        self._sentence.setText(view.sentence)
        self._rows.render_pairs([FactPair(label, value) for label, value in view.rows])
        self._finish.set_words(view.finish)
        self._finish.setVisible(bool(view.finish))
        self._return.set_words(view.give_back)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self._finish.isVisible():
            self.finish_pressed.emit()
        elif event.key() == Qt.Key.Key_F8:
            self.return_pressed.emit()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
