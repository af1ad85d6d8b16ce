"""The cards of a form's lines: short of height the unselected ones fold, the selected one is in sight.

A key changes few of them; only those are painted and measured anew, so that a form of forty lines answers as a short
one does.
"""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.texts.language import Language
from ui.clerk.line_card import LineCard
from ui.frame.form_state import FormState, LineView
from ui.widgets import grid
from ui.widgets.scroll import Scroll

Painted = tuple[LineView, bool, Language]
_RELAY = (QEvent.Type.StyleChange, QEvent.Type.FontChange)


class LineList(QWidget):
    """`chosen` and `removed` carry a line's id; `render_lines` paints."""

    chosen = Signal(str)
    removed = Signal(str)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._cards: list[LineCard] = []
        self._spare: list[LineCard] = []  # of lines that went: a card takes longer to make than to paint
        self._views: tuple[LineView, ...] = ()
        self._chosen: str | None = None
        self._moved = False
        self._painted: dict[LineCard, Painted] = {}
        self._heights: dict[LineCard, dict[tuple[int, bool], int]] = {}  # by width, and whether folded
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._scroll = Scroll(self._inside, parent=self)
        self._scroll.viewport().installEventFilter(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def cards(self) -> tuple[LineCard, ...]:
        return tuple(self._cards)

    def render_lines(self, form: FormState, *, wide: bool) -> None:
        """`wide` sets the facts in columns (1920)."""
        self._moved = self._moved or form.selected_line_id != self._chosen or len(form.lines) != len(self._views)
        self._views, self._chosen = form.lines, form.selected_line_id
        self._lay_cards([view.line.id for view in form.lines])
        for card, view in zip(self._cards, form.lines, strict=True):
            self._render(card, view, wide=wide, language=form.language)
        self.fit()

    def _lay_cards(self, wanted: list[str]) -> None:
        """A line keeps its card, wherever it stands now."""
        had = {card.line_id: card for card in self._cards}
        for line_id, card in had.items():
            if line_id not in wanted:
                self._drop(card)
        self._cards = [had.get(line_id) or self._another(line_id) for line_id in wanted]
        for place, card in enumerate(self._cards):
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)

    def _another(self, line_id: str) -> LineCard:
        """A line that comes back has its own card again."""
        own = next((card for card in self._spare if card.line_id == line_id), None)
        spare = own or next(iter(self._spare), None)
        if spare is None:
            return self._new_card()
        self._spare.remove(spare)
        return spare

    def _new_card(self) -> LineCard:
        card = LineCard(parent=self._inside)
        card.chosen.connect(self.chosen)
        card.removed.connect(self.removed)
        return card

    def _drop(self, card: LineCard) -> None:
        self._column.removeWidget(card)
        card.hide()
        self._spare.append(card)

    def _render(self, card: LineCard, view: LineView, *, wide: bool, language: Language) -> None:
        painted, chosen = (view, wide, language), view.line.id == self._chosen
        if self._painted.get(card) != painted:
            self._painted[card] = painted
            self._heights.pop(card, None)
            card.render_line(view, chosen=chosen, wide=wide, language=language)
        else:
            card.set_chosen(chosen)
        if card.isHidden():
            card.show()

    # ── room ──────────────────────────────────────────────────────────────────────────────

    def fit(self) -> None:
        """Fold the unselected lines where all of them open would not fit."""
        room = self._scroll.viewport().size()
        if not self._cards or room.width() <= 0:
            return
        folded = self._folded(room.width(), room.height())
        for card in self._cards:
            card.set_folded(card in folded)
        if self._moved:
            self._show_chosen()

    def _folded(self, width: int, height: int) -> set[LineCard]:
        """None, or all but the selected line; then as many open again as there is room for: first those that say why
        they are not signed, then the nearest to the selected one."""
        whole = 0
        for card in self._cards:
            whole += self._height(card, width, folded=False)
            if whole > height:
                break
        else:
            return set()
        lines = self._lines()
        folded = {card for card, view in lines if view.line.id != self._chosen}
        taken = sum(self._height(card, width, folded=card in folded) for card in self._cards)
        at = next((place for place, (_card, view) in enumerate(lines) if view.line.id == self._chosen), 0)
        nearest = sorted(range(len(lines)), key=lambda place: (not lines[place][1].reason, abs(place - at)))
        for card in (lines[place][0] for place in nearest if lines[place][0] in folded):
            if taken >= height:
                break  # no card is measured that has no room in any case
            grown = self._height(card, width, folded=False) - self._height(card, width, folded=True)
            if taken + grown <= height:
                folded.remove(card)
                taken += grown
        return folded

    def _lines(self) -> list[tuple[LineCard, LineView]]:
        return list(zip(self._cards, self._views, strict=True))

    def _height(self, card: LineCard, width: int, *, folded: bool) -> int:
        """Measured once, until the card is painted anew."""
        known = self._heights.setdefault(card, {})
        if (width, folded) not in known:
            card.set_folded(folded)
            known[width, folded] = card.height_in(width)
        return known[width, folded]

    def _show_chosen(self) -> None:
        self._moved = False
        for card, view in self._lines():
            if view.line.id == self._chosen:
                self._inside.adjustSize()
                self._scroll.ensureWidgetVisible(card, 0, grid.ONE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._scroll.viewport():
            self.fit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in _RELAY:
            self._heights = {}
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._heights = {}  # what was measured before had no look yet
        self.fit()
