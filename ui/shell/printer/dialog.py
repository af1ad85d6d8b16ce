"""The printers of a counter: how each is and what to do, what waits for paper, and what can be done at once."""

from collections import Counter
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ports import PaperKind
from app.printer_ports import PrinterCondition
from app.texts import printers as words
from app.texts.language import Language, Text
from ui.shell.printer.state import PrinterSeen, PrintersSeen
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.facts import FactPair, FactTable
from ui.widgets.key_row import KeyHint
from ui.widgets.keys import ENTER, on_keys
from ui.widgets.panel import Corners, Edge, Panel
from ui.widgets.pill import Pill, PillState
from ui.widgets.words import Words

_WIDTH: Final = 680
_LABEL: Final = 56
_WARNS: Final = (PrinterCondition.PAPER_LOW, PrinterCondition.SILENT)
_TEST_KEYS: Final = ((Qt.Key.Key_1, "1"), (Qt.Key.Key_2, "2"))


class PrinterCard(Panel):
    """One printer."""

    def __init__(self, *, key: str, parent: QWidget) -> None:
        super().__init__(edge=Edge.LINE, corners=Corners.CARD, parent=parent)
        self._name = Words("", face=Face.LINE_NAME, wrap=False, parent=self)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK3, wrap=False, parent=self)
        self._pill = Pill(PillState.PLAIN, "", parent=self)
        self._facts = FactTable(label_width=_LABEL, parent=self)
        self._what = Words("", face=Face.SMALL, tone=Tone.INK, parent=self)
        self.test = Button("", icon="printer", size=ButtonSize.SMALL, key=key, parent=self)
        head = QHBoxLayout()
        head.setSpacing(grid.ONE)
        head.addWidget(self._name)
        head.addWidget(self._note)
        head.addStretch(1)
        head.addWidget(self._pill)
        foot = QHBoxLayout()
        foot.setSpacing(grid.TWO)
        foot.addWidget(self._what, 1)
        foot.addWidget(self.test, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.TWO, grid.ONE_AND_HALF, grid.TWO, grid.ONE_AND_HALF)
        column.setSpacing(grid.ONE)
        column.addLayout(head)
        column.addWidget(self._facts)
        column.addLayout(foot)

    def render_printer(self, printer: PrinterSeen, language: Language, *, name: str, note: str) -> None:
        condition = printer.condition
        self._name.setText(name)
        self._note.setText(note)
        self._facts.render_pairs(
            (
                FactPair(words.ADDRESS.say(language), printer.address),
                FactPair(words.MODEL.say(language), printer.model.say(language)),
            )
        )
        self.test.set_words(words.TEST_PAGE.say(language))
        if condition is None:
            self._pill.render_state(PillState.PLAIN, words.NOT_LOOKED_YET.say(language), icon="clock-3")
            self._what.setText("")
            return
        said = words.CONDITIONS[condition.value].say(language)
        self._pill.render_state(_pill(condition), said[:1].upper() + said[1:], icon=_icon(condition))
        self._what.setText(words.WHAT_TO_DO[condition.value].say(language))


class PrinterDialog(Dialog):
    """1 and 2 print a test page, Enter prints what waits, F5 looks again."""

    test_pressed = Signal(bool)  # True: of the second one
    print_pressed = Signal()
    look_pressed = Signal()

    def __init__(self, language: Language, *, parent: QWidget | None = None) -> None:
        super().__init__(icon="printer", parent=parent)
        self.setFixedWidth(_WIDTH)
        self._language = language
        self.cards = tuple(PrinterCard(key=cap, parent=self) for _, cap in _TEST_KEYS)
        self._waiting = Words("", face=Face.BODY, parent=self)
        self._asked = Words("", face=Face.SMALL, tone=Tone.WARN, parent=self)
        self.print = Button(
            words.PRINT_NOW.say(language), role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self
        )
        self._lay_out()
        self._connect()

    def render_printers(self, seen: PrintersSeen) -> None:
        language, two = self._language, seen.second is not None
        self.set_title((words.TITLE if two else words.TITLE_ONE).say(language))
        first, second = self.cards
        if seen.first is not None:
            name = (words.FIRST if two else words.OF_THIS_DESK).say(language)
            first.render_printer(seen.first, language, name=name, note="")
        second.setVisible(two)
        if seen.second is not None:
            second.render_printer(
                seen.second, language, name=words.SECOND.say(language), note=words.SECOND_NOTE.say(language)
            )
        self._waiting.setText(waiting_words(seen, language))
        self._asked.setText(words.OPEN_QUESTIONS.say(language, count=seen.asked))
        self._asked.setVisible(seen.asked > 0)
        self.print.setVisible(bool(seen.waiting))
        self._render_keys(seen)

    def _render_keys(self, seen: PrintersSeen) -> None:
        language = self._language
        tests = ("1", "2") if seen.second is not None else ("1",)
        keys = [KeyHint(tests, words.TEST_PAGE.say(language)), KeyHint(("F5",), words.LOOK_AGAIN.say(language))]
        if seen.waiting:
            keys.insert(0, KeyHint(("Enter",), words.PRINT_NOW.say(language)))
        self.set_footer((*keys, KeyHint(("Esc",), words.KEY_CLOSE.say(language))))

    def _connect(self) -> None:
        on_keys(self, dict.fromkeys(ENTER, self._print))
        on_keys(self, {Qt.Key.Key_F5: self.look_pressed.emit})
        for card, (key, _), second in zip(self.cards, _TEST_KEYS, (False, True), strict=True):
            card.test.clicked.connect(lambda _=False, second=second: self.test_pressed.emit(second))
            on_keys(self, {key: card.test.click})
        self.print.clicked.connect(self.print_pressed)

    def _print(self) -> None:
        if self.print.isVisibleTo(self):
            self.print_pressed.emit()

    def _lay_out(self) -> None:
        waits = QHBoxLayout()
        waits.setSpacing(grid.TWO)
        waits.addWidget(self._waiting, 1)
        waits.addWidget(self.print)
        column = QVBoxLayout()
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        column.setSpacing(grid.ONE_AND_HALF)
        for card in self.cards:
            column.addWidget(card)
        column.addLayout(waits)
        column.addWidget(self._asked)
        self.body.addLayout(column)


def waiting_words(seen: PrintersSeen, language: Language) -> str:
    """What waits for paper, each kind with how many."""
    if not seen.waiting:
        return words.NOTHING_WAITS.say(language)
    counted = Counter(seen.waiting)
    said = [words.COUNTED.say(language, paper=_counted(kind, count), count=count) for kind, count in counted.items()]
    between = "、" if language is Language.ZH else ", "
    return words.WAITING.say(language, papers=between.join(said))


def _counted(kind: PaperKind, count: int) -> Text:
    return (words.PAPERS if count == 1 else words.PAPERS_MORE)[kind.value]


def _pill(condition: PrinterCondition) -> PillState:
    if condition in _WARNS:
        return PillState.WAITING
    if not condition.prints:
        return PillState.REFUSED
    return PillState.DONE if condition is PrinterCondition.READY else PillState.PLAIN


def _icon(condition: PrinterCondition) -> str:
    if condition is PrinterCondition.READY:
        return "check"
    return "printer" if condition.prints and condition not in _WARNS else "circle-alert"
