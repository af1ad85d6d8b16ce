"""The greeter's page over a real queue; `busy` fills it with seven who wait and five desks, as the design shows it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.matter import QueueClass
from app.domain.queue_asked import TicketDraft
from app.domain.queue_ticket import Appointment, Care
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.domain.ticket_ledger import TicketCourse
from app.texts.language import Language
from app.texts.waiting_time import OUR_HITS
from offline_cache.pinyin import readings
from tests.fakes.clerk_ports import Hall as Ports
from tests.fakes.clerk_ports import HeldLane, InstantLane, TestClock
from tests.fakes.hall_here import HallHere
from tests.fakes.identity_cards import HOLDER
from tests.offline_cache.hall_shared import numbered_id, shipped_rules
from ui.greeter.outside import GreeterOutside, TicketPaper
from ui.greeter.view import GreeterView
from ui.widgets.overlay import Overlay
from ui.widgets.toast import ToastArea
from ui.widgets.words import Words

GREETER = StaffMember(
    number="5006",
    name="吴桐",
    latin_name="Wu Tong",
    role=Role.GREETER,
    granted=frozenset({Right.ISSUE_TICKET, Right.MOVE_TICKET, Right.CANCEL_TICKET}),
)
PEOPLE = {"3017": "周敏", "3021": "林悦", "3001": "沈岚"}
ADDRESS = "https://demo.invalid/zizhu"


@dataclass
class AskedTickets:
    """What was asked of the ticket printer; `tell` says how far a paper came."""

    printed: list[tuple[TicketCourse, int | None]] = field(default_factory=list)
    again: list[TicketCourse] = field(default_factory=list)
    answers: list[tuple[str, bool]] = field(default_factory=list)
    undone: bool = False  # the store does not take an answer

    def listen(self, told: Callable[[TicketPaper], None]) -> None:
        self.tell = told

    def print(self, course: TicketCourse, *, before: int | None, pages_url: str) -> None:
        self.printed.append((course, before))

    def print_again(self, course: TicketCourse, *, pages_url: str) -> None:
        self.again.append(course)

    def answered(self, ticket_id: str, *, came_out: bool, undone: Callable[[], None]) -> None:
        self.answers.append((ticket_id, came_out))
        if self.undone:
            undone()


class GreeterScene:
    """`held`: acts on the queue wait until `lane.run_all`."""

    def __init__(
        self, folder: Path, language: Language = Language.ZH, *, held: bool = False, desk: str = "", known: bool = True
    ) -> None:
        self.clock = TestClock()
        self.hall = HallHere(folder, clock=self.clock, desk=desk)
        self.ports = Ports(hall=self.hall, clock=self.clock, known=(HOLDER,))
        self.ports.gate.on_duty(GREETER)
        self.lane = HeldLane()
        self.papers = AskedTickets()
        self.alone: list[bool] = []
        self.outside = self._outside(held=held, desk=desk)
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        self.overlay = Overlay(self.window)
        self.toasts = ToastArea(self.window, above=0)
        self.view = GreeterView(self.outside, overlay=self.overlay, toasts=self.toasts, language=language)
        column.addWidget(self.view)
        self.toasts.stand_on(self.view.choice.issue)
        self.hall.listen(self.view.presenter.hall_changed)
        self.view.presenter.begin()
        self._last = 0

    def close(self) -> None:
        self.window.close()
        self.hall.close()

    def said(self) -> list[str]:
        """The sentences at the foot, the newest last."""
        return [toast.findChildren(Words)[0].text() for toast in self.toasts.toasts()]

    def issue(
        self, *care: Care, matters: tuple[str, ...] = ("plan_change",), queue: QueueClass = QueueClass.MOBILE
    ) -> TicketCourse:
        """As another greeter does."""
        draft = TicketDraft(queue=queue, matters=matters, issued_by="5006", care=frozenset(care))
        return self._issue(draft)

    def _issue(self, draft: TicketDraft) -> TicketCourse:
        return self.hall.elsewhere.issue(draft, ticket_id=self.new_id())

    def new_id(self) -> str:
        self._last += 1
        return numbered_id(self._last)

    def open_desk(self, desk: str, staff: str, *skills: QueueClass) -> None:
        self.hall.elsewhere.open_desk(
            desk=desk, staff=staff, skills=frozenset(skills), certificates=frozenset(), key=self.new_id()
        )

    def call(self, desk: str, course: TicketCourse, staff: str = "3017") -> None:
        queue = self.hall.elsewhere
        queue.call_this(ticket_id=course.ticket.id, desk=desk, reason="先办", key=self.new_id())
        queue.begin(ticket_id=course.ticket.id, desk=desk, staff=staff, key=self.new_id())

    def _outside(self, *, held: bool, desk: str) -> GreeterOutside:
        own, devices = self.ports.outside, self.ports.outside.devices
        matters = shipped_rules().matters
        return GreeterOutside(
            hall=self.hall,
            lane=self.lane if held else InstantLane(),
            gate=own.gate,
            ids=own.ids,
            clock=self.clock,
            zone=own.desk.hall.zone,
            audit=own.audit,
            matters=lambda: matters,
            papers=self.papers,
            name_of=_person,
            initials=readings,
            search=own.search,
            customers=own.customers,
            central=own.central,
            catalogues=own.catalogues,
            store_lane=own.store_lane,
            central_lane=own.central_lane,
            reader=devices.reader,
            demo_cards=devices.demo_cards,
            device_lane=devices.lane,
            demo=True,
            self_service=ADDRESS,
            go_alone=(lambda: self.alone.append(True)) if desk else None,
        )


def _person(number: str) -> StaffMember | None:
    if number not in PEOPLE:
        return None
    return StaffMember(number=number, name=PEOPLE[number], latin_name=f"Staff {number}", role=Role.CLERK)


def busy(scene: GreeterScene) -> None:
    """10:27 in the hall: fourteen who were cared for and left, four at desks, seven who wait."""
    mobile, fixed, complaint = QueueClass.MOBILE, QueueClass.FIXED, QueueClass.COMPLAINT
    queue, now = scene.hall.elsewhere, scene.clock.now()
    scene.clock.forward(minutes=-60)
    for desk, staff, skills in (
        ("01", "3017", (fixed, mobile)),
        ("02", "3021", (mobile,)),
        ("03", "3001", (mobile, complaint)),
        ("04", "3018", (mobile,)),
        ("05", "3019", (mobile, fixed)),
    ):
        scene.open_desk(desk, staff, *skills)
    for n in range(14):
        course = scene.issue(Care.ELDERLY, matters=("sim_replacement",))
        scene.clock.forward(minutes=1)
        scene.call("04", course, "3018")
        scene.clock.forward(minutes=2.5 if n < 12 else 5.5)
        queue.finish(ticket_id=course.ticket.id, desk="04", staff="3018", key=scene.new_id())
        scene.clock.forward(minutes=-1)
    for n in range(7):
        other = scene.issue(
            queue=fixed if n < 5 else complaint, matters=("broadband_new",) if n < 5 else ("complaint",)
        )
        queue.cancel(ticket_id=other.ticket.id, by="5006", reason="客户走了", key=scene.new_id())

    def at(minutes: int, seconds: int = 0) -> None:
        """So long before now."""
        then = now - timedelta(minutes=minutes, seconds=seconds)
        scene.clock.forward(seconds=(then - scene.clock.now()).total_seconds())

    at(13)
    fifteen = scene.issue(Care.ELDERLY, matters=("sim_replacement",))
    sixteen = scene.issue(matters=("new_connection",))
    six = scene.issue(queue=fixed, matters=("broadband_new",))
    seventeen = scene.issue(matters=("plan_change", "sim_replacement"))
    at(9)
    scene.issue(matters=("value_added_cancel",))
    at(7, 30)
    scene.call("02", sixteen, "3021")
    at(7, 2)
    scene.call("01", six, "3017")
    at(5, 10)
    scene.call("04", fifteen, "3018")
    at(4, 40)
    scene.issue(Care.ELDERLY, matters=("plan_change",))
    at(3, 12)
    scene.call("03", seventeen, "3001")
    at(3, 5)
    scene.issue(Care.ELDERLY, matters=("sim_replacement",))
    at(2, 10)
    draft = TicketDraft(queue=fixed, matters=("broadband_move",), issued_by="5006")
    slot = Appointment(now - timedelta(minutes=27), now + timedelta(minutes=3))
    scene._issue(replace(draft, appointment=slot))
    at(1, 48)
    scene.issue(matters=("bill_query",))
    at(0, 55)
    scene.issue(queue=complaint, matters=("complaint",))
    at(0, 20)
    scene.issue(queue=fixed, matters=("broadband_new",))
    queue.pause_desk(desk="05", reason="用餐", key=scene.new_id(), back_at=now + timedelta(minutes=13))
    at(0)
    scene.hall.change()
    hits(scene)


def hits(scene: GreeterScene) -> None:
    """As on a day on which enough was told."""
    picture = scene.hall.picture
    assert picture is not None
    scene.hall.picture = replace(picture, notes=replace(picture.notes, hits=OUR_HITS.filled(hits=91)))
    scene.view.presenter.hall_changed()
