"""A whole day of a hall through the real programs, and its close: `--size N` times 30 tickets and 26 orders.

Three desks, two greeters, a manager; an hour without the centre, orders it refuses, a reversal, an order voided before
it left, a discount, a means booked anew, a printer out of paper, a drawer that is short and changes hands, a close over
midnight with the hall server killed under each step. 1 where a figure of screen, slip, page or spreadsheet is not what
the raw journals and ledgers give or stands in another's row, or where tampering is not seen.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.whole_day.whole import whole_day

TICKETS, ORDERS = 30, 26
MOST_TICKETS, MOST_ORDERS = 200, 180


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="campaigns.whole_day", description="A hall's day, counted again.")
    parser.add_argument("--size", type=int, default=1, help=f"times {TICKETS} tickets and {ORDERS} orders")
    parser.add_argument("--seed", type=int, default=1, help="who comes when, and what they want")
    given = parser.parse_args(argv)
    tickets, orders = min(TICKETS * given.size, MOST_TICKETS), min(ORDERS * given.size, MOST_ORDERS)
    with tempfile.TemporaryDirectory(prefix="yitai-day-") as folder:
        found = whole_day(Path(folder), tickets=tickets, orders=orders, seed=given.seed)
    for each in found.faults:
        print(f"whole day: {each}", flush=True)
    print(f"whole day: {found.said}", flush=True)
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
