"""The frame of every dialog: head with title and Esc, body, footer with keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.ground import DialogGround
from ui.widgets.icons import Icon, IconSize
from ui.widgets.key_row import KeyHint, KeyRow
from ui.widgets.keycap import KeyCap
from ui.widgets.words import Words


class Dialog(QFrame):
    """Radius 12, head 56, footer 48. Esc emits `dismissed`; the overlay then closes.

    Put content into `body` (no margins of its own). `head_row` takes a head of another kind (the search field):
    `replace_head`. Give it a size with setFixedSize, or let its content decide.
    """

    dismissed = Signal()
    turned = Signal()  # to another page of its own: the overlay gives it that one's size, also a smaller one

    def __init__(
        self, title: str = "", *, icon: str = "", note: str = "", footer: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ground = DialogGround(self)
        self._head_icon = Icon(icon or "info", size=IconSize.BANNER, tone=Tone.INK, parent=self)
        self._head_icon.setVisible(bool(icon))
        self._head_title = Words(title, face=Face.DIALOG, wrap=False, parent=self)
        self._head_note = Words(note, face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._head_note.setVisible(bool(note))
        self.head = QFrame(self)
        self.head.setObjectName("dialogHead")
        head_row = QHBoxLayout(self.head)
        head_row.setContentsMargins(grid.THREE, 0, grid.THREE, 0)
        head_row.setSpacing(grid.ONE_AND_HALF)
        head_row.addWidget(self._head_icon)
        head_row.addWidget(self._head_title)
        head_row.addWidget(self._head_note)
        head_row.addStretch(1)
        head_row.addWidget(KeyCap("Esc", parent=self.head))
        self._head_row = head_row
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.footer = QFrame(self)
        self.footer.setObjectName("dialogFooter")
        footer_row = QHBoxLayout(self.footer)
        footer_row.setContentsMargins(grid.THREE, 0, grid.THREE, 0)
        self.keys = KeyRow(parent=self.footer)
        self._dialog_footer_note = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self.footer)
        footer_row.addWidget(self.keys)
        footer_row.addStretch(1)
        footer_row.addWidget(self._dialog_footer_note)
        self.footer.setVisible(footer)
        self._dialog_column = QVBoxLayout(self)
        self._dialog_column.setContentsMargins(0, 0, 0, 0)
        self._dialog_column.setSpacing(0)
        self._dialog_column.addWidget(self.head)
        self._dialog_column.addLayout(self.body, 1)
        self._dialog_column.addWidget(self.footer)

    def set_title(self, title: str, *, note: str = "") -> None:
        self._head_title.setText(title)
        self._head_note.setText(note)
        self._head_note.setVisible(bool(note))

    def add_to_head(self, part: QWidget) -> None:
        """Behind the title, before its note."""
        self._head_row.insertWidget(self._head_row.indexOf(self._head_note), part, 0, Qt.AlignmentFlag.AlignVCenter)

    def replace_head(self, head: QWidget) -> None:
        """Another head in the place of icon, title and Esc."""
        self._dialog_column.replaceWidget(self.head, head)
        self.head.hide()
        self.head.deleteLater()
        head.show()

    def set_footer(self, keys: Sequence[KeyHint], *, note: str = "") -> None:
        """The keys that work here, and at the far right a sentence."""
        self.keys.render_keys(keys)
        self._dialog_footer_note.setText(note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ground.fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
            return
        super().keyPressEvent(event)
