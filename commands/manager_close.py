"""What the manager's page of the day's close asks of a counter."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from app.domain.day_scope import DayScope
from app.domain.hall_time import hall_date
from app.errors import PrinterTrouble
from app.handling.close_day import close_subject
from app.handling.prove_pin import prove_pin
from app.ports import Lane
from app.staff_ports import Door
from app.texts.language import Text
from commands.close_parts import CloseRoom
from commands.day_parts import DayRoom
from commands.day_slips import LaneDaySlips, closed_day_subject
from commands.manager_day import LatePapers
from commands.stored_parts import StoredParts
from ui.manager.close_state import PageWent, PapersWent
from ui.shell.manager_page import CloseParts
from ui.shell.program import CounterProgram

PRINTED_WITHIN_S: Final = 60.0


@dataclass(frozen=True, slots=True)
class ClosedDayPapers:
    """Slip and page of a closed day, as it was sealed; `print` is called on the window's thread and never waits."""

    papers: LatePapers
    slips: LaneDaySlips
    days: DayRoom
    lane: Lane
    program: CounterProgram
    pages: dict[date, tuple[PageWent, Text | None]] = field(default_factory=dict)  # since the program began

    def print(self, day: date) -> None:
        program = self.program
        language, person = program.language.language, program.person
        if person is None:
            return

        def job() -> None:
            summary = self.days.book.summary(DayScope(day, day))
            try:
                went = self.papers.print_closed(summary, self.days.names(), language=language, by=person)
            except PrinterTrouble as trouble:
                self.pages[day] = PageWent.FAILED, trouble.text.filled(**trouble.values)
                raise
            self.pages[day] = went, None

        self.lane.run(job, then=lambda _: None, failed=program.say_failed, deadline_s=PRINTED_WITHIN_S)

    def went(self, day: date, number: int) -> PapersWent:
        """On the lane. Raises StoreTrouble."""
        page, why = self.pages.get(day, (PageWent.UNKNOWN, None))
        return PapersWent(self.slips.state_of(closed_day_subject(number, day)), page, why)


def manager_close(room: CloseRoom, parts: StoredParts, *, door: Door, papers: ClosedDayPapers) -> CloseParts | None:
    """None in a training window: nothing that is practised there is ever closed."""
    if parts.training:
        return None

    def proved(number: str, pin: str) -> None:
        today = hall_date(door.clock.now(), parts.desk.hall.zone)
        prove_pin(number=number, pin=pin, subject=close_subject(today), door=door)

    return CloseParts(room.closing, proved, papers.print, papers.went)
