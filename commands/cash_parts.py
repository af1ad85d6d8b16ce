"""The cash periods of a counter's drawer, as its window asks for them."""

from collections.abc import Callable

from app.domain.cash_period import CashPeriod, XReport
from app.papers.figure_cells import person_and_number
from commands.day_parts import people_names
from commands.front_door import FrontDoor
from commands.stored_parts import StoredParts
from offline_cache.cash_desk import StoredCashDesk
from ui.shell.cash.parts import CashParts


def cash_parts(
    parts: StoredParts,
    *,
    entrance: FrontDoor,
    print_x: Callable[[XReport], None] | None = None,
    print_count: Callable[[CashPeriod], None] | None = None,
) -> CashParts:
    """In a training window nobody is reminded: nothing there counts."""
    return CashParts(
        desk=StoredCashDesk(parts.store, parts.desk),
        asked=lambda: not parts.training,
        prove=entrance.take_over,
        called=lambda number: person_and_number(number, people_names(parts)),
        print_x=print_x,
        print_count=print_count,
    )
