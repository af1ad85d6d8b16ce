"""The virtual printer's window: paper as it comes out, what was torn off, the address, and faults to practise."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.domain.printer_fault import Fault
from app.printer_ports import DecodedPaper
from app.texts import virtual_printer as texts
from app.texts.language import Language
from ui.frame.application import Bell
from ui.frame.theme import LanguageChoice
from ui.virtual_printer.fault_panel import FaultPanel
from ui.virtual_printer.paper_sheet import PaperSheet
from ui.virtual_printer.presenter import LINE_FAULTS, PAPER_FAULTS, VirtualPrinterPresenter, VirtualPrinterState
from ui.virtual_printer.slip_list import SlipList
from ui.widgets import grid
from ui.widgets.button import Button, ButtonSize
from ui.widgets.dressing import Face, Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.icons import Icon, IconSize
from ui.widgets.key_row import KeyHint, KeyRow
from ui.widgets.words import Words

_SLIPS_WIDTH = 248
_SIZE = QSize(1240, 768)


class VirtualPrinterWindow(QWidget):
    """Open it beside the counter. `languages` may be the clerk's own choice or one for this window alone."""

    def __init__(self, paper: DecodedPaper, *, languages: LanguageChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("virtualPrinter")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._languages = languages
        self._build()
        self._presenter = VirtualPrinterPresenter(paper, language=languages.language, render=self._render_state)
        self._slips.chosen.connect(self._presenter.choose)
        self._language.clicked.connect(self._other_language)
        self._clear.clicked.connect(self._presenter.throw_away)
        self._shut.clicked.connect(self._presenter.shut_drawer)
        self._tear.clicked.connect(self._presenter.tear_off)
        self._faults.switched.connect(lambda name: self._presenter.switch(Fault(name)))
        self._faults.onset_chosen.connect(self._presenter.choose_onset)
        self._faults.mended.connect(self._presenter.mend)
        languages.changed.connect(self._speak)
        self._bind_keys()
        bell = Bell()  # it outlives the window, so that ringing never fails
        bell.rang.connect(self._look_again)
        paper.watch(bell.ring)
        self._presenter.show()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def sizeHint(self) -> QSize:
        return _SIZE

    def _build(self) -> None:
        self._slips = SlipList(parent=self)
        self._slips.setObjectName("virtualPrinterSlips")
        self._slips.setFixedWidth(_SLIPS_WIDTH)
        self._sheet = PaperSheet()
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self._sheet)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty = EmptyState("printer", parent=self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._scroll)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._slips)
        body.addWidget(self._pages, 1)
        self._faults = FaultPanel(parent=self)
        body.addWidget(self._faults)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addLayout(body, 1)
        column.addWidget(self._key_bar())

    def _head(self) -> QWidget:
        head = QFrame(self)
        head.setObjectName("virtualPrinterHead")
        self._title = Words("", face=Face.PANE, wrap=False, parent=head)
        self._address = Words("", face=Face.BODY, tone=Tone.ACCENT_INK, wrap=False, parent=head)
        self._paper = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=head)
        self._shut = Button("", size=ButtonSize.SMALL, key="Ctrl D", parent=head)
        self._tear = Button("", size=ButtonSize.SMALL, key="Ctrl T", parent=head)
        self._clear = Button("", size=ButtonSize.SMALL, key="Del", parent=head)
        self._language = Button("", size=ButtonSize.SMALL, key="Ctrl E", parent=head)
        row = QHBoxLayout(head)
        row.setContentsMargins(grid.TWO, 0, grid.TWO, 0)
        row.setSpacing(grid.ONE_AND_HALF)
        row.addWidget(Icon("printer", size=IconSize.CONTROL, parent=head))
        for part in (self._title, self._address, self._paper):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._shut)
        row.addWidget(self._tear)
        row.addWidget(self._clear)
        row.addWidget(self._language)
        return head

    def _key_bar(self) -> QWidget:
        bar = QFrame(self)
        bar.setObjectName("virtualPrinterKeys")
        self._keys = KeyRow(parent=bar)
        row = QHBoxLayout(bar)
        row.setContentsMargins(grid.TWO, 0, grid.TWO, 0)
        row.addWidget(self._keys)
        row.addStretch(1)
        return bar

    def _bind_keys(self) -> None:
        bar = self._scroll.verticalScrollBar()
        acts = {
            "Up": lambda: self._presenter.step(1),  # the list has the newest at its top
            "Down": lambda: self._presenter.step(-1),
            "PgUp": lambda: bar.setValue(bar.value() - bar.pageStep()),
            "PgDown": lambda: bar.setValue(bar.value() + bar.pageStep()),
            "Del": self._presenter.throw_away,
            "Ctrl+D": self._presenter.shut_drawer,
            "Ctrl+E": self._other_language,
            "Ctrl+T": self._presenter.tear_off,
            "M": self._presenter.mend,
            "W": self._presenter.next_onset,
        }
        for fault, key in PAPER_FAULTS + LINE_FAULTS:
            acts[key] = partial(self._presenter.switch, fault)
        for keys, act in acts.items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _look_again(self) -> None:
        self._presenter.show()

    def _other_language(self) -> None:
        now = self._languages.language
        self._languages.switch(Language.EN if now is Language.ZH else Language.ZH)

    def _speak(self, language: str) -> None:
        self._presenter.speak(Language(language))

    def _render_state(self, state: VirtualPrinterState) -> None:
        say = state.language
        self.setWindowTitle(state.window_title)
        self._title.setText(texts.TITLE.say(say))
        self._address.setText(state.address)
        self._paper.setText(state.paper)
        self._shut.set_words(texts.SHUT_DRAWER.say(say))
        self._shut.setVisible(state.drawer_open)
        self._tear.set_words(texts.TEAR_OFF.say(say))
        self._tear.setVisible(state.growing)
        self._clear.set_words(texts.KEY_EMPTY.say(say))
        self._clear.setEnabled(bool(state.entries))
        self._language.set_words(texts.SWITCH_LANGUAGE.say(say))
        of_slips = (KeyHint(("↑", "↓"), texts.KEY_SLIP.say(say)), KeyHint(("PgUp", "PgDn"), texts.KEY_SCROLL.say(say)))
        self._keys.render_keys(
            (
                *(of_slips if state.entries else ()),
                KeyHint(("0–9", "H", "G", "X"), texts.KEY_FAULT.say(say)),
                KeyHint(("W",), texts.KEY_WHEN.say(say)),
            )
        )
        self._faults.render_faults(state)
        self._slips.render_entries(state.entries, chosen=state.chosen)
        self._slips.setVisible(bool(state.entries))
        self._empty.render_words(texts.EMPTY.say(say), before=texts.EMPTY_HOW.say(say, address=state.address))
        self._pages.setCurrentWidget(self._empty if state.rows is None else self._scroll)
        if state.rows is not None:
            self._sheet.render_rows(state.rows, columns=state.columns, torn=not state.growing)
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.maximum() if state.growing else bar.value())
