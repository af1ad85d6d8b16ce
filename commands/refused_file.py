"""The refused orders of the hall into a file: a spreadsheet, or comma-separated text by the file's name."""

import csv
import io
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from app.domain.repair import RefusedEntry
from app.papers.daily_paper import DailyPaper
from app.papers.figure_words import cell_words
from app.papers.refused_table import refused_table
from app.texts import repair as words
from app.texts.language import Language

_FORMULA = ("=", "+", "-", "@")  # how a spreadsheet knows one


def write_refused(
    entries: tuple[RefusedEntry, ...], file: Path, *, language: Language, zone: ZoneInfo, now: datetime
) -> None:
    """Raises OSError where the file cannot be written."""
    if file.suffix.lower() == ".csv":
        file.write_text(_csv(entries, language, zone), "utf-8-sig", newline="")
        return
    from printing.summary_sheet import summary_sheet  # late: only whoever writes a spreadsheet pays for it

    file.write_bytes(summary_sheet(_paper(entries, language, zone, now)))


def _csv(entries: tuple[RefusedEntry, ...], language: Language, zone: ZoneInfo) -> str:
    table, file = refused_table(entries), io.StringIO()
    rows = csv.writer(file)
    rows.writerow([column.name.say(language) for column in table.columns])
    for row in table.rows:
        rows.writerow([_plain(cell_words(cell, language, zone)) for cell in row])
    return file.getvalue()


def _plain(said: str) -> str:
    """Words of the centre's are no formula."""
    return f"'{said}" if said.startswith(_FORMULA) else said


def _paper(entries: tuple[RefusedEntry, ...], language: Language, zone: ZoneInfo, now: datetime) -> DailyPaper:
    title = words.TITLE.say(language)
    return DailyPaper(
        language=language,
        zone=zone,
        title=title,
        subtitle=now.astimezone(zone).strftime("%Y-%m-%d %H:%M"),
        metadata_title=title,
        operator="",
        number="",
        closed="",
        marks=(),
        heads=(),
        tables=(refused_table(entries),),
        charts=(),
        signs=(),
        foot="",
        foot_right="",
        printed_at=now,
        stamp="",
    )
