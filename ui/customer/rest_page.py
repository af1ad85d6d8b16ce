"""What is signed beside the matters, in large type on one page before the signature: read down, or on at once."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.papers.form_parts import Part
from app.texts import customer as words
from app.texts.language import Language
from ui.customer.lines_scroll import LinesScroll
from ui.customer.touch_button import FootButton
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dressing import Face, Tone
from ui.widgets.words import Span, Stress, Words


class RestPage(QWidget):
    """`onward` to the signature, `backward` to the page before. It is long: who has read enough goes on at once."""

    onward = Signal()
    backward = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = Language.ZH
        self._title = Words("", face=Face.ELDER_TITLE, parent=self)
        self._body = Words("", face=Face.ELDER_BODY, tone=Tone.INK2, align=Qt.AlignmentFlag.AlignTop, parent=self)
        self.area = LinesScroll(self._body, parent=self)
        self.next = Button(" ", role=ButtonRole.PRIMARY, size=ButtonSize.ELDER, parent=self)
        self.next.setObjectName("nextButton")
        self.next.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.previous = FootButton(name="previousButton", icon="arrow-left", parent=self)
        self.enough = FootButton(name="enoughButton", icon="arrow-right", parent=self)
        foot = QHBoxLayout()
        foot.addWidget(self.previous)
        foot.addStretch(1)
        foot.addWidget(self.enough)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.TWO + grid.HALF)
        column.addWidget(self._title)
        column.addWidget(self.area, 1)
        column.addWidget(self.next)
        column.addLayout(foot)
        self._look = QTimer(self)  # once the layout has come to rest
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self._show_way)
        bar = self.area.verticalScrollBar()
        bar.valueChanged.connect(self._look_again)
        bar.rangeChanged.connect(self._look_again)
        self.next.clicked.connect(self._go_on)
        self.previous.clicked.connect(self.backward)
        self.enough.clicked.connect(self.onward)

    def render_rest(self, parts: tuple[Part, ...], *, language: Language) -> None:
        self._language = language
        self._title.setText(words.REST_TITLE.say(language))
        self._body.set_spans([span for part in parts for span in _spans(part, language)])
        self.previous.set_words(words.PREVIOUS.say(language))
        self._show_way()
        self._look.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.area.verticalScrollBar().setValue(0)
        self._look.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look.start()

    def _look_again(self) -> None:
        self._look.start()

    def _show_way(self) -> None:
        if self.isVisible():
            self.area.show_whole_lines()
        self.next.set_words((words.TO_SIGN if self.area.at_end else words.READ_DOWN).say(self._language))
        self.enough.set_words(words.TO_SIGN.say(self._language))
        self.enough.setVisible(not self.area.at_end)

    def _go_on(self) -> None:
        if self.area.at_end:
            self.onward.emit()
            return
        self.area.go_down()


def _spans(part: Part, language: Language) -> tuple[Span, ...]:
    said = [
        words.LABELLED.say(language, label=fact.label, words=fact.value) if fact.label else fact.value
        for fact in part.facts
    ]
    return Span(part.title + "\n", Stress.STRONG), Span("\n".join((*said, *part.paragraphs)) + "\n")
