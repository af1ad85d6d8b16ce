"""A day in which nothing happened, for tests that are not about figures."""

from datetime import UTC, datetime

from app.domain.day_scope import DayScope
from app.domain.day_summary import DaySummary, TicketFigures, Usual
from app.domain.figure_table import Behind, FigureTable
from app.texts.language import Text


def empty_day(scope: DayScope) -> DaySummary:
    return DaySummary(
        scope=scope,
        made_at=datetime(2026, 11, 20, 2, tzinfo=UTC),
        orders=0,
        reversed_orders=0,
        lines=0,
        monthly_change_fen=0,
        by_matter=(),
        by_action=(),
        by_channel=(),
        by_mode=(),
        takings=(),
        cash=(),
        exceptional=(),
        tickets=TicketFigures(0, 0, 0, 0, 0, 0, 0, None, None, None, 0, 0),
        hours=(),
        promises=(),
        desks=(),
        ratings=0,
        mean_rating=None,
        promoters=0,
        detractors=0,
        unsent=0,
        unsent_since=None,
        refused=0,
        refused_since=None,
        late=0,
        heads=(),
        digests=(),
        usual=Usual(0),
    )


class EmptyDayBook:
    """app.day_ports.DayBook."""

    def summary(self, wanted: DayScope) -> DaySummary:
        return empty_day(wanted)

    def rows(self, wanted: DayScope, behind: Behind) -> FigureTable:
        return FigureTable(behind.figure, Text("没有", "None"), (), ())
