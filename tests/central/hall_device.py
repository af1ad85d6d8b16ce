"""A device in the race for the hall's queue, as a program of its own that was paired before; some get killed.

python -m tests.central.hall_device FOLDER issue NAME OTHER FIRST LAST: issues tickets FIRST to LAST on tablet NAME and
says "ISSUED <id> <number>" of each; one in twenty is cancelled from NAME and OTHER at once.
python -m tests.central.hall_device FOLDER serve NAME DESK: calls, serves and finishes, saying "CALLED <id>" and
"FINISHED <id>", until a line on its input says that no more come and nobody waits.
FOLDER holds what pairing gave (`told`) and the turn a desk is at, kept before it is asked for: a desk that was killed
asks again under the same keys. Every act is sent twice under one key, each third time both at once on two lines.
"""

import json
import select
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

from app.domain.matter import QueueClass
from app.domain.queue_asked import Called
from app.domain.queue_ticket import Care
from app.domain.ticket_ledger import TicketCourse
from app.errors import HallTrouble, QueueRefused
from offline_cache.hall_client import HallAddress, HallClient
from tests.offline_cache.hall_shared import ALL, draft, numbered_id

LOOK_AGAIN_S = 0.1
AGAIN_S = 1.0  # of one try, then again under the same key
WITHIN_S = 120.0
CANCELLED_EVERY, HELD_EVERY, MOVED_EVERY, AT_ONCE_EVERY = 20, 7, 11, 3
T = TypeVar("T")


def told(folder: Path, name: str, address: HallAddress) -> None:
    """What pairing gave `name`."""
    said = [address.url, address.token, address.certificate_sha256]
    (folder / f"{name}.json").write_text(json.dumps(said), encoding="utf-8")


def client(folder: Path, name: str) -> HallClient:
    url, token, pin = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return HallClient(HallAddress(url, token, pin), deadline_s=AGAIN_S)


def answered(ask: Callable[[], T]) -> T:
    """Asked until there is an answer, or a refusal. Raises TimeoutError."""
    until = time.monotonic() + WITHIN_S
    while time.monotonic() < until:
        try:
            return ask()
        except HallTrouble:
            continue
    raise TimeoutError("no answer in time")


def say(words: str) -> None:
    print(words, flush=True)


class Clicks:
    """Two lines to the server; what is asked is asked on both under the same key."""

    def __init__(self, one: HallClient, other: HallClient) -> None:
        self.one, self.other = one, other
        self._count, self._second = 0, ThreadPoolExecutor(1)

    def both(self, ask: Callable[[HallClient], T]) -> tuple[T, T]:
        """At once."""
        second = self._second.submit(lambda: answered(lambda: ask(self.other)))
        first = answered(lambda: ask(self.one))
        return first, second.result()

    def twice(self, ask: Callable[[HallClient], T]) -> tuple[T, T]:
        self._count += 1
        if self._count % AT_ONCE_EVERY == 0:
            return self.both(ask)
        return answered(lambda: ask(self.one)), answered(lambda: ask(self.one))

    def course(self, ask: Callable[[HallClient], TicketCourse]) -> TicketCourse:
        first, second = self.twice(ask)
        if (first.ticket.id, first.number) != (second.ticket.id, second.number):
            say(f"TWICE {first.ticket.id} {second.ticket.id}")
        return first

    def called(self, ask: Callable[[HallClient], Called | None]) -> TicketCourse | None:
        """None and then somebody is no contradiction: they came between the clicks."""
        found = [each.course for each in self.twice(ask) if each is not None]
        if len({each.ticket.id for each in found}) > 1:
            say(f"TWICE {found[0].ticket.id} {found[1].ticket.id}")
        return found[0] if found else None


def issue(clicks: Clicks, first: int, last: int) -> None:
    for n in range(first, last + 1):
        care = (Care.ELDERLY,) if n % 8 == 0 else ()
        course = clicks.course(partial(HallClient.issue, draft=draft(*care), ticket_id=numbered_id(n)))
        say(f"ISSUED {course.ticket.id} {course.number}")
        if n % CANCELLED_EVERY == 0:
            cancel_on_both(clicks, course.ticket.id)


def cancel_on_both(clicks: Clicks, ticket_id: str) -> None:
    """Two greeters see one customer leave, and each says so under a key of their own."""

    def cancelled(tablet: HallClient) -> bool:
        key = f"{'one' if tablet is clicks.one else 'other'} {ticket_id}"
        try:
            tablet.cancel(ticket_id=ticket_id, by="5006", reason="走了", key=key)
        except QueueRefused:
            return False  # the other was quicker, or a desk
        return True

    if sum(clicks.both(cancelled)) > 1:
        say(f"TWICE {ticket_id} cancelled")


def serve(clicks: Clicks, desk: str, kept: Path) -> None:
    opened = f"{desk} opens"
    answered(lambda: clicks.one.open_desk(desk=desk, staff=desk, skills=ALL, certificates=frozenset(), key=opened))
    turn, no_more = int(kept.read_text("ascii")) if kept.exists() else 1, False
    while True:
        kept.write_text(str(turn), encoding="ascii")
        if serve_one(clicks, desk, turn):
            turn += 1
        elif no_more:
            return
        elif select.select([sys.stdin], [], [], LOOK_AGAIN_S)[0]:
            no_more = True


def serve_one(clicks: Clicks, desk: str, turn: int) -> bool:
    """False where nobody waits. Done before a kill, each act of the turn is answered again."""

    def key(act: str) -> str:
        return f"{desk} {turn} {act}"

    called = clicks.called(lambda c: c.call_next(desk=desk, key=key("call")))
    if called is None:
        return False
    id = called.ticket.id
    say(f"CALLED {id}")
    clicks.course(lambda c: c.begin(ticket_id=id, desk=desk, staff=desk, key=key("begin")))
    if turn % MOVED_EVERY == 0:
        to = QueueClass.FIXED
        clicks.course(lambda c: c.transfer(ticket_id=id, to=to, by=desk, reason="宽带", desk=desk, key=key("move")))
        return True
    if turn % HELD_EVERY == 0:
        clicks.course(lambda c: c.hold(ticket_id=id, desk=desk, staff=desk, reason="填表", key=key("hold")))
        clicks.course(lambda c: c.take_off_hold(ticket_id=id, desk=desk, staff=desk, key=key("off hold")))
    clicks.course(lambda c: c.finish(ticket_id=id, desk=desk, staff=desk, key=key("finish")))
    say(f"FINISHED {id}")
    return True


def main() -> None:
    folder, what, name, *rest = Path(sys.argv[1]), *sys.argv[2:]
    if what == "issue":
        issue(Clicks(client(folder, name), client(folder, rest[0])), int(rest[1]), int(rest[2]))
    else:
        serve(Clicks(client(folder, name), client(folder, name)), rest[0], folder / f"{name}.turn")


if __name__ == "__main__":
    main()
