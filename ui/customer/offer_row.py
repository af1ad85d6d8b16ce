"""One offer of the on-sale list: name and what is in it, its price at the far right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.offering import Offering
from app.texts.language import Language
from ui.customer.offer_words import price_words, summary_words
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.panel import Hairline
from ui.widgets.words import Words


class OfferRow(QWidget):
    """A fixed height, so that pages turn without moving; all but the first have a hairline above."""

    def __init__(self, *, first: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = Words("", face=Face.TOUCH_NAME, wrap=False, parent=self)
        self._summary = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK3, parent=self)
        self._price = Words("", face=Face.TOUCH_NAME, wrap=False, parent=self)
        self._per = Words("", face=Face.TOUCH_NOTE, tone=Tone.INK2, wrap=False, parent=self)
        row = QHBoxLayout()
        row.setSpacing(grid.ONE_AND_HALF)
        row.addWidget(self._name)
        row.addWidget(self._summary, 1)
        price = QHBoxLayout()
        price.setSpacing(grid.HALF + 2)
        price.addWidget(self._price)
        price.addWidget(self._per)
        row.addLayout(price)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = Hairline(parent=self)
        line.setVisible(not first)
        column.addWidget(line)
        column.addLayout(row, 1)
        column.setAlignment(Qt.AlignmentFlag.AlignVCenter)

    def render_offer(self, offering: Offering, language: Language, *, height: int, larger: bool) -> None:
        """`height` in pixels."""
        self.setFixedHeight(height)
        for part in (self._name, self._price):
            part.set_face(Face.TOUCH_TITLE if larger else Face.TOUCH_NAME)
        for part in (self._summary, self._per):
            part.set_face(Face.TOUCH_BODY if larger else Face.TOUCH_NOTE)
        price, per = price_words(offering, language)
        self._name.setText(offering.name.say(language))
        self._summary.setText(summary_words(offering, language))
        self._price.setText(price)
        self._per.setText(per)
