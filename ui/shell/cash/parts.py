"""What a counter brings for the cash periods of its drawer."""

from collections.abc import Callable
from dataclasses import dataclass

from app.day_ports import CashDesk
from app.domain.cash_period import CashPeriod, XReport
from app.domain.staff import StaffMember


@dataclass(frozen=True, slots=True)
class CashParts:
    """`asked`: whether whoever comes on duty is told that no period runs. `prove`: who takes the drawer over
    (SignOnRefused), on the store's lane. `print_x` and `print_count` never wait; None where there is no printer."""

    desk: CashDesk
    asked: Callable[[], bool]
    prove: Callable[[str, str], StaffMember]
    print_x: Callable[[XReport], None] | None
    print_count: Callable[[CashPeriod], None] | None
