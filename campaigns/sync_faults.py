"""Many orders over a network that fails as the seed says: `python3 run.py campaign`, or by hand with `--orders N`.

Each round has a new store, a new centre and the next seed. 1 if in any of them an order was lost or taken twice.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.offline_cache.parts import new_counter
from tests.offline_cache.sync.simulation import Simulation, Verdict

ORDERS = 300  # of one round; ten rounds take about a minute
ROUNDS = 10


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="campaigns.sync_faults", description="Network faults between counter and centre."
    )
    parser.add_argument("--size", type=int, default=1, help=f"times {ROUNDS} rounds")
    parser.add_argument("--seed", type=int, default=1, help="of the first round")
    parser.add_argument("--orders", type=int, default=ORDERS, help=f"in each round ({ORDERS})")
    given = parser.parse_args(argv)
    seeds = range(given.seed, given.seed + ROUNDS * given.size)
    verdicts = {seed: one_round(seed=seed, orders=given.orders) for seed in seeds}
    broken = [seed for seed, verdict in verdicts.items() if not verdict.sound]
    orders = sum(verdict.orders for verdict in verdicts.values())
    calls = sum(verdict.fates.total() for verdict in verdicts.values())
    print(
        f"sync faults: {orders} orders, {calls} calls, {len(broken)} of {len(verdicts)} rounds with a loss", flush=True
    )
    return 1 if broken else 0


def one_round(*, seed: int, orders: int) -> Verdict:
    with tempfile.TemporaryDirectory(prefix="yitai-campaign-") as folder:
        counter = new_counter(Path(folder) / "store")
        with counter.opened() as store:
            verdict = Simulation(
                store=store, clock=counter.clock, centre_file=Path(folder) / "centre.db", seed=seed, orders=orders
            ).run()
    if not verdict.sound:
        print(f"FAULT  seed {seed}: {verdict}", flush=True)
    return verdict


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
