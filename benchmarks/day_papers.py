"""The papers of a day with 10,000 orders: its A4 page, and its spreadsheet with a row an order."""

import sys
from datetime import UTC, date, datetime

from sqlalchemy import create_engine

from app.domain.day_scope import DayScope
from app.domain.day_summary import FigureName
from app.domain.figure_table import Behind
from app.papers.daily_paper import daily_paper
from app.texts.language import Language
from benchmarks.timing import Figure, median, rounds_ms, tell
from central.day_figures_routes import CentreStore
from offline_cache.day_book import StoredDayBook
from offline_cache.day_keep import keep_facts
from offline_cache.day_schema import METADATA
from printing.pdf_summary import summary_pdf
from printing.summary_sheet import summary_sheet
from tests.fakes.clock import HandClock
from tests.fakes.day_facts import days_of_facts
from tests.papers.day_summaries import HALL, NAMES, PRINTED, ZONE

ORDERS, MADE, TICKETS = 10_000, 12_000, 12_000  # of those made some were voided, which no figure counts
PDF_LIMIT_MS, XLSX_LIMIT_MS = 1000.0, 2000.0
DAY = date(2026, 11, 20)
CLOCK = HandClock(datetime(2026, 11, 20, 9, 52, tzinfo=UTC))


def main() -> int:
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    with engine.begin() as connection:
        keep_facts(connection, HALL.id, days_of_facts(1, days=(DAY,), orders=MADE, tickets=TICKETS), noted=False)
    book, scope = StoredDayBook(CentreStore(engine), HALL.id, ZONE, CLOCK), DayScope(DAY, DAY)
    summary = book.summary(scope)
    rows = book.rows(scope, Behind(FigureName.ORDERS.value))
    if summary.orders < ORDERS or len(rows.rows) != summary.orders:
        print(f"{summary.orders} orders and {len(rows.rows)} rows, {ORDERS} at least were meant")
        return 1

    def page() -> bytes:
        return summary_pdf(daily_paper(summary, hall=HALL, printed=PRINTED, language=Language.ZH, names=NAMES))

    def sheet() -> bytes:
        paper = daily_paper(summary, hall=HALL, printed=PRINTED, language=Language.ZH, names=NAMES)
        return summary_sheet(paper, (rows,))

    pages, sheets = rounds_ms(page, rounds=5, warm=1), rounds_ms(sheet, rounds=5, warm=1)
    why = f"fixed; {summary.orders:,} orders"
    return tell(
        Figure("A4 summary of a day, median", median(pages), PDF_LIMIT_MS, "ms", f"{why}, {len(page()):,} bytes"),
        Figure(
            "spreadsheet of a day with a row an order, median",
            median(sheets),
            XLSX_LIMIT_MS,
            "ms",
            f"{why}, {len(sheet()):,} bytes",
        ),
    )


if __name__ == "__main__":
    sys.exit(main())
