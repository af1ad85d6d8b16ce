"""The drawer's dialog without its window, between a real store and what it shows and says."""

from datetime import date
from functools import partial

from app.domain.approval import Leave
from app.domain.cash_period import CashPeriod
from app.domain.payment import NOTES_FEN
from app.domain.right import Right
from app.domain.staff import StaffMember
from app.handling.approve import approve
from app.handling.take_over import take_over
from app.texts.language import Language, same
from offline_cache.cash_desk import StoredCashDesk
from tests.fakes.clerk_ports import CountingIds, HeldLane, InstantLane
from tests.fakes.orders import DESK, ZONE
from tests.people.bench import PEOPLE, PINS, ZHOU, Desk
from ui.clerk.notice import Notice
from ui.clerk.voice import Voice
from ui.frame.gate import Asked, Gate
from ui.shell.cash.bench import CashOutside
from ui.shell.cash.presenter import CashPresenter
from ui.shell.cash.state import CountState, MenuAct, MenuState, MoveState, Page, ResultState

NAMES = {each.number: each.name for each in PEOPLE}


class AtDrawer:
    """CashScreen; `pages` are all that were shown, `stands` what the strip was told last."""

    def __init__(self, desk: Desk, *, person: StaffMember = ZHOU, lane: HeldLane | None = None) -> None:
        self.desk = desk
        self._lane = lane
        self.pages: list[Page | None] = []
        self.said: list[Notice] = []
        self.asked: list[Asked] = []
        self.stands: CashPeriod | None = None
        self.taken_over: list[StaffMember] = []
        self.printed: list[CashPeriod] = []
        self.opened: list[tuple[Right, str]] = []
        self.voice = Voice(Language.ZH)
        self.voice.listen(self.said.append, take_back=lambda _: None)
        self.gate = Gate(today=self.today)
        self.gate.listen(open_dialog=self.asked.append, tell=lambda _: None)
        self.gate.on_duty(person)
        self.cash = StoredCashDesk(desk.store, DESK)
        self.presenter = CashPresenter(
            CashOutside(
                desk=self.cash,
                lane=lane or InstantLane(),
                gate=self.gate,
                ids=CountingIds(),
                zone=ZONE,
                voice=lambda: self.voice,
                asked=lambda: True,
                prove=partial(_take_over, desk),
                called=lambda number: same(f"{NAMES[number]} {number}"),
                taken_over=self.taken_over.append,
                stands=self._stands,
                print_count=self.printed.append,
                open_for=lambda leave, reason: self.opened.append((leave.right, reason)),
            ),
            clock=desk.counter.clock,
        )
        self.presenter.listen(self)

    def run(self) -> None:
        """What waits on the held lane."""
        if self._lane is not None:
            self._lane.run_all()

    def today(self) -> date:
        return self.desk.now.astimezone(ZONE).date()

    def render_page(self, page: Page | None) -> None:
        self.pages.append(page)

    @property
    def counting(self) -> CountState:
        assert isinstance(self.pages[-1], CountState)
        return self.pages[-1]

    @property
    def result(self) -> ResultState:
        assert isinstance(self.pages[-1], ResultState)
        return self.pages[-1]

    @property
    def moving(self) -> MoveState:
        assert isinstance(self.pages[-1], MoveState)
        return self.pages[-1]

    @property
    def menu(self) -> MenuState:
        assert isinstance(self.pages[-1], MenuState)
        return self.pages[-1]

    def wanted(self) -> Right:
        """What a second person was asked for last."""
        return self.asked[-1].wanted.right

    def count(self, **notes: int) -> None:
        """y100=3: three notes of ¥100, and Enter."""
        for name, pieces in notes.items():
            self.presenter.counting.type_count(NOTES_FEN.index(int(name[1:]) * 100), str(pieces))
        self.presenter.counting.enter()

    def opens(self, **notes: int) -> None:
        self.presenter.begin(MenuAct.OPEN)
        self.count(**notes)

    def approve_by(self, approver: StaffMember, reason: str = "当面复点") -> None:
        """Whoever was asked says yes, with a PIN of their own."""
        asked = self.asked[-1]
        given = approve(
            wanted=asked.wanted,
            approver=approver.number,
            pin=PINS[approver.number],
            reason=reason,
            door=self.desk.door,
        )
        asked.approved(given)

    def _stands(self, period: CashPeriod | None) -> None:
        self.stands = period


def _take_over(desk: Desk, number: str, password: str, period_id: str) -> Leave:
    return take_over(number=number, password=password, period_id=period_id, door=desk.door)
