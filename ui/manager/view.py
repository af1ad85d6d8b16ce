"""The manager's face: a tab for each page, what is said beside them, and the page that is chosen."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.texts import manager_page as words
from app.texts.language import Language, Text
from ui.widgets import grid
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.words import Words

NEXT_KEY, BEFORE_KEY = "Ctrl+PgDown", "Ctrl+PgUp"


@dataclass(slots=True)
class _Page:
    said: Text
    page: QWidget
    button: Button | None = None  # of a page that stands behind a button
    count: int = 0
    head: QWidget | None = None


class ManagerView(QFrame):
    """`tab_chosen` gives a page's name; it is shown once whoever may has allowed it. `leave_pressed`: Esc that no page
    wanted. All pages are added before the first is shown."""

    tab_chosen = Signal(str)
    leave_pressed = Signal()

    def __init__(self, *, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("auditPage")
        self._language = language
        self._pages: dict[str, _Page] = {}
        self._shown = ""
        self._said: Text | None = None
        self.tabs = Choice(parent=self)
        self.tabs.setObjectName("managerTabs")
        self.tabs.chosen.connect(self.tab_chosen)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._slot = QStackedWidget(self)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(grid.THREE, grid.ONE_AND_HALF, grid.THREE, 0)
        self._head.setSpacing(grid.ONE_AND_HALF)
        self._head.addWidget(self.tabs)
        self._head.addStretch(1)
        self._head.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._slot, 1)
        self._steps = [QShortcut(QKeySequence(key), self) for key in (NEXT_KEY, BEFORE_KEY)]
        for shortcut, step in zip(self._steps, (1, -1), strict=True):
            shortcut.activated.connect(lambda step=step: self._go(step))

    def add_page(self, name: str, said: Text, page: QWidget, *, icon: str = "", head: QWidget | None = None) -> None:
        """With an icon it has no tab: a button at the right opens it. `head` stands there while the page is shown."""
        made = _Page(said, page, head=head)
        if head is not None:
            self._head.addWidget(head)
            head.hide()
        if icon:
            made.button = Button("", icon=icon, parent=self)
            made.button.clicked.connect(lambda: self.tab_chosen.emit(name))
            self._head.addWidget(made.button)
        self._pages[name] = made
        self._slot.addWidget(page)

    def set_count(self, name: str, count: int) -> None:
        """How much waits on a page, behind its name; 0 for nothing. KeyError for a page there is none of."""
        if self._pages[name].count != count:
            self._pages[name].count = count
            self.retranslate(self._language)

    def set_note(self, said: Text | None) -> None:
        """At the head, of the page that is shown: how new it is. None for nothing."""
        self._said = said
        self._note.setText(said.say(self._language) if said is not None else "")

    def rest(self, *, resting: bool) -> None:
        """While a dialog lies over it no key turns a page."""
        for shortcut in self._steps:
            shortcut.setEnabled(not resting)

    @property
    def shown(self) -> str:
        """The page's name, "" before the first."""
        return self._shown

    def show_tab(self, name: str) -> None:
        page = self._pages[name].page
        if name != self._shown:
            self.set_note(None)
        self._shown = name
        for each in self._pages.values():
            if each.head is not None:
                each.head.setVisible(each.page is page)
        self._slot.setCurrentWidget(page)
        self.retranslate(self._language)
        self.setFocusProxy(page)
        page.setFocus()

    def retranslate(self, language: Language) -> None:
        """Of the head; the pages are their desks' own."""
        self._language = language
        tabs = [(name, _named(each, language)) for name, each in self._pages.items() if each.button is None]
        self.tabs.render_choice(tabs, self._shown)
        for name, each in self._pages.items():
            if each.button is not None:
                each.button.set_words(_named(each, language))
                dress(each.button, chosen=name == self._shown)
        self.set_note(self._said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        """To the tab beside the one that is shown, round at the ends."""
        names = [name for name, each in self._pages.items() if each.button is None]
        at = names.index(self._shown) if self._shown in names else 0
        self.tab_chosen.emit(names[(at + step) % len(names)])


def _named(page: _Page, language: Language) -> str:
    said = page.said.say(language)
    return words.COUNTED.say(language, name=said, count=page.count) if page.count else said
