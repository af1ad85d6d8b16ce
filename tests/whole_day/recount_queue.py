"""The queue of a day counted again from its ledgers of tickets and desks, whose periods are closed for good."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from offline_cache.store import Store
from tests.whole_day.recount import Recount, Row, moment, rows_of


def count_queue(store: Store, *, day: date, into: Recount, zone: ZoneInfo) -> None:
    """From the ledger of periods, closed for good as they are written."""
    with store.read() as connection:
        tickets = rows_of(connection, "SELECT * FROM queue_tickets WHERE day = :day", day=day.isoformat())
        ledger = rows_of(connection, "SELECT * FROM queue_ledger ORDER BY seq")
        bodies = {
            row["id"]: json.loads(row["body"])
            for row in rows_of(
                connection,
                "SELECT t.id, b.body FROM queue_ticket_bodies b JOIN queue_tickets t ON t.seq = b.seq",
            )
        }
        duties = rows_of(connection, "SELECT * FROM queue_desk_ledger ORDER BY seq")
    _desks(ledger, duties, day, zone, into)
    periods: dict[str, list[Row]] = defaultdict(list)
    for row in ledger:
        periods[row["ticket_id"]].append(row)
    for ticket in tickets:
        if not ticket["split_from"]:
            _ticket(ticket, periods[ticket["id"]], bodies[ticket["id"]], into, zone)


def _ticket(ticket: Row, periods: Sequence[Row], body: Row, into: Recount, zone: ZoneInfo) -> None:
    issued_us = periods[0]["began_us"] if periods else ticket["since_us"]
    into.came += 1
    into.protected += bool(body["care"])
    into.transfers += sum(row["ended_by"] == "transfer" for row in periods)
    into.hours[moment(issued_us).astimezone(zone).hour] += 1
    called = [row["ended_us"] for row in periods if row["ended_by"] == "call"]
    into.left += ticket["standing"] == "cancelled" and not called
    if called:
        into.waits.append((min(called) - issued_us) / 1e6)
        into.hour_waits[moment(issued_us).astimezone(zone).hour].append(into.waits[-1])
        if body["told"] is not None:
            low, high = body["told"][3:]
            into.told += 1
            into.hits += low * 60 <= into.waits[-1] <= high * 60
    missed = sum(row["ended_by"] == "no_show" for row in periods)
    into.no_shows += missed
    if body["appointment"] is not None:
        into.booked += 1
        into.booked_no_shows += missed
        _appointment(periods, body["appointment"][1], issued_us, into)
    into.finished += ticket["standing"] == "finished"
    _promises(ticket, periods, body, issued_us, into)
    if ticket["standing"] == "finished":
        served = [row["ended_us"] - row["began_us"] for row in periods if row["standing"] == "serving"]
        into.services.append(sum(served) / 1e6)
        into.desks[periods[-1]["desk"], periods[-1]["staff"]].services.append(into.services[-1])


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


def _desks(ledger: Sequence[Row], duties: Sequence[Row], day: date, zone: ZoneInfo, into: Recount) -> None:
    """What of them lies in the day, from midnight to midnight of the hall."""

    def seconds(row: Row) -> float:
        midnight = datetime.combine(day, time(), zone)
        began, ended = (moment(row[name]) for name in ("began_us", "ended_us"))
        within = min(ended, midnight + timedelta(days=1)) - max(began, midnight)
        return max(within.total_seconds(), 0.0)

    for row in duties:
        if seconds(row):
            here = into.desks[row["desk"], row["staff"]]
            here.on_duty_s += seconds(row)
            here.paused_s += seconds(row) if row["standing"] == "paused" else 0.0
    for row in ledger:
        if row["standing"] == "serving":
            into.desks[row["desk"], row["staff"]].serving_s += seconds(row)
        if row["standing"] == "called":
            into.desks[row["desk"], row["staff"]].called_s += seconds(row)
