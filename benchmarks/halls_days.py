"""Figures at the centre: one hall's day and all halls' day among many, beside the bare SQL sums in the same run.

`python -m benchmarks.halls_days [ORDERS] [HALLS]`: so many orders over 30 days; 1000000 1000 is what is promised.
"""

import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, text

from app.domain.day_scope import DayScope
from benchmarks.timing import Figure, median, rounds_ms, tell
from central.database import open_database, reading, writing
from central.day_figures_routes import CentreStore
from central.migrate import migrate
from commands.outside import SystemClock
from offline_cache.day_book import StoredDayBook
from offline_cache.day_figures_halls import figures_of_halls

DAYS: Final = 30
FIRST: Final = date(2026, 11, 1)
WANTED: Final = FIRST + timedelta(days=17)
ONE_MS, ALL_MS = 20.0, 1000.0
_AT: Final = int(datetime(2026, 11, 1, 1, tzinfo=UTC).timestamp()) * 1_000_000
# n counts the orders; they come hour by hour from all halls, as they do.
_ROWS: Final = """
WITH RECURSIVE c(n) AS (SELECT :begin UNION ALL SELECT n + 1 FROM c WHERE n + 1 < :end),
w AS (SELECT n, printf('H%04d', n % :halls) AS hall, date('2026-11-01', (n * 30 / :orders) || ' days') AS day,
 :at + (n * 30 / :orders) * 86400000000 + (n * 7919 % 32400) * 1000000 AS at,
 printf('%02d', n / :halls % 5 + 1) AS desk, CAST(1001 + n / :halls % 5 AS TEXT) AS clerk FROM c)
"""
_FILL: Final = (
    """INSERT INTO day_orders (hall_id, id, day, device, desk, clerk, receipt_number, customer_masked, matter, channel,
 offline, accepted_at_us, seconds, lines, monthly_change_fen, amount_fen, central, state, refusal,
 settled_at_us, reverses, rating, entry_sha256, booked_on, central_now, refusal_now,
 settled_now_us) """
    + _ROWS
    + """SELECT hall, 'o' || n, day, hall || desk, desk, clerk, 'BH' || n, '王*', 'matter' || (n % 8), 'counter',
 n % 50 = 0, at, 60 + n % 700, 2, 1000, 5000, 'accepted', 'completed', '', at, CASE n % 60 WHEN 0 THEN 'x' ELSE ''
 END, n % 11, printf('%064d', n), day, CASE n % 997 WHEN 0 THEN 'refused' ELSE 'accepted' END, '', at
 FROM w""",
    """INSERT INTO day_lines (hall_id, id, order_id, day, desk, clerk, matter, action, title, due_fen,
 monthly_change_fen, discount_fen, discount_why, discount_approver, gone, booked_on) """
    + _ROWS
    + """SELECT hall, 'o' || n || '/' || l, 'o' || n, day, desk, clerk, 'matter' || (n % 8), 'add', '套餐', 2500, 500,
 0, '', '', '', day FROM w, (SELECT 1 AS l UNION ALL SELECT 2)""",
    """INSERT INTO day_takings (hall_id, id, payment_id, order_id, day, device, desk, clerk, at_us, method, account,
 kind, amount_fen, reference, period_id, after_period, booked_on) """
    + _ROWS
    + """SELECT hall, 't' || n, 'p' || n, 'o' || n, day, hall || desk, desk, clerk, at, CASE n % 3 WHEN 0 THEN 'cash'
 WHEN 1 THEN 'card' ELSE 'scan' END, CASE n % 9 WHEN 0 THEN 'deposit' ELSE 'fees' END, 'taken', 5000, '',
 '', 0, day FROM w""",
    """INSERT INTO day_tickets (hall_id, id, day, number, queue, matter, protected, appointment, split, issued_at_us,
 hour, first_called_at_us, wait_s, service_s, hold_s, desk, staff, standing, no_shows, transfers, called, finished, hit,
 slot_called, booked_on) """
    + _ROWS
    + """SELECT hall, 'k' || n, day, 'A' || n, 'mobile', 'matter' || (n % 8), n % 10 = 0, 0, 0, at, 9 + n % 9, at +
 300000000, 300.0, 420.0, 0.0, desk, clerk, 'finished', 0, 0, 'kept', CASE n % 10 WHEN 0 THEN 'kept' ELSE '' END, 1, '',
 day FROM w""",
)
_BARE_ONE: Final = tuple(
    f"SELECT {sums} FROM {table} WHERE hall_id = :hall AND booked_on = :day"
    for table, sums in (
        ("day_orders", "count(*), sum(amount_fen), sum(seconds)"),
        ("day_lines", "count(*), sum(monthly_change_fen)"),
        ("day_takings", "count(*), sum(amount_fen)"),
        ("day_tickets", "count(*), sum(wait_s)"),
    )
)
_BARE_ALL: Final = tuple(
    f"SELECT hall_id, {sums} FROM {table} WHERE booked_on = :day GROUP BY hall_id"
    for table, sums in (
        ("day_orders", "count(*), sum(amount_fen)"),
        ("day_lines", "count(*), sum(monthly_change_fen)"),
        ("day_takings", "sum(amount_fen)"),
        ("day_tickets", "count(*), sum(wait_s)"),
    )
)


def filled(engine: Engine, *, orders: int, halls: int) -> None:
    step = 100_000
    for statement in _FILL:
        for begin in range(0, orders, step):
            end = min(begin + step, orders)
            asked = {"begin": begin, "end": end, "halls": halls, "orders": orders, "at": _AT}
            with writing(engine) as connection:
                connection.execute(text(statement), asked)


def main(orders: int = 30_000, halls: int = 30) -> int:
    with tempfile.TemporaryDirectory(prefix="yitai-bench-") as folder:
        engine = open_database(f"sqlite:///{Path(folder) / 'centre.db'}")
        migrate(engine)
        filled(engine, orders=orders, halls=halls)
        asked = {"hall": f"H{halls // 2:04}", "day": WANTED.isoformat()}
        book = StoredDayBook(CentreStore(engine), asked["hall"], ZoneInfo("Asia/Shanghai"), SystemClock())
        found = book.summary(DayScope(WANTED, WANTED))
        if not found.orders or found.orders != found.tickets.came:
            raise AssertionError("the hall has no such day")

        def bare(statements: tuple[str, ...]) -> None:
            with reading(engine) as connection:
                for each in statements:
                    connection.execute(text(each), asked).all()

        def all_of_them() -> None:
            with reading(engine) as connection:
                if len(figures_of_halls(connection, first=WANTED, last=WANTED)) != halls:
                    raise AssertionError("a hall is missing")

        one = rounds_ms(lambda: book.summary(DayScope(WANTED, WANTED)), rounds=30, warm=3)
        one_bare = rounds_ms(lambda: bare(_BARE_ONE), rounds=30, warm=3)
        every = rounds_ms(all_of_them, rounds=5, warm=1)
        every_bare = rounds_ms(lambda: bare(_BARE_ALL), rounds=5, warm=1)
        engine.dispose()
    many = f"of {halls} halls, {orders:,} orders over {DAYS} days"
    return tell(
        Figure(f"one hall's day {many}", median(one), ONE_MS, "ms", f"promised; bare sums {median(one_bare):.2f}"),
        Figure(f"all halls' day {many}", median(every), ALL_MS, "ms", f"promised; bare sums {median(every_bare):.2f}"),
    )


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
