"""A day that is closed: its Z number, and what is left to do."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.hall_time import clock_time
from app.ports import PaperKind, PrintState
from app.texts import close_screens as words
from app.texts.language import Language, Text, same
from ui.frame.outcome import print_words
from ui.manager.close_state import CloseState, PageWent, PapersWent
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dressing import Face, Tone
from ui.widgets.icons import Icon, IconSize
from ui.widgets.panel import Corners, Edge, Panel
from ui.widgets.words import Words

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_WIDTH, _MOST_LINES = 600, 5
_SLIP_THEN = {
    PrintState.HANDED_OVER: words.SLIP_NOT_SEEN,
    PrintState.FAILED_BEFORE_SEND: words.SLIP_LATE,
    PrintState.CANCELLED: words.SLIP_GONE,
    PrintState.UNKNOWN: words.SLIP_NOT_SEEN,
}
_PAGE = {
    PageWent.UNKNOWN: None,
    PageWent.SENT: words.PAGE_SENT,
    PageWent.NOWHERE: words.PAGE_NOWHERE,
    PageWent.TO_FILE: words.PAGE_TO_FILE,
    PageWent.FAILED: words.PAGE_FAILED,
}


class ClosedPage(Panel):
    """In the place of the step."""

    print_pressed = Signal()
    summary_pressed = Signal()
    today_pressed = Signal()

    def __init__(self, *, zone: ZoneInfo, parent: QWidget) -> None:
        super().__init__(edge=Edge.LINE, corners=Corners.CARD, parent=parent)
        self._zone = zone
        self._mark = Icon("circle-check", size=IconSize.EMPTY, tone=Tone.ACCENT, parent=self)
        self._title = Words("", face=Face.HEADING, wrap=False, align=_CENTRE, parent=self)
        self._number = Words("", face=Face.TILE_FIGURE, wrap=False, align=_CENTRE, parent=self)
        self._sealed = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, align=_CENTRE, parent=self)
        self._after = [Words("", face=Face.BODY, parent=self) for _ in range(_MOST_LINES)]
        self.summary = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        self.print = Button("", icon="printer", size=ButtonSize.PRIMARY, key="Ctrl P", parent=self)
        self.today = Button("", icon="arrow-right", size=ButtonSize.PRIMARY, key="F2", parent=self)
        self.summary.clicked.connect(self.summary_pressed)
        self.print.clicked.connect(self.print_pressed)
        self.today.clicked.connect(self.today_pressed)
        self._lay_out()

    def render_closed(self, state: CloseState, language: Language) -> None:
        standing = state.standing
        if standing is None or standing.closed_at is None:
            return
        self._title.setText(words.CLOSED.say(language, day=state.day.isoformat()))
        self._number.setText(words.Z.say(language, number=f"{standing.number or 0:04d}"))
        self._sealed.setText(words.CLOSED_AT.say(language, time=clock_time(standing.closed_at, self._zone)))
        carried = len(standing.carried)
        slip, page = papers_words(state.papers) if state.papers is not None else (None, None)
        said = [
            slip.say(language) if slip is not None else "",
            page.say(language) if page is not None else "",
            words.AFTER_CARRIED.say(language, count=carried) if carried else "",
            words.AFTER_SAFE.say(language),
            words.AFTER_LATE.say(language),
        ]
        for label, line in zip(self._after, said, strict=True):
            label.setText(line)
            label.setVisible(bool(line))
        self.summary.set_words(words.SEE_SUMMARY.say(language))
        self.print.set_words(words.PRINT_AGAIN.say(language))
        self.print.setVisible(state.prints)
        self.today.set_words(words.NEXT_DAY.say(language, day=state.today.isoformat()))
        self.today.setVisible(state.day < state.today)

    def _lay_out(self) -> None:
        lines = QWidget(self)
        lines.setFixedWidth(_WIDTH)
        inside = QVBoxLayout(lines)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(grid.ONE)
        for label in self._after:
            inside.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(grid.ONE)
        buttons.addStretch(1)
        for button in (self.summary, self.print, self.today):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.THREE, grid.THREE, grid.THREE, grid.THREE)
        column.setSpacing(grid.ONE)
        column.addStretch(1)
        for part in (self._mark, self._title, self._number, self._sealed):
            column.addWidget(part, 0, _CENTRE)
        column.addSpacing(grid.TWO)
        middle = QHBoxLayout()  # what is aligned has no height for its width
        middle.addStretch(1)
        middle.addWidget(lines)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addSpacing(grid.TWO)
        column.addLayout(buttons)
        column.addStretch(2)


def papers_words(went: PapersWent) -> tuple[Text | None, Text | None]:
    """What became of the slip and of the page; None for what is not known here."""
    slip = _slip_words(went.slip) if went.slip is not None else None
    page = _PAGE[went.page]
    return slip, page if page is None else page.filled(why=went.why or "")


def _slip_words(state: PrintState) -> Text:
    said, then = print_words(state, paper=PaperKind.DAILY_SUMMARY), _SLIP_THEN.get(state, same(""))
    return Text(f"{said.zh}。{then.zh}", f"{said.en}. {then.en}".rstrip())
