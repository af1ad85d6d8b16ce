"""The manager's face in a counter's window, over a real store and a real queue, on a Friday afternoon."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.day_ports import DayBook
from app.domain.hall_time import hall_date
from app.domain.matter import QueueClass
from app.domain.queue_asked import TicketDraft
from app.domain.queue_ticket import Care
from app.domain.right import Right
from app.domain.ticket_ledger import TicketCourse
from app.hall_ports import HallState
from app.handling.view_day import DayPlace
from app.ports import Lane
from app.texts.language import Language, Text
from commands.manager_parts import manager_parts
from tests.fakes.clerk_ports import Hall as Ports
from tests.fakes.clerk_ports import HeldLane, InstantLane, TestClock
from tests.fakes.hall_days import AFTERNOON, DESKS, NAMES, ZONE
from tests.fakes.hall_here import HallHere
from tests.fakes.orders import CATALOGUE, DESK, NOW
from tests.offline_cache.hall_shared import numbered_id
from tests.people.bench import Desk
from tests.ui.looks import settle
from tests.ui.shell.samples import HE_JING, ONLINE
from ui.frame.theme import LanguageChoice, Theme
from ui.manager.rows_presenter import SaveSheet
from ui.manager.summary_presenter import SummaryPapers
from ui.shell.manager_desk import ManagerDesk
from ui.shell.manager_page import AsksParts, DayParts, ManagerNeeds, ManagerParts
from ui.shell.modes import COUNTER, MANAGER
from ui.shell.top_line import TopLineState
from ui.shell.window import ShellWindow

MANAGER_ON_DUTY = replace(HE_JING, granted=frozenset(Right))


class ManagerBench:
    """`desk` has the store and its door. `held`: figures wait until `figures.run_all`. `beside` brings parts of more
    pages."""

    def __init__(
        self,
        folder: Path,
        desk: Desk,
        theme: Theme,
        book: DayBook,
        *,
        language: Language = Language.ZH,
        hall: bool = True,
        held: bool = False,
        asks: AsksParts | None = None,
        save: SaveSheet | None = None,
        papers: SummaryPapers | None = None,
        beside: Callable[[ManagerParts], ManagerParts] = lambda parts: parts,
    ) -> None:
        self.clock = TestClock()
        self.clock.forward(seconds=(AFTERNOON - NOW).total_seconds())
        self.hall = HallHere(folder, clock=self.clock, state=HallState.LINKED if hall else HallState.NONE)
        self._last = 0
        self.ports = Ports(hall=self.hall, clock=self.clock)
        self.ports.gate.on_duty(MANAGER_ON_DUTY)
        self.figures = HeldLane()
        self.told: list[str] = []
        self.language = LanguageChoice(language)
        self.window = ShellWindow(theme=theme, language=self.language, sign_on=QWidget())
        self.window.add_mode(COUNTER.name, QWidget())
        self.place = DayPlace(book, self.clock, ZONE)
        parts = manager_parts(desk.store, door=desk.door, zone=ZONE, desk=DESK.number, catalogue=lambda: CATALOGUE)
        lane: Lane = self.figures if held else InstantLane()
        self.desk = ManagerDesk(
            ManagerNeeds(
                window=self.window,
                theme=theme,
                language=self.language,
                parts=beside(replace(parts, asks=asks, day=DayParts(self.place, lambda: NAMES, save, papers))),
                outside=self.ports.outside,
                lane=InstantLane(),
                figures=lane,
                listen=self.hall.listen,
                gate=self.ports.gate,
                today=lambda: hall_date(self.clock.now(), ZONE),
                zone=ZONE,
                tell=self._tell,
                back=lambda: self.window.show_body(COUNTER.name),
            )
        )
        self.window.set_modes((COUNTER, MANAGER))
        self.window.render_top(TopLineState(DESK, MANAGER_ON_DUTY, 0))
        self.window.render_strip(replace(ONLINE, now=self.clock.now()))

    def show(self, page: str = "today", *, size: tuple[int, int] = (1366, 768)) -> None:
        self.window.resize(*size)
        self.window.show()
        self.desk.go(page)
        settle(self.window)

    def take(self, file: Path) -> None:
        settle(self.window)
        self.window.grab().save(str(file))

    def close(self) -> None:
        """And gone: the next window's theme would dress this one too."""
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.hall.close()

    def busy(self) -> None:
        """Four at desks, seven who wait, one desk that pauses."""
        mobile, fixed = QueueClass.MOBILE, QueueClass.FIXED
        now = self.clock.now()
        for desk, staff in DESKS:
            self.hall.elsewhere.open_desk(
                desk=desk, staff=staff, skills=frozenset((mobile, fixed)), certificates=frozenset(), key=self._id()
            )
        matters = ("broadband_new", "plan_change", "sim_replacement", "plan_change")
        queues = (fixed, mobile, mobile, mobile)
        self._before(11)
        served = [self._issue(matter, queue=queue) for matter, queue in zip(matters, queues, strict=True)]
        for minutes, course, (desk, staff) in zip((7.0, 6.0, 5.0, 4.0), served, DESKS, strict=False):
            self._to(now - timedelta(minutes=minutes))
            self.hall.elsewhere.call_this(ticket_id=course.ticket.id, desk=desk, reason="先办", key=self._id())
            self.hall.elsewhere.begin(ticket_id=course.ticket.id, desk=desk, staff=staff, key=self._id())
        for minutes, matter, care in (
            (3.9, "value_added_order", ()),
            (3.5, "plan_change", ()),
            (3.0, "sim_replacement", (Care.ELDERLY,)),
            (2.2, "top_up", ()),
            (1.4, "plan_change", ()),
            (0.8, "sub_card", ()),
            (0.3, "top_up", ()),
        ):
            self._to(now - timedelta(minutes=minutes))
            self._issue(matter, *care)
        self.hall.elsewhere.pause_desk(desk="05", reason="用餐", key=self._id(), back_at=now + timedelta(minutes=13))
        self._to(now)
        self.hall.change()

    def _issue(self, matter: str, *care: Care, queue: QueueClass = QueueClass.MOBILE) -> TicketCourse:
        draft = TicketDraft(queue=queue, matters=(matter,), issued_by="5006", care=frozenset(care))
        return self.hall.elsewhere.issue(draft, ticket_id=self._id())

    def _id(self) -> str:
        self._last += 1
        return numbered_id(self._last)

    def _before(self, minutes: float) -> None:
        self.clock.forward(minutes=-minutes)

    def _to(self, at: datetime) -> None:
        self.clock.forward(seconds=(at - self.clock.now()).total_seconds())

    def _tell(self, said: Text) -> None:
        self.told.append(said.say(self.language.language))
