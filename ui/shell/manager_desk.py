"""The manager's face in the counter's window: made of its pages, each opened by its own right, left for the counter."""

from dataclasses import replace

from PySide6.QtCore import QObject

from app.texts.language import Text
from ui.frame.shortcuts import KeyEntry
from ui.manager.view import ManagerView
from ui.shell.manager_archive_desk import archive_page
from ui.shell.manager_asks_desk import approvals_page
from ui.shell.manager_cash_desk import cash_page
from ui.shell.manager_close_desk import close_page
from ui.shell.manager_page import ManagerNeeds, ManagerPage
from ui.shell.manager_people_desk import people_page
from ui.shell.manager_repair_desk import repair_page
from ui.shell.manager_summary_desk import summary_page
from ui.shell.manager_today_desk import today_page
from ui.shell.manager_trail_desk import trail_page
from ui.shell.manager_waiting import Waiting, waiting_of
from ui.shell.modes import MANAGER


def _pages(needs: ManagerNeeds, waiting: Waiting) -> tuple[ManagerPage | None, ...]:
    """In the order of their tabs; None where a page has no parts here."""
    return (
        today_page(needs, waiting),
        cash_page(needs),
        summary_page(needs),
        approvals_page(needs, waiting),
        repair_page(needs, waiting),
        archive_page(needs),
        people_page(needs),
        trail_page(needs),
        close_page(needs),
    )


class ManagerDesk(QObject):
    """店长. `open` shows the page that was shown last, or the first one that the person on duty may see."""

    def __init__(self, needs: ManagerNeeds) -> None:
        super().__init__(needs.window)
        self._needs = replace(
            needs,
            go=self.go,
            pages=lambda: frozenset(self.pages),
            count=self._count,
            note=self._note,
            keys=self._set_keys,
        )
        self._keys: dict[str, tuple[KeyEntry, ...]] = {}
        self.view = ManagerView(language=needs.language.language)
        self._waiting = waiting_of(self._needs)
        made = _pages(self._needs, self._waiting)
        self.pages: dict[str, ManagerPage] = {page.name: page for page in made if page is not None}
        self._keys = {name: page.keys for name, page in self.pages.items()} | self._keys
        for page in self.pages.values():
            self.view.add_page(page.name, page.said, page.view, icon=page.icon, head=page.head)
        needs.window.add_mode(MANAGER.name, self.view, keys=())
        self.view.tab_chosen.connect(self.go)
        self.view.leave_pressed.connect(needs.back)
        needs.window.overlay.opened.connect(lambda: self.view.rest(resting=True))
        needs.window.overlay.closed.connect(lambda: self.view.rest(resting=False))
        needs.language.changed.connect(lambda _: self._language_switched())
        self.view.retranslate(needs.language.language)

    def open(self) -> None:
        shown = self.view.shown
        may = bool(shown) and self._needs.gate.may(self.pages[shown].right).allowed
        self.go(shown if may else self._first())

    def go(self, name: str) -> None:
        """That page, once whoever may has allowed it. KeyError where there is none of that name."""
        self.pages[name].open(lambda: self._show(name))

    def tick(self) -> None:
        """Every second."""
        if self.view.isVisible() and self.view.shown:
            self.pages[self.view.shown].tick()

    def give_up(self) -> None:
        """Before the lock, or for another person, who begins with a page of their own."""
        if self.view.shown:
            self.pages[self.view.shown].left()

    def _first(self) -> str:
        gate = self._needs.gate
        names = [name for name, page in self.pages.items() if not page.icon]
        return next((name for name in names if gate.may(self.pages[name].right).allowed), names[0])

    def _show(self, name: str) -> None:
        if not self.view.isVisible():  # the face comes up
            self._waiting.look()
        before = self.view.shown
        if before and before != name:
            self.pages[before].left()
        self._needs.window.render_keys(self._keys[name], mode=MANAGER.name)
        self._needs.window.show_body(MANAGER.name)
        self.view.show_tab(name)

    def _count(self, name: str, count: int) -> None:
        if name in self.pages:
            self.view.set_count(name, count)

    def _set_keys(self, name: str, keys: tuple[KeyEntry, ...]) -> None:
        if self._keys.get(name) != keys:
            self._keys[name] = keys
            if name == self.view.shown:
                self._needs.window.render_keys(keys, mode=MANAGER.name)

    def _note(self, name: str, said: Text | None) -> None:
        if name == self.view.shown:
            self.view.set_note(said)

    def _language_switched(self) -> None:
        language = self._needs.language.language
        self.view.retranslate(language)
        for page in self.pages.values():
            page.retranslate(language)
