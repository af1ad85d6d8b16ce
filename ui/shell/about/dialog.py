"""The dialog 关于: versions at the top, below them everything shipped with its licence."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.texts import about as words
from app.texts.language import Language
from ui.shell.about.state import AboutFacts, heads, part_line
from ui.widgets import grid
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.facts import FactPair, FactTable
from ui.widgets.key_row import KeyHint
from ui.widgets.panel import Hairline
from ui.widgets.scroll import Scroll
from ui.widgets.words import Words

_WIDTH, _LIST_HEIGHT = 720, 280
_LABEL, _PART = 104, 280
_STEP = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class AboutDialog(Dialog):
    """Open it on the window's overlay; Esc closes it, the arrows scroll the list."""

    def __init__(self, facts: AboutFacts, language: Language, *, parent: QWidget | None = None) -> None:
        super().__init__(words.TITLE.say(language), icon="info", parent=parent)
        self.setFixedWidth(_WIDTH)
        top = FactTable(label_width=_LABEL, row_gap=grid.HALF, parent=self)
        top.render_pairs([FactPair(label, value) for label, value in heads(facts, language)])
        count = Words(words.MADE_OF.say(language, count=len(facts.parts)), face=Face.SMALL, tone=Tone.INK2, parent=self)
        inside = QWidget(self)
        parts = FactTable(label_width=_PART, row_gap=grid.HALF, parent=inside)
        parts.render_pairs([FactPair(*part_line(part, language)) for part in facts.parts])
        listed = QVBoxLayout(inside)
        listed.setContentsMargins(0, 0, grid.TWO, 0)
        listed.addWidget(parts)
        listed.addStretch(1)
        self.list = Scroll(inside, parent=self)
        self.list.setFixedHeight(_LIST_HEIGHT)
        column = QVBoxLayout()
        column.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        column.setSpacing(grid.ONE_AND_HALF)
        for part in (top, Hairline(parent=self), count, self.list):
            column.addWidget(part)
        self.body.addLayout(column)
        self.set_footer((KeyHint(("↑", "↓"), words.KEY_SCROLL.say(language)),))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = _STEP.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
            return
        bar = self.list.verticalScrollBar()
        bar.setValue(bar.value() + steps * grid.FOUR)
