"""What a blind count came to: expected, counted, difference; the reason; who takes the drawer over."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.cash_period import difference_words
from app.domain.hall_time import clock_time
from app.domain.money import yuan
from app.texts import cash_screens as words
from app.texts import reason as reason_words
from app.texts.language import Language, Text
from ui.shell.cash.state import Purpose, ResultState
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.choice import Choice
from ui.widgets.dressing import Face, Tone
from ui.widgets.keys import EnterChain
from ui.widgets.panel import Corners, Edge, Ground, Panel
from ui.widgets.password_field import PasswordField
from ui.widgets.pill import Pill, PillState
from ui.widgets.text_field import TextField
from ui.widgets.words import Words


def _said(state: ResultState) -> Text:
    """What follows from the count, and from those before it that did not fit."""
    if state.beyond:
        worst, last = state.period.worst_fen, state.counted.difference_fen
        recounted = words.RECOUNTED.filled(difference=difference_words(worst))
        return words.BEYOND if abs(worst) == abs(last) else recounted
    return words.WITHIN if state.counted.difference_fen else words.EVEN_SAID


class ResultPage(QWidget):
    """Enter goes from field to field and at last closes; F5 counts again."""

    reason_typed = Signal(str)
    taker_typed = Signal(str)
    recount_pressed = Signal()
    closed = Signal(str)  # the taker's password, "" for none

    def __init__(self, *, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._language = Language.ZH
        self._sums = Panel(ground=Ground.SUNK, edge=Edge.LINE, corners=Corners.CARD, parent=self)
        self._labels = [Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self._sums) for _ in range(3)]
        self._figures = [Words("", face=Face.DUE, wrap=False, parent=self._sums) for _ in range(3)]
        self._pill = Pill(PillState.DONE, "", parent=self)
        self._said = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._counts = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.reason = TextField(parent=self)
        self.ready = Choice(parent=self)
        self._who = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.taker = TextField(parent=self)
        self.password = PasswordField(tall=False, parent=self)
        self._problem = Words("", face=Face.SMALL, tone=Tone.DANGER, parent=self)
        self.recount = Button("", size=ButtonSize.PRIMARY, key="F5", parent=self)
        self.button = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        self._lay_out()
        self._connect()

    def render_result(self, state: ResultState, language: Language) -> None:
        self._language = language
        self._render_sums(state, language)
        self._render_reason(state, language)
        handing = state.purpose is Purpose.HAND_OVER
        for part in (self._who, self.taker, self.password):
            part.setVisible(handing)
        self._who.setText(words.HAND_WHO.say(language, giver=state.giver))
        self.taker.set_caption(words.HAND_TO.say(language))
        self.taker.set_text(state.taker)
        self.taker.set_error(state.taker_problem.say(language) if state.taker_problem else "")
        self.password.set_caption(words.HAND_PASSWORD.say(language))
        self.password.set_error(state.password_problem.say(language) if state.password_problem else "")
        self._problem.setText(state.problem.say(language) if state.problem else "")
        self._problem.setVisible(state.problem is not None)
        self.recount.set_words(words.RECOUNT.say(language))
        said = words.BUSY if state.busy else words.HAND_ACT if handing else words.CLOSE_ACT
        self.button.set_words(said.say(language))
        for button in (self.recount, self.button):
            button.setEnabled(not state.busy)

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return next((part for part in (self.reason.edit, self.taker.edit) if part.isVisibleTo(self)), self.button)

    def forget(self) -> None:
        """No password stays behind a closed page."""
        self.password.edit.clear()
        self.password.hide_password()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F5 and self.recount.isEnabled():
            self.recount_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        self.closed.emit(self.password.text())

    def _render_sums(self, state: ResultState, language: Language) -> None:
        counted = state.counted
        figures = (yuan(counted.expected_fen), yuan(counted.counted_fen), yuan(counted.difference_fen))
        for label, said in zip(self._labels, (words.EXPECTED, words.COUNTED, words.DIFFERENCE), strict=True):
            label.setText(said.say(language))
        for figure, sum_said in zip(self._figures, figures, strict=True):
            figure.setText(sum_said)
        differs = bool(counted.difference_fen)
        self._figures[2].set_tone(Tone.WARN if differs else Tone.INK)
        pill = PillState.WAITING if differs else PillState.DONE
        icon = "triangle-alert" if differs else "check"
        self._pill.render_state(pill, difference_words(counted.difference_fen).say(language), icon=icon)
        self._said.setText(_said(state).say(language))
        rows = [
            words.COUNT_ROW.say(
                language,
                time=clock_time(each.at, self._zone),
                sum=yuan(each.counted_fen),
                difference=difference_words(each.difference_fen).say(language),
            )
            for each in state.period.counts[:-1]
        ]
        self._counts.setText(words.COUNTS.say(language, counts=words.BETWEEN.say(language).join(rows)))
        self._counts.setVisible(bool(rows))

    def _render_reason(self, state: ResultState, language: Language) -> None:
        differs = bool(state.counted.difference_fen) or state.beyond
        self.reason.setVisible(differs)
        self.ready.setVisible(differs)
        self.reason.set_caption(reason_words.WHY.say(language), placeholder="")
        self.reason.set_text(state.reason)
        self.reason.set_error(state.reason_problem.say(language) if state.reason_problem else "")
        said = [(str(place), each.say(language)) for place, each in enumerate(words.READY_REASONS)]
        self.ready.render_choice(said, next((value for value, each in said if each == state.reason), ""))

    def _choose(self, place: str) -> None:
        self.reason_typed.emit(words.READY_REASONS[int(place)].say(self._language))
        self.reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        EnterChain((self.reason.edit, self.taker.edit, self.password.edit), self._close, parent=self)
        self.reason.edit.setMaxLength(60)
        self.reason.edit.textEdited.connect(self.reason_typed)
        self.taker.edit.textEdited.connect(self.taker_typed)
        self.ready.chosen.connect(self._choose)
        self.recount.clicked.connect(self.recount_pressed)
        self.button.clicked.connect(self._close)

    def _lay_out(self) -> None:
        sums = QHBoxLayout(self._sums)
        sums.setContentsMargins(grid.TWO, grid.ONE_AND_HALF, grid.TWO, grid.ONE_AND_HALF)
        for label, figure in zip(self._labels, self._figures, strict=True):
            block = QVBoxLayout()
            block.setSpacing(0)
            block.addWidget(label)
            block.addWidget(figure)
            sums.addLayout(block, 1)
        said = QHBoxLayout()
        said.setSpacing(grid.ONE)
        said.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._said, 1)
        who = QHBoxLayout()
        who.setSpacing(grid.TWO)
        who.addWidget(self.taker, 1, Qt.AlignmentFlag.AlignTop)
        who.addWidget(self.password, 1, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(grid.ONE)
        buttons.addWidget(self.recount)
        buttons.addWidget(self.button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        column.setSpacing(grid.ONE_AND_HALF)
        column.addWidget(self._sums)
        column.addLayout(said)
        for part in (self._counts, self.reason, self.ready, self._who):
            column.addWidget(part)
        column.addLayout(who)
        column.addStretch(1)
        column.addWidget(self._problem)
        column.addLayout(buttons)
