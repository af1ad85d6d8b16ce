"""Tickets as a hall gives them out, each kind once, with what stands on their paper beside them."""

from dataclasses import replace

from app.domain.matter import QueueClass
from app.domain.queue_ticket import Appointment, Care, CustomerFacts, Dispute, QueueTicket, TicketNumber
from app.domain.staff import Role, StaffMember
from app.domain.told_wait import WaitEstimate
from app.papers.queue_ticket import AtHand
from app.texts.language import Language, Text
from commands.stock import shipped_matters
from tests.fakes.orders import HALL, sample_id
from tests.fakes.queue import DAY, a_ticket, at

WU = StaffMember("5006", "吴桐", "Wu Tong", Role.GREETER)
HE = StaffMember("1002", "何静", "He Jing", Role.HALL_MANAGER)
PAGES_URL = "http://192.168.31.20:8634"
MATTERS = shipped_matters().matters
AT_HAND = AtHand(HALL, MATTERS, PAGES_URL, before=1, issued_by=WU, handler=None)

ORDINARY = replace(
    a_ticket(23, matters=("plan_change", "sim_replacement"), issued=at(24)),
    told=WaitEstimate(200, 200, None, 2, 5),
    brought=("resident_id", "id_or_password"),
    customer=CustomerFacts("C-1", "张*", "153****8842", 5, 1),
    note="听力不好，请大声",
)
NOT_ASKED = replace(ORDINARY, brought=())
ELDERLY = replace(ORDINARY, care=frozenset({Care.ELDERLY}), brought=("id_or_password",), missing=("resident_id",))
# Three matters of an agent with nothing brought and every care: as long as a ticket gets.
LONG = replace(
    ELDERLY,
    care=frozenset({Care.ELDERLY, Care.ILL}),
    matters=("plan_change", "broadband_renewal", "invoice"),
    brought=(),
    missing=("id_or_password", "resident_id"),
)
ALONE = replace(ORDINARY, id=sample_id(3), number=TicketNumber(DAY, "5A", 3), told=None)
DISPUTE = replace(
    ORDINARY,
    queue=QueueClass.COMPLAINT,
    matters=("complaint",),
    number=TicketNumber(DAY, "C", 4),
    dispute=Dispute("1002", Text("2 楼接待室", "reception room, floor 2")),
)
BOOKED = replace(ORDINARY, appointment=Appointment(at(30), at(60)))


def english(ticket: QueueTicket) -> QueueTicket:
    return replace(ticket, language=Language.EN)
