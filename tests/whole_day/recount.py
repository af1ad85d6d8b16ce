"""A day counted again from what was sworn to and signed: the journals, the signed bytes, the audit trails of the desks
and the ledger of the queue, read as they lie. None of the program's facts or figures is asked.

What each figure is, is said in docs/day-figures.md; this is the second hand that counted it.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, text

from offline_cache.store import Store

Row = dict[str, Any]


@dataclass
class Drawer:
    """One desk's cash: all fen."""

    float_fen: int = 0
    taken_fen: int = 0
    returned_fen: int = 0
    moved_fen: int = 0
    counted_fen: int = 0

    @property
    def expected_fen(self) -> int:
        return self.float_fen + self.taken_fen - self.returned_fen + self.moved_fen


@dataclass
class Recount:
    """Sums are fen, times seconds. Takings by (method, account)."""

    orders: int = 0
    offline: int = 0
    reversed: int = 0
    lines: Counter[str] = field(default_factory=Counter)  # by action
    monthly_change_fen: int = 0
    taken: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    taken_count: Counter[tuple[str, str]] = field(default_factory=Counter)
    returned: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    drawer_openings: int = 0
    ratings: list[int] = field(default_factory=list)
    drawers: dict[str, Drawer] = field(default_factory=dict)  # by desk
    kept: Counter[str] = field(default_factory=Counter)  # promises, by PromiseFigure.key
    missed: Counter[str] = field(default_factory=Counter)
    order_hours: Counter[int] = field(default_factory=Counter)
    hour_waits: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    served_at: Counter[str] = field(default_factory=Counter)  # tickets finished, by desk
    orders_at: Counter[str] = field(default_factory=Counter)
    came: int = 0
    no_shows: int = 0
    booked: int = 0  # with an appointment
    booked_no_shows: int = 0
    finished: int = 0
    waits: list[float] = field(default_factory=list)
    services: list[float] = field(default_factory=list)
    hours: Counter[int] = field(default_factory=Counter)

    @property
    def taken_fen(self) -> int:
        """Without deposits."""
        money = (self.taken, self.returned)
        return sum(fen for each in money for (_, account), fen in each.items() if account != "deposit")


def count_desks(stores: Mapping[str, Store], *, day: date, zone: ZoneInfo, into: Recount) -> None:
    """`stores` by desk."""
    for desk, store in stores.items():
        with store.read() as connection:
            _Desk(connection, desk, day, zone, into).count()


def _rows(connection: Connection, sql: str, **given: Any) -> list[Row]:
    return [dict(row._mapping) for row in connection.execute(text(sql), given)]


class _Desk:
    """One desk's books, read once."""

    def __init__(self, connection: Connection, desk: str, day: date, zone: ZoneInfo, into: Recount) -> None:
        self._connection, self._desk, self._day, self._zone, self._into = connection, desk, day, zone, into
        self._journal = [
            {**json.loads(row["body"]), "seq": row["seq"]}
            for row in _rows(connection, "SELECT seq, body FROM journal ORDER BY seq")
        ]

    def count(self) -> None:
        accepted = [row for row in self._journal if row["kind"] == "order_accepted"]
        voided = {row["subject"] for row in self._journal if row["kind"] == "order_voided"}
        contents = {row["subject"]: self._content(row["subject"]) for row in accepted}
        for row in accepted:
            if row["subject"] not in voided and self._here(row["at_us"]):
                self._order(row, contents[row["subject"]])
        self._money(contents)
        self._drawer()
        self._trail()

    def _here(self, at_us: int) -> bool:
        return _moment(at_us).astimezone(self._zone).date() == self._day

    def _content(self, signed_id: str) -> Row:
        (row,) = _rows(
            self._connection,
            "SELECT b.content FROM signed_bodies b JOIN signed_versions v ON v.seq = b.seq WHERE v.id = :id",
            id=signed_id,
        )
        content: Row = json.loads(bytes(row["content"]))
        return content

    def _order(self, sworn: Row, content: Row) -> None:
        into = self._into
        into.orders += 1
        into.offline += bool(content["offline"])
        into.orders_at[self._desk] += 1
        into.order_hours[_moment(sworn["at_us"]).astimezone(self._zone).hour] += 1
        into.reversed += content.get("reversal") is not None
        for line in content["lines"]:
            into.lines[line["action"]] += 1
            figures = line["figures"]
            into.monthly_change_fen += figures["monthly_after_fen"] - figures["monthly_before_fen"]

    def _money(self, contents: dict[str, Row]) -> None:
        """Fees first, then top-ups, then deposits, by the parts in the order they were taken; back the other way."""
        paid: dict[str, list[Row]] = defaultdict(list)
        for row in self._journal:
            if row["kind"] == "payment_taken" and row["amount_fen"]:
                paid[row["signed"]].append(row)
        shares: dict[str, list[tuple[str, int]]] = {}
        for signed_id, parts in paid.items():
            accounts = _accounts(contents.get(signed_id) or self._content(signed_id))
            for part in parts:
                shares[part["subject"]] = _taken_from(accounts, part["amount_fen"])
                if self._here(part["at_us"]):
                    for account, fen in shares[part["subject"]]:
                        self._into.taken[part["method"], account] += fen
                        self._into.taken_count[part["method"], account] += 1
        for row in self._journal:
            if row["kind"] == "payment_returned" and row["amount_fen"] and self._here(row["at_us"]):
                payment = row.get("payment", row["subject"])
                for account, fen in _taken_from(list(reversed(shares[payment])), row["amount_fen"]):
                    self._into.returned[row["method"], account] -= fen

    def _drawer(self) -> None:
        drawer = Drawer()
        for row in self._journal:
            if not self._here(row["at_us"]):
                continue
            match row["kind"], row.get("method", row.get("move")):
                case "cash_opened", _:
                    drawer.float_fen += row["float_fen"]
                    self._into.drawers[self._desk] = drawer
                case "payment_taken", "cash":
                    drawer.taken_fen += row["amount_fen"]
                case "payment_returned", "cash":
                    drawer.returned_fen += row["amount_fen"]
                case "cash_moved", "pay_in" | "from_safe":
                    drawer.moved_fen += row["amount_fen"]
                case "cash_moved", "pay_out" | "to_safe":
                    drawer.moved_fen -= row["amount_fen"]
                case "cash_counted", _:
                    drawer.counted_fen = row["counted_fen"]

    def _trail(self) -> None:
        for row in _rows(self._connection, "SELECT at_us, kind, reason FROM audit ORDER BY seq"):
            if self._here(row["at_us"]):
                self._into.drawer_openings += row["kind"] == "drawer_opened"
                if row["kind"] == "rating":
                    self._into.ratings.append(int(row["reason"]))


def _accounts(content: Row) -> list[tuple[str, int]]:
    """What the signed form asked today, in the order it is paid."""
    figures = [line["figures"] for line in content["lines"]]
    total = content["sums"]["today_fen"]
    deposit, top_up = (sum(each[name] for each in figures) for name in ("deposit_fen", "top_up_fen"))
    return [("fees", total - deposit - top_up), ("top_up", top_up), ("deposit", deposit)]


def _taken_from(accounts: list[tuple[str, int]], amount_fen: int) -> list[tuple[str, int]]:
    """The shares of one part; what they take is gone from `accounts`."""
    shares = []
    for place, (account, left) in enumerate(accounts):
        fen = min(left, amount_fen)
        if fen:
            shares.append((account, fen))
            accounts[place] = (account, left - fen)
            amount_fen -= fen
    return shares


def count_queue(store: Store, *, day: date, into: Recount, zone: ZoneInfo) -> None:
    """From the ledger of periods, closed for good as they are written."""
    with store.read() as connection:
        tickets = _rows(connection, "SELECT * FROM queue_tickets WHERE day = :day", day=day.isoformat())
        ledger = _rows(connection, "SELECT * FROM queue_ledger ORDER BY seq")
        bodies = {
            row["id"]: json.loads(row["body"])
            for row in _rows(
                connection,
                "SELECT t.id, b.body FROM queue_ticket_bodies b JOIN queue_tickets t ON t.seq = b.seq",
            )
        }
    periods: dict[str, list[Row]] = defaultdict(list)
    for row in ledger:
        periods[row["ticket_id"]].append(row)
    for ticket in tickets:
        if not ticket["split_from"]:
            _ticket(ticket, periods[ticket["id"]], bodies[ticket["id"]], into, zone)


def _ticket(ticket: Row, periods: Sequence[Row], body: Row, into: Recount, zone: ZoneInfo) -> None:
    issued_us = periods[0]["began_us"] if periods else ticket["since_us"]
    into.came += 1
    into.hours[_moment(issued_us).astimezone(zone).hour] += 1
    called = [row["ended_us"] for row in periods if row["ended_by"] == "call"]
    if called:
        into.waits.append((min(called) - issued_us) / 1e6)
        into.hour_waits[_moment(issued_us).astimezone(zone).hour].append(into.waits[-1])
    missed = sum(row["ended_by"] == "no_show" for row in periods)
    into.no_shows += missed
    if body["appointment"] is not None:
        into.booked += 1
        into.booked_no_shows += missed
        _appointment(periods, body["appointment"][1], issued_us, into)
    into.finished += ticket["standing"] == "finished"
    if ticket["standing"] == "finished":
        into.served_at[periods[-1]["desk"].zfill(2)] += 1
    _promises(ticket, periods, body, issued_us, into)
    if ticket["standing"] == "finished":
        served = [row["ended_us"] - row["began_us"] for row in periods if row["standing"] == "serving"]
        into.services.append(sum(served) / 1e6)


def _promises(ticket: Row, periods: Sequence[Row], body: Row, issued_us: int, into: Recount) -> None:
    """Six minutes to the call and to the end for who is cared for (S83), ten to the call for others (R27)."""
    called = [row["ended_us"] for row in periods if row["ended_by"] == "call"]
    care = bool(body.get("care"))
    clocks = [("protected_called" if care else "ordinary_called", min(called, default=None), 360 if care else 600)]
    if care:
        done = periods[-1]["ended_us"] if ticket["standing"] == "finished" else None
        clocks.append(("protected_finished", done, 360))
    for key, at_us, limit_s in clocks:
        over_us = at_us if at_us is not None else periods[-1]["ended_us"] if periods else issued_us
        if (over_us - issued_us) / 1e6 > limit_s:
            into.missed[key] += 1
        elif at_us is not None:
            into.kept[key] += 1


def _appointment(periods: Sequence[Row], ends_us: int, issued_us: int, into: Recount) -> None:
    """Called by the end of its slot (S85), where its customer came before that."""
    called = [row["ended_us"] for row in periods if row["ended_by"] == "call"]
    if issued_us > ends_us:
        return
    if called:
        (into.kept if min(called) <= ends_us else into.missed)["appointment"] += 1
    elif periods and periods[-1]["ended_us"] > ends_us:
        into.missed["appointment"] += 1


def _moment(at_us: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=at_us)
