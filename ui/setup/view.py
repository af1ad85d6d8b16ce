"""The assistant's screen: the steps at the left, one page at the right, Enter goes on and Esc goes back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.setup_fields import STEP_FIELDS, SetupStep
from app.texts import assistant as words
from app.texts.language import Language
from ui.setup.end_pages import DonePage, RunningPage, SummaryPage
from ui.setup.fields import FieldGrid
from ui.setup.first_page import FirstPage
from ui.setup.printer_page import PrinterPage
from ui.setup.side import SetupSide
from ui.setup.state import STEPS, Phase, SetupState, page_words
from ui.widgets import grid
from ui.widgets.banner import Banner, BannerKind
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dressing import Face, Tone
from ui.widgets.key_row import KeyHint, KeyRow
from ui.widgets.scroll import Scroll
from ui.widgets.words import Words

_PAGE_WIDTH = 720
_MANY_FIELDS = 6


class SetupView(QFrame):
    """Paints SetupState; its signals are the presenter's acts."""

    answered = Signal(str, str)
    next_pressed = Signal()
    back_pressed = Signal()
    later_pressed = Signal()
    step_pressed = Signal(str)
    begin_pressed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("setupView")
        self._shown: tuple[Phase, SetupStep] | None = None
        self._refused = 0
        self._busy = False
        self._held: QWidget | None = None  # what had the focus before something was begun
        self._side = SetupSide(parent=self)
        self._head = Words("", face=Face.HEADING, parent=self)
        self._note = Words("", face=Face.BODY, tone=Tone.INK2, parent=self)
        self._banner = Banner(parent=self)
        self._pages = QStackedWidget(self)
        self.printer = PrinterPage(parent=self._pages)
        self.first = FirstPage(parent=self._pages)
        self.grids = {step: self._grid(step) for step in STEPS if step not in (SetupStep.PRINTER, SetupStep.LANGUAGE)}
        self.summary = SummaryPage(parent=self._pages)
        self.running = RunningPage(parent=self._pages)
        self.done = DonePage(parent=self._pages)
        self._tops = [self._topped(page) for page in (self.first, self.printer, *self.grids.values())]
        self._tops += [self._topped(page) for page in (self.summary, self.running, self.done)]
        self.keys = KeyRow(parent=self)
        self.back = Button("", size=ButtonSize.PRIMARY, icon="arrow-left", parent=self)
        self.later = Button("", size=ButtonSize.PRIMARY, parent=self)
        self.go_on = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        self._lay_out()
        self._connect()

    def render_setup(self, state: SetupState) -> None:
        language = state.language
        if state.busy is not None and not self._busy:
            self._held = self.window().focusWidget()
        head, note = page_words(state)
        self._head.setText(head.say(language))
        self._note.setText(note.say(language))
        self._side.render_side(state)
        self._say(state)
        self._render_page(state)
        self._render_foot(state)
        self._focus(state)
        self._busy = state.busy is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes on; where a button has the focus it presses that one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.go_on.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.back_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _say(self, state: SetupState) -> None:
        """One sentence about this page: what is under way, what went wrong, what went well."""
        language = state.language
        busy = state.busy if state.phase is Phase.ASKING else None
        said = state.trouble or busy or state.good
        self._banner.setVisible(said is not None)
        if said is None:
            return
        kind = BannerKind.DANGER if state.trouble is not None else BannerKind.ACCENT
        icon = "circle-alert" if state.trouble is not None else "clock-3" if busy is not None else "circle-check"
        self._banner.render_banner(kind, said.say(language), icon=icon)

    def _render_page(self, state: SetupState) -> None:
        if state.phase is Phase.CHECKING:
            self.summary.render_summary(state)
            page: QWidget = self.summary
        elif state.phase is Phase.RUNNING:
            self.running.render_running(state)
            page = self.running
        elif state.phase is Phase.DONE:
            self.done.render_done(state)
            page = self.done
        elif state.step is SetupStep.LANGUAGE:
            self.first.render_first(state)
            page = self.first
        elif state.step is SetupStep.PRINTER:
            self.printer.render_printer(state)
            page = self.printer
        else:
            self.grids[state.step].render_fields(state)
            page = self.grids[state.step]
        self._pages.setCurrentIndex(next(i for i, top in enumerate(self._tops) if page.parent() is top))

    def _focus(self, state: SetupState) -> None:
        """On a new page into its first open field; after a refusal into the first faulty one, once."""
        now = (state.phase, state.step)
        moved, self._shown = now != self._shown, now
        refused, self._refused = state.refused != self._refused, state.refused
        if not moved and not refused:
            self._give_back(state)
            return
        if state.phase is not Phase.ASKING or state.step is SetupStep.LANGUAGE:
            self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)
        elif state.step is SetupStep.PRINTER:
            self.printer.fields.focus_on(state.faults)
        else:
            self.grids[state.step].focus_on(state.faults)

    def _give_back(self, state: SetupState) -> None:
        """What was greyed while something was under way has lost the focus to whatever came next."""
        held = self._held
        if self._busy and state.busy is None and held is not None and held.isVisible() and held.isEnabled():
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def _render_foot(self, state: SetupState) -> None:
        language = state.language
        asking = state.phase in (Phase.ASKING, Phase.CHECKING)
        self.back.setVisible(asking and (state.step is not STEPS[0] or state.phase is Phase.CHECKING))
        self.back.set_words(words.BACK.say(language))
        self.later.setVisible(state.phase is Phase.ASKING and state.step is SetupStep.CENTRE)
        self.later.set_words(words.LATER.say(language))
        labels = {Phase.ASKING: words.NEXT, Phase.CHECKING: words.CARRY_OUT, Phase.DONE: words.BEGIN}
        self.go_on.setVisible(state.phase in labels)
        self.go_on.set_words(labels.get(state.phase, words.NEXT).say(language))
        for button in (self.back, self.later, self.go_on):
            button.setEnabled(state.busy is None)
        self.keys.render_keys(_keys(language) if state.phase is Phase.ASKING else ())

    def _pressed_on(self) -> None:
        if self._shown is not None and self._shown[0] is Phase.DONE:
            self.begin_pressed.emit()
        else:
            self.next_pressed.emit()

    def _connect(self) -> None:
        self._side.step_pressed.connect(self.step_pressed)
        self.summary.step_pressed.connect(self.step_pressed)
        self.first.answered.connect(self.answered)
        self.printer.answered.connect(self.answered)
        for fields in self.grids.values():
            fields.answered.connect(self.answered)
        self.back.clicked.connect(self.back_pressed)
        self.later.clicked.connect(self.later_pressed)
        self.go_on.clicked.connect(self._pressed_on)

    def _grid(self, step: SetupStep) -> FieldGrid:
        fields = STEP_FIELDS[step]
        return FieldGrid(fields, columns=2 if len(fields) > _MANY_FIELDS else 1, parent=self._pages)

    def _topped(self, page: QWidget) -> QWidget:
        """At the top of the room there is; it scrolls where that is not enough."""
        inside = QWidget(self._pages)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        column.addStretch(1)
        self._pages.addWidget(Scroll(inside, parent=self._pages))
        return inside

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(grid.ONE_AND_HALF)
        foot.addWidget(self.keys)
        foot.addStretch(1)
        for button in (self.back, self.later, self.go_on):
            foot.addWidget(button)
        middle = QWidget(self)
        middle.setFixedWidth(_PAGE_WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, grid.FOUR, 0, grid.THREE)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addSpacing(grid.HALF)
        column.addWidget(self._note)
        column.addSpacing(grid.TWO)
        column.addWidget(self._banner)
        column.addSpacing(grid.ONE)
        column.addWidget(self._pages, 1)
        column.addSpacing(grid.TWO)
        column.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addStretch(1)
        row.addWidget(middle)
        row.addStretch(1)


def _keys(language: Language) -> tuple[KeyHint, ...]:
    return (
        KeyHint(("Tab",), words.KEY_TAB.say(language)),
        KeyHint(("Enter",), words.KEY_ENTER.say(language)),
        KeyHint(("Esc",), words.KEY_BACK.say(language)),
    )
