"""One thing the status strip says: icon, words, and the line after it."""

from PySide6.QtCore import Property, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.widgets import grid
from ui.widgets.dressing import Face, dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.keys import ENTER
from ui.widgets.painted import paint_ring
from ui.widgets.panel import Hairline
from ui.widgets.strip_tone import StripTone
from ui.widgets.words import Words

_ICON_GAP = 6
_SIDE = 14
_RING = 2


class StripItem(QFrame):
    """As wide as its words; the strip lays them out in a row. One that `opens` something can be clicked, and reached
    by Tab and pressed by Enter."""

    pressed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = QColor()
        self._opens = False
        self.setProperty("tone", StripTone.PLAIN.value)
        self._icon = Icon("cloud", size=IconSize.TAG, tone=None, parent=self)
        self._words = Words("", face=Face.CAPTION, tone=None, wrap=False, parent=self)
        self._words.setContentsMargins(_ICON_GAP, 0, 0, 0)  # its own: it goes with them
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._icon)
        row.addWidget(self._words)
        row.addSpacing(_SIDE)
        row.addWidget(Hairline(Qt.Orientation.Vertical, parent=self), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(_SIDE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(grid.TWO)

    def render_item(self, icon: str, words: str, *, tone: StripTone = StripTone.PLAIN) -> None:
        self._icon.set_name(icon)
        self._words.setText(words)
        self._hint()
        dress(self, tone=tone.value)

    def widths(self) -> tuple[int, int]:
        """With its words and with its icon alone, whichever it shows."""
        shown, words = self.sizeHint().width(), self._words.sizeHint().width()
        return (shown + words, shown) if self._words.isHidden() else (shown, shown - words)

    def set_short(self, short: bool) -> None:
        """Its icon alone, where there is no room; the words stay for whoever reads without eyes."""
        if self._words.isHidden() is not short:
            self.setMinimumHeight(max(grid.TWO, self._words.sizeHint().height()))  # level with those beside it
            self._words.setHidden(short)
            self._hint()
            self.updateGeometry()  # at once: the row may be laid out by what it was

    def _hint(self) -> None:
        self.setToolTip(self._words.text() if self._words.isHidden() else "")

    def words(self) -> str:
        return self._words.text()

    def set_opens(self, opens: bool) -> None:
        if opens is not self._opens:
            self._opens = opens
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus if opens else Qt.FocusPolicy.NoFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
            dress(self, opens=opens)
        self.setAccessibleName(self.words())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if (
            self._opens
            and event.button() is Qt.MouseButton.LeftButton
            and self.rect().contains(event.position().toPoint())
        ):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._opens and event.key() in (*ENTER, Qt.Key.Key_Space):
            if not event.isAutoRepeat():
                self.pressed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A border would move the words: the focus is a ring around them."""
        super().paintEvent(event)
        if self.hasFocus() and self._ring.isValid():
            painter = QPainter(self)
            shown = self._icon.geometry()
            if not self._words.isHidden():
                shown = shown.united(self._words.geometry())
            around = shown.adjusted(-_ICON_GAP, 0, _ICON_GAP, 0)
            paint_ring(painter, QRectF(around & self.rect()), colour=self._ring, width=_RING, radius=grid.HALF)
            painter.end()

    def _set_ring(self, colour: QColor) -> None:
        self._ring = colour
        self.update()

    focusRing = Property(QColor, lambda self: self._ring, _set_ring)
