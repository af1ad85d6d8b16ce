"""A counter's shell with sample states, for the tests of this folder."""

from dataclasses import replace
from datetime import timedelta

from app.domain.order import CentralState
from app.domain.staff import Role, StaffMember
from app.errors import SignOnRefused
from app.outbox_ports import OutboxStatus
from app.ports import DraftRecord, LinkState, LinkStatus, OrderRow, PrintState
from app.printer_ports import PrinterCondition
from app.texts.language import Text
from tests.fakes.orders import DESK, HALL, NOW
from ui.shell.printer.state import PrinterSeen, PrintersSeen
from ui.shell.sign_on.state import AboutProgram, SignOnState
from ui.shell.strip_state import CustomerScreenReport, SavedWhere, StripState
from ui.shell.top_line import TopLineState

ZHOU_MIN = StaffMember("3017", "周敏", "Zhou Min", Role.CLERK)
HE_JING = StaffMember("1001", "何静", "He Jing", Role.HALL_MANAGER)
LIN = StaffMember("4001", "林晓", "Lin Xiao", Role.GREETER)
ABOUT = AboutProgram(desk=DESK, program_version="1.0.0", catalogue_version="2026-11-19")
WRONG = Text("密码不对，请再输一次。", "Wrong password, please try again.")
FIRST = PrinterSeen("tcp://192.168.1.50:9100", Text("爱普生 TM-T82", "Epson TM-T82"), PrinterCondition.READY)
SECOND = PrinterSeen("tcp://192.168.1.51:9100", Text("芯烨 XP-80", "Xprinter XP-80"), PrinterCondition.READY)
PRINTERS = PrintersSeen(FIRST)

ONLINE = StripState(
    link=LinkStatus(LinkState.ONLINE, NOW),
    outbox=OutboxStatus(0, None, 0, None),
    saved=SavedWhere.CENTRE,
    saved_at=NOW,
    printers=PRINTERS,
    customer_screen=CustomerScreenReport.ON,
    now=NOW,
    zone=HALL.zone,
)
OFFLINE = replace(
    ONLINE,
    link=LinkStatus(LinkState.OFFLINE, NOW - timedelta(minutes=4)),
    outbox=OutboxStatus(7, NOW - timedelta(minutes=3), 0, None),
)
LAST_ORDER = OrderRow(
    order_id="0193",
    receipt_number="BH20261119-03-0058",
    accepted_at=NOW - timedelta(days=1),
    customer_masked="张*",
    summary=Text("套餐变更", "Plan change"),
    amount_fen=2000,
    central=CentralState.ACCEPTED,
    state=None,
    refusal=None,
    line_states=(),
    copies=2,
    print_state=PrintState.CONFIRMED.value,
    clerk_number="3017",
)
DRAFT = DraftRecord("f1", NOW - timedelta(days=1), "李*", Text("宽带移机", "Broadband moved"), "parked", "{}")
TOP = TopLineState(desk=DESK, person=ZHOU_MIN, parked=2)
SIGNING_ON = SignOnState(about=ABOUT, now=NOW, number="3017", person=ZHOU_MIN, last_order=LAST_ORDER, drafts=(DRAFT,))


class StaffBook:
    """app.staff_ports.Entrance: three people, one password."""

    password = "right-password"

    def __init__(self) -> None:
        self.people = {person.number: person for person in (ZHOU_MIN, HE_JING, LIN)}
        self.broken: Exception | None = None
        self.changed: list[tuple[str, str, str]] = []
        self.unlocked: list[str] = []
        self.password_after = ""

    def name_of(self, number: str) -> StaffMember | None:
        if self.broken is not None:
            raise self.broken
        return self.people.get(number)

    def prove(self, number: str, password: str) -> None:
        self.sign_on(number, password)

    def change_secrets(self, number: str, password: str, *, new_password: str, new_pin: str) -> None:
        self.prove(number, password)
        self.changed.append((number, new_password, new_pin))
        self.password = self.password_after or self.password

    def sign_on(self, number: str, password: str, *, locked_by: str = "") -> StaffMember:
        if self.broken is not None:
            raise self.broken
        person = self.people.get(number)
        if person is None or password != self.password:
            raise SignOnRefused(WRONG)
        self.unlocked.append(locked_by)
        return person
