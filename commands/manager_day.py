"""What the manager's pages of figures ask of a counter."""

from pathlib import Path

from app.domain.business_hall import BusinessHall
from app.domain.figure_table import FigureTable
from app.handling.view_day import DayPlace
from app.ports import Clock
from app.texts.language import Language
from commands.day_parts import DayRoom
from ui.shell.manager_page import DayParts


def day_parts(room: DayRoom, hall: BusinessHall, *, clock: Clock) -> DayParts:
    def save(tables: tuple[FigureTable, ...], file: Path, language: Language) -> None:
        from commands.summary_papers import save_tables  # late: what makes papers is slow to load

        save_tables(tables, file, language, hall=hall)

    return DayParts(place=DayPlace(room.book, clock, hall.zone), names=room.names, save=save, papers=None)
