"""A counter's facts of the day on a real encrypted store: a whole day caught up with at once, and nothing to do.

What a day takes is counted in the processor's time: it is worked out beside the trade, and nobody waits for it.
"""

import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import Connection

from benchmarks.timing import Figure, median, percentile, rounds_ms, tell
from offline_cache.day_collect import catch_up
from tests.fakes.orders import DESK, NOW
from tests.offline_cache.parts import accept, books_of, new_counter

ORDERS = 2000  # of four lines each
LEAST_A_SECOND = 1000
IDLE_LIMIT_MS = 5.0


def main() -> int:
    """`python -m benchmarks.catch_up [orders]`."""
    orders = int(sys.argv[1]) if len(sys.argv) > 1 else ORDERS
    with (
        tempfile.TemporaryDirectory(prefix="yitai-bench-") as folder,
        new_counter(Path(folder) / "store").opened() as store,
    ):
        books = books_of(store)

        def a_day(_: Connection) -> None:
            for number in range(1, orders + 1):
                accept(books, number)

        def sent_and_printed(connection: Connection) -> None:
            """As a day is at its end: all but the last few."""
            connection.exec_driver_sql(f"UPDATE outbox SET state = 'acked' WHERE seq <= {orders - 20}")
            connection.exec_driver_sql(f"UPDATE print_jobs SET state = 'confirmed' WHERE seq <= {orders - 20}")

        def facts() -> int:
            return catch_up(store, desk=DESK, at=NOW)

        store.write(a_day)
        store.write(sent_and_printed)
        began = time.process_time()
        facts()
        whole_ms = (time.process_time() - began) * 1000
        idle_ms = rounds_ms(facts, rounds=50, warm=5)
    return tell(
        Figure("an order caught up with", whole_ms / orders, 1000 / LEAST_A_SECOND, "ms", f"{orders} orders at once"),
        Figure("nothing moved p50", median(idle_ms), IDLE_LIMIT_MS, "ms", f"{orders} orders there"),
        Figure("nothing moved p95", percentile(idle_ms, 95), IDLE_LIMIT_MS, "ms", "50 looks"),
    )


if __name__ == "__main__":
    sys.exit(main())
