"""Where an accepted order's A4 form goes: the printers of this PC, or a file; whether it is a copy, what went wrong."""

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.texts import clerk as clerk_words
from app.texts import form_paper as words
from app.texts import identity as identity_words
from app.texts.language import Language
from ui.clerk.list_dialog import ListLine
from ui.clerk.paper_state import FormPaperState
from ui.widgets import grid
from ui.widgets.banner import Banner, BannerKind
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.key_row import KeyHint
from ui.widgets.keys import ENTER
from ui.widgets.panel import Hairline
from ui.widgets.scroll import Scroll
from ui.widgets.words import Words

_SIZE = (640, 480)


class FormPaperDialog(Dialog):
    """`print_pressed` where a printer is chosen; `file_chosen` carries the path the clerk gave."""

    moved = Signal(int)
    chosen = Signal(int)
    print_pressed = Signal()
    file_chosen = Signal(str)
    archive_pressed = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(icon="file-check", parent=parent)
        self._state: FormPaperState | None = None
        self._language = Language.ZH
        self.files: QFileDialog | None = None
        self._said = Words("", face=Face.BODY, parent=self)
        self._more = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._rows: list[ListLine] = []
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._scroll = Scroll(self._inside, parent=self)
        self._problem = Banner(parent=self)
        self._busy = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.button = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter is the dialog's, wherever the arrows stand
        self.button.clicked.connect(self.go)
        self._lay_out()
        self.setFixedSize(*_SIZE)

    def _lay_out(self) -> None:
        sentences = QVBoxLayout()
        sentences.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        sentences.setSpacing(grid.HALF)
        sentences.addWidget(self._said)
        sentences.addWidget(self._more)
        self._trouble = QWidget(self)
        above = QVBoxLayout(self._trouble)
        above.setContentsMargins(grid.THREE, grid.ONE, grid.THREE, 0)
        above.addWidget(self._problem)
        foot = QHBoxLayout()
        foot.setContentsMargins(grid.THREE, grid.ONE_AND_HALF, grid.THREE, grid.ONE_AND_HALF)
        foot.setSpacing(grid.TWO)
        foot.addWidget(self._busy, 1)
        foot.addWidget(self.button)
        self.body.addLayout(sentences)
        self.body.addWidget(Hairline(parent=self))
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self._trouble)
        self.body.addLayout(foot)

    # ── painting ──────────────────────────────────────────────────────────────────────────

    def render_paper(self, state: FormPaperState, language: Language) -> None:
        self._state, self._language = state, language
        self.set_title(state.title, note=state.note)
        self._said.setText(state.said)
        self._more.setText(state.more)
        self._more.setVisible(bool(state.more))
        while len(self._rows) < len(state.rows):
            line = ListLine(len(self._rows), parent=self._inside)
            line.pressed.connect(self.chosen)
            self._column.insertWidget(len(self._rows), line)
            self._rows.append(line)
        for place, line in enumerate(self._rows):
            line.setVisible(place < len(state.rows))
            if place < len(state.rows):
                line.render_row(state.rows[place], chosen=place == state.selected)
        self._scroll.ensureWidgetVisible(self._rows[state.selected], 0, grid.ONE)
        self._trouble.setVisible(bool(state.problem))
        if state.problem:
            self._problem.render_banner(BannerKind.WARN, state.problem, icon="circle-alert")
        self._busy.setText(state.busy)
        self.button.set_icon(state.icon)
        self.button.set_words(state.act)
        self.button.setEnabled(state.ready)
        keys = [KeyHint(("Enter",), state.act), KeyHint(("Esc",), identity_words.KEY_CLOSE.say(language))]
        if state.copies:
            keys.insert(0, KeyHint(("F6",), state.copies))
        if len(state.rows) > 1:
            keys.insert(0, KeyHint(("↑", "↓"), clerk_words.KEY_CHOOSE.say(language)))
        self.set_footer(keys, note=state.foot)

    # ── keys ──────────────────────────────────────────────────────────────────────────────

    def go(self) -> None:
        """Enter: to the chosen printer, or first the question where to save."""
        state = self._state
        if state is None or not state.ready:
            return
        if state.to_file:
            self._choose_file(state.file)
        else:
            self.print_pressed.emit()

    def _choose_file(self, file: str) -> None:
        """By the file dialog of the system, which asks before it takes the place of another file."""
        files = QFileDialog(self, words.CHOOSE_FILE.say(self._language))
        files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        files.setNameFilter(words.PDF_KIND.say(self._language))
        files.setDefaultSuffix("pdf")
        files.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        files.selectFile(file)  # with its folder, where one was chosen before
        files.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        files.fileSelected.connect(self.file_chosen)
        self.files = files
        files.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_F6 and self._state is not None and self._state.copies:
            self.archive_pressed.emit()
        elif key in ENTER:
            if not event.isAutoRepeat():
                self.go()
        else:
            super().keyPressEvent(event)
