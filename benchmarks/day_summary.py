"""A large day's summary out of the encrypted store, beside the bare SQL sums in the same run.

`python -m benchmarks.day_summary [ORDERS]`: with two lines each, a payment each and a tenth more tickets; 10000 is what
is promised.
"""

import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import text

from app.domain.day_scope import DayScope
from benchmarks.timing import Figure, median, rounds_ms, tell
from commands.outside import SystemClock
from offline_cache.day_book import StoredDayBook
from offline_cache.day_keep import keep_facts
from tests.fakes.day_facts import days_of_facts
from tests.offline_cache.parts import new_counter

LIMIT_MS: Final = 300.0
DAY: Final = date(2026, 11, 20)
HALL: Final = "H0032"
_BARE: Final = (
    "SELECT matter, count(*), sum(amount_fen), sum(seconds) FROM day_orders WHERE hall_id = :hall AND booked_on = :day"
    " GROUP BY matter",
    "SELECT action, count(*), sum(monthly_change_fen) FROM day_lines WHERE hall_id = :hall AND booked_on = :day"
    " GROUP BY action",
    "SELECT method, account, sum(amount_fen) FROM day_takings WHERE hall_id = :hall AND booked_on = :day"
    " GROUP BY method, account",
    "SELECT hour, count(*), sum(wait_s) FROM day_tickets WHERE hall_id = :hall AND booked_on = :day GROUP BY hour",
)


def main(orders: int = 1_000) -> int:
    facts = days_of_facts(1, days=(DAY,), orders=orders, tickets=orders * 11 // 10)
    with (
        tempfile.TemporaryDirectory(prefix="yitai-bench-") as folder,
        new_counter(Path(folder) / "store").opened() as store,
    ):
        store.write(lambda connection: keep_facts(connection, HALL, facts, noted=False))
        book = StoredDayBook(store, HALL, ZoneInfo("Asia/Shanghai"), SystemClock(), seal_key=store.closed_days_key)

        def bare() -> None:
            with store.read() as connection:
                for each in _BARE:
                    connection.execute(text(each), {"hall": HALL, "day": DAY.isoformat()}).all()

        if book.summary(DayScope(DAY, DAY)).tickets.came < orders * 9 // 10:
            raise AssertionError("not all tickets are there")
        worked_out = rounds_ms(lambda: book.summary(DayScope(DAY, DAY)), rounds=15, warm=2)
        sums = rounds_ms(bare, rounds=15, warm=2)
    why = f"promised for 10,000; bare sums {median(sums):.1f}"
    return tell(Figure(f"summary of a day of {orders:,} orders", median(worked_out), LIMIT_MS, "ms", why))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
