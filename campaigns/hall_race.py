"""The hall's queue over TCP, as hard as a hall can be on it: `--size N` times 100 tickets.

Seven programs race through kills of the server; two counters are cut off and hand over; the printer runs out of paper;
spares take over. 1 where a number was given twice, a customer called twice, or a ticket lost.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path

from tests.central import hall_kills, hall_paper, hall_partition, hall_spares

TICKETS, KILLS = 100, 1  # some 20 seconds with all parts on two cores that do nothing else
KILLS_OF_MANY = 6


Play = Callable[[Path], hall_kills.Outcome | hall_partition.Outcome | hall_paper.Outcome | hall_spares.Outcome]


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="campaigns.hall_race", description="The hall's queue under kills and cuts.")
    parser.add_argument("--size", type=int, default=1, help=f"times {TICKETS} tickets")
    parser.add_argument("--seed", type=int, default=1, help="as the other campaigns take it; nothing here is thrown")
    given = parser.parse_args(argv)
    tickets, kills = TICKETS * given.size, KILLS if given.size == 1 else KILLS_OF_MANY
    parts: tuple[tuple[str, Play], ...] = (
        (
            "killed",
            lambda folder: hall_kills.race(folder, tickets=tickets, kills=kills, deadline_s=60.0 + given.size * 60),
        ),
        ("cut off", lambda folder: hall_partition.partition(folder, tickets=tickets // 5)),
        ("out of paper", lambda folder: hall_paper.paper(folder, tickets=max(9, tickets // 20))),
        ("spares", lambda folder: hall_spares.spares(folder, tickets=tickets // 20)),
    )
    clean = True
    for name, play in parts:
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="yitai-hall-") as folder:
            found = play(Path(folder))
        said = "; ".join(f"{what} {value}" for what, value in lines(found))
        took_s = time.monotonic() - began
        print(f"{'kept' if found.clean else 'FAULT'}  hall race, {name} ({took_s:.0f} s): {said}", flush=True)
        clean = clean and found.clean
    return 0 if clean else 1


def lines(found: object) -> Iterator[tuple[str, object]]:
    """Each count of an outcome by its name."""
    assert is_dataclass(found)
    for field in fields(found):
        value = getattr(found, field.name)
        yield from lines(value) if is_dataclass(value) else [(field.name.replace("_", " "), value)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
