"""A field with its caption above and, where something is wrong, the sentence below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.widgets import grid
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.words import Words


class TextField(QWidget):
    """Caption 13, field 36 (44 with `tall`), error sentence with its icon. `edit` is the QLineEdit itself.

    States: focus 2 px accent, `set_error` 2 px danger with the sentence, `set_locked` sunk with a lock.
    """

    def __init__(
        self, caption: str = "", *, tall: bool = False, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._caption = Words(caption, face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._caption.setVisible(bool(caption))
        self.edit = QLineEdit(self)
        self.edit.setProperty("tall", tall)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(caption)
        self._inside = QHBoxLayout(self.edit)
        self._inside.setContentsMargins(grid.ONE_AND_HALF, 0, grid.ONE_AND_HALF + 1, 0)
        self._inside.setSpacing(grid.ONE)
        self._lock = Icon("lock", size=IconSize.TAG, tone=Tone.INK3, parent=self.edit)
        self._lock.hide()
        self._inside.addWidget(self._lock)
        self._inside.addStretch(1)
        self._error_icon = Icon("circle-alert", size=IconSize.TAG, tone=Tone.DANGER, parent=self)
        self._error = Words("", face=Face.SMALL, tone=Tone.DANGER, parent=self)
        error_row = QHBoxLayout()
        error_row.setSpacing(grid.HALF)
        error_row.addWidget(self._error_icon)
        error_row.addWidget(self._error, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.HALF)
        column.addWidget(self._caption)
        column.addWidget(self.edit)
        column.addLayout(error_row)
        self.setFocusProxy(self.edit)
        self.set_error("")

    def text(self) -> str:
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Leaves the field alone where the text is the same, so that the caret does not jump."""
        if self.edit.text() != text:
            self.edit.setText(text)

    def set_caption(self, caption: str, *, placeholder: str = "") -> None:
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        self.edit.setAccessibleName(caption)
        self.edit.setPlaceholderText(placeholder)

    def set_error(self, sentence: str) -> None:
        """A sentence turns the field red and stands below; an empty one takes both away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._error_icon.setVisible(bool(sentence))
        dress(self.edit, faulty=bool(sentence))

    def set_locked(self, locked: bool) -> None:
        self.edit.setReadOnly(locked)
        self._lock.setVisible(locked)
        margin = grid.TWO + grid.HALF if locked else 0
        self.edit.setTextMargins(margin, 0, 0, 0)
        dress(self.edit, locked=locked)

    def add_inside(self, part: QWidget, *, room: int, inset: int = grid.ONE_AND_HALF + 1) -> None:
        """Put a part at the right end inside the field: `room` px of text are kept free, `inset` px beside it."""
        self._inside.setContentsMargins(grid.ONE_AND_HALF, 0, inset, 0)
        part.setParent(self.edit)
        self._inside.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        margins = self.edit.textMargins()
        self.edit.setTextMargins(margins.left(), 0, margins.right() + room, 0)
