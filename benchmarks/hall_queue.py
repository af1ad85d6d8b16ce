"""A ticket issued and a customer called on the encrypted queue, beside a plain guarded SQLite store in the same run."""

import sys
import tempfile
from itertools import count
from pathlib import Path

from sqlcipher3 import dbapi2

from app.domain.queue_ticket import Care
from benchmarks.timing import Figure, Stopwatch, median, percentile, rounds_ms, tell
from commands.outside import SystemClock, SystemIds
from offline_cache.hall_queue import HallQueue
from tests.offline_cache.hall_shared import ALL, SharedStore, draft, shipped_rules

WAITING = 300
CALLS = 300
ISSUE_ROOM_MS = 1.0  # beside a plain store: 800 a second where that takes 0.25 ms, the web in front left out
CALL_ROOM_MS = 15.0  # of the 20 ms a desk waits at most, with a plain call at 5


class Plain:
    """The least that issues and calls safely: one table, a counter, a guarded update."""

    def __init__(self, file: Path) -> None:
        self._connection = dbapi2.connect(str(file), isolation_level=None)
        for statement in (
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "CREATE TABLE counter (n INTEGER)",
            "INSERT INTO counter VALUES (0)",
            "CREATE TABLE ticket (id INTEGER PRIMARY KEY, n INTEGER UNIQUE, called INTEGER)",
        ):
            self._connection.execute(statement)

    def issue(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        (n,) = self._connection.execute("UPDATE counter SET n = n + 1 RETURNING n").fetchone()
        self._connection.execute("INSERT INTO ticket (n, called) VALUES (?, 0)", (n,))
        self._connection.execute("COMMIT")

    def call(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        first = "(SELECT id FROM ticket WHERE called = 0 ORDER BY n LIMIT 1)"
        self._connection.execute(
            f"UPDATE ticket SET called = 1 WHERE id = {first} AND called = 0 RETURNING id"
        ).fetchone()
        self._connection.execute("COMMIT")

    def close(self) -> None:
        self._connection.close()


def main() -> int:
    ids, calling, numbers = SystemIds(), Stopwatch(), count()
    with tempfile.TemporaryDirectory(prefix="yitai-bench-") as folder:
        plain = Plain(Path(folder) / "plain.db")
        store = SharedStore(Path(folder) / "hall.db")
        queue = HallQueue(store, rules=shipped_rules(), clock=SystemClock())
        queue.open_desk(desk="1", staff="2101", skills=ALL, certificates=frozenset(), key=ids.uuid7())
        plain_issues = rounds_ms(plain.issue, rounds=WAITING + CALLS, warm=20)

        def issue() -> None:
            care = (Care.ELDERLY,) if next(numbers) % 8 == 0 else ()
            queue.issue(draft(*care), ticket_id=ids.uuid7())

        issues = rounds_ms(issue, rounds=WAITING + CALLS, warm=20)
        plain_calls = rounds_ms(plain.call, rounds=CALLS, warm=20)
        for _ in range(CALLS):
            with calling:
                called = queue.call_next(desk="1", key=ids.uuid7())
            if called is None:
                raise AssertionError("nobody waits")
            id = called.course.ticket.id
            queue.begin(ticket_id=id, desk="1", staff="2101", key=ids.uuid7())
            queue.finish(ticket_id=id, desk="1", staff="2101", key=ids.uuid7())
        store.close()
        plain.close()
    return tell(
        _beside("ticket issued, median", median(issues), median(plain_issues), ISSUE_ROOM_MS),
        _beside(
            f"called with {WAITING} and more waiting, p99",
            percentile(calling.laps_ms, 99),
            percentile(plain_calls, 99),
            CALL_ROOM_MS,
        ),
    )


def _beside(name: str, value_ms: float, plain_ms: float, room_ms: float) -> Figure:
    return Figure(name, value_ms, plain_ms + room_ms, "ms", f"a plain store's {plain_ms:.2f} + {room_ms:g}")


if __name__ == "__main__":
    sys.exit(main())
