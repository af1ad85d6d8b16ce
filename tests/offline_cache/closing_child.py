"""Closes day after day of one store until it is killed: `closing_child.py STORE DAYS`. Says each step before it."""

import sys
from datetime import timedelta
from pathlib import Path

from app.domain.day_close import STEPS
from app.domain.day_facts import Facts
from offline_cache.backup import back_up
from offline_cache.keys import DEMO_PASSPHRASE
from offline_cache.store import Store, open_store
from tests.fakes.orders import NOW
from tests.offline_cache import closing
from tests.offline_cache.closing import DAY, MANAGER, NO_CENTRE, Hall
from tests.offline_cache.parts import CountingIds, TestClock, by_passphrase


class BackedUp(Hall):
    """The backup of the last step is a real one."""

    def _back_up(self) -> None:
        back_up(self.store, self.store.folder.with_name("backups"), kept=3)


def main(folder: Path, days: int) -> int:
    """Each start goes on where the one before was killed."""
    clock = TestClock(NOW + timedelta(days=days))
    store = open_store(folder, unlocking=by_passphrase(DEMO_PASSPHRASE), clock=clock, ids=CountingIds())
    try:
        for n in range(days):
            _close(store, n)
    finally:
        store.close()
    return 0


def _close(store: Store, n: int) -> None:
    closer, day = BackedUp(store).closer(), DAY + timedelta(days=n)
    closing.keep(store, Facts(orders=(closing.order(n, days=n),)))
    standing = closer.standing(day)
    for step in STEPS:
        if step is standing.next_step:
            print(f"{day} {step}", flush=True)
            standing = closer.take(day, step, version=standing.version, by=MANAGER, centre=NO_CENTRE)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
