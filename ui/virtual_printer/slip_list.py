"""The slips torn off so far, the newest at the top; one is chosen and shown."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.virtual_printer.presenter import SlipEntry
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.words import Words


class SlipItem(QPushButton):
    """Which slip, its first line, how long it is."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = Words("", face=Face.LINE_NAME, wrap=False, parent=self)
        self._title = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._detail = Words("", face=Face.SMALL, tone=Tone.INK3, wrap=False, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.TWO, grid.ONE, grid.ONE, grid.ONE)
        column.setSpacing(0)
        for label in (self._head, self._title, self._detail):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        self.setAutoDefault(False)

    def render_entry(self, entry: SlipEntry, *, chosen: bool) -> None:
        for label, words in ((self._head, entry.head), (self._title, entry.title), (self._detail, entry.detail)):
            label.setText(words)
        self._title.setVisible(bool(entry.title))
        self.setAccessibleName(f"{entry.head} {entry.title} {entry.detail}")
        dress(self, chosen=chosen)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()


class SlipList(QScrollArea):
    """Emits the index of the slip pressed, from 0, oldest first."""

    chosen = Signal(int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[SlipItem] = []
        inside = QWidget()
        inside.setObjectName("virtualPrinterSlipsGround")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def render_entries(self, entries: Sequence[SlipEntry], *, chosen: int) -> None:
        while len(self._items) > len(entries):
            gone = self._items.pop()
            gone.hide()
            gone.deleteLater()
        while len(self._items) < len(entries):
            self._add(len(self._items))
        for n, (item, entry) in enumerate(zip(self._items, entries, strict=True)):
            item.render_entry(entry, chosen=n == chosen)
        if self._items:
            self.ensureWidgetVisible(self._items[chosen])

    def _add(self, index: int) -> None:
        item = SlipItem(parent=self.widget())
        item.clicked.connect(lambda: self.chosen.emit(index))
        self._items.append(item)
        self._column.insertWidget(0, item)  # newest first
