"""The left column: who sits here, their numbers, what each number has and how to cancel it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import clerk as words
from ui.clerk.attachment_strip import AttachmentStrip
from ui.clerk.number_row import NumberRow
from ui.clerk.pills import render_pill
from ui.frame.form_state import CustomerCard, FormState, Phase
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.facts import FactPair, FactTable
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.icons import Icon, IconSize
from ui.widgets.keycap import KeyCap
from ui.widgets.panel import Corners, Edge, Ground, Hairline, Panel
from ui.widgets.pill import Pill, PillState
from ui.widgets.scroll import Scroll
from ui.widgets.star_row import StarRow
from ui.widgets.words import Words

_INSET = 8  # number rows stand wider than the words around them


class Section(QWidget):
    """A line above, a heading, rows below."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self.count = Words("", face=Face.SMALL, wrap=False, parent=self)
        self.count.setProperty("medium", True)
        head = QHBoxLayout()
        head.setContentsMargins(grid.TWO, 0, grid.TWO, 0)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.count)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, grid.ONE, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(Hairline(parent=self))
        self.column.addSpacing(grid.ONE + 1)
        self.column.addLayout(head)
        self.column.addSpacing(grid.HALF - 1)


class NoteRow(QWidget):
    """An icon and a sentence, or the sentence alone."""

    def __init__(self, *, icon: str = "", parent: QWidget) -> None:
        super().__init__(parent)
        self._words = Words("", face=Face.SMALL, tone=Tone.INK, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.TWO, 0, grid.TWO, 0)
        row.setSpacing(6)
        if icon:
            mark = QVBoxLayout()
            mark.addSpacing(3)
            mark.addWidget(Icon(icon, size=IconSize.TAG, tone=Tone.WARN, parent=self))
            mark.addStretch(1)
            row.addLayout(mark)
        row.addWidget(self._words, 1)

    def set_words(self, said: str) -> None:
        self._words.setText(said)


class CustomerPanel(Panel):
    """`number_chosen`, `cancel_pressed` (a product's id) and `find_pressed` say what the clerk asked for."""

    number_chosen = Signal(str)
    cancel_pressed = Signal(str)
    find_pressed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(ground=Ground.SURFACE, edge=Edge.LINE, corners=Corners.CARD, parent=parent)
        self._empty = EmptyState("user", parent=self)
        self._inside = QWidget(self)
        self._name = Words("", face=Face.PERSON, wrap=False, parent=self._inside)
        self._stars = StarRow(face=Face.SMALL, parent=self._inside)
        self._badges = QWidget(self._inside)
        self._badge_flow = FlowLayout(self._badges, gap=6, row_gap=grid.HALF)
        self._pills: list[Pill] = []
        self._rows = FactTable(row_gap=2, parent=self._inside)
        self._numbers = Section(parent=self._inside)
        self._number_rows: list[NumberRow] = []
        self._number_column = QVBoxLayout()
        self._number_column.setContentsMargins(_INSET, grid.HALF, _INSET, 0)
        self._number_column.setSpacing(0)
        self._numbers.column.addLayout(self._number_column)
        self._alerts = Section(parent=self._inside)
        self._history = Section(parent=self._inside)
        self._notes: dict[Section, list[NoteRow]] = {self._alerts: [], self._history: []}
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(grid.ONE)
        head.addWidget(self._name, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._stars, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(KeyCap("F3", parent=self._inside), 0, Qt.AlignmentFlag.AlignVCenter)
        about = QVBoxLayout()
        about.setContentsMargins(grid.TWO, grid.ONE_AND_HALF - 1, grid.TWO, 0)
        about.setSpacing(grid.HALF)
        about.addLayout(head)
        about.addWidget(self._badges)
        about.addSpacing(2)
        about.addWidget(self._rows)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, grid.ONE)
        column.setSpacing(0)
        column.addLayout(about)
        for section in (self._numbers, self._alerts, self._history):
            column.addWidget(section)
        column.addStretch(1)
        self._scroll = Scroll(self._inside, parent=self)
        self.attachments = AttachmentStrip(parent=self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll)
        whole.addWidget(self.attachments)
        whole.addWidget(self._empty)

    def render_customer(self, form: FormState) -> None:
        card = form.customer
        self._scroll.setVisible(card is not None)
        self._empty.setVisible(card is None)
        self.attachments.setVisible(card is not None)
        if card is None:
            before, _, after = words.NO_CUSTOMER_KEY.say(form.language).partition("F3")
            self._empty.render_words(
                words.NO_CUSTOMER.say(form.language), before=before.strip(), key="F3", after=after.strip()
            )
            return
        self.attachments.set_words(card.attachments)
        self._name.setText(card.clear_name or card.masked_name)
        self._stars.render_stars(card.stars, card.stars_words)
        self._render_badges(card)
        self._rows.render_pairs([FactPair(label, value) for label, value in card.rows])
        self._render_numbers(card, form)
        self._alerts.title.setText(words.ALERTS.say(form.language))
        self._history.title.setText(words.HISTORY.say(form.language))
        self._render_notes(self._alerts, card.alerts, icon="circle-alert")
        self._render_notes(self._history, card.history, icon="")

    def _render_badges(self, card: CustomerCard) -> None:
        while len(self._pills) < len(card.badges):
            pill = Pill(PillState.DONE, "", parent=self._badges)
            self._pills.append(pill)
            self._badge_flow.addWidget(pill)
        for index, pill in enumerate(self._pills):
            pill.setVisible(index < len(card.badges))
            if index < len(card.badges):
                render_pill(pill, card.badges[index])

    def _render_numbers(self, card: CustomerCard, form: FormState) -> None:
        self._numbers.title.setText(card.numbers_title)
        self._numbers.count.setText(str(len(card.numbers)))
        while len(self._number_rows) < len(card.numbers):
            row = NumberRow(parent=self._numbers)
            row.chosen.connect(self.number_chosen)
            row.cancel_pressed.connect(self.cancel_pressed)
            self._number_rows.append(row)
            self._number_column.addWidget(row)
        may_cancel = form.phase is Phase.EDITING
        for index, row in enumerate(self._number_rows):
            row.setVisible(index < len(card.numbers))
            if index < len(card.numbers):
                row.render_number(card.numbers[index], may_cancel=may_cancel, language=form.language)

    def _render_notes(self, section: Section, said: tuple[str, ...], *, icon: str) -> None:
        rows = self._notes[section]
        section.setVisible(bool(said))
        while len(rows) < len(said):
            row = NoteRow(icon=icon, parent=section)
            rows.append(row)
            section.column.addWidget(row)
        for index, row in enumerate(rows):
            row.setVisible(index < len(said))
            if index < len(said):
                row.set_words(said[index])
