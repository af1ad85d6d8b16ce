"""取号: one press, one ticket, whatever the network does: the id is kept until the hall has answered."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.approval import Leave
from app.domain.queue_asked import TicketDraft
from app.domain.right import Right
from app.domain.ticket_ledger import TicketCourse
from app.errors import HallTrouble, Trouble
from app.handling.issue_ticket import issue_ticket
from ui.greeter.choice_side import Standing
from ui.greeter.outside import GreeterOutside

DEADLINE_S = 12.0


@dataclass(frozen=True, slots=True)
class _Asked:
    """`before` is what was told of those before, for the paper."""

    ticket_id: str
    draft: TicketDraft
    before: int | None


class Issuing:
    """`issued` gets what came of it, `refused` the sentence where nothing did, `changed` each new standing."""

    def __init__(
        self,
        outside: GreeterOutside,
        *,
        changed: Callable[[], None],
        issued: Callable[[TicketCourse], None],
        refused: Callable[[Trouble], None],
    ) -> None:
        self._outside = outside
        self._changed = changed
        self._issued = issued
        self._refused = refused
        self._asked: _Asked | None = None
        self.standing = Standing()

    def press(self, draft: TicketDraft, *, before: int | None) -> None:
        """Pressed again while it runs it does nothing; after a lost answer it asks for the same ticket once more."""
        if self.standing.busy:
            return
        asked = self._asked
        if asked is None:
            asked = self._asked = _Asked(self._outside.ids.uuid7(), draft, before)
        self._stand(busy=True)
        self._outside.gate.ask(
            Right.ISSUE_TICKET,
            subject=self._outside.hall.seen().desk,
            then=lambda leave: self._ask(asked, leave),
            refused=self._dismissed,
        )

    def leave_it(self) -> None:
        """Nobody asks for it again: where it was issued after all, it is seen in the line."""
        if not self.standing.busy:
            self._over()
            self._changed()

    def _ask(self, asked: _Asked, leave: Leave) -> None:
        outside = self._outside

        def then(course: TicketCourse) -> None:
            self._over()
            outside.papers.print(course, before=asked.before, pages_url=outside.hall.seen().pages_url)
            self._issued(course)

        def failed(error: Exception) -> None:
            if isinstance(error, HallTrouble | TimeoutError):
                self._stand(unanswered=True)
                return
            self._over()
            self._changed()
            if not isinstance(error, Trouble):
                raise error
            self._refused(error)

        outside.lane.run(
            lambda: issue_ticket(draft=asked.draft, ticket_id=asked.ticket_id, place=outside.place(leave)),
            then=then,
            failed=failed,
            deadline_s=DEADLINE_S,
        )

    def _dismissed(self) -> None:
        """Nobody approved: nothing was asked, unless it was asked for before."""
        if not self.standing.unanswered:
            self._asked = None
        self._stand(unanswered=self.standing.unanswered)

    def _stand(self, *, busy: bool = False, unanswered: bool | None = None) -> None:
        lost = self.standing.unanswered if unanswered is None else unanswered
        self.standing = Standing(busy=busy, unanswered=lost)
        self._changed()

    def _over(self) -> None:
        self._asked, self.standing = None, Standing()
