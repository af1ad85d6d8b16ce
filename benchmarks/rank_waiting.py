"""5,000 customers who wait, brought into the order in which they would be called."""

import sys
from datetime import UTC, datetime
from random import Random

from app.domain.matter import QueueClass
from app.domain.queue_ticket import Care, TicketNumber
from app.domain.routing import Lane, Waiting, rank
from benchmarks.timing import Figure, median, percentile, rounds_ms, tell

WAITING = 5_000
LIMIT_MS = 2.0
ROUNDS = 200
NOW_S = 1_795_140_000.0
_WEIGHTS = {Lane.PROTECTED: 20.0, Lane.STARS: 2.0, Lane.APPOINTMENT: 1.0, Lane.ORDINARY: 1.0}


def many(seed: int) -> list[Waiting]:
    """As a hall has them: an eighth protected, some with an appointment or stars, a few back after a missed call."""
    dice, day = Random(seed), datetime.fromtimestamp(NOW_S, UTC).date()
    found = []
    for n in range(WAITING):
        lane = dice.choices(tuple(_WEIGHTS), (12, 4, 6, 78))[0]
        since_s = NOW_S - dice.uniform(0, 7200)
        found.append(
            Waiting(
                ticket_id=f"{n:032x}",
                number=TicketNumber(day, "A", n + 1),
                queue=dice.choice(tuple(QueueClass)),
                lane=lane,
                weight=_WEIGHTS[lane],
                since_s=since_s,
                extra=1.0 if lane is Lane.APPOINTMENT else 0.0,
                extra_from_s=since_s + dice.uniform(0, 1800) if lane is Lane.APPOINTMENT else float("inf"),
                cares=(Care.ELDERLY,) if lane is Lane.PROTECTED else (),
                behind=3 if dice.random() < 0.01 else 0,
            )
        )
    return found


def main() -> int:
    waiting = many(seed=1)
    took = rounds_ms(lambda: rank(waiting, now_s=NOW_S), rounds=ROUNDS, warm=20)
    why = f"fixed; {ROUNDS} rounds, p99 {percentile(took, 99):.2f} ms"
    return tell(Figure(f"{WAITING:,} waiting ranked, median", median(took), LIMIT_MS, "ms", why))


if __name__ == "__main__":
    sys.exit(main())
