"""The list of orders with its search field and whose they are above, and the cash of the day below."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.texts.language import Language
from ui.clerk.list_dialog import ListDialog
from ui.clerk.state import DialogKind, ListView, OrdersView
from ui.widgets import grid
from ui.widgets.choice import Choice
from ui.widgets.key_row import KeyHint
from ui.widgets.panel import Hairline
from ui.widgets.sum_block import SumBlock
from ui.widgets.text_field import TextField

_SIZE = (920, 620)
_LIST_KEYS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_F10,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Escape,
)


class OrdersDialog(ListDialog):
    """The field keeps the caret: `typed` with every letter, `whose_chosen` by the mouse, `changed` by Tab."""

    typed = Signal(str)
    whose_chosen = Signal(str)
    changed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(DialogKind.ORDERS, parent=parent)
        self.field = TextField(parent=self)
        self.field.edit.textEdited.connect(self.typed)
        self.field.edit.installEventFilter(self)
        self._whose = Choice(parent=self)
        self._whose.chosen.connect(self.whose_chosen)
        above = QHBoxLayout()
        above.setContentsMargins(grid.THREE, grid.ONE_AND_HALF, grid.THREE, grid.ONE)
        above.setSpacing(grid.TWO)
        above.addWidget(self.field, 1)
        above.addWidget(self._whose, 0, Qt.AlignmentFlag.AlignTop)
        self.body.insertLayout(0, above)
        self._sums = [SumBlock(parent=self) for _ in range(3)]
        foot = QFrame(self)
        foot.setObjectName("orderSums")
        row = QHBoxLayout(foot)
        row.setContentsMargins(grid.THREE, grid.ONE, grid.THREE, grid.ONE)
        row.setSpacing(grid.TWO)
        for place, block in enumerate(self._sums):
            if place:
                row.addWidget(Hairline(Qt.Orientation.Vertical, parent=foot))
            row.addWidget(block, 1)
        self.body.addWidget(foot)
        self.setFixedSize(*_SIZE)
        self.setFocusProxy(self.field)

    def render_orders(self, view: ListView, orders: OrdersView, language: Language) -> None:
        self.render_list(view, language)
        if self.field.text().strip() != orders.typed:
            self.field.set_text(orders.typed)
        self.field.edit.setPlaceholderText(orders.hint)
        self.field.edit.setAccessibleName(orders.field)
        self._whose.render_choice(orders.whose, orders.chosen)
        for block, said in zip(self._sums, orders.sums, strict=True):
            block.render_sum(said.label, said.figure, remark=said.remark)
        self.add_keys([KeyHint(("Tab",), orders.key_whose)])

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab changes whose orders they are."""
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list's keys go to the list while the caret stands in the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _LIST_KEYS:
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            if not event.isAutoRepeat():
                self.changed.emit()
        else:
            super().keyPressEvent(event)
