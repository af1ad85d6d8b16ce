"""How a figure is written: one way for screen, narrow paper and page, so that all four surfaces say the same."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.domain.figure_table import Cell, CellKind
from app.domain.hall_time import clock_time, hall_date
from app.domain.money import yuan
from app.texts import daily_summary as words
from app.texts.language import Language, Text

NONE = "—"  # an explicit none: nobody measured, nobody counted


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
    """¥1,234.50, 5.9 分, 84%, 9.1, 1,234; a minus is a minus and no hyphen."""
    match kind:
        case CellKind.MONEY:
            return yuan(int(value))
        case CellKind.SECONDS:
            return words.MINUTES.say(language, n=tenths(value / 60))
        case CellKind.SHARE:
            return f"{tenths(value * 100).removesuffix('.0')}%"
        case CellKind.POINTS:
            return tenths(value)
        case _:
            return f"{value:,.0f}".replace("-", "−")


def tenths(value: float) -> str:
    """One decimal, half a tenth rounded up as people do and not to the even one."""
    rounded = int(abs(value) * 10 + 0.5 + 1e-9) / 10
    return f"{'−' if value < 0 and rounded else ''}{rounded:,.1f}"
