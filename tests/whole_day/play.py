"""The day that is played: who comes when, what they want, and what goes wrong. Everything is thrown from one seed."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from app.domain.matter import QueueClass
from app.domain.queue_asked import TicketDraft
from app.domain.queue_ticket import Appointment, Care
from app.domain.told_wait import WaitEstimate
from commands.outside import SystemClock, SystemIds
from offline_cache.hall_client import HallClient
from tests.whole_day.hall import DESKS, MANAGERS, Hall

DAY: Final = "2026-11-20"
PATIENT_S: Final = 90.0
NEXT_DAY: Final = "2026-11-21"
CLERKS: Final = {"01": ("3017", "bh3017"), "02": ("3021", "bh3021"), "03": ("3001", "bh3001")}
MANAGER: Final = ("1002", "bh1002", "640928")
KINDS: Final = ("top_up", "top_up", "roaming", "plan", "plan_and_top_up")
MEANS: Final = ("cash", "cash", "scan", "card")
_BOOKED, _SLOT = 8, timedelta(minutes=20)  # each so many comes with an appointment, for so long from then on
FLOAT: Final = [[10000, 1], [5000, 2], [1000, 8], [500, 2], [100, 10]]


@dataclass
class Played:
    """What was done, to be found again in the figures: never asked of the program itself."""

    orders: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    reversed: list[str] = field(default_factory=list)
    absent: int = 0


@dataclass
class Player:
    """`tickets` and `orders` are of the whole day; they fall on its hours as people come."""

    hall: Hall
    greeters: Sequence[HallClient]
    tickets: int
    orders: int
    seed: int
    played: Played = field(default_factory=Played)
    ids: SystemIds = field(default_factory=SystemIds)

    def __post_init__(self) -> None:
        self._throw = random.Random(self.seed)
        self._customers = list(self.hall.customers())
        self._left = self.orders
        self._issued = 0
        self._called: dict[str, str] = {}

    def morning(self) -> None:
        """Everybody comes on duty and counts the float."""
        for desk, (number, password) in CLERKS.items():
            counter = self.hall.counters[desk]
            counter.do("sign_on", number=number, password=password)
            counter.do("begin_cash", notes=FLOAT)

    def on_duty(self) -> None:
        """Tried again where the hall server, killed a moment ago, is not yet seen to be back."""
        for desk, (number, password) in CLERKS.items():
            self.hall.until_answered(desk, "sign_on", number=number, password=password)

    def issue(self, share: float) -> None:
        """A part of the day's customers come."""
        for _ in range(min(round(self.tickets * share), self.tickets - self._issued)):
            self._issued += 1
            protected = self._throw.random() < 0.12
            begins, booked = SystemClock().now(), self._issued % _BOOKED == 0
            draft = TicketDraft(
                queue=self._throw.choice((QueueClass.MOBILE, QueueClass.FIXED)),
                matters=(self._throw.choice(("top_up", "plan_change")),),
                issued_by="5006",
                care=frozenset({Care.ELDERLY}) if protected else frozenset(),
                appointment=Appointment(begins, begins + _SLOT) if booked else None,
                told=WaitEstimate(point_s=240.0, rate_s=60.0, last_s=None, low_min=0, high_min=5),
            )
            self._throw.choice(self.greeters).issue(draft, ticket_id=self.ids.uuid7())

    def leave(self) -> None:
        """One more comes and is gone before anybody calls."""
        draft = TicketDraft(queue=QueueClass.MOBILE, matters=("top_up",), issued_by="5006", care=frozenset())
        gone, greeter = self.ids.uuid7(), self.greeters[0]
        greeter.issue(draft, ticket_id=gone)
        greeter.cancel(ticket_id=gone, by="5006", reason="客户不等了", key=self.ids.uuid7())

    def approved(self, desk: str, act: str, **given: object) -> dict[str, str]:
        """With the manager's yes, by their PIN."""
        return self.hall.counters[desk].do(act, approver=MANAGER[0], pin=MANAGER[2], **given)

    def serve(self, share: float) -> None:
        """The desks call in turn until nobody waits any more or this part's orders are done."""
        wanted = min(round(self.orders * share), self._left)
        idle: set[str] = set()
        while len(idle) < len(DESKS):
            for desk in DESKS:
                with_order = wanted > 0
                if desk in idle or not self._one(desk, with_order=with_order):
                    idle.add(desk)
                elif with_order:
                    wanted, self._left = wanted - 1, self._left - 1

    def call_out(self) -> None:
        """One is called at each desk and does not come; that is said in the next part of the day."""
        called = {desk: self.hall.counters[desk].do("call_out")["ticket"] for desk in DESKS}
        self._called = {desk: ticket for desk, ticket in called.items() if ticket}

    def not_come(self) -> None:
        for desk, ticket in self._called.items():
            self.hall.counters[desk].do("not_come", ticket=ticket)
            self.played.absent += 1
        self._called = {}

    def customer(self) -> str:
        """One who has not been here today."""
        return self._customers.pop()

    def order(self, desk: str, *, kind: str = "", means: str = "", customer: str = "") -> str:
        answer = self.hall.counters[desk].do(
            "order",
            customer=customer or self._customers.pop(),
            kind=kind or self._throw.choice(KINDS),
            means=means or (self._throw.choice(MEANS) if self.hall.centre is not None else "cash"),
            amount_fen=self._throw.choice((3000, 5000, 10000, 20000)),
            rating=self._throw.choice((-1, -1, 4, 7, 9, 10)),
        )
        self.played.orders.append(answer["order"])
        return str(answer["order"])

    def sent(self, *, but_dead: int = 0) -> None:
        """Until nothing waits at any desk but what was refused."""
        until = time.monotonic() + PATIENT_S
        while True:
            states = [self.hall.counters[desk].do("standing") for desk in DESKS]
            if sum(each["waiting"] for each in states) == 0:
                break
            if time.monotonic() > until:
                raise AssertionError(f"orders still wait: {states}")
        assert sum(len(each["dead"]) for each in states) == but_dead, states

    def papers_out(self, desk: str) -> None:
        """Until every receipt of a desk is known to be on paper."""
        until = time.monotonic() + PATIENT_S
        while self.hall.counters[desk].do("print_papers")["papers"]:
            if time.monotonic() > until:
                raise AssertionError(f"receipts of desk {desk} still wait")

    def between(self, least: float, most: float) -> float:
        return self._throw.uniform(least, most)

    def _one(self, desk: str, *, with_order: bool) -> bool:
        """False where nobody waits."""
        counter = self.hall.counters[desk]
        ticket = counter.do("call")["ticket"]
        if not ticket:
            return False
        if with_order:
            self.order(desk)
        counter.do("finish", ticket=ticket)
        return True


def manager_on_duty(hall: Hall) -> None:
    number, password, _ = MANAGER
    hall.until_answered(MANAGERS, "sign_on", number=number, password=password)
