"""One sum under the form: what it is, how much, and a remark beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.words import Words

_REMARK_GAP = 5


class SumBlock(QWidget):
    """Caption 12, amount 20/700, remark 13 on the amount's foot."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = Words("", face=Face.CAPTION, tone=Tone.INK2, wrap=False, parent=self)
        self._amount = Words("", face=Face.SUM, wrap=False, parent=self)
        self._remark = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        row = QHBoxLayout()
        row.setSpacing(_REMARK_GAP)
        row.addWidget(self._amount, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._remark, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self._remark.setContentsMargins(0, 0, 0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addLayout(row, 1)

    def render_sum(self, caption: str, amount: str, *, remark: str = "", warns: bool = False) -> None:
        """`amount` is written out: ¥214 → ¥285; a remark that `warns` is amber."""
        self._caption.setText(caption)
        self._amount.setText(amount)
        self._amount.setVisible(bool(amount))
        self._remark.setText(remark)
        dress(self._remark, tone=(Tone.WARN if warns else Tone.INK2).value)
        self._remark.setVisible(bool(remark))
