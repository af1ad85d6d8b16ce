"""A program of its own that issues or calls tickets of a shared queue until it is told to stop, or killed.

python -m tests.offline_cache.hall_worker FILE issue FIRST LAST: issues the tickets with these sample ids, says
"ISSUED <id> <number>" once each is on disk; one that is there already is told again.
python -m tests.offline_cache.hall_worker FILE call DESK: takes up what the desk has, says "READY", then calls, serves
and finishes, saying "CALLED <id>" and "FINISHED <id>", until a line on its input says that no more come and nobody
waits.
Issuing and calling are asked for twice under one key, as a double click would.
"""

import select
import sys
from pathlib import Path

from app.domain.queue_ticket import Care
from app.domain.ticket_ledger import Standing, TicketCourse
from commands.outside import SystemClock, SystemIds
from offline_cache.hall_queue import HallQueue
from offline_cache.hall_view import HallView
from tests.offline_cache.hall_shared import ALL, SharedStore, draft, numbered_id, shipped_rules

LOOK_AGAIN_S = 0.05


def say(words: str) -> None:
    print(words, flush=True)


def issue(queue: HallQueue, first: int, last: int) -> None:
    for n in range(first, last + 1):
        care = (Care.ELDERLY,) if n % 8 == 0 else ()
        course = queue.issue(draft(*care), ticket_id=numbered_id(n))
        if queue.issue(draft(*care), ticket_id=numbered_id(n)).number != course.number:
            say(f"TWICE {course.ticket.id}")
        say(f"ISSUED {course.ticket.id} {course.number}")


def serve(queue: HallQueue, course: TicketCourse, desk: str, ids: SystemIds) -> None:
    if course.standing is Standing.CALLED:
        queue.begin(ticket_id=course.ticket.id, desk=desk, staff=desk, key=ids.uuid7())
    queue.finish(ticket_id=course.ticket.id, desk=desk, staff=desk, key=ids.uuid7())
    say(f"FINISHED {course.ticket.id}")


def call(queue: HallQueue, view: HallView, desk: str, ids: SystemIds) -> None:
    queue.open_desk(desk=desk, staff=desk, skills=ALL, certificates=frozenset(), key=ids.uuid7())
    for course in view.open_courses():
        if course.desk == desk and course.standing.at_desk:  # what it had when it was killed
            serve(queue, course, desk, ids)
    say("READY")
    told = False
    while True:
        key = ids.uuid7()
        called = queue.call_next(desk=desk, key=key) if view.waiting() else None
        if called is not None:
            again = queue.call_next(desk=desk, key=key)
            if again is None or again.course.ticket.id != called.course.ticket.id:
                say(f"TWICE {called.course.ticket.id}")
            say(f"CALLED {called.course.ticket.id}")
            serve(queue, called.course, desk, ids)
        elif told:
            return
        elif select.select([sys.stdin], [], [], LOOK_AGAIN_S)[0]:
            told = True


def main() -> None:
    file, what, *rest = sys.argv[1:]
    store, ids, rules = SharedStore(Path(file)), SystemIds(), shipped_rules()
    queue = HallQueue(store, rules=rules, clock=SystemClock())
    if what == "issue":
        issue(queue, int(rest[0]), int(rest[1]))
    else:
        call(queue, HallView(store, rules=rules), rest[0], ids)
    store.close()


if __name__ == "__main__":
    main()
