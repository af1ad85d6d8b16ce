"""What 日结 needs of the program around it, and of its screen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.day_ports import DayBook, DayClosing
from app.domain.day_close import CloseStanding, OpenItem
from app.domain.staff import StaffMember
from app.papers.figure_cells import Names
from app.ports import Lane
from app.texts.language import Text
from ui.frame.gate import Gate
from ui.frame.reason import AskReason
from ui.manager.close_state import CloseState, PapersWent


@dataclass(frozen=True, slots=True)
class SignAsked:
    """What the signing dialog says; `signed` gets the person's own PIN. `what` is what is signed for where it is not
    the whole day, None for the day."""

    day: date
    person: StaffMember
    carried: tuple[OpenItem, ...]
    standing: CloseStanding
    signed: Callable[[str], None]
    what: Text | None = None


class CloseScreen(Protocol):
    def render_close(self, state: CloseState) -> None: ...
    def ask_signature(self, asked: SignAsked) -> None: ...
    def refuse_signature(self, said: Text) -> None: ...
    def end_signature(self) -> None: ...


@dataclass(frozen=True, slots=True)
class CloseOutside:
    """`lane` is where hall and figures are asked; `prove_pin`, on that lane, says that it is the person's own
    (SignOnRefused), and `papers_went` what became of the papers of a closed day and its Z number. `print_papers` prints
    them and never waits; None where nothing prints. `go` opens another page of the manager's face, `pages` are those
    there are; `back` shows the counter of this `desk`. `left` is told how much of what the last day was closed with is
    open still.
    """

    closing: DayClosing
    book: DayBook
    lane: Lane
    gate: Gate
    names: Callable[[], Names]
    prove_pin: Callable[[str, str], None]
    ask_reason: AskReason
    today: Callable[[], date]
    tell: Callable[[Text], None]
    go: Callable[[str], None]
    pages: Callable[[], frozenset[str]]
    desk: str
    back: Callable[[], None]
    print_papers: Callable[[date], None] | None = None
    papers_went: Callable[[date, int], PapersWent] | None = None
    has_queue: Callable[[], bool] = lambda: True
    left: Callable[[int], None] = lambda _: None
