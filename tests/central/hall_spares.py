"""Hall servers that are lost, and spares that take over, one after the other; in the end a lost one is back too."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from app.domain.matter import QueueClass
from app.domain.ticket_ledger import TicketCourse
from commands.outside import SystemClock, SystemIds
from offline_cache.hall_alone import AloneQueue
from tests.central.hall_count import in_store
from tests.central.hall_process import HallProcess, paired
from tests.offline_cache.hall_shared import ALL, SharedStore, draft, shipped_rules

DESK = "03"
_DEVICES = ("H0032-G1", f"H0032-PC{DESK}:{DESK}")
_CLASSES = (QueueClass.MOBILE, QueueClass.FIXED)
IDS = SystemIds()


@dataclass(frozen=True, slots=True)
class Outcome:
    """`tickets` of all servers and of a counter that was alone between them; `marks` before their classes' letters.
    The counts behind should be 0: `lost` were told to somebody and stand in no store."""

    tickets: int
    marks: tuple[str, ...]
    duplicate_numbers: int
    lost: int

    @property
    def clean(self) -> bool:
        return not (self.duplicate_numbers or self.lost)


def spares(folder: Path, *, tickets: int) -> Outcome:
    """`tickets` at each start of a server: the first, its spare twice, the spare of that, the first again."""
    told = list[TicketCourse]()
    with ExitStack() as ending:

        def server(name: str, *, take_over: str = "", pair: tuple[str, ...] = _DEVICES) -> HallProcess:
            process = HallProcess(folder / name, take_over=take_over, pair=pair)
            ending.callback(process.end)
            return process

        first = server("first")
        told += _issued(first, tickets)
        first.kill()
        told += _alone(folder, tickets)
        second = server("second", take_over=str(told[0].number))
        told += _issued(second, tickets)
        last = str(told[-1].number)
        second.kill()
        second = server("second", take_over=str(told[0].number))  # as a service that is started with the same words
        told += _issued(second, tickets)
        second.kill()
        third = server("third", take_over=last)
        told += _issued(third, tickets)
        back = server("first")
        told += _issued(back, tickets)
        for process in (third, back):
            process.kill()
    courses = [each for name in ("first", "second", "third") for each in in_store(folder / name).courses.values()]
    here = {each.ticket.id for each in courses} | {each.ticket.id for each in _kept_alone(folder)}
    numbers = Counter((each.number.day, str(each.number)) for each in told)
    return Outcome(
        tickets=len(told),
        marks=tuple(sorted({each.number.prefix[:-1] for each in told})),
        duplicate_numbers=sum(count - 1 for count in numbers.values()),
        lost=sum(each.ticket.id not in here for each in told),
    )


def _issued(hall: HallProcess, tickets: int) -> Iterator[TicketCourse]:
    """On a tablet that is paired with this server now."""
    greeter = paired(hall, hall.codes[0], secret=IDS.token)
    for n in range(tickets):
        yield greeter.issue(draft(queue=_CLASSES[n % 2]), ticket_id=IDS.uuid7())
    greeter.close()


def _counter(folder: Path) -> tuple[SharedStore, AloneQueue]:
    store = SharedStore(folder / "counter.db")
    return store, AloneQueue(store, rules=shipped_rules(), desk=DESK, clock=SystemClock(), ids=IDS)


def _alone(folder: Path, tickets: int) -> Iterator[TicketCourse]:
    store, alone = _counter(folder)
    alone.begin(staff=DESK, skills=ALL, certificates=frozenset(), reason="连不上")
    for n in range(tickets):
        yield alone.queue.issue(draft(queue=_CLASSES[n % 2]), ticket_id=IDS.uuid7())
    store.close()


def _kept_alone(folder: Path) -> tuple[TicketCourse, ...]:
    store, alone = _counter(folder)
    found = alone.own()
    store.close()
    return found
