"""What the parts of the drawer's dialog share: the page that is shown, the lane, how a refusal is said. No Qt here."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from app.day_ports import CashDesk, DrawerStanding
from app.domain.approval import Leave
from app.domain.cash_period import CashPeriod, XReport
from app.domain.staff import StaffMember
from app.errors import SignOnRefused, Trouble
from app.ports import Ids, Lane
from app.texts import cash_screens as words
from app.texts.language import Text, same
from ui.clerk.voice import Voice
from ui.frame.gate import Gate
from ui.shell.cash.state import MenuState, Page, ResultState

T = TypeVar("T")
DEADLINE_S = 20.0
ABOUT = "cash-period"


class CashScreen(Protocol):
    """`None` closes the dialog."""

    def render_page(self, page: Page | None) -> None: ...


@dataclass(frozen=True, slots=True)
class CashOutside:
    """What the drawer's pages need.

    `asked`: whether the hall wants a period here, so that none is told of. `prove` says who takes the drawer over by
    number, password and the id of the period that begins (SignOnRefused), `called` the name and number of one of the
    staff, both on the lane; `taken_over` gives the desk to whoever took the drawer over. `stands` is told the period on
    every change. `open_drawer` opens it for nothing else, `open_for` under an act's own leave, for a reason that
    app.texts.audit knows: None where there is no drawer. `print_x` and `print_count` (the slip of a close) None where
    there is no printer.
    """

    desk: CashDesk
    lane: Lane
    gate: Gate
    ids: Ids
    zone: ZoneInfo
    voice: Callable[[], Voice | None]
    asked: Callable[[], bool]
    prove: Callable[[str, str, str], Leave]
    called: Callable[[str], Text]
    taken_over: Callable[[StaffMember], None]
    stands: Callable[[CashPeriod | None], None]
    print_x: Callable[[XReport], None] | None = None
    open_drawer: Callable[[], None] | None = None
    open_for: Callable[[Leave, str], None] | None = None
    print_count: Callable[[CashPeriod], None] | None = None


class CashBench:
    """`page` is what the dialog shows, None while it is closed; `period` what ran when it was last looked at, `holder`
    whose it was by name and number.

    `leave` is under what the open page acts, `act_id` the id it acts under; `then` follows a close.
    """

    def __init__(self, outside: CashOutside) -> None:
        self.outside = outside
        self.screen: CashScreen | None = None
        self.page: Page | None = None
        self.period: CashPeriod | None = None
        self.holder = same("")
        self.leave: Leave | None = None
        self.act_id = ""
        self.then: Callable[[], object] | None = None
        self.given_up = 0  # how often

    def show(self, page: Page | None) -> None:
        self.page = page
        if self.screen is not None:
            self.screen.render_page(page)

    def fresh(self, then: Callable[[DrawerStanding], None]) -> None:
        """How the drawer stands now; `then` only where nobody locked the desk or gave up meanwhile."""
        asked = self.given_up

        def looked() -> tuple[DrawerStanding, Text]:
            standing = self.outside.desk.standing()
            return standing, self.outside.called(standing.period.staff) if standing.period is not None else same("")

        def found(seen: tuple[DrawerStanding, Text]) -> None:
            standing, self.holder = seen
            self.stand(standing.period)
            if asked == self.given_up:
                then(standing)

        self.run(looked, then=found, failed=self.told)

    def stand(self, period: CashPeriod | None) -> None:
        self.period = period
        self.outside.stands(period)

    def done(self, said: Text) -> None:
        """The dialog closes; what followed a close is the caller's."""
        self.leave, self.act_id = None, ""
        self.show(None)
        voice = self.outside.voice()
        if voice is not None:
            voice.take_back(ABOUT)
            voice.tell(said, icon="wallet")

    def warn(self, said: Text) -> None:
        voice = self.outside.voice()
        if voice is not None:
            voice.tell(said, icon="circle-alert")

    def open_for(self, leave: Leave, reason: str) -> None:
        """The drawer, where there is one; the act goes on whatever comes of it."""
        if self.outside.open_for is not None:
            self.outside.open_for(leave, reason)

    def run(
        self,
        job: Callable[[], T],
        *,
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        deadline_s: float = DEADLINE_S,
    ) -> None:
        self.outside.lane.run(job, then=then, failed=failed or self.refused, deadline_s=deadline_s)

    def refused(self, error: Exception) -> None:
        """Said on the page it concerns: what was typed stays."""
        page, said = self.page, sentence(error)
        if page is None or isinstance(page, MenuState):
            self.warn(said)
        elif isinstance(page, ResultState) and isinstance(error, SignOnRefused):
            self.show(replace(page, busy=False, password_problem=said))
        else:
            self.show(replace(page, busy=False, problem=said))

    def told(self, error: Exception) -> None:
        voice = self.outside.voice()
        if voice is None:
            raise error
        voice.say_failed(error)


def sentence(error: Exception) -> Text:
    """Known trouble in its own words; anything else is a bug and goes on its way."""
    if isinstance(error, TimeoutError):
        return words.SLOW
    if isinstance(error, Trouble):
        return error.text.filled(**error.values)
    raise error
