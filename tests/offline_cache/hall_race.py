"""Real programs that issue and call tickets of one queue at once, some killed in the middle and started again."""

import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.ticket_ledger import Act, Standing
from offline_cache.hall_view import HallView
from tests.offline_cache.hall_shared import SharedStore, numbered_id, shipped_rules

ROOT = Path(__file__).parents[2]
DEADLINE_S = 100.0


@dataclass
class Worker:
    """One program; `lines` is what it said, read as it comes."""

    arguments: tuple[str, ...]
    process: "subprocess.Popen[str]"
    deadline_s: float
    lines: list[str] = field(default_factory=list)
    reader: threading.Thread | None = None
    said: threading.Condition = field(default_factory=threading.Condition)
    over: bool = False

    def read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self.said:
                self.lines.append(line.strip())
                self.said.notify_all()
        with self.said:
            self.over = True
            self.said.notify_all()

    def wait_for(self, count: int) -> None:
        """Until it has said so many lines, or is over."""
        with self.said:
            assert self.said.wait_for(lambda: len(self.lines) >= count or self.over, timeout=self.deadline_s)

    def end(self) -> int:
        code = self.process.wait(timeout=self.deadline_s)
        assert self.reader is not None
        self.reader.join(timeout=self.deadline_s)
        return code

    def tell(self, line: str) -> None:
        """On its input; one that is over already hears nothing."""
        assert self.process.stdin is not None
        with suppress(BrokenPipeError):
            self.process.stdin.write(f"{line}\n")
            self.process.stdin.flush()

    def kill(self) -> "Worker":
        self.process.kill()
        self.end()
        return self


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found afterwards; every count but `tickets`, `killed` and `codes` should be 0."""

    tickets: int
    killed: int
    duplicate_numbers: int
    called_twice: int
    not_called: int
    not_finished: int
    lost: int
    told_otherwise: int
    failed: int

    @property
    def clean(self) -> bool:
        found = (self.duplicate_numbers, self.called_twice, self.not_called, self.not_finished)
        return not any((*found, self.lost, self.told_otherwise, self.failed))


def race(
    file: Path, *, tickets: int, issuers: int = 3, callers: int = 4, kills: int = 2, deadline_s: float = DEADLINE_S
) -> Outcome:
    """`issuers` and `callers` at once over `tickets`; `kills` of each are killed after a while and started again."""
    with programs("tests.offline_cache.hall_worker", deadline_s=deadline_s) as start:
        share = tickets // issuers
        bounds = [(n * share + 1, tickets if n == issuers - 1 else (n + 1) * share) for n in range(issuers)]
        calling = [start(str(file), "call", str(desk)) for desk in range(1, callers + 1)]
        for worker in calling:
            worker.wait_for(1)  # else those that were there first may have called everybody
        issuing = [start(str(file), "issue", str(first), str(last)) for first, last in bounds]
        killed: list[Worker] = []
        for n in range(min(kills, issuers)):
            issuing[n].wait_for(share // 4 + n)
            killed.append(issuing[n].kill())
            issuing[n] = start(*issuing[n].arguments)
        for n in range(min(kills, callers)):
            calling[n].wait_for(9 + n)
            killed.append(calling[n].kill())
            calling[n] = start(*calling[n].arguments)
        codes = [worker.end() for worker in issuing]
        for worker in calling:
            worker.tell("no more")
        codes += [worker.end() for worker in calling]
        return _looked_at(file, [*issuing, *calling, *killed], tickets=tickets, killed=len(killed), codes=codes)


def _looked_at(file: Path, workers: list[Worker], *, tickets: int, killed: int, codes: list[int]) -> Outcome:
    store = SharedStore(file)
    view = HallView(store, rules=shipped_rules())
    days = {line.split()[2] for worker in workers for line in worker.lines if line.startswith("ISSUED")}
    courses = [found for n in range(1, tickets + 1) if (found := view.course(numbered_id(n))) is not None]
    store.close()
    numbers = Counter((each.number.day, str(each.number)) for each in courses)
    calls = {each.ticket.id: sum(1 for p in each.periods if p.ended_by is Act.CALL) for each in courses}
    said = [line for worker in workers for line in worker.lines]
    really = {each.ticket.id: str(each.number) for each in courses}
    told = {line.split()[1]: line.split()[2] for line in said if line.startswith("ISSUED")}
    finished = {each.ticket.id for each in courses if each.standing is Standing.FINISHED}
    told_finished = {line.split()[1] for line in said if line.startswith("FINISHED")}
    return Outcome(
        tickets=len(courses),
        killed=killed,
        duplicate_numbers=sum(count - 1 for count in numbers.values()) + (len(days) != len(really)),
        called_twice=sum(1 for count in calls.values() if count > 1),
        not_called=sum(1 for count in calls.values() if count == 0),
        not_finished=tickets - len(finished),
        lost=sum(1 for id in (*told, *told_finished) if id not in really) + tickets - len(courses),
        told_otherwise=sum(1 for id, number in told.items() if really.get(id) != number)
        + sum(1 for line in said if line.startswith("TWICE"))
        + len(told_finished - finished),
        failed=sum(1 for code in codes if code != 0),
    )


@contextmanager
def programs(module: str, *, deadline_s: float) -> Iterator["Start"]:
    """Gives what starts `python -m module`; at the end none of them runs any more."""
    started: list[Worker] = []
    try:
        yield Start(module, started, deadline_s)
    finally:
        for worker in started:
            if worker.process.poll() is None:
                worker.process.kill()
            worker.end()
            for pipe in (worker.process.stdin, worker.process.stdout):
                if pipe is not None:
                    with suppress(BrokenPipeError):
                        pipe.close()


@dataclass
class Start:
    """One of the programs, with its arguments."""

    module: str
    started: list[Worker]
    deadline_s: float

    def __call__(self, *arguments: str) -> Worker:
        command = [sys.executable, "-m", self.module, *arguments]
        process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        worker = Worker(arguments, process, self.deadline_s)
        worker.reader = threading.Thread(target=worker.read, daemon=True)
        worker.reader.start()
        self.started.append(worker)
        return worker
