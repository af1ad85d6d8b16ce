"""Ciw, a simulation of others', beside our days under strict priority: `--size N` times 30 runs of it.

Ciw brings numpy and networkx and is no dependency: where it is missing this says so in one line, and what it gave
stands in campaigns/hall_days.py. Install ciw==3.2.7 beside the libraries to run it. 1 where one of our means lies
outside its 95 % interval.
"""

import argparse
import importlib
import math
import statistics
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from tests.hall_day.figures import PROMISE_MIN, strict_runs
from tests.hall_day.formulas import strict_means

RUNS, RUN_MIN, WARM_MIN = 30, 12_000.0, 1_000.0
LOAD, DESKS, SERVICE_MIN, PROTECTED = 0.85, 4, 6.0, 0.12
WIDE = 2.045  # Student's t for 30 runs; a little too wide for more
NAMES = ("protected mean, min", "ordinary mean, min", "protected called in six")


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="campaigns.hall_ciw", description="Our days beside Ciw's.")
    parser.add_argument("--size", type=int, default=1, help=f"times {RUNS} runs")
    parser.add_argument("--seed", type=int, default=1, help="of Ciw's first run")
    given = parser.parse_args(argv)
    if find_spec("ciw") is None:
        print("told  hall ciw: Ciw is not installed here; its figures of before stand in campaigns/hall_days.py")
        return 0
    theirs = [one_run(seed) for seed in range(given.seed, given.seed + RUNS * given.size)]
    ours = strict_runs(runs=RUNS, minutes=RUN_MIN, warm=WARM_MIN)
    theory = [*(SERVICE_MIN * each for each in strict_means(DESKS, LOAD, PROTECTED)), math.nan]
    outside = 0
    for name, value, exact, *runs in zip(NAMES, ours, theory, *theirs, strict=True):
        mean = statistics.mean(runs)
        half = WIDE * statistics.stdev(runs) / math.sqrt(len(runs))
        kept = abs(value - mean) <= half
        outside += not kept
        said = f"ours {value:.4f}, Ciw {mean:.4f} ± {half:.4f}, theory {exact:.4f}"
        print(f"{'kept' if kept else 'MISSED'}  hall ciw, {name}: {said}", flush=True)
    return 1 if outside else 0


def one_run(seed: int) -> tuple[float, float, float]:
    """Means of the protected and the others, and the share of the protected called in six minutes."""
    ciw: Any = importlib.import_module("ciw")
    ciw.seed(seed)
    arrivals = LOAD * DESKS / SERVICE_MIN
    network = ciw.create_network(
        arrival_distributions={
            "protected": [ciw.dists.Exponential(arrivals * PROTECTED)],
            "ordinary": [ciw.dists.Exponential(arrivals * (1 - PROTECTED))],
        },
        service_distributions={name: [ciw.dists.Exponential(1 / SERVICE_MIN)] for name in ("protected", "ordinary")},
        priority_classes={"protected": 0, "ordinary": 1},
        number_of_servers=[DESKS],
    )
    run = ciw.Simulation(network)
    run.simulate_until_max_time(RUN_MIN)
    records = [each for each in run.get_all_records() if each.arrival_date > WARM_MIN]
    protected = [each.waiting_time for each in records if each.customer_class == "protected"]
    others = [each.waiting_time for each in records if each.customer_class == "ordinary"]
    in_six = sum(wait <= PROMISE_MIN for wait in protected) / len(protected)
    return statistics.mean(protected), statistics.mean(others), in_six


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
