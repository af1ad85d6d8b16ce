"""A clerk at a desk of a hall with a real queue: tickets come, other desks act, the clerk presses keys."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.domain.catalogue import Catalogue
from app.domain.customer import Customer
from app.domain.draft import form_to_draft
from app.domain.matter import QueueClass, Who
from app.domain.parked_form import FormToPark
from app.domain.queue_asked import TicketDraft
from app.domain.queue_ticket import Care, facts_of
from app.domain.ticket_ledger import Standing, TicketCourse
from app.texts.language import Language, Text
from tests.fakes.clerk_ports import Hall, TestClock
from tests.fakes.hall_here import HallHere
from tests.fakes.orders import CATALOGUE, CLERK, CUSTOMER, a_customer, a_form
from tests.offline_cache.hall_shared import ALL, numbered_id
from tests.ui.clerk.desk import ClerkAtDesk
from ui.clerk.queue_desk import QueueDesk
from ui.clerk.queue_state import QueueView, StripState, VisitState
from ui.frame.reason import ReasonAsked

NOTE = Text("先问资费", "Asks about prices first")


class QueueHall:
    """`there` is the hall, `hall` all else a clerk needs. Desk 03 is on duty with every skill, 05 with one."""

    def __init__(
        self,
        folder: Path,
        *,
        held: bool = False,
        catalogue: Catalogue | None = None,
        known: Sequence[Customer] = (CUSTOMER, a_customer(1)),
    ) -> None:
        """Without a catalogue, the sample's offers under the shipped matters."""
        self.clock = TestClock()
        self.there = HallHere(folder, clock=self.clock)
        matters = {**self.there.rules.matters, **CATALOGUE.matters}  # the sample's ask for no papers
        under = catalogue or replace(CATALOGUE, matters=matters)
        self.hall = Hall(hall=self.there, clock=self.clock, held=held, catalogue=under, known=known)
        self._named = facts_of(
            customer_id=known[0].id, name=known[0].name, phone=known[0].phone, stars=known[0].stars, open_orders=1
        )
        self._count = 0
        self.open_desk("03", CLERK.number, ALL)
        self.open_desk("05", "3055", frozenset({QueueClass.FIXED}))

    def key(self) -> str:
        self._count += 1
        return numbered_id(0x9000 + self._count)

    def open_desk(self, desk: str, staff: str, skills: frozenset[QueueClass]) -> None:
        no_certificates: frozenset[str] = frozenset()
        self.there.elsewhere.open_desk(
            desk=desk, staff=staff, skills=skills, certificates=no_certificates, key=self.key()
        )
        self.there.change()

    def comes(
        self,
        *matters: str,
        known: bool = False,
        care: tuple[Care, ...] = (),
        language: Language = Language.ZH,
        who: Who = Who.HOLDER,
    ) -> TicketCourse:
        """Somebody with a ticket of the greeter's, the documents of a plan change seen."""
        wants = TicketDraft(
            queue=QueueClass.MOBILE,
            matters=matters or ("plan_change",),
            issued_by="5006",
            brought=("resident_id",),
            care=frozenset(care),
            who=who,
            note=NOTE.say(language),
            language=language,
            customer=self._named if known else None,
        )
        issued = self.there.elsewhere.issue(wants, ticket_id=self.key())
        self.there.change()
        return issued

    def now(self, course: TicketCourse) -> TicketCourse:
        """As the hall's book has it."""
        found = self.there.view.course(course.ticket.id)
        assert found is not None
        return found

    def parked_by_other(self) -> str:
        """A form of desk 05 with a line on it; gives its id."""
        form = replace(a_form(), id=self.key())
        self.there.park_elsewhere(FormToPark(form.id, "张**·变更", "3055", form_to_draft(form)), desk="05")
        return form.id


class QueueAtDesk(ClerkAtDesk):
    """`view` is the queue as it was painted last, `asked` every question for a reason."""

    def __init__(self, hall: QueueHall) -> None:
        self.asked: list[ReasonAsked] = []
        self.painted = 0
        super().__init__(hall.hall)
        self.queue: QueueDesk = self.presenter.queue
        self.queue.listen_reason(self.asked.append)
        self.queue.listen(self._paint)
        hall.there.listen(self.queue.look)

    view: QueueView

    def _paint(self, view: QueueView) -> None:
        self.view = view
        self.painted += 1

    @property
    def strip(self) -> StripState:
        assert self.view.strip is not None
        return self.view.strip

    @property
    def visit(self) -> VisitState:
        assert self.view.visit is not None
        return self.view.visit

    def said(self) -> str:
        return " ".join(each.words for each in self.strip.said)

    def give_reason(self, reason: str, *, what: str = "") -> None:
        self.asked[-1].given(what or self.asked[-1].chosen, reason)

    def answer(self, place: int) -> None:
        """The question told last."""
        self.told[-1].answers[place].act()


@contextmanager
def a_queue(folder: Path, *, held: bool = False) -> Iterator[tuple[QueueHall, QueueAtDesk]]:
    hall = QueueHall(folder, held=held)
    try:
        yield hall, QueueAtDesk(hall)
    finally:
        hall.there.close()


def standing(hall: QueueHall, course: TicketCourse) -> Standing:
    return hall.now(course).standing
