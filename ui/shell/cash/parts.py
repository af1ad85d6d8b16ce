"""What a counter brings for the cash periods of its drawer."""

from collections.abc import Callable
from dataclasses import dataclass

from app.day_ports import CashDesk
from app.domain.approval import Leave
from app.domain.cash_period import CashPeriod, XReport
from app.texts.language import Text


@dataclass(frozen=True, slots=True)
class CashParts:
    """`asked`: whether whoever comes on duty is told that no period runs. `prove`: who takes the drawer over, by
    number, password and the id of the period that begins (SignOnRefused), and `called`: name and number of one of the
    staff, both on the store's lane. `print_x` and `print_count` never wait; None where there is no printer."""

    desk: CashDesk
    asked: Callable[[], bool]
    prove: Callable[[str, str, str], Leave]
    called: Callable[[str], Text]
    print_x: Callable[[XReport], None] | None
    print_count: Callable[[CashPeriod], None] | None
