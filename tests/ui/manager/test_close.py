"""日结 on a real store, without its window: step by step, what keeps the next one, of two managers one is told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.day_close import CloseStanding, CloseStep, DeskHeard, LeftOver, OpenItem, OpenKind
from app.domain.day_digest import CentreSaid
from app.domain.day_facts import Facts
from app.domain.day_scope import DayScope
from app.domain.order import CentralState
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.errors import SignOnRefused
from app.papers.figure_cells import NO_NAMES
from app.ports import PrintState
from app.texts import close_screens as words
from app.texts import day_close
from app.texts import staff as staff_words
from app.texts.language import Text
from app.texts.today_page import NO_QUEUE
from offline_cache.day_closing_here import StoredDayClosing
from offline_cache.day_open_people import at_words
from tests.fakes.clerk_ports import HeldLane
from tests.fakes.day_books import EmptyDayBook, empty_day
from tests.fakes.orders import NOW
from tests.offline_cache import closing
from tests.offline_cache.closing import DAY, ZONE, Hall
from tests.offline_cache.parts import Counter, copy_of, new_counter
from ui.frame.gate import Asked, Gate
from ui.frame.reason import ReasonAsked
from ui.manager.close_done import papers_words
from ui.manager.close_outside import CloseOutside, SignAsked
from ui.manager.close_presenter import LOOK_EVERY_S, ClosePresenter
from ui.manager.close_state import CloseState, PageWent, PapersWent, for_here, heard_words
from ui.manager.close_tables import tables_of

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


def test_a_hall_that_is_open_is_closed_with_a_reason_and_a_pin_alone(hall: Hall) -> None:
    hall.opening_hours = "09:00–18:00"
    screen = Closing(hall).opened()
    (item,) = screen.state.items_of(CloseStep.STOP_TICKETS)
    screen.go_on()
    assert screen.next_is(CloseStep.STOP_TICKETS)
    screen.carry(item, "停电提前关门")
    assert screen.sign is not None
    assert screen.sign.what == item.words
    assert screen.state.reason_of(item) == ""
    screen.sign.signed("000000")
    screen.lane.run_all()
    assert screen.state.reason_of(item) == ""
    screen.sign.signed(PIN)
    screen.lane.run_all()
    assert screen.state.reason_of(item) == "停电提前关门"
    screen.go_on()
    assert screen.next_is(CloseStep.COUNT_CASH)


def test_people_go_by_their_names_and_the_advice_is_for_this_desk() -> None:
    item = OpenItem(
        OpenKind.CASH_PERIOD,
        "cash_period:1",
        day_close.PERIOD_RUNS.filled(at=at_words("03", "3017")),
        day_close.PERIOD_RUNS_HINT,
        desk="03",
        staff="3017",
    )
    left = LeftOver(DAY, item, "明早第一件办")
    standing = CloseStanding(DAY, None, "", (), (item,), left=(left,))
    for desk, hint in (("3", words.COUNT_HERE), ("4", day_close.PERIOD_RUNS_HINT)):
        (shown,) = for_here(standing, {"staff:3017": Text("周敏", "Zhou Min")}, desk=desk).items
        assert shown.words == Text("3 台 周敏的班还没交", "Desk 3, Zhou Min: has not handed in the drawer")
        assert shown.hint.zh == f"{DAY} 日结时带着：明早第一件办。{hint.zh}"
    (shown,) = for_here(standing, NO_NAMES, desk="4").items
    assert shown.words.zh == "3 台 3017 的班还没交"


def test_the_desks_are_asked_where_somebody_wants_it_now(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[str]()
    screen = Closing(hall)
    monkeypatch.setattr(screen.closing, "ask_desks", lambda: asked.append("asked"))
    screen.opened()
    assert asked == []  # no desk here tells anything over the wire
    for _ in range(LOOK_EVERY_S):
        screen.presenter.tick()
    screen.lane.run_all()
    assert asked == []
    screen.presenter.look_again()
    screen.lane.run_all()
    assert asked == ["asked"]
    standing = screen.closing.standing
    heard = (DeskHeard("4", NOW),)
    monkeypatch.setattr(screen.closing, "standing", lambda day: replace(standing(day), heard=heard))
    screen.opened()
    assert asked == ["asked"] * 2
    assert screen.state.standing is not None
    assert screen.state.standing.heard == heard


def test_who_was_heard_when_stands_together() -> None:
    heard = (
        DeskHeard("1", NOW - timedelta(seconds=3)),
        DeskHeard("2", NOW),
        DeskHeard("4", NOW - timedelta(minutes=20)),
        DeskHeard("5", NOW - timedelta(days=1)),
        DeskHeard("6", None),
    )
    said = heard_words(heard, NOW, ZONE)
    assert said is not None
    assert said.zh == "各台的账：1、2 台刚报过；4 台 10:07 报的；5 台 2026-11-19 10:27 报的；6 台没报过"
    assert said.en.startswith("Figures of the desks: desks 1, 2 reported just now; desk 4 reported at 10:07;")
    assert heard_words((), NOW, ZONE) is None


@pytest.mark.parametrize(
    ("went", "slip", "page"),
    [
        (PapersWent(), None, None),
        (PapersWent(PrintState.CHECKED, PageWent.SENT), "日报小票正在打印。", words.PAGE_SENT),
        (
            PapersWent(PrintState.FAILED_BEFORE_SEND, PageWent.NOWHERE),
            "日报小票还没打，打印机好了会自己出来。过一小时还没好，就在这里再打。",
            words.PAGE_NOWHERE,
        ),
        (PapersWent(PrintState.CONFIRMED, PageWent.TO_FILE), "日报小票已打印。", words.PAGE_TO_FILE),
        (
            PapersWent(PrintState.CANCELLED, PageWent.FAILED, Text("没有回答。", "No answer.")),
            "日报小票没有打印。在这里再打。",
            Text("A4 没打成：没有回答。在这里再打。", "The A4 page was not printed: No answer. Print it again here."),
        ),
    ],
)
def test_a_closed_day_says_what_became_of_its_papers(went: PapersWent, slip: str | None, page: Text | None) -> None:
    said, of_page = papers_words(went)
    assert (said.zh if said is not None else None, of_page) == (slip, page)


def test_a_hall_without_tickets_says_so_and_what_the_day_before_left_stands_first() -> None:
    refused = OpenItem(OpenKind.REFUSED, "refused:1", Text("R001 被中心退回", "R001 was refused"), Text("", ""))
    left = LeftOver(DAY, refused, "等中心")
    standing = CloseStanding(DAY, None, "", (), (), left=(left,))
    state = CloseState(DAY, DAY, standing, empty_day(DayScope(DAY, DAY)), queue=False)
    first, tickets = tables_of(state, NO_NAMES)
    assert [cell.value for cell in first.rows[0]] == [left.item.words, Text("等中心", "等中心")]
    assert (tickets.rows, tickets.empty) == ((), NO_QUEUE)
    (tickets,) = tables_of(replace(state, queue=True, standing=replace(standing, left=())), NO_NAMES)
    assert tickets.rows


def test_the_day_before_is_offered_first_and_then_today(hall: Hall, counter: Counter) -> None:
    closing.keep(hall.store, Facts(orders=(closing.order(1),)))
    Closing(hall).opened().close()
    closing.keep(hall.store, Facts(orders=(closing.order(2, days=1),)))
    counter.clock.forward(timedelta(days=2))
    screen = Closing(hall, today=DAY + timedelta(days=2)).opened()
    assert screen.state.day == DAY + timedelta(days=1)
    screen.close()
    assert screen.state.closed
    screen.presenter.look_again()  # under way, and for nobody any more
    screen.presenter.go_to_today()
    screen.lane.run_all()
    assert (screen.state.day, screen.state.closed) == (DAY + timedelta(days=2), False)
