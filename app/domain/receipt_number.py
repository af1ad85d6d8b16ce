"""受理单号: hall, day, desk, sequence (BH20261120-03-0041)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

SERIES_FROM: Final = (
    10_000  # further than a desk comes in a day, so that the number says that its store is not the first
)
SERIES_A_MINUTE: Final = 100  # more than a desk accepts in one

_FORM = re.compile(r"^([A-Z]{2,4})(\d{4})(\d{2})(\d{2})-(\d{2})-(\d{4,})$")


@dataclass(frozen=True, slots=True, order=True)
class ReceiptNumber:
    """BH20261120-03-0001: hall, hall day, desk, and the day's count at that desk from 1, without gaps but where its
    store was restored (goes_on_after)."""

    hall_code: str
    day: date
    desk: str
    sequence: int

    def __str__(self) -> str:
        return f"{self.hall_code}{self.day.isoformat().replace('-', '')}-{self.desk}-{self.sequence:04d}"

    @staticmethod
    def read(words: str) -> "ReceiptNumber":
        """Raises ValueError where it is none."""
        found = _FORM.match(words)
        if found is None:
            raise ValueError(f"no receipt number: {words}")
        return ReceiptNumber(found[1], date(int(found[2]), int(found[3]), int(found[4])), found[5], int(found[6]))


def next_receipt_number(*, last: ReceiptNumber | None, hall_code: str, desk: str, today: date) -> ReceiptNumber:
    """The one after `last`, the newest this desk ever gave out.

    A clock set back never gives a number twice: the day does not go below the last one used.
    """
    if last is None or today > last.day:
        return ReceiptNumber(hall_code, today, desk, 1)
    return ReceiptNumber(hall_code, last.day, desk, last.sequence + 1)


def goes_on_after(known: Iterable[ReceiptNumber], *, hall_code: str, desk: str, hall_now: datetime) -> ReceiptNumber:
    """What counts as given last at a desk whose store is not the one that gave its numbers: it was restored, or is new.

    Behind all that anybody knows of, and behind a number made of the minute of the hall's day: nobody may know of the
    last ones, and the same backup can be restored twice. On the day that is latest of today's and those known.
    """
    mine = [each for each in known if (each.hall_code, each.desk) == (hall_code, desk)]
    day = max((hall_now.date(), *(each.day for each in mine)))
    minute = hall_now.hour * 60 + hall_now.minute
    return max((ReceiptNumber(hall_code, day, desk, SERIES_FROM + SERIES_A_MINUTE * minute), *mine))
