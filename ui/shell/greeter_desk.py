"""The greeter's page in the counter's window: made when it is first opened, told whenever the hall changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.domain.staff import StaffMember
from ui.clerk.outside import Outside
from ui.frame.theme import LanguageChoice, Theme
from ui.greeter.outside import TicketPapers
from ui.shell.window import ShellWindow


@dataclass(frozen=True, slots=True)
class GreeterParts:
    """What the greeter's page has beside the counter's own parts: `papers` prints tickets, `initials` gives the ways
    to type a name in pinyin (offline_cache.pinyin), `self_service` is the address a customer's phone opens for doing
    it alone, "" for none."""

    papers: TicketPapers
    initials: Callable[[str], Sequence[str]]
    self_service: str = ""


@dataclass(frozen=True, slots=True)
class GreeterNeeds:
    """`outside` is the counter's; its hall, lanes, devices and gate are used. `go_alone` begins the counter's own way
    of going on alone; None where this device has no desk. `name_of` is the entrance's."""

    window: ShellWindow
    theme: Theme
    language: LanguageChoice
    outside: Outside
    parts: GreeterParts
    name_of: Callable[[str], StaffMember | None]
    failed: Callable[[Exception], None]
    go_alone: Callable[[], None] | None = None


class GreeterDesk(QObject):
    """`open` shows the page; `tick` is called every second; `give_up` before the lock or another person."""

    def __init__(self, needs: GreeterNeeds) -> None:
        super().__init__(needs.window)
        self._needs = needs

    def open(self) -> None:
        """The page in place of the counter's, which stays as it is behind it."""
        raise NotImplementedError

    def tick(self) -> None:
        """Times go on."""

    def give_up(self) -> None:
        """Nothing of a visitor stays on the page: the desk is locked, or goes to somebody else."""
