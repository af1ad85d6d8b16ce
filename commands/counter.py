"""A counter put together: store, engine room, printing lane and windows; started, and taken down in the right order."""

import logging
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app.domain.catalogue import Catalogue
from app.domain.desk_skills import skills_of
from app.domain.hall_time import hall_date
from app.domain.setting_list import CASH_LIMIT, DESK_SKILLS
from app.handling.keep_settings import SettingsPlace
from app.ports import Clock, Ids, LinkState, PrintState
from app.version import VERSION
from central.messages import PHONE_PATH
from commands.about import about_facts
from commands.archive_room import archive_room
from commands.cash_parts import cash_parts
from commands.central_process import own_command
from commands.close_parts import close_room
from commands.counter_devices import counter_devices, scan_shape
from commands.day_parts import day_room
from commands.day_slips import day_slips
from commands.desk_deeds import StoredDeskDeeds
from commands.drawer_desk import LaneDrawer
from commands.engine_room import EngineRoom, centre_address, engine_room
from commands.fact_room import fact_room
from commands.far_approvals import HallApprovals
from commands.front_door import FrontDoor, door_of
from commands.hall_pairing_acts import StoredHallPairing
from commands.hall_queue_settings import HallQueueSettings
from commands.hall_room import hall_room
from commands.new_day import let_old_go
from commands.on_sale_papers import StoredListPapers
from commands.outside_door import OutsideDoor
from commands.pair_hall import HallPairing
from commands.paying_parts import paying_parts
from commands.print_parts import page_printers, print_room, printer_watch, public_centre
from commands.printer_settings import chosen_printer, second_printer
from commands.printer_watch import PrinterWatch
from commands.receipts import Receipts
from commands.search_room import SearchRoom
from commands.settings_acts import StoredSettingsActs
from commands.settings_names import LOCK_AFTER_MINUTES, SELF_SERVICE_URL
from commands.stored_parts import StoredParts, stored_parts
from commands.ticket_papers import LaneTicketPapers, TicketRoom
from commands.work_parts import AskedWatch, asked_repairs, customer_notices, repair_acts
from offline_cache.audit import StoredAudit
from offline_cache.refusals import StoredRefusals
from offline_cache.search import Search
from offline_cache.staff import StoredStaff
from offline_cache.store import Store
from printing.pages import SystemPagePrinters
from printing.warming import pieces
from ui.clerk.outside import Outside
from ui.clerk.paying import Paying
from ui.frame.application import Bell, application
from ui.frame.gate import Gate
from ui.frame.lanes import QtLane
from ui.shell.front import Front
from ui.shell.lanes import Lanes
from ui.shell.parts import ProgramParts
from ui.shell.program import CounterProgram
from ui.shell.settings.state import CustomerScreenChoice, SettingsState, read_settings
from ui.shell.sign_on.browser import open_page
from ui.shell.sign_on.outside import OutsideWay
from ui.shell.sign_on.state import AboutProgram
from ui.shell.strip_desk import StoreNews
from ui.shell.warming import Warming

if TYPE_CHECKING:
    from ui.shell.greeter_desk import GreeterParts
    from ui.shell.manager_page import ManagerParts

FINISH_WITHIN_S = 10.0
TOLD_WITHIN_S = 3.0  # what was done here, to the hall server, before its close is looked at

log = logging.getLogger(__name__)


class Counter:
    """Make it on an open store, `start` it, let Qt run, `stop` it; the store stays open for whoever opened it."""

    def __init__(
        self, store: Store, *, clock: Clock, ids: Ids, chosen: SettingsState | None = None, front: Front | None = None
    ) -> None:
        """`chosen` overrules what the store remembers of language, theme and screens; `front` is shown by now.
        Raises StoreTrouble."""
        self._qt = application()
        self._bell = Bell()
        self._clock = clock
        search = Search()
        self.parts = stored_parts(store, customer_kept=search.customer_kept)
        self._search = search
        self.hall_room = hall_room(self.parts, clock=clock, ids=ids)
        self.hall = self.hall_room.hall
        self.lanes = Lanes(
            store=QtLane("store"),
            central=QtLane("central"),
            printing=QtLane("printing"),
            devices=QtLane("devices"),
            payments=QtLane("payments"),
            pages=QtLane("pages"),
            hall=QtLane("hall"),
            sign_on=QtLane("sign-on"),
            figures=QtLane("figures"),
        )
        self.room = self._engine_room()
        self.facts = fact_room(self.parts, link=self.room.link.status, clock=clock)
        if self.hall_room.link is not None:
            self.hall_room.link.listen_to_closes(self.facts.tell_hall_now)
        self.days = day_room(self.parts, self.facts, clock=clock)
        told_hall = partial(self.facts.told_hall, TOLD_WITHIN_S)
        self.closing = close_room(self.parts, clock=clock, book=self.days.here.book, told_hall=told_hall)
        self.paying = paying_parts(self.parts)
        settings = chosen or read_settings(self.parts.settings)
        self._verify_base = public_centre(self.parts.settings)
        self._printer = chosen_printer(self.parts.settings.get)
        self._second = second_printer(self.parts.settings.get)
        self._printer_bell = Bell()
        self.outside = OutsideDoor(self.parts.settings, clock)
        self._door = door_of(self.parts, link=self.room.link.status, outside_away=self.outside.away)
        self.entrance = FrontDoor(self._door)
        self.outside.opens_to(self.entrance)
        self._paper_room = print_room(
            self.parts, self._printer, self._second, clock=clock, ids=ids, news=lambda news: self.watch.hear(news)
        )
        self.receipts = self._receipts()
        self.watch = self._watch()
        self.tickets = self._tickets()
        self.slips = day_slips(
            self._paper_room, self.parts, self.lanes.printing, self.days, program=lambda: self.program
        )
        self.archive = archive_room(
            self.parts, self._paper_room, link=self.room.link, printers=self._page_printers(), lane=self.lanes.pages
        )
        for_pages = pieces(seals=not self.parts.training)
        self.warming = Warming(for_pages, what="A4 forms need", lane=self.lanes.pages)
        self._search_room = SearchRoom(
            search, self.parts, lane=self.lanes.store, failed=lambda error: self.program.say_failed(error)
        )
        self.drawer = self._drawer(store)
        self._repairs = repair_acts(self.parts, sent=self.room.sender.wake)
        self._notices = customer_notices(self.parts, self.room.notices)
        self.program = CounterProgram(self._qt, self._program_parts(settings, ids=ids, store=store), front=front)
        if self.hall_room.asks is not None:
            far = HallApprovals(self.hall_room.asks, self.hall.seen, self._door, self.parts.desk.device_id)
            self.program.approvals.ask_also_afar(far, lane=self.lanes.hall, ids=ids)
            asked = asked_repairs(self.hall_room.asks, parts=self.parts, acts=self._repairs)
            self._asked = AskedWatch(asked, lane=self.lanes.hall, failed=lambda error: self.program.say_failed(error))

    def start(self, *, maximised: bool = False) -> None:
        self.receipts.after_restart(lambda _: None)
        self.program.start(maximised=maximised)
        self.room.start()
        self.hall_room.start()
        self.facts.start()
        self.closing.start()
        self.archive.start()
        self.warming.start(self.program.window)
        self._search_room.start(self.program.window)

    def stop(self) -> bool:
        """True where everything that was given to a lane was finished in time."""
        self.archive.stop()
        self.warming.stop()
        self._search_room.stop()
        ended = self.room.stop()
        self.paying.close()
        self.receipts.stop_waiting()  # a printer without paper may not hold the program's end up
        finished = self.lanes.close(finish_within_s=FINISH_WITHIN_S)
        self.days.close()
        told = self.facts.stop()
        closed = self.closing.stop()
        return self.hall_room.stop() and finished and ended and told and closed

    def _engine_room(self) -> EngineRoom:
        return engine_room(
            self.parts,
            address=centre_address(self.parts),
            clock=self._clock,
            told=self._heard,
            catalogue_kept=self._search.use_catalogue,
            catalogue_faulty=lambda fault: log.error("a catalogue from the centre was left out: %s", fault),
        )

    def _heard(self) -> None:
        """In the sending thread: the link, the outbox or an order's state changed."""
        if self.room.link.status().state is LinkState.ONLINE:
            self._door.centre.note(self._clock.now())
        self._bell.ring()

    def _catalogue_imported(self, newest: Catalogue) -> None:
        """On a lane: search finds its offers, and a form that lies open is told."""
        self._search.use_catalogue(newest)
        self._bell.ring()

    def _outside_way(self) -> OutsideWay | None:
        if not self.outside.there:
            return None
        return OutsideWay(self.outside, self.lanes.sign_on, self.lanes.store, open_page)

    def _drawer(self, store: Store) -> LaneDrawer:
        return LaneDrawer(
            drawer=self._printer.drawer(self.parts.print_jobs.remnant),
            desk=self.parts.desk,
            lane=self.lanes.printing,
            audit=StoredAudit(store),
            clock=self._clock,
            told=lambda state: self.program.drawer_is(state),
        )

    def _watch(self) -> PrinterWatch:
        return printer_watch(
            self._paper_room,
            self._printer,
            self._second,
            lane=self.lanes.printing,
            ring=self._printer_bell.ring,
            print_waiting=self._print_waiting,
            failed=lambda error: self.program.say_failed(error),
        )

    def _receipts(self) -> Receipts:
        return Receipts(
            self._paper_room,
            lane=self.lanes.printing,
            audit=StoredAudit(self.parts.store),
            clerk=lambda: self.program.person,
            told=self._printed,
            failed=lambda error: self.program.say_failed(error),
        )

    def _tickets(self) -> LaneTicketPapers:
        desk, catalogues = self.parts.desk, self.parts.catalogues
        room = TicketRoom(
            prints=self._paper_room,
            hall=desk.hall,
            matters=lambda: catalogues.matters().matters,
            name_of=self.parts.staff.name_of,
            seen=self.hall.seen,
        )
        return LaneTicketPapers(
            room,
            lane=self.lanes.printing,
            audit=StoredAudit(self.parts.store),
            person=lambda: self.program.person,
            told=lambda state: self.program.printed(state),
            failed=lambda error: self.program.say_failed(error),
        )

    def _print_waiting(self) -> None:
        self.receipts.print_waiting()
        self.tickets.print_waiting()
        self.slips.print_waiting()

    def _page_printers(self) -> SystemPagePrinters:
        return page_printers(self.parts.settings)

    def _list_papers(self) -> StoredListPapers:
        parts = self.parts
        return StoredListPapers(
            printers=self._page_printers(),
            settings=parts.settings,
            catalogues=parts.catalogues,
            hall=parts.desk.hall,
            clock=self._clock,
        )

    def _printed(self, state: PrintState) -> None:
        """A receipt may have opened the drawer."""
        self.program.printed(state)
        self.drawer.look()

    def _new_day(self, today: date) -> None:
        self.lanes.store.run(
            lambda: let_old_go(self.parts, self.archive, today=today),
            then=lambda _: None,
            failed=lambda error: self.program.say_failed(error),
            deadline_s=60.0,
        )

    def _manager_face(self, ids: Ids) -> "ManagerParts":
        from commands.manager_face import ManagerRooms, manager_face  # late: at most desks nobody ever opens it

        rooms = ManagerRooms(
            hall=self.hall_room,
            days=self.days,
            closing=self.closing,
            archive=self.archive,
            slips=self.slips,
            repairs=self._repairs,
            notices=self._notices,
            printers=self._page_printers(),
            lanes=self.lanes,
        )
        return manager_face(self.parts, rooms, door=self._door, ids=ids, program=self.program)

    def _greeter_face(self) -> "GreeterParts":
        from offline_cache.pinyin import readings  # late, as the manager's
        from ui.shell.greeter_desk import GreeterParts

        address = self.parts.settings.get(SELF_SERVICE_URL, "")
        return GreeterParts(papers=self.tickets, initials=readings, self_service=address)

    def _program_parts(self, chosen: SettingsState, *, ids: Ids, store: Store) -> ProgramParts:
        parts = self.parts
        outside = Outside(
            desk=parts.desk,
            clock=self._clock,
            ids=ids,
            order_book=parts.order_book,
            outbox=parts.outbox,
            audit=StoredAudit(store),
            receipts=self.receipts,
            print_jobs=parts.print_jobs,
            form_papers=self.archive.papers,
            list_papers=self._list_papers(),
            search=self._search,
            customers=parts.customers,
            catalogues=parts.catalogues,
            central=self.room.central,
            second_copy=self.hall_room.second_copy(parts.outbox, otherwise=self.room.second_copy),
            store_lane=self.lanes.store,
            central_lane=self.lanes.central,
            hall=self.hall,
            hall_lane=self.lanes.hall,
            page_lane=self.lanes.pages,
            devices=counter_devices(parts, lane=self.lanes.devices, clock=self._clock),
            paying=Paying(self.paying.book, self.paying.by_method, self.lanes.payments),
            gate=Gate(
                today=lambda: hall_date(self._clock.now(), parts.desk.hall.zone),
                records=StoredStaff(store).name_of,
            ),
            codes=self.room.codes,
            refusals=StoredRefusals(store),
            cash_limit_fen=int(parts.settings.get(CASH_LIMIT.key, CASH_LIMIT.default)) * 100,
            demo=parts.demo,
            has_second_screen=chosen.customer_screen is not CustomerScreenChoice.TURNED,
            second_printer=str(self._second.address) if self._second is not None else "",
            demo_phone=f"{self._verify_base}{PHONE_PATH}" if parts.demo else "",
            skills=lambda: skills_of(parts.settings.get(DESK_SKILLS.key, DESK_SKILLS.default)),
        )
        return ProgramParts(
            outside=outside,
            staff=self.entrance,
            outside_way=self._outside_way(),
            approvals=self.entrance,
            settings=parts.settings,
            manager=partial(self._manager_face, ids),
            settings_acts=StoredSettingsActs(SettingsPlace(parts.settings, self._clock, parts.desk.hall.zone)),
            queue_settings=HallQueueSettings(
                self.hall_room.link, self.hall, outside.audit, self._clock, parts.desk.hall.zone, parts.training
            ),
            desk_deeds=StoredDeskDeeds(parts, outside.audit, self._clock, self._catalogue_imported),
            chosen=chosen,
            about=AboutProgram(parts.desk, VERSION, parts.catalogues.current().version),
            facts=lambda: about_facts(parts.catalogues.current().version),
            lanes=self.lanes,
            bell=self._bell,
            news=lambda: _news(parts),
            print_waiting=self._print_waiting,
            printers=self.watch,
            printer_bell=self._printer_bell,
            drawer=self.drawer,
            has_drawer=self._printer.profile.drawer is not None,
            scan_shape=scan_shape(parts.settings),
            new_day=self._new_day,
            lock_after_ms=int(parts.settings.get(LOCK_AFTER_MINUTES, "5")) * 60_000,
            shows_tour=not parts.demo,
            training=parts.training,
            training_command=(*own_command(), "training"),
            verify_base=self._verify_base,
            greeter=self._greeter_face,
            hall_pairing=StoredHallPairing(HallPairing(parts.settings, parts.desk, self._clock, ids)),
            cash=cash_parts(
                parts, entrance=self.entrance, print_x=self.slips.print_x, print_count=self.slips.print_count
            ),
        )


def _news(parts: StoredParts) -> StoreNews:
    return StoreNews(parts.outbox.status(), parts.order_book.last_order(), parts.store.low_on_room)
