"""Random forms against a slow way of working them out: `python3 run.py campaign`, or by hand with `--size N`.

1 if in any of them a total, a date or a charge is another, something that is owed is not said, the customer's next form
counts it as another sum, or a body for the centre is not strictly what TM Forum describes.
"""

import argparse
import sys
from collections.abc import Sequence
from random import Random

from tests.worked.case import demo_catalogue
from tests.worked.random_forms import random_form
from tests.worked.test_random_forms import check, said_again

FORMS = 5_000  # half a minute; --size 4 and more by hand


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="campaigns.random_forms", description="Random forms, worked out two ways.")
    parser.add_argument("--size", type=int, default=1, help=f"times {FORMS} forms")
    parser.add_argument("--seed", type=int, default=1, help="of the first form")
    given = parser.parse_args(argv)
    catalogue, wrong, lines = demo_catalogue(), 0, 0
    for seed in range(given.seed, given.seed + FORMS * given.size):
        form = random_form(catalogue, Random(seed))
        lines += len(form.signable_lines())
        try:
            check(form)
            said_again(form)
        except AssertionError as differs:
            wrong += 1
            print(f"FAULT  seed {seed}: {differs}", flush=True)
    print(f"random forms: {FORMS * given.size} forms, {lines} lines, {wrong} not as they should be", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
