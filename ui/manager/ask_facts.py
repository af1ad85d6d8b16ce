"""What somebody asks to have approved, in words: on 审批, and in the dialog over 今天."""

from datetime import datetime, tzinfo

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.texts import approvals_page as words
from app.texts.language import Language
from ui.manager.asks_presenter import AskSeen, desk_words
from ui.widgets import grid
from ui.widgets.dressing import Face, Tone
from ui.widgets.panel import Corners, Edge, Ground, Panel
from ui.widgets.words import Words


class AskFacts(QWidget):
    """What it is, who asks, why, and the right it takes."""

    def __init__(self, *, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._what = Words("", face=Face.HEADING, parent=self)
        self._who = Words("", face=Face.BODY, tone=Tone.INK2, parent=self)
        panel = Panel(ground=Ground.SUNK, edge=Edge.LINE, corners=Corners.CONTROL, parent=self)
        self._labels = [Words("", face=Face.SMALL, tone=Tone.INK2, parent=panel) for _ in range(2)]
        self._why, self._right = (Words("", face=Face.BODY, parent=panel) for _ in range(2))
        self._allows = Words("", face=Face.SMALL, tone=Tone.INK2, parent=panel)
        told = QVBoxLayout(panel)
        told.setContentsMargins(grid.TWO, grid.ONE_AND_HALF, grid.TWO, grid.ONE_AND_HALF)
        told.setSpacing(grid.HALF)
        for part in (self._labels[0], self._why, self._labels[1], self._right, self._allows):
            told.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.ONE_AND_HALF)
        column.addWidget(self._what)
        column.addWidget(self._who)
        column.addWidget(panel)

    def render_ask(self, seen: AskSeen, language: Language) -> None:
        ask = seen.ask
        self._what.setText(ask.about.say(language))
        time = clock(ask.at, self._zone)
        self._who.setText(words.ASKED_BY.say(language, name=seen.name, number=ask.by, desk=desk_words(ask), time=time))
        for label, said in zip(self._labels, (words.WHY, words.RIGHT), strict=True):
            label.setText(said.say(language))
        self._why.setText(ask.reason)
        right = seen.right
        self._right.setText(right.words.name.say(language) if right is not None else "—")
        self._allows.setText(right.words.allows.say(language) if right is not None else "")
        self._allows.setVisible(right is not None)


def clock(at: datetime, zone: tzinfo) -> str:
    """15:44."""
    return at.astimezone(zone).strftime("%H:%M")
