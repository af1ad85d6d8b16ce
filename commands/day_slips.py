"""日报, X 报 and count slips on the printing lane of one counter: kept in the print queue first, then printed.

Their bytes are kept with the job, so that a copy is the same paper below its mark. Nobody is asked whether one came
out: whoever stands at the printer sees it, and prints a marked copy otherwise.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from app.domain.audit import AuditKind
from app.domain.cash_period import CashPeriod, XReport
from app.domain.staff import StaffMember
from app.papers.cash_slips import count_slip, slip_copy_mark, x_report_slip
from app.papers.document import Document
from app.papers.figure_cells import Names
from app.papers.training import marked_for_training
from app.ports import Audit, AuditEvent, Lane, PaperKind, PrintJob, PrintState
from app.texts.language import Language
from commands.day_parts import DayRoom
from commands.kept_papers import KeptPaper, encoded, kept, kept_for
from commands.receipts import PRINT_DEADLINE_S, PrintRoom, clerk_words
from commands.stored_parts import StoredParts
from offline_cache.audit import StoredAudit
from printing.spool import PrintOutcome
from ui.frame.application import Bell

if TYPE_CHECKING:
    from ui.shell.program import CounterProgram

T = TypeVar("T")

KINDS: Final = (PaperKind.DAILY_SUMMARY, PaperKind.X_REPORT, PaperKind.CASH_COUNT)
PAPER_WITHIN: Final = timedelta(hours=1)  # later it is printed again by whoever still wants it
NOBODY_ASKED: Final = "nobody is asked about such a paper"


class LaneDaySlips:
    """`told` gets how far a job came, `failed` what went wrong, on the window's thread."""

    def __init__(
        self,
        room: PrintRoom,
        *,
        lane: Lane,
        audit: Audit,
        person: Callable[[], StaffMember | None],
        names: Callable[[], Names],
        language: Callable[[], Language],
        told: Callable[[PrintState], None],
        failed: Callable[[Exception], None],
        wake: Callable[[], None] = lambda: None,
    ) -> None:
        """`person` and `language` are asked on the window's thread, `names` on the lane. `wake` from any thread lets
        the window's call `print_waiting`."""
        self._room = room
        self._lane = lane
        self._audit = audit
        self._person = person
        self._names = names
        self._language = language
        self._told = told
        self._failed = failed
        self._wake = wake

    def print_x(self, report: XReport) -> None:
        """Each is a reading of its own moment: never a copy."""
        language, room = self._language(), self._room

        def job() -> None:
            document = x_report_slip(report, zone=room.zone, language=language, names=self._names())
            subject = f"x {report.period.id} {report.at.isoformat()}"
            self._keep(PaperKind.X_REPORT, subject, document, by=report.by, number=report.by, language=language)

        self._run(job, lambda _: self.print_waiting())

    def print_count(self, period: CashPeriod) -> None:
        """Of the last count; the same again is a marked copy."""
        language, room, person = self._language(), self._room, self._person()

        def job() -> None:
            document = count_slip(period, zone=room.zone, language=language, names=self._names())
            subject = f"count {period.id} {len(period.counts)}"
            number = person.number if person is not None else ""
            said = clerk_words(person, language)
            self._keep(PaperKind.CASH_COUNT, subject, document, by=said, number=number, language=language)

        self._run(job, lambda _: self.print_waiting())

    def print_summary(self, subject: str, document: Document, *, by: StaffMember, language: Language) -> None:
        """On any thread: kept now, printed as soon as the window lets it. Raises StoreTrouble."""
        said = clerk_words(by, language)
        self._keep(PaperKind.DAILY_SUMMARY, subject, document, by=said, number=by.number, language=language)
        self._wake()

    def _keep(
        self, paper: PaperKind, subject: str, document: Document, *, by: str, number: str, language: Language
    ) -> None:
        """Into the print queue. A copy is the paper as it was first, below a mark that says when and for whom."""
        room = self._room
        earlier = [each for each in room.jobs.of_subject(subject) if each.state is not PrintState.CANCELLED]
        copy = max((each.copy_number for each in earlier), default=-1) + 1
        if earlier:
            mark = slip_copy_mark(copy_number=copy, at=room.clock.now(), by=by, zone=room.zone, language=language)
            first = min(earlier, key=lambda each: each.copy_number)
            made = kept(first).below(self._encoded(mark, language))
            self._audit.write(AuditEvent(AuditKind.REPRINTED, number, room.clock.now(), subject, ""))
        else:
            made = self._encoded(document, language)
        room.jobs.add(
            PrintJob(
                id=room.ids.uuid7(),
                order_id=None,
                paper=paper,
                copy_number=copy,
                state=PrintState.CHECKED,
                queued_at=room.clock.now(),
                data=made.data,
                last_error="",
                subject=subject,
                spare=made.spare,
            )
        )

    def state_of(self, subject: str) -> PrintState | None:
        """Of the newest paper of it, a copy too; None where none was made. On any thread. Raises StoreTrouble."""
        jobs = self._room.jobs.of_subject(subject)
        return jobs[-1].state if jobs else None

    def print_waiting(self) -> None:
        """Every such paper that still wants printing, oldest first; on the window's thread, never waits."""
        room = self._room

        def job() -> PrintOutcome | None:
            self._let_go()
            done = room.print_next(KINDS, lay_out=lambda one, place: kept_for(one, place, room=room))
            if done is not None and done.state is PrintState.UNKNOWN:
                room.jobs.mark(done.job_id, PrintState.HANDED_OVER, at=room.clock.now(), error=NOBODY_ASKED)
            return done

        def then(done: PrintOutcome | None) -> None:
            if done is not None:
                self._told(done.state)
                if done.trouble is None:
                    self.print_waiting()

        self._run(job, then)

    def _let_go(self) -> None:
        """What a dead process had sent, and what waited for paper too long."""
        room = self._room
        for one in room.jobs.open():
            late = abs(room.clock.now() - one.queued_at) > PAPER_WITHIN
            if one.paper in KINDS and (late or one.state is PrintState.UNKNOWN):
                room.jobs.mark(one.id, PrintState.CANCELLED, at=room.clock.now(), error=NOBODY_ASKED)

    def _encoded(self, document: Document, language: Language) -> KeptPaper:
        room = self._room
        return encoded(marked_for_training(document, language) if room.training else document, room=room)

    def _run(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        self._lane.run(job, then=then, failed=self._failed, deadline_s=PRINT_DEADLINE_S)


def closed_day_subject(number: int, day: date) -> str:
    """What the copies of a closed day's summary are counted by."""
    return f"Z {number} {day.isoformat()}"


def day_slips(
    prints: PrintRoom, parts: StoredParts, lane: Lane, days: DayRoom, *, program: "Callable[[], CounterProgram]"
) -> LaneDaySlips:
    """`lane` is the printing lane; made on the window's thread, before the program is."""
    kept = Bell()  # in the print queue, by whichever lane
    slips = LaneDaySlips(
        prints,
        lane=lane,
        audit=StoredAudit(parts.store),
        person=lambda: program().person,
        names=days.names,
        language=lambda: program().language.language,
        told=lambda state: program().printed(state),
        failed=lambda error: program().say_failed(error),
        wake=kept.ring,
    )
    kept.rang.connect(slips.print_waiting)
    return slips
