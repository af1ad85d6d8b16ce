"""A day counted again from what was sworn to and signed: the journals, the signed bytes and the audit trails of
the desks, read as they lie; the queue's ledgers stand beside (recount_queue.py). None of the program's facts or
figures is asked.

What each figure is, is said in docs/day-figures.md; this is the second hand that counted it.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping
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
class Part:
    """Of the orders under one matter, channel or mode; of the lines under one action."""

    count: int = 0
    reversed: int = 0
    amount_fen: int = 0
    monthly_change_fen: int = 0


@dataclass
class Desk:
    """Of one person at one desk: seconds."""

    orders: int = 0
    services: list[float] = field(default_factory=list)  # of each ticket finished there
    on_duty_s: float = 0.0
    serving_s: float = 0.0
    called_s: float = 0.0
    paused_s: float = 0.0

    @property
    def idle_s(self) -> float:
        return self.on_duty_s - self.serving_s - self.called_s - self.paused_s


def _parts() -> dict[str, Part]:
    return defaultdict(Part)


@dataclass
class Recount:
    """Sums are fen, times seconds. Takings by (method, account)."""

    orders: Part = field(default_factory=Part)  # its money without deposits
    matters: dict[str, Part] = field(default_factory=_parts)
    modes: dict[str, Part] = field(default_factory=_parts)
    actions: dict[str, Part] = field(default_factory=_parts)
    settled: Part = field(default_factory=Part)  # refused, money given back: of the orders
    settled_lines: int = 0
    signed_fen: Counter[str] = field(default_factory=Counter)  # of orders taken offline, and of reversals
    voided: Part = field(default_factory=Part)  # lines of orders that were voided
    discounts: list[tuple[int, str]] = field(default_factory=list)  # by line, with who approved
    unsent: int = 0
    refused: int = 0  # and not settled
    sent: int = 0
    sent_fen: int = 0
    receipts: list[str] = field(default_factory=list)  # of what was sent
    taken: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    taken_count: Counter[tuple[str, str]] = field(default_factory=Counter)
    returned: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    corrected: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    events: Counter[str] = field(default_factory=Counter)  # acts of the audit trails, by kind
    ratings: list[int] = field(default_factory=list)
    drawers: dict[tuple[str, str], Drawer] = field(default_factory=dict)  # by desk and person
    heads: dict[str, str] = field(default_factory=dict)  # by desk: the last link of its journal on that day
    kept: Counter[str] = field(default_factory=Counter)  # promises, by PromiseFigure.key
    missed: Counter[str] = field(default_factory=Counter)
    order_hours: Counter[int] = field(default_factory=Counter)
    hour_waits: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    desks: dict[tuple[str, str], Desk] = field(default_factory=lambda: defaultdict(Desk))  # by desk and person
    came: int = 0
    protected: int = 0
    left: int = 0
    transfers: int = 0
    no_shows: int = 0
    booked: int = 0  # with an appointment
    booked_no_shows: int = 0
    hits: int = 0
    told: int = 0
    finished: int = 0
    waits: list[float] = field(default_factory=list)
    services: list[float] = field(default_factory=list)
    hours: Counter[int] = field(default_factory=Counter)

    def money(self, account: str) -> tuple[int, ...]:
        """How many were taken, and fen taken, returned, corrected."""
        return (
            sum(count for (_, of), count in self.taken_count.items() if of == account),
            *(sum(fen for (_, of), fen in each.items() if of == account) for each in self._moved),
        )

    def net(self, method: str) -> int:
        return sum(fen for each in self._moved for (of, _), fen in each.items() if of == method)

    @property
    def _moved(self) -> tuple[dict[tuple[str, str], int], ...]:
        return self.taken, self.returned, self.corrected

    @property
    def taken_fen(self) -> int:
        """Without deposits."""
        return sum(fen for each in self._moved for (_, account), fen in each.items() if account != "deposit")


def count_desks(stores: Mapping[str, Store], *, day: date, zone: ZoneInfo, into: Recount) -> None:
    """`stores` by desk."""
    for desk, store in stores.items():
        with store.read() as connection:
            _Desk(connection, desk, day, zone, into).count()


def rows_of(connection: Connection, sql: str, **given: Any) -> list[Row]:
    return [dict(row._mapping) for row in connection.execute(text(sql), given)]


class _Desk:
    """One desk's books, read once."""

    def __init__(self, connection: Connection, desk: str, day: date, zone: ZoneInfo, into: Recount) -> None:
        self._connection, self._desk, self._day, self._zone, self._into = connection, desk, day, zone, into
        self._journal = [
            {**json.loads(row["body"]), "seq": row["seq"]}
            for row in rows_of(connection, "SELECT seq, body FROM journal ORDER BY seq")
        ]

    def count(self) -> None:
        accepted = [row for row in self._journal if row["kind"] == "order_accepted"]
        voided = {row["subject"] for row in self._journal if row["kind"] == "order_voided"}
        contents = {row["subject"]: self._content(row["subject"]) for row in accepted}
        for row in accepted:
            if self._here(row["at_us"]):
                if row["subject"] in voided:
                    for line in contents[row["subject"]]["lines"]:
                        _add(self._into.voided, fen=_due(line))
                else:
                    self._order(row, contents[row["subject"]])
        self._money(contents)
        self._drawers()
        self._trail()
        self._heads()

    def _here(self, at_us: int) -> bool:
        return moment(at_us).astimezone(self._zone).date() == self._day

    def _content(self, signed_id: str) -> Row:
        (row,) = rows_of(
            self._connection,
            "SELECT b.content FROM signed_bodies b JOIN signed_versions v ON v.seq = b.seq WHERE v.id = :id",
            id=signed_id,
        )
        content: Row = json.loads(bytes(row["content"]))
        return content

    def _order(self, sworn: Row, content: Row) -> None:
        into, lines = self._into, content["lines"]
        back = content.get("reversal") is not None
        for part in (into.orders, into.matters[matter_of(content)], into.modes[mode_of(content)]):
            _add(part, reversed=back)
        into.signed_fen["offline"] += sworn["amount_fen"] if content["offline"] else 0
        into.signed_fen["reversal"] += sworn["amount_fen"] if back else 0
        into.desks[self._desk, content["clerk"].split()[-1]].orders += 1
        into.order_hours[moment(sworn["at_us"]).astimezone(self._zone).hour] += 1
        monthly = [_monthly(line) for line in lines]
        for line, change_fen in zip(lines, monthly, strict=True):
            _add(into.actions[line["action"]], fen=_due(line), monthly_fen=change_fen)
        (sent,) = rows_of(self._connection, "SELECT state FROM outbox WHERE key = :id", id=sworn["subject"])
        if any(row["kind"] == "refused_settled" and row["subject"] == sworn["subject"] for row in self._journal):
            _add(into.settled, monthly_fen=sum(monthly))
            into.settled_lines += len(lines)
        elif sent["state"] == "acked":
            into.sent, into.sent_fen = into.sent + 1, into.sent_fen + sworn["amount_fen"]
            into.receipts.append(sworn["receipt_no"])
        else:
            into.refused += sent["state"] == "dead"
            into.unsent += sent["state"] != "dead"
        self._discounts(content)

    def _discounts(self, content: Row) -> None:
        """By line, with the last who approved anything of the form."""
        taken_off: Counter[str] = Counter()
        for charge in content["charges"]:
            taken_off[charge["line"]] += charge["discount_fen"]
        asked = "SELECT approver FROM audit WHERE kind = 'approved' AND subject = :form ORDER BY seq"
        approved = [row["approver"] for row in rows_of(self._connection, asked, form=content["form_id"])]
        self._into.discounts += [(fen, approved[-1] if approved else "") for fen in taken_off.values() if fen]

    def _money(self, contents: dict[str, Row]) -> None:
        """Fees first, then top-ups, then deposits, by the parts in the order they were taken; back the other way."""
        into = self._into
        paid: dict[str, list[Row]] = defaultdict(list)
        for row in self._journal:
            if row["kind"] == "payment_taken" and row["amount_fen"]:
                paid[row["signed"]].append(row)
        shares: dict[str, list[tuple[str, int]]] = {}
        signed: dict[str, Row] = {}
        for signed_id, parts in paid.items():
            content = contents.get(signed_id) or self._content(signed_id)
            accounts = _accounts(content)
            for part in parts:
                signed[part["subject"]] = content
                shares[part["subject"]] = _taken_from(accounts, part["amount_fen"])
                if self._here(part["at_us"]):
                    for account, fen in shares[part["subject"]]:
                        into.taken_count[part["method"], account] += 1
                        self._booked(into.taken, part["method"], account, fen, content)
        for row in self._journal:
            if not self._here(row["at_us"]):
                continue
            payment = row.get("payment", row["subject"])
            if row["kind"] == "payment_returned" and row["amount_fen"]:
                for account, fen in _taken_from(list(reversed(shares[payment])), row["amount_fen"]):
                    self._booked(into.returned, row["method"], account, -fen, signed[payment])
            if row["kind"] == "method_corrected":  # all of a payment that nothing of went back
                sign = 1 if row["amount_fen"] > 0 else -1
                for account, fen in shares[payment]:
                    self._booked(into.corrected, row["method"], account, sign * fen, signed[payment])

    def _booked(self, where: dict[tuple[str, str], int], method: str, account: str, fen: int, content: Row) -> None:
        where[method, account] += fen
        if account != "deposit":
            for part in (self._into.orders, self._into.matters[matter_of(content)], self._into.modes[mode_of(content)]):
                part.amount_fen += fen

    def _drawers(self) -> None:
        """Period by period, in the order they were sworn to."""
        drawer = Drawer()
        for row in self._journal:
            if not self._here(row["at_us"]):
                continue
            match row["kind"], row.get("method", row.get("move")):
                case "cash_opened", _:
                    drawer = self._into.drawers[self._desk, row["staff"]] = Drawer(float_fen=row["float_fen"])
                case "payment_taken", "cash":
                    drawer.taken_fen += row["amount_fen"]
                case "payment_returned", "cash":
                    drawer.returned_fen += row["amount_fen"]
                case "method_corrected", "cash":
                    drawer.taken_fen += row["amount_fen"]
                case "cash_moved", "pay_in" | "from_safe":
                    drawer.moved_fen += row["amount_fen"]
                case "cash_moved", "pay_out" | "to_safe":
                    drawer.moved_fen -= row["amount_fen"]
                case "cash_counted", _:
                    drawer.counted_fen = row["counted_fen"]

    def _trail(self) -> None:
        for row in rows_of(self._connection, "SELECT at_us, kind, reason FROM audit ORDER BY seq"):
            if self._here(row["at_us"]):
                self._into.events[row["kind"]] += 1
                if row["kind"] == "rating":
                    self._into.ratings.append(int(row["reason"]))

    def _heads(self) -> None:
        """Each link made anew of the one before and of what is sworn to."""
        link = self._into.heads[self._desk] = "0" * 64
        for row in rows_of(self._connection, "SELECT at_us, body FROM journal ORDER BY seq"):
            link = hashlib.sha256(f"{link}\n{row['body']}".encode()).hexdigest()
            if self._here(row["at_us"]):
                self._into.heads[self._desk] = link


def matter_of(content: Row) -> str:
    """Of the first line that does something to what the customer has, as no top-up or fee does; else of the dearest."""
    if content.get("reversal") is not None:
        return "reversal"
    lines = [line for line in content["lines"] if not line["code"].startswith("FEE-") and line["action"] != "topUp"]
    main = lines[0] if lines else max(content["lines"], key=_due)
    return str(main["code"] if main["action"] == "add" else main["action"])


def mode_of(content: Row) -> str:
    return "offline" if content["offline"] else "online"


def _add(part: Part, *, fen: int = 0, monthly_fen: int = 0, reversed: bool = False) -> None:
    part.count += 1
    part.reversed += reversed
    part.amount_fen += fen
    part.monthly_change_fen += monthly_fen


def _due(line: Row) -> int:
    return sum(int(line["figures"][name]) for name in ("once_fen", "deposit_fen", "top_up_fen"))


def _monthly(line: Row) -> int:
    return int(line["figures"]["monthly_after_fen"] - line["figures"]["monthly_before_fen"])


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


def moment(at_us: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=at_us)
