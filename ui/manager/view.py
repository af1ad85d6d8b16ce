"""The manager's page: a tab for the people, a tab for the audit trail."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.texts import staff_page as words
from app.texts.language import Language
from ui.manager.audit_view import AuditView
from ui.manager.staff_view import StaffView
from ui.widgets import grid
from ui.widgets.choice import Choice

PEOPLE, TRAIL = "people", "trail"


class ManagerView(QFrame):
    """`tab_chosen` with PEOPLE or TRAIL; the tab is shown once whoever may has allowed it."""

    tab_chosen = Signal(str)

    def __init__(
        self, *, people: StaffView, trail: AuditView, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("auditPage")
        self._people, self._trail = people, trail
        self._shown = PEOPLE
        self.tabs = Choice(parent=self)
        self.tabs.chosen.connect(self.tab_chosen)
        self._slot = QStackedWidget(self)
        head = QHBoxLayout()
        head.setContentsMargins(grid.THREE, grid.ONE_AND_HALF, grid.THREE, 0)
        head.addWidget(self.tabs)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._slot, 1)
        for page in (people, trail):
            self._slot.addWidget(page)
        self.retranslate(language)

    def show_tab(self, name: str) -> None:
        page: QWidget = self._people if name == PEOPLE else self._trail
        self._shown = name
        self._slot.setCurrentWidget(page)
        self.tabs.button(name).setChecked(True)
        self.setFocusProxy(page)
        page.setFocus()

    def retranslate(self, language: Language) -> None:
        said = [(PEOPLE, words.PEOPLE.say(language)), (TRAIL, words.TRAIL.say(language))]
        self.tabs.render_choice(said, self._shown)
        self._people.retranslate(language)
        self._trail.retranslate(language)
