"""The dialog that asks for a reason: what is meant, where there is a choice, a ready reason or one's own words."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.reason import checked_reason
from app.errors import InputRefused
from app.texts import reason as words
from app.texts.language import Language
from ui.frame.reason import ReasonAsked
from ui.frame.theme import LanguageChoice
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.choice import Choice
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.key_row import KeyHint
from ui.widgets.keys import ENTER, on_keys
from ui.widgets.overlay import Overlay
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_WIDTH = 600
_MOST = 60


class ReasonDialog(Dialog):
    """It is dismissed before what was asked is told the answer: that may ask for an approval in its place."""

    def __init__(self, asked: ReasonAsked, *, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(icon="shield-alert", parent=parent)
        self.setFixedWidth(_WIDTH)
        self._asked = asked
        self._language = language
        self._chosen = asked.chosen
        self._what_label = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._figure_label = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._figure = Words(asked.figure, face=Face.DUE, wrap=False, parent=self)
        self._figure_note = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.what = Choice(parent=self)
        self.reason = TextField(parent=self)
        self.reason.edit.setObjectName("reasonField")
        self.reason.edit.setMaxLength(_MOST)
        self._ready_label = Words(words.HINT.say(language), face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self.ready = Choice(parent=self)
        role = ButtonRole.DANGER if asked.danger else ButtonRole.PRIMARY
        self.button = Button(asked.act.say(language), role=role, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        self._say()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.reason)

    def give(self) -> None:
        """Enter. Without a reason, or with one that tells whom it is about, the field says so."""
        try:
            reason = checked_reason(self.reason.text(), customer=self._asked.customer)
        except InputRefused as refused:
            self.reason.set_error(refused.say(self._language))
            self.reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        given, chosen = self._asked.given, self._chosen
        self.dismissed.emit()
        given(chosen, reason)

    def _say(self) -> None:
        asked, language = self._asked, self._language
        self.set_title(asked.title.say(language), note=asked.note.say(language))
        self.reason.set_caption(words.WHY.say(language))
        for part, said in ((self._figure_label, asked.figure_label), (self._figure_note, asked.figure_note)):
            part.setText(said.say(language) if said is not None else "")
            part.setVisible(said is not None)
        if asked.what_label is not None:
            self._what_label.setText(asked.what_label.say(language))
        self._paint_what()
        self._paint_ready()
        self.set_footer(
            (
                KeyHint(("Tab",), words.KEY_NEXT.say(language)),
                KeyHint(("Enter",), asked.act.say(language)),
                KeyHint(("Esc",), words.KEY_CANCEL.say(language)),
            ),
            note=words.FOOT.say(language),
        )

    def _paint_what(self) -> None:
        self.what.render_choice([(value, said.say(self._language)) for value, said in self._asked.what], self._chosen)

    def _paint_ready(self) -> None:
        said = [(str(place), ready.say(self._language)) for place, ready in enumerate(self._asked.ready)]
        chosen = next((value for value, each in said if each == self.reason.text()), "")
        self.ready.render_choice(said, chosen)

    def _choose_what(self, value: str) -> None:
        self._chosen = value
        self._paint_what()

    def _choose_ready(self, place: str) -> None:
        self.reason.set_text(self._asked.ready[int(place)].say(self._language))
        self._typed()

    def _typed(self) -> None:
        self.reason.set_error("")
        self._paint_ready()

    def _connect(self) -> None:
        on_keys(self, dict.fromkeys(ENTER, self.give))
        self.what.chosen.connect(self._choose_what)
        self.ready.chosen.connect(self._choose_ready)
        self.reason.edit.textEdited.connect(self._typed)
        self.button.clicked.connect(self.give)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        column.setSpacing(grid.ONE_AND_HALF)
        figure = QVBoxLayout()
        figure.setSpacing(0)
        for shown in (self._figure_label, self._figure, self._figure_note):
            figure.addWidget(shown)
        self._figure.setVisible(bool(self._asked.figure))
        column.addLayout(figure)
        self._what_label.setVisible(bool(self._asked.what))
        self.what.setVisible(bool(self._asked.what))
        parts: tuple[QWidget, ...] = (
            self._what_label,
            self.what,
            self.reason,
            self._ready_label,
            self.ready,
            self.button,
        )
        for part in parts:
            column.addWidget(part)
        self.body.addLayout(column)
        what = [self.what.button(value) for value, _ in self._asked.what]
        ready = [self.ready.button(str(place)) for place in range(len(self._asked.ready))]
        for before, after in pairwise([*what, self.reason.edit, *ready, self.button]):
            QWidget.setTabOrder(before, after)


class ReasonDesk:
    """`ask` opens the dialog over whatever is open, one at a time; `give_up` when the desk goes to somebody else."""

    def __init__(self, *, overlay: Overlay, language: LanguageChoice) -> None:
        self._overlay = overlay
        self._language = language
        self._open: ReasonDialog | None = None

    def ask(self, asked: ReasonAsked) -> None:
        self.give_up()
        dialog = ReasonDialog(asked, language=self._language.language)
        dialog.dismissed.connect(self._forget)
        self._open = dialog
        self._overlay.open_front(dialog)

    def give_up(self) -> None:
        if self._open is not None:
            self._open.dismissed.emit()

    def _forget(self) -> None:
        self._open = None
