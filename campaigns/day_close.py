"""Days closed by a program that is killed again and again: `python3 run.py campaign`, or by hand.

1 unless in the end each day is closed once, under numbers without a gap, each step written down once, and the store
and its newest backup hold what they should.
"""

import argparse
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from app.domain.audit import AuditKind
from app.domain.day_close import STEPS
from app.staff_ports import AuditSearch
from offline_cache.audit import StoredAudit
from offline_cache.backup import backups_in, restore
from offline_cache.check import SOUND, check_store
from offline_cache.day_schema import CLOSED_DAYS
from offline_cache.keys import DEMO_PASSPHRASE
from offline_cache.store import Store, create_store, open_store
from tests.offline_cache.closing import DAY
from tests.offline_cache.parts import CountingIds, TestClock, by_passphrase

DAYS = 8  # of one size: about 30 s
LONGEST_S = 0.15  # between two kills, once the program has begun
DEADLINE_S = 60.0


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="campaigns.day_close", description="Days closed through kills.")
    parser.add_argument("--size", type=int, default=1, help=f"times {DAYS} days")
    parser.add_argument("--seed", type=int, default=1, help="of the moments of the kills")
    given = parser.parse_args(argv)
    chance, days = random.Random(given.seed), DAYS * given.size
    with tempfile.TemporaryDirectory(prefix="yitai-campaign-") as folder:
        store = Path(folder) / "store"
        create_store(store, unlocking=_HOW, clock=TestClock(), ids=CountingIds()).close()
        kills = 0
        while not _ran_to_its_end(store, days, chance.uniform(0, LONGEST_S) if kills < 2 * days else None):
            kills += 1
        faults = [*_faults(store, days), *_backup_faults(Path(folder))]
    print(f"day close: {days} days, {kills} kills, {'; '.join(faults) or 'each closed once'}", flush=True)
    return 1 if faults else 0


_HOW = by_passphrase(DEMO_PASSPHRASE)


def _ran_to_its_end(store: Path, days: int, kill_after_s: float | None) -> bool:
    """False where it was killed, so long after it had begun with its first act."""
    command = [sys.executable, "-m", "tests.offline_cache.closing_child", str(store), str(days)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")
    assert child.stdout is not None
    with child.stdout:
        child.stdout.readline()
        try:
            child.wait(DEADLINE_S if kill_after_s is None else kill_after_s)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait(DEADLINE_S)
            return False
    if child.returncode:
        raise AssertionError(f"the program failed with {child.returncode}")
    return True


def _faults(folder: Path, days: int) -> list[str]:
    store = _opened(folder)
    try:
        with store.read() as connection:
            closed = connection.execute(select(CLOSED_DAYS.c.number, CLOSED_DAYS.c.day).order_by(CLOSED_DAYS.c.number))
            found = [tuple(row) for row in closed]
        steps = StoredAudit(store).find(AuditSearch(kinds=frozenset({AuditKind.DAY_CLOSE_STEP})), limit=10_000)
        integrity = check_store(store).integrity
    finally:
        store.close()
    wanted = [(n + 1, (DAY + timedelta(days=n)).isoformat()) for n in range(days)]
    each = Counter((row.event.subject, row.event.reason) for row in steps)
    faults = [] if found == wanted else [f"closed {found}"]
    faults += [] if integrity == SOUND else [integrity]
    return faults if len(each) == days * len(STEPS) and set(each.values()) == {1} else [*faults, f"steps {each}"]


def _backup_faults(folder: Path) -> list[str]:
    """The newest one opens and holds what the store held before its last close."""
    made = backups_in(folder / "backups")
    restore(made[-1].folder, folder / "again")
    store = _opened(folder / "again")
    try:
        integrity = check_store(store).integrity
    finally:
        store.close()
    return [] if integrity == SOUND else [f"backup: {integrity}"]


def _opened(folder: Path) -> Store:
    return open_store(folder, unlocking=_HOW, clock=TestClock(), ids=CountingIds())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
