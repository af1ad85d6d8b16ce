"""日结 on a real store, without its window: step by step, what keeps the next one, of two managers one is told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.day_close import CloseStep, OpenItem, OpenKind
from app.domain.day_digest import CentreSaid
from app.domain.day_facts import Facts
from app.domain.order import CentralState
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.errors import SignOnRefused
from app.papers.figure_cells import NO_NAMES
from app.texts import close_screens as words
from app.texts import staff as staff_words
from app.texts.language import Text
from offline_cache.day_closing_here import StoredDayClosing
from tests.fakes.clerk_ports import HeldLane
from tests.fakes.day_books import EmptyDayBook
from tests.offline_cache import closing
from tests.offline_cache.closing import DAY, ZONE, Hall
from tests.offline_cache.parts import Counter, copy_of, new_counter
from ui.frame.gate import Asked, Gate
from ui.frame.reason import ReasonAsked
from ui.manager.close_outside import CloseOutside, SignAsked
from ui.manager.close_presenter import ClosePresenter
from ui.manager.close_state import CloseState

HE = StaffMember("1002", "何静", "He Jing", Role.HALL_MANAGER)
TANG = StaffMember("1005", "唐宁", "Tang Ning", Role.HALL_MANAGER)
ZHOU = StaffMember("3017", "周敏", "Zhou Min", Role.CLERK)
PIN = "640928"


class Closing:
    """CloseScreen; the manager on duty, and what they were asked."""

    def __init__(self, hall: Hall, *, today: date = DAY, person: StaffMember = HE) -> None:
        self.hall, self.today = hall, today
        self.lane, self.states = HeldLane(), list[CloseState]()
        self.reasons, self.asked = list[ReasonAsked](), list[Asked]()
        self.sign: SignAsked | None = None
        self.refused, self.printed, self.gone = list[Text](), list[date](), list[str]()
        gate = Gate(today=lambda: self.today)
        gate.listen(open_dialog=self.asked.append, tell=lambda _: None)
        gate.on_duty(person)
        self.closing = StoredDayClosing(
            hall.closer(), clock=hall.store.clock, zone=ZONE, ask_centre=lambda day, ours: CentreSaid(False)
        )
        self.presenter = ClosePresenter(
            CloseOutside(
                closing=self.closing,
                book=EmptyDayBook(),
                lane=self.lane,
                gate=gate,
                names=lambda: NO_NAMES,
                prove_pin=self._prove,
                ask_reason=self.reasons.append,
                today=lambda: self.today,
                tell=lambda _: None,
                go=self.gone.append,
                pages=lambda: frozenset({"repair", "cash"}),
                desk="3",
                back=lambda: self.gone.append("counter"),
                print_papers=self.printed.append,
            ),
            screen=self,
        )

    def _prove(self, number: str, pin: str) -> None:
        if (number, pin) != (HE.number, PIN):
            raise SignOnRefused(staff_words.WRONG_PIN)

    def render_close(self, state: CloseState) -> None:
        self.states.append(state)

    def ask_signature(self, asked: SignAsked) -> None:
        self.sign = asked

    def refuse_signature(self, said: Text) -> None:
        self.refused.append(said)

    def end_signature(self) -> None:
        self.sign = None

    @property
    def state(self) -> CloseState:
        return self.states[-1]

    def next_is(self, step: CloseStep) -> bool:
        return self.state.next_step is step

    def opened(self) -> "Closing":
        self.presenter.open(lambda: None)
        self.lane.run_all()
        return self

    def go_on(self) -> None:
        self.presenter.go_on()
        self.lane.run_all()

    def carry(self, item: OpenItem, reason: str) -> None:
        self.presenter.carry(item)
        self.reasons.pop().given("", reason)
        self.lane.run_all()

    def close(self) -> None:
        """Every step that is to do; what is open is carried."""
        while self.state.next_step not in (CloseStep.SIGN, None):
            step = self.state.next_step
            for item in self.state.standing.still_open if self.state.standing is not None else ():
                if item.kind.step is step:
                    self.carry(item, "明早办")
            self.go_on()
        self.go_on()
        assert self.sign is not None
        self.sign.signed(PIN)
        self.lane.run_all()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Counter:
    return new_counter(tmp_path_factory.mktemp("template") / "store")


@pytest.fixture
def counter(template: Counter, tmp_path: Path) -> Counter:
    return copy_of(template, tmp_path / "store")


@pytest.fixture
def hall(counter: Counter) -> Iterator[Hall]:
    with counter.opened() as store:
        yield Hall(store)


def test_an_item_nobody_looked_at_keeps_the_button_off_and_says_why(hall: Hall) -> None:
    closing.keep(hall.store, Facts(orders=(closing.order(1, central=CentralState.REFUSED),)))
    screen = Closing(hall).opened()
    assert screen.state.shown is CloseStep.STOP_TICKETS
    for _ in range(3):
        screen.go_on()
    assert (screen.state.next_step, screen.state.blocking()) == (CloseStep.CLEAR_ITEMS, CloseStep.CLEAR_ITEMS)
    screen.go_on()
    assert screen.next_is(CloseStep.CLEAR_ITEMS)  # nothing was done
    (item,) = screen.state.items_of(CloseStep.CLEAR_ITEMS)
    assert (item.kind, screen.presenter.can_see_to(item)) == (OpenKind.REFUSED, True)
    screen.presenter.see_to(item)
    assert screen.gone == ["repair"]
    screen.presenter.see_to(replace(item, kind=OpenKind.PRINT))
    assert screen.gone == ["repair", "counter"]  # of this very desk
    assert not screen.presenter.can_see_to(replace(item, kind=OpenKind.PRINT, desk="4"))
    screen.carry(item, "明早第一件办")
    assert (screen.state.reason_of(item), screen.state.blocking()) == ("明早第一件办", None)
    screen.go_on()
    assert screen.next_is(CloseStep.COMPARE)


def test_the_manager_signs_with_their_own_pin_and_the_papers_come(hall: Hall) -> None:
    closing.keep(hall.store, Facts(orders=(closing.order(1), closing.order(2, central=CentralState.REFUSED))))
    screen = Closing(hall).opened()
    while screen.state.next_step is not CloseStep.SIGN:
        for item in screen.state.standing.still_open if screen.state.standing is not None else ():
            screen.carry(item, "等中心处理")
        screen.go_on()
    screen.go_on()
    assert screen.sign is not None
    assert [each.kind for each in screen.sign.carried] == [OpenKind.REFUSED]
    screen.sign.signed("000000")
    screen.lane.run_all()
    assert [said.zh for said in screen.refused] == [staff_words.WRONG_PIN.zh]
    assert not screen.state.closed
    screen.sign.signed(PIN)
    screen.presenter.tick()
    assert screen.printed == []
    screen.lane.run_all()
    assert screen.state.closed
    assert screen.state.standing is not None
    assert (screen.state.standing.number, screen.printed) == (1, [DAY])


def test_whoever_may_not_close_needs_somebody_who_may_and_whose_pin_it_then_is(hall: Hall) -> None:
    screen = Closing(hall, person=ZHOU)
    screen.presenter.open(lambda: None)
    assert [asked.wanted.right for asked in screen.asked] == [Right.CLOSE_DAY]
    assert screen.states == []


def test_of_two_managers_the_second_is_told_and_sees_how_it_stands(hall: Hall) -> None:
    here, there = Closing(hall).opened(), Closing(hall, person=TANG).opened()
    there.go_on()
    here.go_on()
    assert here.state.said is not None
    assert (here.state.warns, TANG.number in here.state.said.zh) == (True, True)
    assert here.next_is(CloseStep.COUNT_CASH)  # as it stands now
    there.go_on()
    here.presenter.look_again()
    here.lane.run_all()
    assert here.state.said == words.SOMEBODY
    assert here.next_is(CloseStep.CHECK_TAKINGS)


def test_a_step_that_takes_long_says_for_how_long_and_that_it_was_late(hall: Hall) -> None:
    screen = Closing(hall).opened()
    screen.presenter.go_on()
    screen.presenter.tick()
    screen.presenter.tick()
    assert (screen.state.busy, screen.state.busy_s) == (CloseStep.STOP_TICKETS, 2)
    screen.presenter.go_on()  # pressed again meanwhile
    assert screen.lane.waiting == 1
    screen.lane.run_late()
    screen.lane.run_all()
    assert (screen.state.busy, screen.state.warns) == (None, True)
    assert screen.state.said == words.LATE
    assert screen.next_is(CloseStep.COUNT_CASH)  # it was done all the same


def test_before_a_halls_first_close_the_day_before_is_offered_too(hall: Hall, counter: Counter) -> None:
    """A first close that crosses midnight; what was done weeks ago was done before anybody closed a day."""
    closing.keep(hall.store, Facts(orders=(closing.order(1), closing.order(2, days=1), closing.order(3, days=-30))))
    counter.clock.forward(timedelta(days=1))
    screen = Closing(hall, today=DAY + timedelta(days=1)).opened()
    assert screen.state.day == DAY
    screen.close()
    screen.presenter.go_to_today()
    screen.lane.run_all()
    assert (screen.state.day, screen.state.next_step) == (DAY + timedelta(days=1), CloseStep.STOP_TICKETS)


def test_the_day_before_is_offered_first_and_then_today(hall: Hall, counter: Counter) -> None:
    closing.keep(hall.store, Facts(orders=(closing.order(1),)))
    Closing(hall).opened().close()
    closing.keep(hall.store, Facts(orders=(closing.order(2, days=1),)))
    counter.clock.forward(timedelta(days=2))
    screen = Closing(hall, today=DAY + timedelta(days=2)).opened()
    assert screen.state.day == DAY + timedelta(days=1)
    screen.close()
    assert screen.state.closed
    screen.presenter.go_to_today()
    screen.lane.run_all()
    assert (screen.state.day, screen.state.closed) == (DAY + timedelta(days=2), False)
