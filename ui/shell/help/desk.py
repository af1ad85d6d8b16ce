"""Help in the window: F1 at any time on duty, and the tour once for each person at their first sign-on."""

from PySide6.QtCore import QObject

from app.domain.staff import StaffMember
from app.ports import Lane, Settings
from ui.frame.shortcuts import HELP_KEY, Act, Shortcuts
from ui.frame.theme import LanguageChoice
from ui.shell.help.keys_dialog import KeysDialog
from ui.shell.help.tour_dialog import TourDialog
from ui.shell.window import ShellWindow

DEADLINE_S = 10.0


class HelpDesk(QObject):
    """`shows_tour` False keeps the tour to F1 alone: for demo orders that are driven by keys."""

    def __init__(
        self, window: ShellWindow, *, language: LanguageChoice, settings: Settings, lane: Lane, shows_tour: bool
    ) -> None:
        super().__init__(window)
        self._window = window
        self._language = language
        self._settings = settings
        self._lane = lane
        self._shows_tour = shows_tour
        keys = Shortcuts((HELP_KEY,), {Act.HELP: self.open_keys}, window=window.body)
        window.rail.help_pressed.connect(self.open_keys)
        window.overlay.opened.connect(keys.rest)
        window.overlay.closed.connect(keys.work)

    def open_keys(self) -> None:
        dialog = KeysDialog(self._language.language, parent=self._window)
        dialog.tour_pressed.connect(self.open_tour)
        self._window.overlay.open(dialog)

    def open_tour(self) -> None:
        self._window.overlay.close_dialog()
        self._window.overlay.open(TourDialog(self._language.language, parent=self._window))

    def greet(self, person: StaffMember) -> None:
        """Whoever has not seen the tour on this PC gets it once."""
        if not self._shows_tour:
            return
        key = f"tour_seen.{person.number}"

        def look() -> bool:
            seen = self._settings.get(key, "") == "yes"
            if not seen:
                self._settings.set(key, "yes")
            return seen

        def show(seen: bool) -> None:
            if not seen and self._window.overlay.dialog() is None and not self._window.signed_off:
                self.open_tour()

        self._lane.run(look, then=show, failed=lambda _: None, deadline_s=DEADLINE_S)
