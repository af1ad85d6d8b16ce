"""A hall's store with the facts of a day, and its close: for tests of the close and of who asks it from afar."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import Connection, func, select

from app.domain.day_close import STEPS, Closer, CloseStanding
from app.domain.day_digest import CentreSaid
from app.domain.day_facts import CashFact, DeviceFact, Facts, OrderFact, TakingFact
from app.domain.day_summary import MethodCheck
from app.domain.hall_time import hall_date
from app.domain.order import CentralState
from app.errors import StoreTrouble
from app.texts.language import Text, same
from offline_cache.day_book import StoredDayBook
from offline_cache.day_closing import ClosePlace, DayCloser
from offline_cache.day_keep import keep_facts
from offline_cache.day_schema import CLOSED_DAYS
from offline_cache.store import Store
from tests.fakes.orders import DESK, NOW

HALL = DESK.hall.id
ZONE = DESK.hall.zone
DAY = hall_date(NOW, ZONE)
MANAGER = Closer("1002", Text("何静", "He Jing"))
OTHER = Closer("1003", Text("林晓", "Lin Xiao"))
NO_CENTRE = CentreSaid(False)


@dataclass
class Hall:
    """What is asked outside is what the test says."""

    store: Store
    checks: tuple[MethodCheck, ...] = ()
    backup: StoreTrouble | None = None
    fails_once_sealed: StoreTrouble | None = None
    opening_hours: str = ""
    told: list[str] = field(default_factory=list)

    def closer(self) -> DayCloser:
        place = ClosePlace(
            store=self.store,
            hall_id=HALL,
            zone=ZONE,
            rules=None,
            catch_up=lambda: None,
            summary=StoredDayBook(self.store, HALL, ZONE, self.store.clock).day_so_far,
            takings=lambda day: self.checks,
            back_up=self._back_up,
            opening_hours=self.opening_hours,
            tickets_ended=lambda: self.told.append("tickets"),
        )
        return DayCloser(place)

    def _back_up(self) -> None:
        with self.store.read() as connection:
            closed = connection.execute(select(func.count()).select_from(CLOSED_DAYS)).scalar_one()
        self.told.append(f"backup, closed: {closed}")
        trouble = self.fails_once_sealed if closed else self.backup
        if trouble is not None:
            raise trouble


def keep(store: Store, facts: Facts) -> None:
    def job(connection: Connection) -> None:
        keep_facts(connection, HALL, facts, noted=False)

    store.write(job)


def order(n: int, *, central: CentralState = CentralState.ACCEPTED, days: int = 0, desk: str = "3") -> OrderFact:
    at = NOW + timedelta(days=days, minutes=n)
    refusal = '{"code":"x","zh":"号码已停机","en":"the number is suspended"}' if central is CentralState.REFUSED else ""
    return OrderFact(
        id=f"order-{n}",
        day=hall_date(at, ZONE),
        device=f"PC-{desk}",
        desk=desk,
        clerk="3017",
        receipt_number=f"R{n:03}",
        customer_masked="张*",
        matter="plan_change",
        channel="desk",
        offline=False,
        accepted_at=at,
        seconds=300.0,
        lines=1,
        monthly_change_fen=0,
        amount_fen=1000 + n,
        central=central.value,
        state="",
        refusal=refusal,
        settled_at=None,
        reverses="",
        rating=None,
        entry_sha256=f"{n:064x}",
    )


def cash_taking(n: int, fen: int) -> TakingFact:
    at = NOW + timedelta(minutes=n)
    return TakingFact(
        f"taking-{n}", f"pay-{n}", f"order-{n}", DAY, "PC-3", "3", "3017", at, "cash", "fees", "taken", fen, ""
    )


def period(*, closed: bool, hours: int = 0) -> CashFact:
    opened = NOW + timedelta(hours=hours)
    ends = opened + timedelta(hours=8) if closed else None
    counted = 50_000 if closed else None
    return CashFact(
        "period-1", DAY, "PC-3", "3", "3017", opened, ends, 50_000, 0, 0, 0, 0, 0, 50_000, counted,
        0 if closed else None, "", "", "", True,
    )  # fmt: skip


def device(
    *, drafts: int = 0, prints: int = 0, due_fen: int = 0, in_part: int = 0, named: tuple[str, str] = ("", "")
) -> DeviceFact:
    """`named` are the forms and papers that wait, as their counter told them."""
    return DeviceFact("PC-3", DAY, "3", NOW, 1, "", "", drafts, prints, 0, due_fen, in_part, *named)


def walk(
    closer: DayCloser,
    *,
    by: Closer = MANAGER,
    centre: CentreSaid = NO_CENTRE,
    before: Callable[[CloseStanding], None] = lambda _: None,
    day: date = DAY,
) -> CloseStanding:
    """Every step that is still to do, one after the other."""
    standing = closer.standing(day)
    for step in STEPS:
        if step is standing.next_step:
            before(standing)
            standing = closer.take(day, step, version=standing.version, by=by, centre=centre)
    return standing


def silent(method: str) -> MethodCheck:
    return MethodCheck(method, 1000, 1, None, None)


def apart(method: str) -> MethodCheck:
    return MethodCheck(method, 1000, 1, 900, 1, (same("—"),))
