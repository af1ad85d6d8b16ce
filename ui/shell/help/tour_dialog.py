"""The tour: five cards, one after the other, that can be left at any time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import help as words
from app.texts.language import Language
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.icons import Icon, IconSize
from ui.widgets.keycap import KeyCap
from ui.widgets.words import Words

_WIDTH, _TEXT_HEIGHT = 640, 92
_MOST_KEYS = max(len(step.keys) for step in words.TOUR)


class TourDialog(Dialog):
    """Enter goes on, ← back, Esc leaves; `ended` is emitted once however it ends."""

    ended = Signal()

    def __init__(self, language: Language, *, parent: QWidget | None = None) -> None:
        super().__init__(words.TOUR_TITLE.say(language), icon="signpost", footer=False, parent=parent)
        self.setFixedWidth(_WIDTH)
        self._language = language
        self.place = 0
        self._icon = Icon(words.TOUR[0].icon, size=IconSize.EMPTY, tone=Tone.ACCENT, parent=self)
        self._head = Words("", face=Face.HEADING, parent=self)
        self._said = Words("", face=Face.BODY, tone=Tone.INK2, parent=self)
        self._said.setMinimumHeight(_TEXT_HEIGHT)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._count = Words("", face=Face.SMALL, tone=Tone.INK3, wrap=False, parent=self)
        self._caps = [KeyCap("", parent=self) for _ in range(_MOST_KEYS)]
        self.back = Button(words.TOUR_BACK.say(language), icon="arrow-left", parent=self)
        self.skip = Button(words.TOUR_SKIP.say(language), parent=self)
        self.go_on = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.ORDINARY, key="Enter", parent=self)
        self.back.clicked.connect(lambda: self.go(self.place - 1))
        self.skip.clicked.connect(self.dismissed)
        self.go_on.clicked.connect(lambda: self.go(self.place + 1))
        self.dismissed.connect(self.ended)
        self._lay_out()
        self.setFocusProxy(self.go_on)
        self.go(0)

    def go(self, place: int) -> None:
        """To a step; beyond the last one the tour is over."""
        if place >= len(words.TOUR):
            self.dismissed.emit()
            return
        self.place = max(place, 0)
        step, language = words.TOUR[self.place], self._language
        last = self.place == len(words.TOUR) - 1
        self._icon.set_name(step.icon)
        self._head.setText(step.head.say(language))
        self._said.setText(step.words.say(language))
        self._count.setText(words.TOUR_STEP.say(language, n=self.place + 1, of=len(words.TOUR)))
        for number, cap in enumerate(self._caps):
            cap.setVisible(number < len(step.keys))
            cap.setText(step.keys[number].say(language) if number < len(step.keys) else "")
        self.back.setVisible(self.place > 0)
        self.skip.setVisible(not last)
        self.go_on.set_words((words.TOUR_END if last else words.TOUR_NEXT).say(language))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Left:
            self.go(self.place - 1)
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(self.place + 1)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(grid.TWO)
        head.addWidget(self._icon)
        head.addWidget(self._head, 1)
        for cap in self._caps:
            head.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
        acts = QHBoxLayout()
        acts.setSpacing(grid.ONE)
        acts.addWidget(self._count)
        acts.addStretch(1)
        for button in (self.back, self.skip, self.go_on):
            acts.addWidget(button)
        column = QVBoxLayout()
        column.setContentsMargins(grid.THREE, grid.THREE, grid.THREE, grid.THREE)
        column.setSpacing(grid.TWO)
        column.addLayout(head)
        column.addWidget(self._said)
        column.addLayout(acts)
        self.body.addLayout(column)
