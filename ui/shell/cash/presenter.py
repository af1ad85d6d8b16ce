"""The drawer of this counter without Qt: its period, what is told of it, and what its key offers."""

from collections.abc import Callable

from app.day_ports import DrawerStanding
from app.domain.cash_period import CashPeriod
from app.domain.hall_time import clock_time
from app.domain.right import Right
from app.ports import Clock
from app.texts import cash_screens as words
from ui.clerk.notice import NoticeAnswer
from ui.shell.cash.bench import ABOUT, CashBench, CashOutside, CashScreen
from ui.shell.cash.counting import Counting
from ui.shell.cash.moving import Moving
from ui.shell.cash.state import MenuAct, MenuState, Purpose, ResultState


class CashPresenter:
    """`look` after each change; `press` is the key, `begin` an act by name. Each asks for its right before its page."""

    def __init__(self, outside: CashOutside, *, clock: Clock) -> None:
        self._outside = outside
        self.bench = CashBench(outside)
        self.counting = Counting(self.bench)
        self.moving = Moving(self.bench, clock)
        self._leaving_open = False

    @property
    def period(self) -> CashPeriod | None:
        return self.bench.period

    def listen(self, screen: CashScreen) -> None:
        self.bench.screen = screen

    def look(self, *, remind: bool = False) -> None:
        """How the drawer stands; `remind` tells whoever came on duty where it has no period and should."""
        self._leaving_open = False
        self.bench.fresh(lambda _: self._remind() if remind else None)

    def press(self) -> None:
        """Opens where nothing is open, else what can be done."""
        self.bench.fresh(self._menu)

    def begin(self, act: MenuAct) -> None:
        if act is MenuAct.DRAWER:
            self.bench.show(None)
            if self._outside.open_drawer is not None:
                self._outside.open_drawer()
            return
        self.bench.fresh(lambda standing: self._begin(act, standing))

    def give_up(self) -> None:
        """Esc, the lock, or another person: what was counted is kept, what was only typed is not."""
        page = self.bench.page
        self.bench.leave = self.bench.then = None
        self.bench.given_up += 1
        if page is None:
            return
        self.bench.show(None)
        if isinstance(page, ResultState):
            self.bench.warn(words.COUNT_KEPT)

    def may_go(self, go: Callable[[], object]) -> bool:
        """Before sign-off. False while a period of this person is open: that is said, `go` follows the answer."""
        period, person, voice = self.period, self._outside.gate.person, self._outside.voice()
        if self._leaving_open or period is None or person is None or voice is None or period.staff != person.number:
            self._leaving_open = False
            return True
        self._leaving_open = True  # asked again, that is the answer: nobody is kept who cannot see the question
        voice.ask(
            words.LEAVING,
            icon="wallet",
            about=ABOUT,
            answers=(
                NoticeAnswer(words.CLOSE_TITLE.say(voice.language), lambda: self._close_then(go)),
                NoticeAnswer(words.LEAVE_OPEN.say(voice.language), lambda: self._leave_open(go)),
            ),
        )
        return False

    def _menu(self, standing: DrawerStanding) -> None:
        period = standing.period
        if period is None:
            self._begin(MenuAct.OPEN, standing)
            return
        acts = [MenuAct.MOVE, MenuAct.CLOSE, MenuAct.HAND_OVER]
        acts += [MenuAct.X_REPORT] if self._outside.print_x is not None else []
        acts += [MenuAct.DRAWER] if self._outside.open_drawer is not None else []
        since = clock_time(period.opened_at, self._outside.zone)
        self.bench.show(MenuState(period, self.bench.holder, since, tuple(acts)))

    def _begin(self, act: MenuAct, standing: DrawerStanding) -> None:
        period = standing.period
        if act is MenuAct.OPEN:
            if period is None:
                self.counting.begin_open(standing)
            else:
                self.bench.warn(words.OPEN_ALREADY.filled(staff=self.bench.holder))
        elif period is None:
            self.bench.warn(words.NOT_OPEN)
        elif act is MenuAct.X_REPORT:
            self._x_report(period)
        elif act is MenuAct.MOVE:
            self.moving.begin()
        else:
            self.counting.begin_count(period, Purpose.CLOSE if act is MenuAct.CLOSE else Purpose.HAND_OVER)

    def _x_report(self, period: CashPeriod) -> None:
        print_x, bench = self._outside.print_x, self.bench
        if print_x is None:
            return
        bench.show(None)
        bench.outside.gate.ask(
            Right.X_REPORT,
            subject=period.id,
            about=words.X_ABOUT,
            ready=words.X_REASONS,
            then=lambda leave: bench.run(lambda: self._outside.desk.x_report(leave=leave), then=print_x),
        )

    def _close_then(self, go: Callable[[], object]) -> None:
        def after() -> None:
            self._leaving_open = True
            go()

        self.bench.then = after
        self.begin(MenuAct.CLOSE)

    def _leave_open(self, go: Callable[[], object]) -> None:
        self._leaving_open = True
        go()

    def _remind(self) -> None:
        voice, person, period = self._outside.voice(), self._outside.gate.person, self.period
        if voice is None or person is None or not self._outside.asked():
            return
        if not self._outside.gate.may(Right.CASH_PERIOD).allowed:
            return  # whoever has nothing to do with drawers is not bothered with them
        if period is None:
            open_it = NoticeAnswer(words.DO_OPEN.say(voice.language), lambda: self.begin(MenuAct.OPEN), key="Ctrl M")
            voice.tell(words.REMIND, icon="wallet", about=ABOUT, answers=(open_it,))
        elif period.staff != person.number:
            voice.tell(words.REMIND_OTHERS.filled(staff=self.bench.holder), icon="wallet", about=ABOUT)
