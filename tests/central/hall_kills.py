"""The race for the hall's queue over TCP and TLS: programs issue and call, the server is killed again and again."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from app.domain.ticket_ledger import Standing
from commands.outside import SystemIds
from tests.central.hall_count import Counted, counted, in_store
from tests.central.hall_device import told
from tests.central.hall_process import HallProcess, paired
from tests.offline_cache.hall_race import Start, Worker, programs
from tests.offline_cache.hall_shared import numbered_id

GREETERS = ("H0032-G1", "H0032-G2", "H0032-G3")
DESKS = ("01", "02", "03", "04")
_DEVICES = (*GREETERS, *(f"H0032-PC{desk}:{desk}" for desk in DESKS))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found afterwards. Of `tickets`, `cancelled` left before their turn; `kills` are of the server,
    `killed` of programs; every other count should be 0, and `unguarded` False."""

    tickets: int
    cancelled: int
    kills: int
    killed: int
    in_store: Counted
    lost: int
    told_otherwise: int
    served_at_two: int
    failed: int
    unguarded: bool

    @property
    def clean(self) -> bool:
        wrong = (self.lost, self.told_otherwise, self.served_at_two, self.failed, self.unguarded)
        return self.in_store.clean and not any(wrong)


def race(folder: Path, *, tickets: int, kills: int, deadline_s: float) -> Outcome:
    """Three tablets issue, four desks call. At the first kill of the server one of each is killed too, and started."""
    hall = HallProcess(folder / "hall", pair=_DEVICES)
    try:
        for device, code in zip(_DEVICES, hall.codes, strict=True):
            told(folder, device.partition(":")[0], paired(hall, code, secret=SystemIds().token).address)
        with programs("tests.central.hall_device", deadline_s=deadline_s) as start:
            issuing, calling = _issuers(start, folder, tickets), _callers(start, folder)
            killed: list[Worker] = []
            for n in range(kills):
                (issuing[0] if n == 0 else calling[n % len(calling)]).wait_for(_lines(tickets, n, kills))
                hall.kill()
                if n == 0:
                    killed += [issuing[1].kill(), calling[1].kill()]
                    issuing[1], calling[1] = start(*issuing[1].arguments), start(*calling[1].arguments)
                hall = hall.again()
            codes = [worker.end() for worker in issuing]
            for worker in calling:
                worker.tell("no more")
            codes += [worker.end() for worker in calling]
            hall.kill()
            failed = sum(code != 0 for code in codes)
            return _looked_at(folder / "hall", [*issuing, *calling, *killed], tickets, kills, len(killed), failed)
    finally:
        hall.end()


def _issuers(start: Start, folder: Path, tickets: int) -> list[Worker]:
    share = tickets // len(GREETERS)
    found = []
    for n, name in enumerate(GREETERS):
        last = tickets if n == len(GREETERS) - 1 else (n + 1) * share
        other = GREETERS[(n + 1) % len(GREETERS)]
        found.append(start(str(folder), "issue", name, other, str(n * share + 1), str(last)))
    return found


def _callers(start: Start, folder: Path) -> list[Worker]:
    return [start(str(folder), "serve", f"H0032-PC{desk}", desk) for desk in DESKS]


def _lines(tickets: int, n: int, kills: int) -> int:
    """What the program that is watched has said when the server is killed for the `n`th time."""
    if n == 0:
        return tickets // len(GREETERS) // 4
    return 2 * tickets // len(DESKS) * n // (kills + 1)


def _looked_at(folder: Path, workers: list[Worker], tickets: int, kills: int, killed: int, failed: int) -> Outcome:
    found = in_store(folder)
    courses = found.courses
    said = [line.split() for worker in workers for line in worker.lines]
    issued = {line[1]: line[2] for line in said if line[0] == "ISSUED"}
    finished = {line[1] for line in said if line[0] == "FINISHED"}
    served = {(worker.arguments[3], line.split()[1]) for worker in workers for line in worker.lines if "FINI" in line}
    asked = {numbered_id(n) for n in range(1, tickets + 1)}
    return Outcome(
        tickets=len(courses),
        cancelled=sum(each.standing is Standing.CANCELLED for each in courses.values()),
        kills=kills,
        killed=killed,
        in_store=counted(courses.values()),
        lost=len(asked - courses.keys()) + len(issued.keys() - courses.keys()),
        told_otherwise=sum(line[0] == "TWICE" for line in said)
        + len(courses.keys() - asked)
        + sum(str(courses[id].number) != number for id, number in issued.items() if id in courses)
        + sum(id not in courses or courses[id].standing is not Standing.FINISHED for id in finished),
        served_at_two=sum(count > 1 for count in Counter(id for _, id in served).values()),
        failed=failed,
        unguarded=found.unguarded,
    )
