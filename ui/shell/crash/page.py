"""The crash page: fills the window, says what was kept, offers three ways on. Never a trace, never a code."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import crash as words
from app.texts import not_opened
from app.texts.language import Language
from ui.shell.crash.state import BundleStage, CrashState, head, rows
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dressing import Face, Tone
from ui.widgets.facts import FactPair, FactTable
from ui.widgets.icons import Icon, IconSize
from ui.widgets.panel import Corners, Edge, Ground, Panel
from ui.widgets.words import Words

_WIDTH = 640
_LABEL = 128


class CrashPage(Panel):
    """Emits which button was pressed; 继续 has the focus, or 重新启动 where there is nothing to go on in."""

    go_on_pressed = Signal()
    restart_pressed = Signal()
    bundle_pressed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(ground=Ground.CANVAS, parent=parent)
        card = Panel(edge=Edge.LINE, corners=Corners.DIALOG, parent=self)
        card.setFixedWidth(_WIDTH)
        self._title = Words("", face=Face.HEADING, parent=card)
        self._what = Words("", face=Face.BODY, tone=Tone.INK2, parent=card)
        self._rows = FactTable(label_width=_LABEL, row_gap=grid.ONE, parent=card)
        self._bundle = Button("", size=ButtonSize.PRIMARY, parent=card)
        self.restart = Button("", size=ButtonSize.PRIMARY, parent=card)
        self.go_on = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=card)
        self._bundle.clicked.connect(self.bundle_pressed)
        self.restart.clicked.connect(self.restart_pressed)
        self.go_on.clicked.connect(self.go_on_pressed)
        self._lay_out(card)
        self.setFocusProxy(self.go_on)

    def render_crash(self, state: CrashState, language: Language) -> None:
        title, what = head(state)
        self._title.setText(title.say(language))
        self._what.setText(what.say(language))
        self._rows.render_pairs([FactPair(label, said) for label, said in rows(state, language)])
        self._bundle.set_words(words.SAVE_BUNDLE.say(language))
        if state.bundle is BundleStage.SAVING and self._bundle.hasFocus():
            self.setFocus()  # greyed it would give the focus to the next one: an Enter too many would restart
        self._bundle.setEnabled(state.bundle is not BundleStage.SAVING)
        self.restart.set_words(words.RESTART.say(language))
        self.go_on.set_words((words.GO_ON if state.trouble is None else not_opened.CLOSE).say(language))
        self.go_on.setVisible(state.can_go_on)
        self.setFocusProxy(self.go_on if state.can_go_on else self.restart)

    def _lay_out(self, card: Panel) -> None:
        head = QHBoxLayout()
        head.setSpacing(grid.ONE_AND_HALF)
        head.addWidget(Icon("circle-alert", size=IconSize.BANNER, tone=Tone.WARN, parent=card))
        head.addWidget(self._title, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(grid.ONE)
        buttons.addWidget(self._bundle)
        buttons.addStretch(1)
        buttons.addWidget(self.restart)
        buttons.addWidget(self.go_on)
        column = QVBoxLayout(card)
        column.setContentsMargins(grid.FOUR, grid.FOUR, grid.FOUR, grid.THREE)
        column.setSpacing(grid.TWO)
        column.addLayout(head)
        column.addWidget(self._what)
        column.addWidget(self._rows)
        column.addSpacing(grid.ONE)
        column.addLayout(buttons)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        around = QVBoxLayout(self)
        around.addStretch(2)
        around.addLayout(middle)
        around.addStretch(3)
