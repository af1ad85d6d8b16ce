"""The ticket strip (picture 01): who is at the desk with both clocks, or how many wait, and the keys that work now."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
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

_CLOCK_MS = 1000
_STRESS = {Tint.PLAIN: Stress.NONE, Tint.STRONG: Stress.STRONG, Tint.WARN: Stress.WARN}
_BETWEEN = "   "


class QueueStrip(QFrame):
    """44 high; not there at all without a hall. `serve` once."""

    _rang = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clerkStrip")
        self._queue: QueueDesk | None = None
        self._ringing = False
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
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._look)
        self._rang.connect(self._hear)
        self.hide()

    def serve(self, queue: QueueDesk, *, told: Callable[[QueueView], None]) -> None:
        """`told` gets each new view too, for what stands elsewhere on the page."""
        self._queue = queue

        def render(view: QueueView) -> None:
            self._render(view)
            told(view)

        queue.here.outside.hall.listen(self._ring)
        queue.listen(render)

    def _render(self, view: QueueView) -> None:
        strip = view.strip
        self.setVisible(strip is not None)
        if strip is None:
            self._clock.stop()
            return
        if not self._clock.isActive():
            self._clock.start(_CLOCK_MS)
        self._number.setText(strip.number)
        self._number.setVisible(bool(strip.number))
        self._plain.render_state(PillState.PLAIN, strip.plain, icon="ticket")
        self._plain.setVisible(bool(strip.plain))
        self._render_pills(strip)
        spans = [
            Span((_BETWEEN if place else "") + each.words, _STRESS[each.tint]) for place, each in enumerate(strip.said)
        ]
        self._said.set_spans(spans)
        self._render_buttons(strip)

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

    def _ring(self) -> None:
        """In a thread of the hall's. Many events in a moment are one look."""
        if self._ringing:
            return
        self._ringing = True
        try:
            self._rang.emit()
        except RuntimeError:
            return  # the window is gone, the hall's thread not yet

    @Slot()
    def _hear(self) -> None:
        self._ringing = False
        self._look()

    @Slot()
    def _look(self) -> None:
        if self._queue is not None:
            self._queue.look()
