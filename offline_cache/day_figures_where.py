"""Which facts a figure is made of, said once: the summary sums them, a list of rows shows them (docs/day-figures.md).

Every condition is plain SQL of any database; nothing here reads a clock.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    and_,
    bindparam,
    case,
    exists,
    func,
    select,
    true,
)

from app.domain.business_hall import desk_number
from app.domain.day_facts import AFTER, Account
from app.domain.day_scope import DayScope, ScopeKind
from app.domain.day_summary import FigureName
from app.domain.order import CentralState
from app.domain.payment import PaymentMethod
from app.domain.ticket_ledger import Standing
from offline_cache.day_schema import (
    DAY_CASH,
    DAY_EVENTS,
    DAY_LINES,
    DAY_MOVES,
    DAY_ORDERS,
    DAY_TAKINGS,
    DAY_TICKETS,
    OPEN_NOW,
)
from offline_cache.moments import from_us

Where = ColumnElement[bool]
Wanted = Select[*tuple[Any, ...]]
Rows = list[Row[*tuple[Any, ...]]]  # of sums: none is named count, which is a method of theirs
QUARTER_US: Final = 900 * 1_000_000  # every zone of the world is whole quarters of an hour away from UTC
_O, _L, _T, _E, _K = DAY_ORDERS.c, DAY_LINES.c, DAY_TAKINGS.c, DAY_EVENTS.c, DAY_TICKETS.c

ACCEPTED: Final[Where] = _O.central != CentralState.VOIDED.value
REVERSAL: Final[Where] = and_(
    ACCEPTED, _O.reverses != "", _O.central.in_([CentralState.PENDING.value, CentralState.ACCEPTED.value])
)
SETTLED: Final[Where] = _O.central == CentralState.SETTLED.value
LINE: Final[Where] = _L.gone != "voided"
DISCOUNT: Final[Where] = and_(LINE, _L.discount_fen != 0)
INCOME: Final[Where] = _T.account != Account.DEPOSIT.value
# Of cash, by the drawer's own book: under no period, or of one that was over when it was corrected.
OUTSIDE: Final[Where] = and_(_T.method == PaymentMethod.CASH.value, _T.period_id == "", _T.after_period == 0)
CORRECTED_AFTER: Final[Where] = and_(_T.method == PaymentMethod.CASH.value, _T.after_period == 1)
TICKET: Final[Where] = _K.split == 0
APPOINTED: Final[Where] = and_(TICKET, _K.appointment == 1)
CALLED: Final[Where] = and_(TICKET, _K.first_called_at_us.is_not(None))
FINISHED: Final[Where] = and_(TICKET, _K.standing == Standing.FINISHED.value)
LEFT: Final[Where] = and_(TICKET, _K.standing == Standing.CANCELLED.value, _K.first_called_at_us.is_(None))
SERVED: Final[Where] = _K.standing == Standing.FINISHED.value  # of a desk: parts of a split visit each count
PROMISES: Final[dict[str, tuple[Where, Any]]] = {
    "protected_called": (and_(TICKET, _K.protected == 1), _K.called),
    "protected_finished": (and_(TICKET, _K.protected == 1), _K.finished),
    "ordinary_called": (and_(TICKET, _K.protected == 0), _K.called),
    "appointment": (APPOINTED, _K.slot_called),
}
QUARTER: Final = _O.accepted_at_us // QUARTER_US
# Of money: what its order says, "" where there is none or it is not here.
OF_ORDER: Final = and_(DAY_ORDERS.c.hall_id == DAY_TAKINGS.c.hall_id, DAY_ORDERS.c.id == DAY_TAKINGS.c.order_id)
taking_matter: Final = func.coalesce(_O.matter, "")
taking_channel: Final = func.coalesce(_O.channel, "")
order_mode: Final = case((_O.offline == 1, "offline"), (_O.offline == 0, "online"), else_="")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a question looks like whoever and whichever day it is of: statements are made once for each shape."""

    all_halls: bool
    kind: ScopeKind
    one_day: bool

    def within(self, table: Table, *, booked: str = "booked_on") -> Where:
        """The scope's days, and its desk or person; whoever sold, served or acted stands in `clerk` or `staff`."""
        day = table.c[booked]
        first: BindParameter[str] = bindparam("first_day")
        return and_(self.whose(table), day == first if self.one_day else day.between(first, bindparam("last_day")))

    def whose(self, table: Table) -> Where:
        mine = [true() if self.all_halls else table.c.hall_id == bindparam("of_hall")]
        if self.kind is ScopeKind.DESK:
            mine.append(table.c.desk.in_(bindparam("desk_names", expanding=True)))
        elif self.kind is ScopeKind.CLERK:
            mine.append((table.c.clerk if "clerk" in table.c else table.c.staff) == bindparam("of_person"))
        return and_(*mine)

    def open_now(self, central: CentralState) -> Where:
        """Orders the centre has not, or refused, by what is known now; of all days up to the scope's last."""
        # Not by the index of days, which would read all of the hall's years: few orders are open.
        until = func.coalesce(_O.booked_on, "") <= bindparam("last_day")
        return and_(self.whose(DAY_ORDERS), until, OPEN_NOW, _O.central_now == central.value)


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose figures of which days; `hall_id` None for all halls together."""

    hall_id: str | None
    scope: DayScope
    zone: ZoneInfo

    @property
    def shape(self) -> Shape:
        return Shape(self.hall_id is None, self.scope.kind, self.scope.one_day)

    @property
    def given(self) -> dict[str, Any]:
        """What the statements of its shape are given."""
        return {
            "of_hall": self.hall_id,
            "first_day": self.scope.first.isoformat(),
            "last_day": self.scope.last.isoformat(),
            "desk_names": desk_names(self.scope.name),
            "of_person": self.scope.name,
        }

    def all(self, connection: Connection, wanted: Callable[[Shape], Wanted]) -> Rows:
        return list(connection.execute(wanted(self.shape), self.given).all())


def sum_where(where: Where, value: Any = 1) -> Any:
    """Of those rows alone; 0 for none."""
    return func.coalesce(func.sum(case((where, value), else_=0)), 0)


def sum_of(rows: Iterable[Row[*tuple[Any, ...]]], name: str) -> int:
    return sum(int(row._mapping[name]) for row in rows)


def desk_names(name: str) -> list[str]:
    """3 and 03 are one desk."""
    return sorted({name, desk_number(name), name.zfill(2)}) if name.isdecimal() else [name]


def late(table: Table) -> Where:
    """Booked on a later day than its own, which was closed when it came."""
    return and_(table.c.booked_on > table.c.day, ACCEPTED if table is DAY_ORDERS else true())


def hour_of(quarter: int, zone: ZoneInfo) -> int:
    """The hall's hour that a quarter since 1970 (UTC) lies in."""
    return from_us(quarter * QUARTER_US).astimezone(zone).hour


def cash_within(shape: Shape) -> Where:
    """Each period once: of one that was told again on a later day of the span, that alone."""
    later = DAY_CASH.alias("told_later")
    again = select(later.c.id).where(
        later.c.hall_id == DAY_CASH.c.hall_id,
        later.c.id == DAY_CASH.c.id.concat(AFTER),
        later.c.booked_on <= bindparam("last_day"),
    )
    return and_(shape.within(DAY_CASH), ~exists(again))


def rows_behind(connection: Connection, asked: Asked, figure: FigureName, key: str) -> Where:
    """All of a figure's rows of its table. Raises ValueError for a key there is none of."""
    return _WHERE[figure](connection, asked, key)


def table_of(figure: FigureName) -> Table:
    return _TABLES[figure]


def _orders(connection: Connection, asked: Asked, key: str) -> Where:
    kind, _, value = key.partition(":")
    base = and_(asked.shape.within(DAY_ORDERS), ACCEPTED)
    match kind:
        case "":
            return base
        case "matter":
            return and_(base, _O.matter == value)
        case "channel":
            return and_(base, _O.channel == value)
        case "mode":
            return and_(base, order_mode == value)
        case "hour":
            found = connection.execute(select(QUARTER).where(base).distinct(), asked.given).scalars()
            return and_(base, QUARTER.in_([each for each in found if hour_of(each, asked.zone) == int(value)]))
        case "desk":
            return and_(base, _O.desk.in_(desk_names(value)))
        case "settled":
            return and_(base, SETTLED)
        case "undone":
            return asked.shape.within(DAY_ORDERS, booked="undone_booked_on")
    raise ValueError(f"no orders by {key}")


def _lines(connection: Connection, asked: Asked, key: str) -> Where:
    kind, _, value = key.partition(":")
    base = asked.shape.within(DAY_LINES)
    match kind:
        case "":
            return and_(base, LINE)
        case "action":
            return and_(base, LINE, _L.action == value)
        case "matter":
            return and_(base, LINE, _L.matter == value)
        case "gone":
            return and_(base, _L.gone == value)
    raise ValueError(f"no lines by {key}")


def _takings(connection: Connection, asked: Asked, key: str) -> Where:
    kind, _, value = key.partition(":")
    base = asked.shape.within(DAY_TAKINGS)
    method, slash, account = key.partition("/")
    if slash:
        return and_(base, _T.method == method, _T.account == account)
    match kind:
        case "":
            return base
        case "income":
            return and_(base, INCOME)
        case "method":
            return and_(base, _T.method == value)
        case "account":
            return and_(base, _T.account == value)
        case "outside" | "corrected_after":
            beside = and_(base, OUTSIDE if kind == "outside" else CORRECTED_AFTER)
            return and_(beside, _T.desk.in_(desk_names(value))) if value else beside
        case "kind":
            return and_(base, _T.kind == value)
        case "matter":
            return and_(base, INCOME, taking_matter == value)
        case "channel":
            return and_(base, INCOME, taking_channel == value)
        case "mode":
            return and_(base, INCOME, order_mode == value)
    raise ValueError(f"no takings by {key}")


def _tickets(connection: Connection, asked: Asked, key: str) -> Where:
    kind, _, value = key.partition(":")
    base = and_(asked.shape.within(DAY_TICKETS), TICKET)
    match kind:
        case "":
            return base
        case "hour":
            return and_(base, _K.hour == int(value))
        case "protected":
            return and_(base, _K.protected == 1)
        case "ordinary":
            return and_(base, _K.protected == 0)
        case "called":
            return and_(base, CALLED)
        case "finished":
            return and_(base, FINISHED)
        case "left":
            return and_(base, LEFT)
        case "appointment":
            return and_(base, APPOINTED)
        case "appointment_no_show":
            return and_(base, APPOINTED, _K.no_shows > 0)
        case "no_show":
            return and_(base, _K.no_shows > 0)
        case "transferred":
            return and_(base, _K.transfers > 0)
        case "told":
            return and_(base, _K.hit.is_not(None))
        case "hit":
            return and_(base, _K.hit == int(value))
        case "desk":
            return and_(asked.shape.within(DAY_TICKETS), SERVED, _K.desk.in_(desk_names(value)))
        case "promise":
            promise, _, state = value.partition("/")
            if promise in PROMISES:
                whose, column = PROMISES[promise]
                return and_(base, whose, column == state)
    raise ValueError(f"no tickets by {key}")


def _ratings(connection: Connection, asked: Asked, key: str) -> Where:
    base = and_(asked.shape.within(DAY_ORDERS), ACCEPTED, _O.rating.is_not(None))
    match key:
        case "":
            return base
        case "promoters":
            return and_(base, _O.rating >= 9)
        case "detractors":
            return and_(base, _O.rating <= 6)
    raise ValueError(f"no ratings by {key}")


def _moves(connection: Connection, asked: Asked, key: str) -> Where:
    """Key "drawer": of drawers alone, without what went from the safe to the bank."""
    base = asked.shape.within(DAY_MOVES)
    return and_(base, DAY_MOVES.c.period_id != "") if key == "drawer" else base


def _cash(connection: Connection, asked: Asked, key: str) -> Where:
    base = cash_within(asked.shape)
    if key == "recounted":
        return and_(base, DAY_CASH.c.counts > 1)
    return and_(base, DAY_CASH.c.id == key) if key else base


_TABLES: Final[dict[FigureName, Table]] = {
    FigureName.ORDERS: DAY_ORDERS,
    FigureName.LINES: DAY_LINES,
    FigureName.TAKINGS: DAY_TAKINGS,
    FigureName.REVERSALS: DAY_ORDERS,
    FigureName.DISCOUNTS: DAY_LINES,
    FigureName.EVENTS: DAY_EVENTS,
    FigureName.CASH: DAY_CASH,
    FigureName.MOVES: DAY_MOVES,
    FigureName.TICKETS: DAY_TICKETS,
    FigureName.RATINGS: DAY_ORDERS,
    FigureName.UNSENT: DAY_ORDERS,
    FigureName.REFUSED: DAY_ORDERS,
}
_WHERE: Final[dict[FigureName, Callable[[Connection, Asked, str], Where]]] = {
    FigureName.ORDERS: _orders,
    FigureName.LINES: _lines,
    FigureName.TAKINGS: _takings,
    FigureName.REVERSALS: lambda connection, asked, key: and_(_orders(connection, asked, key), REVERSAL),
    FigureName.DISCOUNTS: lambda _, asked, key: and_(asked.shape.within(DAY_LINES), DISCOUNT),
    FigureName.EVENTS: lambda _, asked, key: and_(asked.shape.within(DAY_EVENTS), _E.kind == key),
    FigureName.CASH: _cash,
    FigureName.MOVES: _moves,
    FigureName.TICKETS: _tickets,
    FigureName.RATINGS: _ratings,
    FigureName.UNSENT: lambda _, asked, key: asked.shape.open_now(CentralState.PENDING),
    FigureName.REFUSED: lambda _, asked, key: asked.shape.open_now(CentralState.REFUSED),
}
