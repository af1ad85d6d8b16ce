"""号票 on the printing lane of one counter: laid out, kept in the store's print queue, printed, and asked about.

A ticket's bytes are kept with its job before the first of them leaves, so that the same paper can be printed again
while the hall server is away. The drawer never opens for one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeVar

from app.domain.audit import AuditKind
from app.domain.business_hall import BusinessHall
from app.domain.matter import Matter
from app.domain.staff import StaffMember
from app.domain.ticket_ledger import Standing, TicketCourse
from app.errors import Bug, PrinterTrouble
from app.hall_ports import HallSeen, HallState
from app.papers.queue_ticket import AtHand, queue_ticket, ticket_copy_mark
from app.papers.training import marked_for_training
from app.ports import Audit, AuditEvent, Lane, PaperKind, PrintJob, PrintState, TicketOnPaper
from commands.kept_papers import KeptPaper, encoded, kept, kept_for
from commands.receipts import NO_PAPER, PRINT_DEADLINE_S, PrintRoom
from printing.spool import PrintOutcome, next_copy
from ui.greeter.outside import TicketPaper

T = TypeVar("T")

PAPER_WITHIN = timedelta(hours=1)  # later its customer was called by voice, or went home
JUST_ASKED = timedelta(minutes=1)  # the hall's picture may not have it yet


@dataclass(frozen=True, slots=True)
class TicketRoom:
    """What tickets need beside the printer's own room. `matters` are those in force and `name_of` the people of this
    hall, both read from the store; `seen` is what this counter knows of the hall, and never waits."""

    prints: PrintRoom
    hall: BusinessHall
    matters: Callable[[], Mapping[str, Matter]]
    name_of: Callable[[str], StaffMember | None]
    seen: Callable[[], HallSeen]


_Papers = tuple[tuple[str, TicketPaper], ...]  # each with its job


class LaneTicketPapers:
    """ui.greeter.outside.TicketPapers. `told` gets each state for the printer's place in the strip."""

    def __init__(
        self,
        room: TicketRoom,
        *,
        lane: Lane,
        audit: Audit,
        person: Callable[[], StaffMember | None],
        told: Callable[[PrintState], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._room = room
        self._lane = lane
        self._audit = audit
        self._person = person
        self._told = told
        self._failed = failed
        self._listeners: list[Callable[[TicketPaper], None]] = []
        self._last: dict[str, PrintState] = {}  # by job: nobody is told twice of the same

    def listen(self, told: Callable[[TicketPaper], None]) -> None:
        self._listeners.append(told)

        def then(papers: _Papers) -> None:
            for job_id, paper in papers:
                self._last[job_id] = paper.state
                told(paper)

        self._run(lambda: tuple((job.id, _paper(job, None)) for job in self._open()), then)

    def print(self, course: TicketCourse, *, before: int | None, pages_url: str) -> None:
        def job() -> None:
            if not self._room.prints.jobs.of_ticket(course.ticket.id):
                paper = self._ticket_paper(course, before=before, pages_url=pages_url)
                self._add(_on_paper(course), copy_number=0, paper=paper)

        self._run(job, lambda _: self.print_waiting())

    def print_again(self, course: TicketCourse, *, pages_url: str) -> None:
        """The paper as it was printed first, where this counter printed it; laid out anew where another one did."""
        person = self._person()

        def job() -> None:
            jobs = self._room.prints.jobs
            earlier = jobs.of_ticket(course.ticket.id)
            number = next_copy(earlier[0], jobs=jobs) if earlier else 1
            self._write_down(_on_paper(course), person, str(number))
            body = kept(earlier[0]) if earlier else self._ticket_paper(course, before=None, pages_url=pages_url)
            self._add_copy(_on_paper(course), number, body, person)

        self._run(job, lambda _: self.print_waiting())

    def answered(self, ticket_id: str, *, came_out: bool, undone: Callable[[], None]) -> None:
        """A no queues the copy first: a program that dies between the two asks again, as does one whose store did not
        take the answer."""
        person, room = self._person(), self._room.prints

        def job() -> _Papers:
            known = room.jobs.of_ticket(ticket_id)
            asked = [one for one in known if one.state is PrintState.UNKNOWN]
            if asked and not came_out:
                why = f"{next_copy(asked[0], jobs=room.jobs)}, {NO_PAPER}"
                self._write_down(_ticket_of(asked[0]), person, why)
                self._add_copy(_ticket_of(asked[0]), next_copy(asked[0], jobs=room.jobs), kept(known[0]), person)
            state = PrintState.CONFIRMED if came_out else PrintState.CANCELLED
            for one in asked:
                room.jobs.mark(one.id, state, at=room.clock.now())
            return tuple((one.id, _paper(replace(one, state=state), None)) for one in asked)

        def then(papers: _Papers) -> None:
            self._tell(papers)
            self.print_waiting()

        def failed(error: Exception) -> None:
            self._failed(error)
            undone()

        self._lane.run(job, then=then, failed=failed, deadline_s=PRINT_DEADLINE_S)

    def print_waiting(self) -> None:
        """Every ticket that still wants paper and whose customer still waits, oldest first."""
        room = self._room.prints

        def job() -> tuple[PrintOutcome | None, _Papers]:
            wanted_before = self._open()
            self._give_up_the_old()
            outcome = room.print_next((PaperKind.TICKET,), lay_out=lambda one, place: kept_for(one, place, room=room))
            still = {one.id: one for one in self._open()}
            came = {one.id: one.state for one in still.values()}
            if outcome is not None:
                came[outcome.job_id] = outcome.state
            trouble = outcome.trouble if outcome is not None else None
            if outcome is not None and outcome.trouble is not None:  # those behind it wait for the same
                still = {id: replace(one, condition=outcome.condition) for id, one in still.items()}
            papers: list[tuple[str, TicketPaper]] = []
            for one in wanted_before:
                state = came.get(one.id, PrintState.CANCELLED)
                if trouble or not state.waits:  # those behind one that came out have their turn yet
                    papers.append((one.id, _paper(replace(still.get(one.id, one), state=state), trouble)))
            return outcome, tuple(papers)

        def then(done: tuple[PrintOutcome | None, _Papers]) -> None:
            outcome, papers = done
            if outcome is not None:  # also the same again: a printer that is away is tried once more from there
                self._told(outcome.state)
            self._tell(papers)
            if outcome is not None and outcome.trouble is None:
                self.print_waiting()

        self._run(job, then)

    def _open(self) -> tuple[PrintJob, ...]:
        return tuple(job for job in self._room.prints.jobs.open() if job.paper is PaperKind.TICKET)

    def _give_up_the_old(self) -> None:
        room, seen = self._room.prints, self._room.seen()
        for job in self._open():
            if not still_wanted(job, seen=seen, age=room.clock.now() - job.queued_at):
                room.jobs.mark(job.id, PrintState.CANCELLED, at=room.clock.now())

    def _ticket_paper(self, course: TicketCourse, *, before: int | None, pages_url: str) -> KeptPaper:
        ticket, room = course.ticket, self._room
        at_hand = AtHand(
            hall=room.hall,
            matters=room.matters(),
            pages_url=pages_url,
            before=before,
            issued_by=room.name_of(ticket.issued_by),
            handler=room.name_of(ticket.dispute.handler) if ticket.dispute is not None else None,
        )
        document = queue_ticket(ticket, at_hand)
        if room.prints.training:
            document = marked_for_training(document, ticket.language)
        return encoded(document, room=room.prints)

    def _write_down(self, ticket: TicketOnPaper, person: StaffMember | None, reason: str) -> None:
        """Before the copy is queued, as of a receipt."""
        number = person.number if person is not None else ""
        self._audit.write(AuditEvent(AuditKind.REPRINTED, number, self._room.prints.clock.now(), ticket.number, reason))

    def _add_copy(self, ticket: TicketOnPaper, number: int, body: KeptPaper, person: StaffMember | None) -> None:
        room = self._room.prints
        mark = ticket_copy_mark(
            copy_number=number, at=room.clock.now(), by=person, zone=room.zone, language=ticket.language
        )
        self._add(ticket, copy_number=number, paper=body.below(encoded(mark, room=room)))

    def _add(self, ticket: TicketOnPaper, *, copy_number: int, paper: KeptPaper) -> None:
        room = self._room.prints
        room.jobs.add(
            PrintJob(
                id=room.ids.uuid7(),
                order_id=None,
                paper=PaperKind.TICKET,
                copy_number=copy_number,
                state=PrintState.CHECKED,
                queued_at=room.clock.now(),
                data=paper.data,
                last_error="",
                ticket=ticket,
                spare=paper.spare,
            )
        )

    def _tell(self, papers: _Papers) -> None:
        for job_id, paper in papers:
            if self._last.get(job_id) is not paper.state:
                self._last[job_id] = paper.state
                for told in self._listeners:
                    told(paper)

    def _run(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        self._lane.run(job, then=then, failed=self._failed, deadline_s=PRINT_DEADLINE_S)


def still_wanted(job: PrintJob, *, seen: HallSeen, age: timedelta) -> bool:
    """Whether its customer still waits for the paper, as far as this counter knows; `age` of the wish to print it.

    Hours later, or once its number was called, a ticket would only lead somebody astray.
    """
    if abs(age) > PAPER_WITHIN:
        return False
    if abs(age) < JUST_ASKED or seen.picture is None:
        return True
    ticket = _ticket_of(job)
    course = next((each for each in seen.picture.courses if each.ticket.id == ticket.id), None)
    if course is None:  # over; a desk alone sees its own tickets only
        return seen.state is not HallState.LINKED
    return course.standing is Standing.WAITING


def _on_paper(course: TicketCourse) -> TicketOnPaper:
    language = course.ticket.language
    return TicketOnPaper(course.ticket.id, course.number.shown.say(language), language)


def _ticket_of(job: PrintJob) -> TicketOnPaper:
    if job.ticket is None:
        raise Bug(f"print job {job.id} is a ticket's and names none")
    return job.ticket


def _paper(job: PrintJob, trouble: PrinterTrouble | None) -> TicketPaper:
    """`trouble` is the printer's; a paper behind the one that met it waits for the same."""
    ticket, waits = _ticket_of(job), job.state.waits
    return TicketPaper(
        ticket_id=ticket.id,
        number=ticket.number,
        copy_number=job.copy_number,
        state=PrintState.FAILED_BEFORE_SEND if waits and trouble else job.state,
        trouble=trouble if waits else None,
        condition=job.condition,
        broke=job.broke_off,
        next_copy=job.copy_number + 1,
    )
