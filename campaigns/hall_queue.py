"""Three programs issue and four call at once, some killed in the middle: `--size N` times 2,000 tickets.

1 where a number was given twice, a ticket called twice, or one lost.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.offline_cache.hall_race import race

TICKETS = 2_000  # some two minutes


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="campaigns.hall_queue", description="Programs that share one queue.")
    parser.add_argument("--size", type=int, default=1, help=f"times {TICKETS} tickets")
    parser.add_argument("--seed", type=int, default=1, help="as the other campaigns take it; nothing here is thrown")
    given = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="yitai-hall-") as folder:
        found = race(Path(folder) / "hall.db", tickets=TICKETS * given.size, deadline_s=1200.0 * given.size)
    print(f"hall queue: {found}", flush=True)
    return 0 if found.clean else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
