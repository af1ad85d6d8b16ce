"""When a hall shuts, read from its opening hours as they are printed: 周一至周五 09:00–18:00，周末 10:00–17:00."""

import re
from typing import Final

_SPAN: Final = re.compile(r"(\d{1,2})[:：](\d{2})\s*[-–—~～至到]+\s*(\d{1,2})[:：](\d{2})")
_DAY: Final = 24 * 60


def closing_minute(opening_hours: str) -> int | None:
    """Minutes since the day began, the latest of all spans there are; None where they name none.

    A hall that shuts after midnight is open until its day is over.
    """
    ends = []
    for found in _SPAN.finditer(opening_hours):
        begins, end = (int(found[n]) * 60 + int(found[n + 1]) for n in (1, 3))
        ends.append(end if begins < end <= _DAY else _DAY)
    return max(ends, default=None)
