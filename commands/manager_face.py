"""What the manager's face asks of a counter: wired when somebody opens it, as at most desks nobody does."""

from dataclasses import dataclass, replace

from app.ports import Ids
from app.printer_ports import PagePrinters
from app.staff_ports import Door
from commands.archive_room import ArchiveRoom
from commands.close_parts import CloseRoom
from commands.customer_notices import CustomerNotices
from commands.day_parts import DayRoom
from commands.day_slips import LaneDaySlips
from commands.hall_room import HallRoom
from commands.manager_close import ClosedDayPapers, manager_close
from commands.manager_day import day_parts, summary_papers
from commands.manager_parts import manager_parts
from commands.repair_acts import RepairActs
from commands.stored_parts import StoredParts
from commands.work_pages import asks_parts, repair_parts
from offline_cache.cash_desk import StoredCashDesk
from offline_cache.method_corrections import StoredMethodCorrections
from ui.shell.lanes import Lanes
from ui.shell.manager_page import CashPageParts, ManagerParts
from ui.shell.program import CounterProgram


@dataclass(frozen=True, slots=True)
class ManagerRooms:
    """The rooms of a counter that its pages look into."""

    hall: HallRoom
    days: DayRoom
    closing: CloseRoom
    archive: ArchiveRoom
    slips: LaneDaySlips
    repairs: RepairActs
    notices: CustomerNotices
    printers: PagePrinters
    lanes: Lanes


def manager_face(
    parts: StoredParts, rooms: ManagerRooms, *, door: Door, ids: Ids, program: CounterProgram
) -> ManagerParts:
    """On the window's thread."""
    papers = summary_papers(parts, slips=rooms.slips, printers=rooms.printers, clock=door.clock)
    closed = ClosedDayPapers(papers, rooms.slips, rooms.days, rooms.lanes.figures, program)
    zone, desk = parts.desk.hall.zone, parts.desk.number
    return replace(
        manager_parts(parts.store, door=door, zone=zone, desk=desk, catalogue=parts.catalogues.current),
        day=day_parts(rooms.days, parts, papers=papers, clock=door.clock),
        close=manager_close(rooms.closing, parts, door=door, papers=closed),
        cash=CashPageParts(
            desk=StoredCashDesk(parts.store, parts.desk),
            corrections=StoredMethodCorrections(parts.store, parts.desk),
            print_x=rooms.slips.print_x,
        ),
        archive=rooms.archive.page(),
        asks=asks_parts(rooms.hall, door),
        repair=repair_parts(parts, rooms.hall, acts=rooms.repairs, notices=rooms.notices, ids=ids, door=door),
    )
