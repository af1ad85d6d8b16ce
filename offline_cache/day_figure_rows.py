"""The rows behind a figure as a table: the very facts its sum is of, oldest first (day_figures_where.py).

Names and ids of customers are masked in the facts already. What a drawer should hold is not told
before it was counted.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Select, Table, and_, func, literal, select, union_all

from app.domain.audit import AuditKind
from app.domain.audit_words import is_id, why_words
from app.domain.business_hall import desk_number
from app.domain.day_summary import FigureName
from app.domain.figure_table import Behind, Cell, CellKind, Column, FigureTable, Value
from app.domain.line_words import ACTION_WORDS
from app.domain.payment import METHOD_WORDS, PaymentMethod
from app.texts import day_figures as words
from app.texts.audit import MADE_AT
from app.texts.cash import MOVED
from app.texts.language import Text, same
from app.wire.figure_rows import MOST_ROWS
from offline_cache import day_figures_where as of
from offline_cache.day_figures_desks import desk_days
from offline_cache.day_figures_where import Asked
from offline_cache.day_schema import (
    DAY_CASH,
    DAY_EVENTS,
    DAY_LINES,
    DAY_MOVES,
    DAY_ORDERS,
    DAY_TAKINGS,
    DAY_TICKETS,
)
from offline_cache.kept_refusal import read_refusal
from offline_cache.moments import from_us

Names = Mapping[str, Text]
Found = Mapping[str, Any]
_WORDS, _COUNT, _MONEY, _AT, _S = CellKind.WORDS, CellKind.COUNT, CellKind.MONEY, CellKind.MOMENT, CellKind.SECONDS
_ACTIONS = {action.value: word for action, word in ACTION_WORDS.items()}
_OF_LINE = and_(DAY_ORDERS.c.hall_id == DAY_LINES.c.hall_id, DAY_ORDERS.c.id == DAY_LINES.c.order_id)


@dataclass(frozen=True, slots=True)
class _Shown:
    """One column: its key, head and kind, and its value out of a row. `summed` where a sum below says something."""

    key: str
    name: Text
    kind: CellKind
    value: Callable[[Found, Names], Value]
    summed: bool = False


def _plain(key: str, name: Text, kind: CellKind = _WORDS, *, summed: bool = False) -> _Shown:
    def value(row: Found, names: Names) -> Value:
        found = row[key]
        if kind is not _WORDS:
            return found if found is None else from_us(found) if kind is _AT else found
        return same(str(found)) if found not in (None, "") else None

    return _Shown(key, name, kind, value, summed)


def _worded(key: str, name: Text, said: Mapping[str, Text]) -> _Shown:
    return _Shown(
        key, name, _WORDS, lambda row, _: said.get(row[key]) or same(row[key]) if row[key] or "" in said else None
    )


def _named(key: str, name: Text, kind: str) -> _Shown:
    return _Shown(
        key, name, _WORDS, lambda row, names: (names.get(f"{kind}:{row[key]}") or same(row[key])) if row[key] else None
    )


def _desk(name: Text = words.DESK) -> _Shown:
    return _Shown("desk", name, _WORDS, lambda row, _: same(desk_number(row["desk"])) if row["desk"] else None)


def _counted(key: str, name: Text) -> _Shown:
    """Of a drawer: told once it was counted (S140)."""
    return _Shown(key, name, _MONEY, lambda row, _: row[key] if row["counted_fen"] is not None else None, summed=True)


def _refusal(row: Found, _: Names) -> Value:
    return read_refusal(row["refusal_now"]).words if row["refusal_now"] else None


def _act(row: Found, _: Names) -> Value:
    return AuditKind(row["kind"]).said if row["kind"] in set(AuditKind) else same(row["kind"])


def _about(row: Found, _: Names) -> Value:
    """An id that nobody can read by desk and day."""
    if is_id(row["subject"]):
        return MADE_AT.filled(desk=desk_number(row["desk"]), at=row["day"])
    return same(row["subject"]) if row["subject"] else None


def _why(row: Found, _: Names) -> Value:
    kind = AuditKind(row["kind"]) if row["kind"] in set(AuditKind) else None
    return why_words(row["reason"], kind=kind) if row["reason"] else None


def _method(row: Found, _: Names) -> Value:
    return METHOD_WORDS[PaymentMethod(row["method"])] if row["method"] in set(PaymentMethod) else same(row["method"])


_METHOD_WORDS = _Shown("method", words.METHOD, _WORDS, _method)
_ACCEPTED_AT = _plain("accepted_at_us", words.AT, _AT)
_RECEIPT = _plain("receipt_number", words.RECEIPT)
_CLERK, _STAFF = _named("clerk", words.CLERK, "staff"), _named("staff", words.STAFF, "staff")
_APPROVER, _MATTER = _named("approver", words.APPROVER, "staff"), _named("matter", words.MATTER, "matter")
_CUSTOMER = _plain("customer_masked", words.CUSTOMER)
_AMOUNT = _plain("amount_fen", words.AMOUNT, _MONEY, summed=True)
_MONTHLY = _plain("monthly_change_fen", words.MONTHLY, _MONEY, summed=True)
_OFFLINE = _Shown("offline", words.MODE, _WORDS, lambda row, _: words.OFFLINE if row["offline"] else words.ONLINE)
_HEAD = (_ACCEPTED_AT, _RECEIPT, _desk(), _CLERK, _CUSTOMER)
_ORDER = (*_HEAD, _MATTER, _OFFLINE, _AMOUNT, _MONTHLY)
_SHOWN: Final[dict[FigureName, tuple[Text, tuple[_Shown, ...]]]] = {
    FigureName.ORDERS: (
        words.ORDERS,
        (*_ORDER, _plain("seconds", words.SECONDS, _S), _worded("central", words.CENTRE, words.CENTRAL)),
    ),
    FigureName.REVERSALS: (words.REVERSALS, (*_HEAD, _plain("reverses", words.REVERSES), _AMOUNT, _MONTHLY)),
    FigureName.RATINGS: (words.RATINGS, (*_HEAD, _MATTER, _plain("rating", words.RATING, _COUNT))),
    FigureName.UNSENT: (words.UNSENT, _ORDER),
    FigureName.REFUSED: (
        words.REFUSED,
        (*_HEAD, _Shown("refusal_now", words.CENTRE_SAYS, _WORDS, _refusal), _AMOUNT),
    ),
    FigureName.LINES: (
        words.LINES,
        (
            _ACCEPTED_AT,
            _RECEIPT,
            _desk(),
            _CLERK,
            _worded("action", words.ACTION, _ACTIONS),
            _plain("title", words.TITLE),
            _plain("due_fen", words.AMOUNT, _MONEY, summed=True),
            _MONTHLY,
            _worded("gone", words.GONE, words.STANDS),
        ),
    ),
    FigureName.DISCOUNTS: (
        words.DISCOUNTS,
        (
            _ACCEPTED_AT,
            _RECEIPT,
            _desk(),
            _CLERK,
            _plain("title", words.TITLE),
            _plain("discount_fen", words.DISCOUNT, _MONEY, summed=True),
            _plain("discount_why", words.REASON),
            _named("discount_approver", words.APPROVER, "staff"),
        ),
    ),
    FigureName.TAKINGS: (
        words.TAKINGS,
        (
            _plain("at_us", words.AT, _AT),
            _RECEIPT,
            _desk(),
            _CLERK,
            _METHOD_WORDS,
            _worded("account", words.ACCOUNT, words.ACCOUNTS),
            _worded("kind", words.KIND, words.KINDS),
            _AMOUNT,
            _plain("reference", words.REFERENCE),
        ),
    ),
    FigureName.EVENTS: (
        words.EVENTS,
        (
            _plain("at_us", words.AT, _AT),
            _Shown("kind", words.WHAT, _WORDS, _act),
            _desk(),
            _STAFF,
            _Shown("subject", words.SUBJECT, _WORDS, _about),
            _Shown("reason", words.REASON, _WORDS, _why),
            _APPROVER,
            _AMOUNT,
        ),
    ),
    FigureName.CASH: (
        words.CASH,
        (
            _plain("opened_at_us", words.OPENED, _AT),
            _plain("closed_at_us", words.CLOSED, _AT),
            _desk(),
            _STAFF,
            _plain("float_fen", words.FLOAT, _MONEY, summed=True),
            _counted("taken_fen", words.CASH_IN),
            _counted("returned_fen", words.CASH_OUT),
            _plain("paid_in_fen", MOVED["pay_in"], _MONEY, summed=True),
            _plain("paid_out_fen", MOVED["pay_out"], _MONEY, summed=True),
            _plain("deposited_fen", MOVED["to_safe"], _MONEY, summed=True),
            _counted("expected_fen", words.EXPECTED),
            _plain("counted_fen", words.COUNTED, _MONEY, summed=True),
            _plain("difference_fen", words.DIFFERENCE, _MONEY, summed=True),
            _plain("counts", words.COUNTS, _COUNT),
            _plain("first_difference_fen", words.FIRST_DIFFERENCE, _MONEY),
            _plain("reason", words.REASON),
            _APPROVER,
        ),
    ),
    FigureName.MOVES: (
        words.MOVES,
        (
            _plain("at_us", words.AT, _AT),
            _worded("kind", words.KIND, MOVED),
            _desk(),
            _STAFF,
            _AMOUNT,
            _plain("reason", words.REASON),
            _APPROVER,
        ),
    ),
    FigureName.TICKETS: (
        words.TICKETS,
        (
            _plain("issued_at_us", words.AT, _AT),
            _plain("number", words.NUMBER),
            _MATTER,
            _Shown("protected", words.CARE, _WORDS, lambda row, _: words.YES if row["protected"] else None),
            _Shown(
                "wait_s",
                words.WAIT,
                _S,
                lambda row, _: row["wait_s"] if row["first_called_at_us"] is not None else None,
            ),
            _plain("service_s", words.SERVICE, _S),
            _desk(),
            _STAFF,
            _worded("standing", words.STANDING, words.STANDINGS),
            _plain("no_shows", words.NO_SHOWS, _COUNT, summed=True),
            _plain("transfers", words.TRANSFERS, _COUNT, summed=True),
            _worded("called", words.CALLED_IN_TIME, words.PROMISES),
            _worded("finished", words.FINISHED_IN_TIME, words.PROMISES),
            _plain("slot_begins_us", words.SLOT, _AT),
            _worded("slot_called", words.SLOT_KEPT, words.PROMISES),
        ),
    ),
    FigureName.DESKS: (
        words.DESKS,
        (
            _plain("day", words.DAY, CellKind.DAY),
            _desk(),
            _STAFF,
            _plain("orders", words.ORDERS, _COUNT, summed=True),
            _plain("tickets", words.SERVED, _COUNT, summed=True),
            _plain("mean_service_s", words.SERVICE, _S),
            _plain("on_duty_s", words.ON_DUTY, _S, summed=True),
            _plain("serving_s", words.SERVING, _S, summed=True),
            _plain("idle_s", words.IDLE, _S, summed=True),
            _plain("paused_s", words.PAUSED, _S, summed=True),
        ),
    ),
    FigureName.LATE: (
        words.LATE,
        (
            _plain("at_us", words.AT, _AT),
            _Shown("day", words.DAY, CellKind.DAY, lambda row, _: date.fromisoformat(row["day"])),
            _worded("what", words.KIND, words.LATE_KINDS),
            _desk(),
            _STAFF,
            _plain("subject", words.SUBJECT),
            _AMOUNT,
        ),
    ),
}


def rows_of(connection: Connection, asked: Asked, behind: Behind, *, names: Names) -> FigureTable:
    """Raises ValueError for a figure or key there is none of. Of more than MOST_ROWS the oldest, and a note says so."""
    figure = FigureName(behind.figure)
    title, shown = _SHOWN[figure]
    found, count = _found(connection, asked, figure, behind.key)
    rows = tuple(tuple(Cell(each.kind, each.value(row, names)) for each in shown) for row in found)
    return FigureTable(
        key=figure.value,
        title=title,
        columns=tuple(Column(each.key, each.name, each.kind) for each in shown),
        rows=rows,
        total=_total(shown, rows) if len(rows) == count > 1 else None,
        note=words.CUT.filled(n=len(rows), all=count) if len(rows) < count else None,
        empty=words.NOTHING,
    )


def _found(connection: Connection, asked: Asked, figure: FigureName, key: str) -> tuple[list[Found], int]:
    if figure is FigureName.DESKS:
        kind, _, whose = key.partition(":")
        if kind not in ("", "desk"):
            raise ValueError(f"no desks by {key}")
        desk, _, staff = whose.partition("/")
        days = desk_days(connection, asked, desk=desk, staff=staff)
        made = [
            {"day": day, **{name: getattr(each, name) for name in _DESK_FIELDS}}
            for day, figures in days.items()
            for each in figures
        ]
        return [*made], len(made)
    wanted = _late(asked) if figure is FigureName.LATE else _wanted(connection, asked, figure, key)
    found: list[Found] = [dict(row._mapping) for row in connection.execute(wanted.limit(MOST_ROWS), asked.given)]
    if len(found) < MOST_ROWS:
        return found, len(found)
    every = select(func.count()).select_from(wanted.order_by(None).subquery())
    return found, connection.execute(every, asked.given).scalar_one()


_DESK_FIELDS: Final = (
    "desk", "staff", "orders", "tickets", "mean_service_s", "on_duty_s", "serving_s", "idle_s", "paused_s"
)  # fmt: skip
_ORDER_BY: Final = {
    DAY_ORDERS: "accepted_at_us",
    DAY_LINES: "id",
    DAY_TAKINGS: "at_us",
    DAY_EVENTS: "at_us",
    DAY_CASH: "opened_at_us",
    DAY_MOVES: "at_us",
    DAY_TICKETS: "issued_at_us",
}


def _wanted(connection: Connection, asked: Asked, figure: FigureName, key: str) -> Select[*tuple[Any, ...]]:
    table, where = of.table_of(figure), of.rows_behind(connection, asked, figure, key)
    oldest = (table.c[_ORDER_BY[table]], table.c.id)
    if table is DAY_LINES:
        of_order = (DAY_ORDERS.c.receipt_number, DAY_ORDERS.c.accepted_at_us)
        return (
            select(table, *of_order)
            .select_from(table.outerjoin(DAY_ORDERS, _OF_LINE))
            .where(where)
            .order_by(DAY_ORDERS.c.accepted_at_us, table.c.id)
        )
    if table is DAY_TAKINGS:
        joined = table.outerjoin(DAY_ORDERS, of.OF_ORDER)
        return select(table, DAY_ORDERS.c.receipt_number).select_from(joined).where(where).order_by(*oldest)
    return select(table).where(where).order_by(*oldest)


def _late(asked: Asked) -> Select[*tuple[Any, ...]]:
    def one(what: str, table: Table, at: str, staff: str, subject: str, amount: str) -> Select[*tuple[Any, ...]]:
        here = table.c
        return select(
            literal(what).label("what"),
            here[at].label("at_us"),
            here.day,
            here.desk,
            here[staff].label("staff"),
            here[subject].label("subject"),
            here[amount].label("amount_fen"),
        ).where(asked.shape.within(table), of.late(table))

    every = union_all(
        one("orders", DAY_ORDERS, "accepted_at_us", "clerk", "receipt_number", "amount_fen"),
        one("takings", DAY_TAKINGS, "at_us", "clerk", "reference", "amount_fen"),
        one("cash", DAY_CASH, "opened_at_us", "staff", "reason", "difference_fen"),
        one("moves", DAY_MOVES, "at_us", "staff", "reason", "amount_fen"),
    ).subquery()
    return select(every).order_by(every.c.at_us)


def _total(shown: tuple[_Shown, ...], rows: tuple[tuple[Cell, ...], ...]) -> tuple[Cell, ...] | None:
    """None where no column has a sum."""
    if not any(each.summed for each in shown):
        return None
    sums = [
        sum(value for row in rows if isinstance(value := row[place].value, (int, float))) if each.summed else None
        for place, each in enumerate(shown)
    ]
    first, *others = (Cell(each.kind, value) for each, value in zip(shown, sums, strict=True))
    return (Cell(_WORDS, words.TOTAL) if first.value is None else first, *others)
