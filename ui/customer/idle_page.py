"""Nobody is served: what is on sale, a page at a time, and what the hall promises."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.business_hall import Brand
from app.domain.offering import Offering
from app.texts import customer as words
from app.texts.language import Language
from ui.customer.offer_row import OfferRow
from ui.customer.offer_words import beyond_words
from ui.customer.promises import Promises
from ui.frame.tokens import tokens
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.panel import Corners, Edge, Hairline, Panel
from ui.widgets.words import Words

_ROW = 56
_LARGER_ROW = 88
_FOOT = 88  # three lines of what is beyond the allowances
_SIDES = grid.FOUR - 1


class IdlePage(QWidget):
    """`on_sale` is asked once a round, so that a new catalogue is shown without a restart. Turns only while shown."""

    def __init__(
        self,
        *,
        on_sale: Callable[[], tuple[Offering, ...]],
        brand: Brand,
        list_address: str,
        page_ms: int,
        parent: QWidget | None = None,
    ) -> None:
        """`list_address` "" leaves the QR of the whole list out."""
        super().__init__(parent)
        self._on_sale = on_sale
        self._offers: tuple[Offering, ...] = ()
        self._language = Language.ZH
        self._larger = False
        self._page = 0
        self._left = Panel(edge=Edge.LINE, corners=Corners.TOUCH, parent=self)
        self._title = Words("", face=Face.TOUCH_HEAD, wrap=False, parent=self._left)
        self._note = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK2, wrap=False, parent=self._left)
        self._list = QWidget(self._left)
        self._beyond = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK2, parent=self._left)
        self._rows: list[OfferRow] = []
        self.promises = Promises(brand=brand, list_address=list_address, parent=self)
        self.promises.setFixedWidth(tokens().frame.customer_sign_column)
        self._timer = QTimer(self)
        self._timer.setInterval(page_ms)
        self._timer.timeout.connect(self._turn)
        self._lay_out()

    @property
    def page(self) -> int:
        """From 0."""
        return self._page

    @property
    def pages(self) -> int:
        return max(1, -(-len(self._offers) // self._rows_a_page()))

    @property
    def turning(self) -> bool:
        return self._timer.isActive()

    def begin(self) -> None:
        """From the first page, with what is on sale now."""
        self._offers = self._on_sale()
        self._page = 0
        self._timer.start()
        self._show()

    def rest(self) -> None:
        """Another page is shown: nothing turns behind it."""
        self._timer.stop()

    def render_idle(self, language: Language, *, larger: bool) -> None:
        self._language, self._larger = language, larger
        self.promises.render_promises(language, larger=larger)
        self._title.set_face(Face.TOUCH_TITLE if larger else Face.TOUCH_HEAD)
        for part in (self._note, self._beyond):
            part.set_face(Face.TOUCH_BODY if larger else Face.TOUCH_NOTE)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _turn(self) -> None:
        self._page += 1
        if self._page >= self.pages:
            self.begin()
        else:
            self._show()

    def _rows_a_page(self) -> int:
        row = _LARGER_ROW if self._larger else _ROW
        around = 2 * grid.TWO + 2 * grid.THREE + self._title.sizeHint().height() + _FOOT + grid.FOUR
        return max(1, (self.height() - around) // row)

    def _show(self) -> None:
        language, room = self._language, self._rows_a_page()
        self._page = min(self._page, self.pages - 1)
        offers = self._offers[self._page * room : (self._page + 1) * room]
        self._title.setText(words.ON_SALE.say(language))
        self._note.setText(words.ON_SALE_NOTE.say(language, n=len(self._offers), page=self._page + 1, pages=self.pages))
        while len(self._rows) < room:
            row = OfferRow(first=not self._rows, parent=self._list)
            self._rows.append(row)
            self._column.insertWidget(len(self._rows) - 1, row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(offers))
            if place < len(offers):
                row.render_offer(
                    offers[place], language, height=_LARGER_ROW if self._larger else _ROW, larger=self._larger
                )
        self._beyond.setText("\n".join(beyond_words(offers, language)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._note, 0, Qt.AlignmentFlag.AlignBottom)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(_SIDES, grid.THREE, _SIDES, grid.TWO)
        left.setSpacing(grid.ONE_AND_HALF)
        left.addLayout(head)
        left.addWidget(Hairline(parent=self._left))
        left.addWidget(self._list, 1)
        left.addWidget(Hairline(parent=self._left))
        left.addWidget(self._beyond)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        row.setSpacing(grid.TWO)
        row.addWidget(self._left, 1)
        row.addWidget(self.promises)
