"""How a figure is written: one way for screen, narrow paper and page, so that all four surfaces say the same."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.domain.figure_table import Cell, CellKind
from app.domain.hall_time import clock_time, hall_date
from app.domain.money import yuan
from app.texts import daily_summary as words
from app.texts.language import Language, Text

NONE = "—"  # an explicit none: nobody measured, nobody counted
_HOURS_FROM_S = 3597  # what would be written as 60.0 minutes is an hour


def cell_words(cell: Cell, language: Language, zone: ZoneInfo) -> str:
    """The words for `cell`; empty words where it is a cell of words without any."""
    match cell.value:
        case None:
            return "" if cell.kind is CellKind.WORDS else NONE
        case Text():
            return cell.value.say(language)
        case datetime():
            return f"{hall_date(cell.value, zone).isoformat()} {clock_time(cell.value, zone)}"
        case date():
            return cell.value.isoformat()
        case int() | float():
            return number_words(cell.kind, cell.value, language)


def number_words(kind: CellKind, value: float, language: Language) -> str:
    """¥1,234.50, 5.9 分, 84%, 9.1, +64, 1,234; a minus is a minus and no hyphen."""
    match kind:
        case CellKind.MONEY:
            return yuan(int(value))
        case CellKind.SECONDS:
            return _duration(value, language)
        case CellKind.SHARE:
            nearly = 0.999 if 0.999 < value < 1 else value  # 1,999 of 2,000 are not all
            return f"{tenths(nearly * 100).removesuffix('.0')}%"
        case CellKind.POINTS:
            return tenths(value)
        case CellKind.NET:
            return f"{value:+,.0f}".replace("-", "−") if value else "0"
        case _:
            return f"{value:,.0f}".replace("-", "−")


def _duration(seconds: float, language: Language) -> str:
    """5.9 分; from one hour on 7 小时 47 分, which people read faster than 466.7."""
    whole = round(abs(seconds) / 60)
    if abs(seconds) < _HOURS_FROM_S:
        return words.MINUTES.say(language, n=tenths(seconds / 60))
    sign = "−" if seconds < 0 else ""
    return sign + words.HOURS_MINUTES.say(language, hours=whole // 60, minutes=whole % 60)


def tenths(value: float) -> str:
    """One decimal, half a tenth rounded up as people do and not to the even one."""
    rounded = int(abs(value) * 10 + 0.5 + 1e-9) / 10
    return f"{'−' if value < 0 and rounded else ''}{rounded:,.1f}"
