"""Orders voided and settled at all moments over a failing network: `python3 run.py campaign`, or by hand.

Each round has a new store, a new centre and the next seed. 1 if in any of them an order that was taken back took
effect, one that stayed was lost or taken twice, or the counter's books disagree.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.offline_cache.parts import Counter, copy_of, new_counter
from tests.offline_cache.sync.afterthoughts import Afterthoughts

ORDERS = 150  # that stay, of one round; twenty rounds take about a minute
ROUNDS = 20


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="campaigns.taken_back", description="Orders taken back in a bad network.")
    parser.add_argument("--size", type=int, default=1, help=f"times {ROUNDS} rounds")
    parser.add_argument("--seed", type=int, default=1, help="of the first round")
    given = parser.parse_args(argv)
    broken = 0
    taken_back = 0
    with tempfile.TemporaryDirectory(prefix="yitai-campaign-") as folder:
        template = new_counter(Path(folder) / "store")
        for seed in range(given.seed, given.seed + ROUNDS * given.size):
            run, sound = one_round(copy_of(template, Path(folder) / str(seed) / "store"), seed=seed)
            taken_back += len(run.voided) + len(run.settled)
            broken += not sound
    print(f"taken back: {taken_back} orders, {broken} of {ROUNDS * given.size} rounds with a fault", flush=True)
    return 1 if broken else 0


def one_round(counter: Counter, *, seed: int) -> tuple[Afterthoughts, bool]:
    with counter.opened() as store:
        run = Afterthoughts(
            store=store,
            clock=counter.clock,
            centre_file=counter.folder.with_name("centre.db"),
            seed=seed,
            orders=ORDERS,
        )
        verdict = run.run()
        sound = verdict.sound and run.taken_back_for_good()
    if not sound:
        print(f"FAULT  seed {seed}: {verdict}", flush=True)
    return run, sound


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
