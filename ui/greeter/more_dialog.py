"""更多 over the page: dispute, note, language, appointment."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.queue_ticket import MOST_NOTE
from ui.greeter.more import More
from ui.greeter.options import Options
from ui.greeter.parts import TouchButton
from ui.greeter.state import MoreView
from ui.widgets import grid
from ui.widgets.button import ButtonRole
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_WIDTH = 640


class MoreDialog(Dialog):
    """What is tapped counts at once; Esc or 好了 leaves."""

    def __init__(self, more: More, *, parent: QWidget | None = None) -> None:
        super().__init__(footer=False, parent=parent)
        self.setFixedWidth(_WIDTH)
        self._more = more  # kept: Qt holds whoever it tells only weakly
        self._note_title = Words("", face=Face.PANE, wrap=False, parent=self)
        self.note = TextField(parent=self)
        self.note.edit.setProperty("touch", True)
        self.note.edit.setMaxLength(MOST_NOTE)
        self._dispute = Words("", face=Face.PANE, wrap=False, parent=self)
        self._dispute_note = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.handlers = Options(parent=self)
        self._language = Words("", face=Face.PANE, wrap=False, parent=self)
        self.languages = Options(parent=self)
        self._appointment = Words("", face=Face.PANE, wrap=False, parent=self)
        self.slots = Options(columns=3, parent=self)
        self.done = TouchButton(name="done", role=ButtonRole.PRIMARY, parent=self)
        self.note.edit.textEdited.connect(more.type_note)
        self.note.edit.returnPressed.connect(self.dismissed)
        self.handlers.chosen.connect(more.choose_handler)
        self.languages.chosen.connect(more.choose_language)
        self.slots.chosen.connect(more.choose_slot)
        self.done.clicked.connect(self.dismissed)
        self._lay_out()
        self.setFocusProxy(self.note)
        more.listen(self.render_more)

    def render_more(self, view: MoreView) -> None:
        self.set_title(view.title)
        self._note_title.setText(view.note)
        self.note.set_caption("", placeholder=view.note_hint)
        self.note.edit.setAccessibleName(view.note)
        self.note.set_text(view.note_text)
        self._dispute.setText(view.dispute)
        self._dispute_note.setText(view.dispute_note)
        self.handlers.render_options(view.handlers)
        self._language.setText(view.language)
        self.languages.render_options(view.languages)
        self._appointment.setText(view.appointment)
        self.slots.render_options(view.slots)
        self.done.set_words(view.done)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        column.setSpacing(grid.ONE)
        groups: tuple[tuple[QWidget, ...], ...] = (
            (self._note_title, self.note),
            (self._dispute, self._dispute_note, self.handlers),
            (self._language, self.languages),
            (self._appointment, self.slots),
        )
        for group in groups:
            for part in group:
                column.addWidget(part)
            column.addSpacing(grid.ONE)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.done)
        column.addLayout(foot)
        self.body.addLayout(column)
