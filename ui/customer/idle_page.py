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
from ui.customer.offer_words import beyond_words, heading
from ui.customer.promises import Promises
from ui.frame.tokens import tokens
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.panel import Corners, Edge, Hairline, Panel
from ui.widgets.words import Words

_ROW = 56
_LARGER_ROW = 88
_SIDES = grid.FOUR - 1
_TOP, _BOTTOM = grid.THREE, grid.ONE_AND_HALF


class IdlePage(QWidget):
    """`on_sale` is asked once a round, so that a new catalogue is shown without a restart. Turns only while shown."""

    def __init__(
        self,
        *,
        on_sale: Callable[[], tuple[Offering, ...]],
        brand: Brand,
        list_address: str,
        page_ms: int,
        edition: Callable[[], str] = lambda: "",
        parent: QWidget | None = None,
    ) -> None:
        """`list_address` "" leaves the QR of the whole list out; `edition` is the catalogue's version, "" for none."""
        super().__init__(parent)
        self._edition = edition
        self._on_sale = on_sale
        self._offers: tuple[Offering, ...] = ()
        self._language = Language.ZH
        self._larger = False
        self._page = 0
        self._left = Panel(edge=Edge.LINE, corners=Corners.TOUCH, parent=self)
        self._title = Words("", face=Face.TOUCH_HEAD, wrap=False, parent=self._left)
        self._note = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK2, wrap=False, parent=self._left)
        self._list = QWidget(self._left)
        self._list.setMinimumHeight(1)  # rows that do not fit go to the next page, the window never grows for them
        self._beyond = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK2, parent=self._left)
        self._line = Hairline(parent=self._left)
        self._rows: list[OfferRow] = []
        self._pages: tuple[tuple[Offering, ...], ...] = ((),)
        self.promises = Promises(brand=brand, list_address=list_address, parent=self)
        self.promises.setFixedWidth(tokens().frame.customer_sign_column)
        self._timer = QTimer(self)
        self._timer.setInterval(page_ms)
        self._timer.timeout.connect(self._turn)
        self._lay_out()

    @property
    def pages(self) -> tuple[tuple[Offering, ...], ...]:
        """The on-sale list as it is paged now."""
        return self._pages

    @property
    def turning(self) -> bool:
        return self._timer.isActive()

    def begin(self) -> None:
        """From the first page, with what is on sale now."""
        self._offers = self._on_sale()
        self._page = 0
        self._timer.start()
        self._set_pages()

    def rest(self) -> None:
        """Another page is shown: nothing turns behind it."""
        self._timer.stop()

    def render_idle(self, language: Language, *, larger: bool) -> None:
        self._language, self._larger = language, larger
        self.promises.render_promises(language, larger=larger)
        self._title.set_face(Face.TOUCH_TITLE if larger else Face.TOUCH_HEAD)
        for part in (self._note, self._beyond):
            part.set_face(Face.TOUCH_BODY if larger else Face.TOUCH_NOTE)
        self._set_pages()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_pages()

    def _turn(self) -> None:
        self._page += 1
        if self._page >= len(self._pages):
            self.begin()
        else:
            self._show()

    # ── as many offers a page as fit above the words on what is beyond their allowance ────

    def _row_height(self) -> int:
        return _LARGER_ROW if self._larger else _ROW

    def _set_pages(self) -> None:
        pages: list[tuple[Offering, ...]] = []
        page: tuple[Offering, ...] = ()
        for offering in self._offers:
            if page and not self._fits((*page, offering)):
                pages.append(page)
                page = ()
            page = (*page, offering)
        self._pages = (*pages, page)
        self._page = min(self._page, len(self._pages) - 1)
        self._show()

    def _fits(self, offers: tuple[Offering, ...]) -> bool:
        margins = self._frame.contentsMargins()
        head = max(self._title.sizeHint().height(), self._note.sizeHint().height())
        around = margins.top() + margins.bottom() + 2 + _TOP + head + grid.TWO + grid.ONE_AND_HALF + _BOTTOM + 2
        width = self.width() - margins.left() - margins.right() - grid.TWO - self.promises.width() - 2 * _SIDES - 2
        self._beyond.setText(self._beyond_words(offers))
        foot = self._beyond.heightForWidth(width)
        return len(offers) * self._row_height() <= self.height() - around - foot

    def _beyond_words(self, offers: tuple[Offering, ...]) -> str:
        return "\n".join(beyond_words(offers, self._language))

    def _show(self) -> None:
        offers, language = self._pages[self._page], self._language
        count, pages = len(self._offers), len(self._pages)
        self._title.setText(heading(offers).say(language))
        note = words.ON_SALE_NOTE.say(language, n=count, page=self._page + 1, pages=pages)
        edition = self._edition()
        self._note.setText(words.EDITION.say(language, note=note, version=edition) if edition else note)
        while len(self._rows) < len(offers):
            row = OfferRow(first=not self._rows, parent=self._list)
            self._rows.append(row)
            self._column.insertWidget(len(self._rows) - 1, row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(offers))
            if place < len(offers):
                row.render_offer(offers[place], language, height=self._row_height(), larger=self._larger)
        said = self._beyond_words(offers)
        self._beyond.setText(said)
        self._beyond.setVisible(bool(said))
        self._line.setVisible(bool(said))

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
        left.setContentsMargins(_SIDES, _TOP, _SIDES, _BOTTOM)
        left.setSpacing(0)
        left.addLayout(head)
        left.addSpacing(grid.TWO - 2)
        left.addWidget(Hairline(parent=self._left))
        left.addWidget(self._list, 1)
        left.addWidget(self._line)
        left.addSpacing(grid.ONE_AND_HALF)
        left.addWidget(self._beyond)
        self._frame = QHBoxLayout(self)
        self._frame.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        self._frame.setSpacing(grid.TWO)
        self._frame.addWidget(self._left, 1)
        self._frame.addWidget(self.promises)
