"""One ticket over the page: its facts, what can be done, and what the chosen act asks."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.greeter.options import Options
from ui.greeter.parts import TouchButton
from ui.greeter.state import CardAct, CardView, StepView
from ui.greeter.ticket_card import TicketCard
from ui.widgets import grid
from ui.widgets.button import ButtonRole
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.emptying import throw_away_widgets
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_WIDTH = 640
_MOST_REASON = 60


class CardDialog(Dialog):
    """Tab goes through acts and choices; Esc leaves, nothing changed."""

    def __init__(self, card: TicketCard, *, parent: QWidget | None = None) -> None:
        super().__init__(icon="ticket", footer=False, parent=parent)
        self.setFixedWidth(_WIDTH)
        self._card = card
        self._shown: tuple[object, ...] = ()
        self._facts = QVBoxLayout()
        self._facts.setSpacing(grid.HALF)
        self._fact_lines: list[Words] = []
        self._acts = QWidget(self)
        self._acts_row = QHBoxLayout(self._acts)
        self._acts_row.setContentsMargins(0, 0, 0, 0)
        self._acts_row.setSpacing(grid.ONE)
        self.acts: dict[str, TouchButton] = {}
        self.step = _Step(card, parent=self)
        self._error = Words("", face=Face.BODY, tone=Tone.DANGER, parent=self)
        column = QVBoxLayout()
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        column.setSpacing(grid.TWO)
        column.addLayout(self._facts)
        column.addWidget(self._acts)
        column.addWidget(self.step)
        column.addWidget(self._error)
        self.body.addLayout(column)
        self.dismissed.connect(card.forget)
        card.listen(self.render_card)

    def render_card(self, view: CardView) -> None:
        self.set_title(view.number, note=view.title)
        for place, said in enumerate(view.facts):
            if place == len(self._fact_lines):
                line = Words("", face=Face.LINE_NAME if place == 0 else Face.BODY, parent=self)
                line.set_tone(Tone.INK if place == 0 else Tone.INK2)
                self._facts.addWidget(line)
                self._fact_lines.append(line)
            self._fact_lines[place].setText(said)
        for place, line in enumerate(self._fact_lines):
            line.setVisible(place < len(view.facts))
        self._render_acts(view)
        self.step.setVisible(view.step is not None)
        if view.step is not None:
            self.step.render_step(view.step, back=view.back)
        self._error.setText(view.error)
        self._error.setVisible(bool(view.error))
        shape = (tuple(act.value for act in view.acts), view.step is None, len(view.facts), view.error)
        if shape != self._shown:
            self._shown = shape
            self.turned.emit()

    def error(self) -> str:
        """The sentence below, "" for none."""
        return self._error.text()

    def _render_acts(self, view: CardView) -> None:
        self._acts.setVisible(view.step is None)
        if tuple(self.acts) != tuple(act.value for act in view.acts):
            throw_away_widgets(self._acts_row)
            self.acts = {}
            for act in view.acts:
                button = TouchButton(name=act.value, icon=act.icon, parent=self._acts)
                button.clicked.connect(lambda _=False, value=act.value: self._card.choose_act(CardAct(value)))
                self._acts_row.addWidget(button)
                self.acts[act.value] = button
            self.setFocusProxy(next(iter(self.acts.values())))
        for act in view.acts:
            self.acts[act.value].set_words(act.words)
            self.acts[act.value].setEnabled(not view.busy)


class _Step(QWidget):
    """What an act asks: where to, what leaves, why; then the one button that does it."""

    def __init__(self, card: TicketCard, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._card = card
        self._title = Words("", face=Face.PANE, wrap=False, parent=self)
        self.options = Options(parent=self)
        self._why = Words("", face=Face.PANE, wrap=False, parent=self)
        self.reasons = Options(parent=self)
        self.own = TextField(parent=self)
        self.own.edit.setProperty("touch", True)
        self.own.edit.setMaxLength(_MOST_REASON)
        self.back = TouchButton(name="back", icon="arrow-left", parent=self)
        self.button = TouchButton(name="do", role=ButtonRole.PRIMARY, parent=self)
        self.options.chosen.connect(card.choose_option)
        self.reasons.chosen.connect(card.choose_reason)
        self.own.edit.textEdited.connect(card.type_reason)
        self.own.edit.returnPressed.connect(card.do)
        self.back.clicked.connect(card.back)
        self.button.clicked.connect(card.do)
        foot = QHBoxLayout()
        foot.setSpacing(grid.ONE)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.ONE)
        for part in (self._title, self.options, self._why, self.reasons, self.own):
            column.addWidget(part)
        column.addSpacing(grid.ONE)
        column.addLayout(foot)

    def render_step(self, step: StepView, *, back: str) -> None:
        self._title.setText(step.title)
        self._title.setVisible(bool(step.options))
        self.options.render_options(step.options)
        self._why.setText(step.why)
        self._why.setVisible(bool(step.why))
        self.reasons.render_options(step.reasons)
        self.own.setVisible(bool(step.own_hint))
        self.own.set_caption("", placeholder=step.own_hint)
        self.own.edit.setAccessibleName(step.own_hint)
        self.own.set_text(step.own)
        self.back.set_words(back)
        self.button.set_words(step.button)
        self.button.setEnabled(step.enabled)
