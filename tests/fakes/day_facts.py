"""Days of facts made of a seed: everything that can happen in a hall, more often than it does."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

from app.domain.day_facts import (
    CashFact,
    CashMoveFact,
    DeskFact,
    DeviceFact,
    EventFact,
    Facts,
    LineFact,
    OrderFact,
    TakingFact,
    TicketFact,
)

DESKS = ("01", "02", "03")
CLERKS = ("1001", "1002", "1003")
MATTERS = ("plan_change", "top_up", "card_replacement", "reversal", "")
METHODS = ("cash", "card", "scan")
ACCOUNTS = ("fees", "top_up", "deposit")
PROMISED = ("", "kept", "missed", "running")


def days_of_facts(seed: int, *, days: Sequence[date], orders: int, tickets: int) -> Facts:
    """So many orders and tickets over the days; ids are the seed's and a number."""
    made = _Made(Random(seed), seed, days)
    return Facts(
        orders=tuple(made.order(n) for n in range(orders)),
        lines=tuple(made.line(n, of) for of in range(orders) for n in range(2)),
        takings=tuple(made.taking(n) for n in range(orders)),
        events=tuple(made.event(n) for n in range(max(4, orders // 10))),
        cash=tuple(made.cash(n) for n in range(6)),
        moves=tuple(made.move(n) for n in range(9)),
        tickets=tuple(made.ticket(n) for n in range(tickets)),
        desks=tuple(made.desk(day, place) for day in days for place in range(len(DESKS))),
        devices=tuple(made.device(each) for each in DESKS),
    )


class _Made:
    def __init__(self, random: Random, seed: int, days: Sequence[date]) -> None:
        self._random, self._seed, self._days = random, seed, days
        self._day_of: dict[int, tuple[date, str, str]] = {}

    def _at(self, day: date) -> datetime:
        """Of a hall eight hours east: between nine and eighteen of its clock."""
        return datetime(day.year, day.month, day.day, 1, tzinfo=UTC) + timedelta(
            microseconds=self._random.randrange(9 * 3600 * 10**6)
        )

    def _whose(self) -> tuple[date, str, str]:
        return self._random.choice(self._days), self._random.choice(DESKS), self._random.choice(CLERKS)

    def order(self, n: int) -> OrderFact:
        some = self._random
        day, desk, clerk = self._day_of[n] = self._whose()
        central = some.choice(("accepted", "accepted", "accepted", "pending", "refused", "voided", "settled"))
        amount_fen = some.randrange(50_000)
        return OrderFact(
            id=f"{self._seed}-o{n}",
            day=day,
            device=f"PC{desk}",
            desk=desk,
            clerk=clerk,
            receipt_number=f"BH{day:%Y%m%d}-{desk}-{n:05}",
            customer_masked="王*",
            matter=some.choice(MATTERS),
            channel=some.choice(("counter", "phone")),
            offline=some.random() < 0.2,
            accepted_at=self._at(day),
            seconds=None if some.random() < 0.2 else some.uniform(30, 900),
            lines=2,
            monthly_change_fen=some.randrange(-5_000, 5_000),
            amount_fen=amount_fen,
            central=central,
            state="",
            refusal='{"code":"c","zh":"不行","en":"No"}' if central == "refused" else "",
            settled_at=self._at(day) if n % 7 == 0 else None,
            reverses="BH20261101-01-00001" if some.random() < 0.1 else "",
            rating=some.choice((None, None, *range(11))),
            entry_sha256=f"{n:064x}",
        )

    def line(self, n: int, of: int) -> LineFact:
        some = self._random
        day, desk, clerk = self._day_of[of]
        return LineFact(
            id=f"{self._seed}-o{of}/l{n}",
            order_id=f"{self._seed}-o{of}",
            day=day,
            desk=desk,
            clerk=clerk,
            matter=some.choice(MATTERS),
            action=some.choice(("add", "modify", "delete", "topUp", "withdraw")),
            title="套餐 99 元",
            due_fen=some.randrange(20_000),
            monthly_change_fen=some.randrange(-5_000, 5_000),
            discount_fen=some.choice((0, 0, 0, 500, 1999)),
            discount_why="",
            discount_approver="1002",
            gone=some.choice(("", "", "", "voided", "refused", "reversed")),
        )

    def taking(self, n: int) -> TakingFact:
        some = self._random
        day, desk, clerk = self._whose()
        kind = some.choice(("taken", "taken", "taken", "returned", "corrected"))
        fen = some.randrange(1, 90_000)
        return TakingFact(
            id=f"{self._seed}-t{n}",
            payment_id=f"{self._seed}-p{n}",
            order_id="" if some.random() < 0.1 else f"{self._seed}-o{n}",
            day=day,
            device=f"PC{desk}",
            desk=desk,
            clerk=clerk,
            at=self._at(day),
            method=some.choice(METHODS),
            account=some.choice(ACCOUNTS),
            kind=kind,
            amount_fen=-fen if kind == "returned" else fen,
            reference="",
            period_id=some.choice(("", f"{self._seed}-c1")),
            after_period=kind == "corrected" and n % 2 == 0,
        )

    def event(self, n: int) -> EventFact:
        some = self._random
        day, desk, clerk = self._whose()
        kind = some.choice(
            ("drawer_opened", "reprinted", "approved", "unmasked", "order_voided", "rating", "staff_added")
        )
        return EventFact(
            id=f"{self._seed}-e{n}",
            day=day,
            device=f"PC{desk}",
            desk=desk,
            staff=clerk,
            at=self._at(day),
            kind=kind,
            subject=f"s{n}",
            reason="换零钱",
            approver="",
            amount_fen=some.randrange(9_000) if kind == "order_voided" else None,
        )

    def cash(self, n: int) -> CashFact:
        some = self._random
        day, desk, clerk = self._whose()
        counted = some.choice((None, 30_000, 31_900))
        return CashFact(
            id=f"{self._seed}-c{n}",
            day=day,
            device=f"PC{desk}",
            desk=desk,
            staff=clerk,
            opened_at=self._at(day),
            closed_at=None,
            float_fen=30_000,
            taken_fen=2_400,
            returned_fen=500,
            paid_in_fen=0,
            paid_out_fen=0,
            deposited_fen=0,
            expected_fen=31_900,
            counted_fen=counted,
            difference_fen=None if counted is None else counted - 31_900,
            reason="",
            approver="",
            handed_to="",
            float_counted=True,
            counts=n % 3,
        )

    def move(self, n: int) -> CashMoveFact:
        some = self._random
        day, desk, clerk = self._whose()
        return CashMoveFact(
            id=f"{self._seed}-m{n}",
            period_id=some.choice(("", f"{self._seed}-c1")),
            day=day,
            desk=desk,
            staff=clerk,
            at=self._at(day),
            kind="pay_out",
            amount_fen=-some.randrange(1, 5_000),
            reason="买纸",
            approver="",
        )

    def ticket(self, n: int) -> TicketFact:
        some = self._random
        day, desk, clerk = self._whose()
        at = self._at(day)
        split, protected, called = some.random() < 0.1, some.random() < 0.2, some.random() < 0.9
        wait_s, appointed = some.uniform(0, 1500), some.random() < 0.3
        return TicketFact(
            id=f"{self._seed}-k{n}",
            day=day,
            number=f"A{n:03}",
            queue="mobile",
            matter=some.choice(MATTERS),
            protected=protected,
            appointment=appointed,
            split=split,
            issued_at=at,
            hour=(at + timedelta(hours=8)).hour,
            first_called_at=at + timedelta(seconds=wait_s) if called else None,
            wait_s=wait_s,
            service_s=some.uniform(60, 900) if called else 0.0,
            hold_s=0.0,
            desk=str(int(desk)) if called else "",  # the queue's own way to write a desk
            staff=clerk if called else "",
            standing=some.choice(("finished", "finished", "serving")) if called else "cancelled",
            no_shows=some.choice((0, 0, 0, 1, 2)),
            transfers=some.choice((0, 0, 1)),
            called="" if split else some.choice(PROMISED),
            finished=some.choice(PROMISED) if protected and not split else "",
            hit=some.choice((None, True, False)) if called and not split else None,
            slot_begins=at if appointed else None,
            slot_ends=at + timedelta(minutes=30) if appointed else None,
            slot_called=some.choice(PROMISED) if appointed and not split else "",
        )

    def desk(self, day: date, place: int) -> DeskFact:
        some = self._random
        serving_s, idle_s, paused_s = (some.uniform(0, 9_000) for _ in range(3))
        on_duty_s = serving_s + idle_s + paused_s
        desk, staff = str(place + 1), CLERKS[place]
        return DeskFact(f"{day}/{desk}/{staff}", day, desk, staff, on_duty_s, serving_s, 0.0, paused_s, idle_s)

    def device(self, desk: str) -> DeviceFact:
        day = self._days[-1]
        return DeviceFact(f"PC{desk}", day, desk, self._at(day), 9, "ab" * 32, "cd" * 32, 0, 0, 0)
