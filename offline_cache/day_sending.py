"""A thread for each place that hears of this hall's facts: what changed since the batch before, every few seconds.

What was sent is counted by the receiver: where it had heard of less than this side thought, it is sent from there
again. Nothing waits for it, and where nothing answers it is tried again less and less often.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from sqlalchemy import Connection, select

from app.domain.day_facts import DeviceFact
from app.errors import Trouble
from app.texts.language import Language
from app.wire.day_facts import MOST_DAYS, MOST_FACTS, UNKNOWN, FactsBatch, FactsTaken
from offline_cache.closed_days import sealed_days
from offline_cache.day_cursors import REFUSED, cursor_name, cursor_of, keep_cursor
from offline_cache.day_keep import read_facts
from offline_cache.day_schema import DAY_CHANGES
from offline_cache.hall_book import QueueStore
from offline_cache.side_threads import SideThreads

EVERY_S: Final = 3.0
MOST_REST_S: Final = 20.0
SAY_EVERY_S: Final = 10.0  # where nothing changed, so that a silent desk is known by its silence

log = logging.getLogger(__name__)
Telling = Callable[[FactsBatch], FactsTaken]


@dataclass(frozen=True, slots=True)
class FactSource:
    """`catch_up` works out what is new; `standing` says how far the device is, None for a hall server's queue.

    With `closed_too` the days it closed are told as well, behind the facts that were there.
    """

    store: QueueStore
    hall_id: str
    catch_up: Callable[[], object]
    standing: Callable[[Connection], DeviceFact | None]
    closed_too: bool = False


class FactSender:
    """`start` it once the store is open; `close` before it is closed."""

    def __init__(self, source: FactSource, ways: Mapping[str, Telling], *, every_s: float = EVERY_S) -> None:
        """`ways` by name; the name stands in the store beside how far that one was told."""
        self._ways = {name: _Way(source, name, tell, every_s) for name, tell in ways.items()}
        self._threads = SideThreads({f"facts-{name}": way.run for name, way in self._ways.items()})

    def start(self) -> None:
        self._threads.start()

    def flush(self, name: str, *, within_s: float) -> bool:
        """True where that one heard all there is now, in time; at once False where there is no such way."""
        way = self._ways.get(name)
        return way is not None and way.flush(within_s)

    def tell_now(self, name: str) -> None:
        """Also where nothing is new: somebody asked. Never waits; does nothing where there is no such way."""
        way = self._ways.get(name)
        if way is not None:
            way.tell_now()

    def close(self) -> bool:
        """True where its threads ended in time. A call under way is ended by whoever owns the connection."""
        for way in self._ways.values():
            way.close()
        return self._threads.ended()


class _Way:
    """To one receiver."""

    def __init__(self, source: FactSource, name: str, tell: Telling, every_s: float) -> None:
        self._source, self._name, self._tell, self._every_s = source, cursor_name(name), tell, every_s
        self._wake, self._wanted, self._closed = threading.Event(), threading.Event(), threading.Event()
        self._turn = threading.Condition()
        self._asked = self._answered = 0  # flushes
        self._said: DeviceFact | None = None
        self._said_at = float("-inf")
        self._trouble = ""

    def run(self) -> None:
        """In its thread, until it is closed."""
        rest_s = self._every_s
        while not self._closed.is_set():
            self._wake.clear()
            rest_s = self._every_s if self._round() else min(rest_s * 2, MOST_REST_S)
            self._wake.wait(rest_s)

    def flush(self, within_s: float) -> bool:
        with self._turn:
            self._asked += 1
            mine = self._asked
            self._wake.set()
            return self._turn.wait_for(lambda: self._answered >= mine or self._closed.is_set(), within_s) and (
                self._answered >= mine
            )

    def tell_now(self) -> None:
        self._wanted.set()
        self._wake.set()

    def close(self) -> None:
        self._closed.set()
        self._wake.set()
        with self._turn:
            self._turn.notify_all()

    def _round(self) -> bool:
        with self._turn:
            asked = self._asked
        if self._wanted.is_set():
            self._wanted.clear()
            self._said = None
        try:
            self._source.catch_up()
            self._send_all()
        except Trouble as trouble:
            self._log(str(trouble))
            return False
        except Exception as fault:  # a thread that ended would never tell anything again
            self._log(repr(fault), fault=fault)
            return False
        self._trouble = ""
        with self._turn:
            self._answered = asked
            self._turn.notify_all()
        return True

    def _send_all(self) -> None:
        rewound = False
        while not self._closed.is_set():
            batch, since, up_to = self._batch()
            if batch is None:
                return
            taken = self._tell(batch)
            behind, days_behind = taken.had < since, UNKNOWN < taken.had_days < batch.days_since
            if (behind or days_behind) and rewound:
                return  # it takes nothing that does not join up: tried again the next time
            if behind or days_behind:
                rewound = True
                if behind:
                    self._keep(self._name, taken.had)
                if days_behind:
                    self._keep(f"{self._name} days", taken.had_days)
                continue
            for refused in taken.refused:
                log.warning("%s: %s", self._name, refused.why.say(Language.EN))
                self._keep(f"{self._name}{REFUSED}", refused.number)
            if up_to != since:
                self._keep(self._name, up_to)
            if batch.closed:
                self._keep(f"{self._name} days", batch.closed[-1].number)
            self._said, self._said_at = batch.device, time.monotonic()

    def _batch(self) -> tuple[FactsBatch | None, int, int]:
        """What is new, from where, up to where; None where nothing is to be said."""
        source = self._source
        with source.store.read() as connection:
            since = cursor_of(connection, self._name)
            wanted = select(DAY_CHANGES).where(DAY_CHANGES.c.seq > since).order_by(DAY_CHANGES.c.seq).limit(MOST_FACTS)
            rows = connection.execute(wanted).all()
            facts = read_facts(connection, source.hall_id, [(row.kind, row.fact_id) for row in rows])
            standing = source.standing(connection)
            told, refused = (cursor_of(connection, f"{self._name}{what}") for what in (" days", REFUSED))
            more_fit = source.closed_too and len(rows) < MOST_FACTS
            days = sealed_days(connection, source.hall_id, first=told + 1, most=MOST_DAYS) if more_fit else ()
        up_to = rows[-1].seq if rows else since
        if standing is not None:
            standing = replace(standing, up_to=up_to)
        if not rows and not days and not self._is_news(standing):
            return None, since, up_to
        # What it refused it does not have: nothing to go back for.
        days_since = told if source.closed_too and refused < told else 0
        if standing is not None:
            return FactsBatch(standing, since, facts, days, days_since=days_since), since, up_to
        return FactsBatch(None, since, facts, days, up_to, days_since), since, up_to

    def _is_news(self, standing: DeviceFact | None) -> bool:
        if standing is None:
            return False
        said, late = self._said, time.monotonic() - self._said_at >= SAY_EVERY_S
        return late or said is None or replace(standing, at=said.at, day=said.day) != said

    def _keep(self, name: str, value: int) -> None:
        self._source.store.write(partial(keep_cursor, name=name, value=value))

    def _log(self, trouble: str, *, fault: Exception | None = None) -> None:
        """The same trouble every few seconds is one line in the log."""
        if trouble != self._trouble:
            level = logging.INFO if fault is None else logging.ERROR  # a receiver that is away is said by its own link
            log.log(level, "facts of the day were not told and are told again: %s", trouble, exc_info=fault)
        self._trouble = trouble
