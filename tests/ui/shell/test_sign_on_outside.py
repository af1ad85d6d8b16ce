"""The operator's own sign-on on the page: browser, answer, a first password, giving up, and what is heard too late."""

from dataclasses import dataclass, field

import pytest

from app.domain.staff import StaffMember
from app.errors import OutsideFailed, SecretDue
from app.staff_ports import OutsideIdentity
from app.texts import outside as words
from tests.fakes.clerk_ports import HeldLane, TestClock
from tests.ui.shell.samples import ABOUT, ZHOU_MIN, StaffBook
from tests.ui.shell.sign_on_bench import Screen
from ui.shell.sign_on.outside import OutsideWay
from ui.shell.sign_on.presenter import SignOnPresenter
from ui.shell.sign_on.state import SignOnState

KNOWN = OutsideIdentity("3017", "https://login.example", "zhou.min")


@dataclass
class HandVisit:
    url: str = "https://login.example/auth?state=1"
    cancelled: bool = False

    def wait(self) -> OutsideIdentity:
        return KNOWN

    def cancel(self) -> None:
        self.cancelled = True


@dataclass
class HandSignOn:
    away: bool = False
    has_password: bool = True
    visits: list[HandVisit] = field(default_factory=list)

    def visit(self) -> HandVisit:
        if self.away:
            raise OutsideFailed(words.AWAY)
        self.visits.append(HandVisit())
        return self.visits[-1]

    def enter(self, known: OutsideIdentity, *, locked_by: str = "") -> StaffMember:
        if not self.has_password:
            raise SecretDue(words.FIRST_SECRETS)
        return ZHOU_MIN

    def first_secrets(self, known: OutsideIdentity, *, new_password: str, new_pin: str) -> None:
        self.has_password = True


class Bench:
    def __init__(self) -> None:
        self.screen, self.lane, self.sign_on = Screen(), HeldLane(), HandSignOn()
        self.opened: list[str] = []
        self.on_duty: list[StaffMember] = []
        self.opens = True
        self.presenter = SignOnPresenter(
            staff=StaffBook(),
            lane=self.lane,
            clock=TestClock(),
            about=ABOUT,
            screen=self.screen,
            has_face=lambda person: True,
            signed_on=self.on_duty.append,
            outside=OutsideWay(self.sign_on, self.lane, self.lane, self._open),
        )
        self.presenter.begin()

    def _open(self, url: str) -> bool:
        self.opened.append(url)
        return self.opens

    @property
    def shown(self) -> SignOnState:
        assert self.screen.state is not None
        return self.screen.state


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_whoever_the_operator_names_is_on_duty(bench: Bench) -> None:
    bench.presenter.sign_on_outside()
    assert bench.shown.offers_outside
    assert bench.shown.visiting is words.ASKING
    bench.lane.run_all()
    assert bench.on_duty == [ZHOU_MIN]
    assert bench.opened == ["https://login.example/auth?state=1"]


def test_esc_gives_up_and_what_still_comes_is_not_heard(bench: Bench) -> None:
    bench.presenter.sign_on_outside()
    bench.presenter.sign_on_outside()  # a second press while it is under way
    assert bench.lane.waiting == 1
    bench.presenter.leave_outside()
    assert bench.shown.visiting is None
    assert bench.shown.problem is not None
    bench.lane.run_all()
    assert bench.on_duty == []
    assert bench.opened == []
    assert bench.sign_on.visits[0].cancelled


def test_a_service_that_is_away_and_a_pc_without_browser_are_told(bench: Bench) -> None:
    bench.sign_on.away = True
    bench.presenter.sign_on_outside()
    bench.lane.run_all()
    assert bench.shown.problem is not None
    assert bench.shown.problem.text is words.AWAY
    bench.sign_on.away, bench.opens = False, False
    bench.presenter.sign_on_outside()
    bench.lane.run_all()
    assert bench.shown.problem.text is words.NO_BROWSER
    assert bench.sign_on.visits[0].cancelled


def test_a_first_password_is_chosen_and_one_is_in(bench: Bench) -> None:
    bench.sign_on.has_password = False
    bench.presenter.sign_on_outside()
    bench.lane.run_all()
    assert bench.shown.change is not None
    assert bench.shown.change.why is not None
    bench.presenter.change("riverside-7", "riverside-7", "604815", "604815")
    bench.lane.run_all()
    assert bench.on_duty == [ZHOU_MIN]
    assert bench.shown.change is None


def test_who_leaves_the_first_password_is_not_in(bench: Bench) -> None:
    bench.sign_on.has_password = False
    bench.presenter.sign_on_outside()
    bench.lane.run_all()
    bench.presenter.cancel_change()
    assert bench.shown.change is None
    assert bench.on_duty == []
    bench.presenter.begin_change("right-password")
    assert bench.shown.change is None  # there is no number on the page
