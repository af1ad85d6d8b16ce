"""How long things stay on the customer's screen, in milliseconds; tests give their own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    page_ms: int = 8_000  # one page of the on-sale list
    thanks_ms: int = 60_000  # thanks and rating, then idle again
    rest_ms: int = 400  # a scroll that stopped so long ago is being read


PACE = Pace()
