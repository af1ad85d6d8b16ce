"""The ticket strip (picture 01): who is at the desk with both clocks, or how many wait, and the keys that work now."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.clerk.items import Act
from ui.clerk.pills import render_pill
from ui.clerk.queue_desk import QueueDesk
from ui.clerk.queue_state import QueueView, StripState, Tint
from ui.widgets import grid
from ui.widgets.button import Button, ButtonSize
from ui.widgets.dressing import Face, Tone
from ui.widgets.pill import Pill, PillState
from ui.widgets.words import Span, Stress, Words

_HIGH = 44
_STRESS = {Tint.PLAIN: Stress.NONE, Tint.STRONG: Stress.STRONG, Tint.WARN: Stress.WARN}
_BETWEEN = "   "


class QueueStrip(QFrame):
    """44 high; not there at all without a hall. `serve` once."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clerkStrip")
        self._queue: QueueDesk | None = None
        self._shown: StripState | None = None
        self._last = ""
        self._number = Words("", face=Face.TICKET_NO, wrap=False, parent=self)
        self._plain = Pill(PillState.PLAIN, "", icon="ticket", parent=self)
        self._pills: list[Pill] = []
        self._said = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._buttons: list[Button] = []
        self._acts: list[Act] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(grid.ONE + 2)
        for part in (self._number, self._plain):
            self._row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._said, 1)
        self.hide()

    def serve(self, queue: QueueDesk, *, told: Callable[[QueueView], None]) -> None:
        """`told` gets each new view too, for what stands elsewhere on the page."""
        self._queue = queue

        def render(view: QueueView) -> None:
            self._render(view)
            told(view)

        queue.listen(render)

    def render_last(self, last: str) -> None:
        """The last form that was accepted, "" for none: said while nobody is at the desk."""
        if last != self._last:
            self._last = last
            self._fit()

    def _render(self, view: QueueView) -> None:
        strip = view.strip
        self.setVisible(strip is not None)
        self._shown = strip
        if strip is None:
            return
        self._number.setText(strip.number)
        self._number.setVisible(bool(strip.number))
        self._plain.render_state(PillState.PLAIN, strip.plain, icon="ticket")
        self._plain.setVisible(bool(strip.plain))
        self._render_pills(strip)
        self._render_buttons(strip)
        self._fit()

    def _fit(self) -> None:
        """As much as two lines hold, from the first on: the rest of it stands in the visit beside the form too."""
        strip = self._shown
        if strip is None:
            return
        spans = [
            Span((_BETWEEN if place else "") + each.words, _STRESS[each.tint]) for place, each in enumerate(strip.said)
        ]
        if self._last and not strip.number:
            spans.append(Span(f"\n{self._last}"))
        self._said.set_spans(spans)
        while len(spans) > 1 and self._said.heightForWidth(self._room()) > _HIGH:
            spans = spans[:-1]
            self._said.set_spans(spans)

    def _room(self) -> int:
        """How wide the words may be."""
        beside = (self._number, self._plain, *self._pills, *self._buttons)
        shown = [part.sizeHint().width() for part in beside if not part.isHidden()]
        return self.width() - sum(shown) - len(shown) * self._row.spacing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _render_pills(self, strip: StripState) -> None:
        while len(self._pills) < len(strip.pills):
            pill = Pill(PillState.WAITING, "", parent=self)
            self._row.insertWidget(2 + len(self._pills), pill, 0, Qt.AlignmentFlag.AlignVCenter)
            self._pills.append(pill)
        for place, pill in enumerate(self._pills):
            pill.setVisible(place < len(strip.pills))
            if place < len(strip.pills):
                render_pill(pill, strip.pills[place])

    def _render_buttons(self, strip: StripState) -> None:
        while len(self._buttons) < len(strip.buttons):
            self._add_button()
        self._acts = [each.act for each in strip.buttons]
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(strip.buttons))
            if place < len(strip.buttons):
                shown = strip.buttons[place]
                button.set_words(shown.words)
                button.set_key(shown.key)
                button.setEnabled(shown.enabled)

    def _add_button(self) -> None:
        place = len(self._buttons)
        button = Button("", size=ButtonSize.SMALL, parent=self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._press(place))
        self._buttons.append(button)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _press(self, place: int) -> None:
        if self._queue is not None and place < len(self._acts):
            self._queue.acts()[self._acts[place]]()
