"""What becomes of a ticket: every act closes the period that ran and opens the next one, and none is ever changed.

Waiting, called, in service, on hold, missed: a course holds the period that runs and all closed ones, so that waits,
service and who did what can be worked out from it alone (ticket_times.py). Each verb is a function that gives a new
course, or refuses with a sentence where the ticket does not stand as the verb needs.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, NoReturn

from app.domain.matter import QueueClass
from app.domain.queue_ticket import QueueTicket, TicketNumber
from app.errors import QueueRefused
from app.texts import queue_acts as words
from app.texts.language import Text, same


class Standing(StrEnum):
    """Where a ticket stands. Its value is what the store and the ledger hold: never renamed."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    ON_HOLD = "on_hold"
    MISSED = "missed"  # 过号: called, nobody came
    FINISHED = "finished"
    CANCELLED = "cancelled"

    @property
    def over(self) -> bool:
        return self in (Standing.FINISHED, Standing.CANCELLED)

    @property
    def at_desk(self) -> bool:
        """A desk has the customer, or waits for them."""
        return self in (Standing.CALLED, Standing.SERVING, Standing.ON_HOLD)


class Act(StrEnum):
    """What ends a period. Its value is what the ledger holds: never renamed."""

    CALL = "call"
    RECALL = "recall"
    BEGIN = "begin"
    HOLD = "hold"
    RETURN = "return"
    NO_SHOW = "no_show"
    RE_INSERT = "re_insert"
    TRANSFER = "transfer"
    SPLIT = "split"
    FINISH = "finish"
    CANCEL = "cancel"

    @property
    def called(self) -> Text:
        return _ACTS[self]


@dataclass(frozen=True, slots=True)
class Period:
    """One closed period of a ticket: how it stood from `began` to `ended` (aware UTC), and the act that ended it.

    `desk` and `staff` are who had it, "" while it waited; `by` is the staff number that ended it.
    """

    ticket_id: str
    standing: Standing
    began: datetime
    ended: datetime
    ended_by: Act
    queue: QueueClass
    desk: str
    staff: str
    by: str
    reason: str

    @property
    def length_s(self) -> float:
        return (self.ended - self.began).total_seconds()


@dataclass(frozen=True, slots=True)
class CallRules:
    """How often and how soon somebody is called again, and where they go who did not come; settings of the hall."""

    recall_gap_s: int = 40
    most_calls: int = 3  # in one round, the first included
    behind: int = 3  # people called before somebody who comes back
    most_rounds: int = 2  # rounds nobody came to; after them only a new ticket


@dataclass(frozen=True, slots=True)
class TicketCourse:
    """A ticket and all that happened to it. `since` is when the running period began.

    `desk` and `staff` have it now; `for_desk` alone may call it after a transfer to one desk; `behind` people are
    called before it; `calls` counts this round; `matters` are those still on it; `owner` is the first-asked (S32).
    """

    ticket: QueueTicket
    standing: Standing
    since: datetime
    queue: QueueClass
    matters: tuple[str, ...]
    desk: str = ""
    staff: str = ""
    for_desk: str = ""
    behind: int = 0
    calls: int = 0
    missed_rounds: int = 0
    owner: str = ""
    periods: tuple[Period, ...] = ()

    @property
    def number(self) -> TicketNumber:
        return self.ticket.number

    @property
    def first_called_at(self) -> datetime | None:
        """The end of the first wait that a call ended: later calls never move it."""
        return next((each.ended for each in self.periods if each.ended_by is Act.CALL), None)

    @property
    def transfers(self) -> int:
        """Counted, since each is one time too many for somebody (S33)."""
        return sum(1 for each in self.periods if each.ended_by is Act.TRANSFER)

    @property
    def stands(self) -> Text:
        return _STANDINGS[self.standing].filled(desk=self.desk)


def opened(ticket: QueueTicket) -> TicketCourse:
    """The course of a ticket just issued: it waits."""
    return TicketCourse(ticket, Standing.WAITING, ticket.issued_at, ticket.queue, ticket.matters)


def check_course(course: TicketCourse) -> None:
    """What another kept of a ticket joins up: from its issue to now no gap, no overlap. Raises QueueRefused."""
    moments = [course.ticket.issued_at]
    for each in course.periods:
        if each.ticket_id != course.ticket.id or each.began != moments[-1] or each.ended < each.began:
            raise QueueRefused(words.COURSE_BROKEN, number=course.number.shown)
        moments.append(each.ended)
    if course.since != moments[-1]:
        raise QueueRefused(words.COURSE_BROKEN, number=course.number.shown)


def call(course: TicketCourse, *, desk: str, staff: str, at: datetime, reason: str = "") -> TicketCourse:
    """叫号. `reason` is why this one, where it is not the next. Raises QueueRefused unless it waits."""
    _wants(course, Act.CALL, Standing.WAITING)
    called = _closed(course, Act.CALL, Standing.CALLED, at=at, by=staff, reason=reason)
    return replace(called, desk=desk, staff=staff, for_desk="", behind=0, calls=1)


def recall(course: TicketCourse, *, desk: str, staff: str, at: datetime, rules: CallRules) -> TicketCourse:
    """重叫, spaced and capped. Raises QueueRefused too soon, too often, or unless this desk calls it."""
    _wants(course, Act.RECALL, Standing.CALLED, desk=desk)
    if course.calls >= rules.most_calls:
        raise QueueRefused(words.RECALLED_ENOUGH, number=course.number.shown, most=rules.most_calls)
    _refuse_too_soon(course, at, rules, words.RECALL_TOO_SOON)
    again = _closed(course, Act.RECALL, Standing.CALLED, at=at, by=staff)
    return replace(again, calls=course.calls + 1)


def begin(course: TicketCourse, *, desk: str, staff: str, at: datetime) -> TicketCourse:
    """The customer is here. The first who serves them owns the case until it is closed (S32)."""
    _wants(course, Act.BEGIN, Standing.CALLED, desk=desk)
    serving = _closed(course, Act.BEGIN, Standing.SERVING, at=at, by=staff)
    return replace(serving, staff=staff, owner=course.owner or staff)


def hold(course: TicketCourse, *, desk: str, staff: str, at: datetime, reason: str) -> TicketCourse:
    """挂起: the customer fills in or fetches something, and the desk may call another meanwhile."""
    _wants(course, Act.HOLD, Standing.SERVING, desk=desk)
    _wants_reason(Act.HOLD, reason)
    return _closed(course, Act.HOLD, Standing.ON_HOLD, at=at, by=staff, reason=reason)


def take_off_hold(course: TicketCourse, *, desk: str, staff: str, at: datetime) -> TicketCourse:
    """恢复办理, at the desk that put it on hold."""
    _wants(course, Act.RETURN, Standing.ON_HOLD, desk=desk)
    return replace(_closed(course, Act.RETURN, Standing.SERVING, at=at, by=staff), staff=staff)


def no_show(course: TicketCourse, *, desk: str, staff: str, at: datetime, rules: CallRules) -> TicketCourse:
    """过号. Raises QueueRefused before the customer had the time to walk over."""
    _wants(course, Act.NO_SHOW, Standing.CALLED, desk=desk)
    _refuse_too_soon(course, at, rules, words.NO_SHOW_TOO_SOON)
    missed = _closed(course, Act.NO_SHOW, Standing.MISSED, at=at, by=staff)
    return replace(missed, desk="", staff="", calls=0, missed_rounds=course.missed_rounds + 1)


def re_insert(course: TicketCourse, *, by: str, at: datetime, rules: CallRules) -> TicketCourse:
    """Back in line behind `rules.behind` others, keeping number and seniority. Raises QueueRefused after its rounds."""
    _wants(course, Act.RE_INSERT, Standing.MISSED)
    if course.missed_rounds >= rules.most_rounds:
        raise QueueRefused(words.MISSED_ENOUGH, number=course.number.shown, most=rules.most_rounds)
    waiting = _closed(course, Act.RE_INSERT, Standing.WAITING, at=at, by=by)
    return replace(waiting, behind=rules.behind)


def transfer(
    course: TicketCourse, *, to: QueueClass, by: str, at: datetime, reason: str, to_desk: str = "", desk: str = ""
) -> TicketCourse:
    """转台: to another class, or to one desk of it, keeping number and seniority.

    `desk` is the desk that has it; "" for the greeter, who moves only what waits. Raises QueueRefused where neither
    class nor desk would change.
    """
    if course.standing.at_desk:
        _wants(course, Act.TRANSFER, course.standing, desk=desk)
    else:
        _wants(course, Act.TRANSFER, Standing.WAITING)
    _wants_reason(Act.TRANSFER, reason)
    if course.standing is Standing.WAITING and (to, to_desk) == (course.queue, course.for_desk):
        raise QueueRefused(words.TRANSFER_NOWHERE, number=course.number.shown, queue=to.called)
    moved = _closed(course, Act.TRANSFER, Standing.WAITING, at=at, by=by, reason=reason)
    return replace(moved, queue=to, desk="", staff="", for_desk=to_desk, behind=0, calls=0)


def split(
    course: TicketCourse,
    *,
    codes: tuple[str, ...],
    id: str,
    number: TicketNumber,
    queue: QueueClass,
    by: str,
    at: datetime,
    desk: str = "",
) -> tuple[TicketCourse, TicketCourse]:
    """拆开: `codes` leave this ticket for one of their own, with the same seniority; gives (what stays, what left).

    `id`, `number` and `queue` are the new ticket's. Raises QueueRefused where nothing or everything would leave.
    """
    if course.standing.at_desk:
        _wants(course, Act.SPLIT, course.standing, desk=desk)
    else:
        _wants(course, Act.SPLIT, Standing.WAITING)
    if not codes or any(code not in course.matters for code in codes):
        raise QueueRefused(words.SPLIT_NOTHING, number=course.number.shown)
    stays = tuple(code for code in course.matters if code not in codes)
    if not stays:
        raise QueueRefused(words.SPLIT_ALL, number=course.number.shown)
    split_at = max(at, course.since)
    child = replace(
        course.ticket,
        id=id,
        number=number,
        queue=queue,
        issued_at=split_at,
        issued_by=by,
        matters=tuple(code for code in course.matters if code in codes),
        told=None,
        split_from=course.ticket.split_from or course.ticket.id,
    )
    kept = replace(_closed(course, Act.SPLIT, course.standing, at=at, by=by), matters=stays)
    return kept, replace(opened(child), owner=course.owner)


def finish(course: TicketCourse, *, desk: str, staff: str, at: datetime) -> TicketCourse:
    """办完. Raises QueueRefused unless this desk serves it."""
    _wants(course, Act.FINISH, Standing.SERVING, desk=desk)
    return _closed(course, Act.FINISH, Standing.FINISHED, at=at, by=staff)


def cancel(course: TicketCourse, *, by: str, at: datetime, reason: str, desk: str = "") -> TicketCourse:
    """取消: the customer left, or need not wait. `desk` is the desk that has it, "" for the greeter."""
    if course.standing.at_desk:
        _wants(course, Act.CANCEL, course.standing, desk=desk)
    else:
        _wants(course, Act.CANCEL, Standing.WAITING, Standing.MISSED)
    _wants_reason(Act.CANCEL, reason)
    return replace(
        _closed(course, Act.CANCEL, Standing.CANCELLED, at=at, by=by, reason=reason), desk="", staff="", for_desk=""
    )


def _closed(
    course: TicketCourse, act: Act, standing: Standing, *, at: datetime, by: str, reason: str = ""
) -> TicketCourse:
    """Closes the running period and opens one of `standing`. A clock set back closes it where it began, not before."""
    ended = max(at, course.since)
    period = Period(
        course.ticket.id,
        course.standing,
        course.since,
        ended,
        act,
        course.queue,
        course.desk,
        course.staff,
        by,
        reason,
    )
    return replace(course, standing=standing, since=ended, periods=(*course.periods, period))


def _wants(course: TicketCourse, act: Act, *standings: Standing, desk: str | None = None) -> None:
    """`desk`, where given, must be the one that has it."""
    if course.standing not in standings:
        _refuse(course, act)
    if desk is not None and desk != course.desk:
        raise QueueRefused(words.OTHER_DESK, number=course.number.shown, desk=course.desk)


def _refuse(course: TicketCourse, act: Act) -> NoReturn:
    raise QueueRefused(
        words.NOT_NOW,
        number=course.number.shown,
        stands=course.stands,
        act=act.called,
        now=_NOW[course.standing].filled(desk=course.desk),
    )


def _wants_reason(act: Act, reason: str) -> None:
    if not reason.strip():
        raise QueueRefused(words.REASON_NEEDED, act=act.called)


def _refuse_too_soon(course: TicketCourse, at: datetime, rules: CallRules, sentence: Text) -> None:
    left_s = rules.recall_gap_s - (at - course.since).total_seconds()
    if left_s > 0:
        raise QueueRefused(sentence, number=course.number.shown, seconds=same(str(int(-(-left_s // 1)))))


_STANDINGS: Final = {
    Standing.WAITING: words.WAITING,
    Standing.CALLED: words.CALLED,
    Standing.SERVING: words.SERVING,
    Standing.ON_HOLD: words.ON_HOLD,
    Standing.MISSED: words.MISSED,
    Standing.FINISHED: words.FINISHED,
    Standing.CANCELLED: words.CANCELLED,
}
_NOW: Final = {
    Standing.WAITING: words.NOW_WAITING,
    Standing.CALLED: words.NOW_WITH_DESK,
    Standing.SERVING: words.NOW_WITH_DESK,
    Standing.ON_HOLD: words.NOW_WITH_DESK,
    Standing.MISSED: words.NOW_MISSED,
    Standing.FINISHED: words.NOW_OVER,
    Standing.CANCELLED: words.NOW_OVER,
}
_ACTS: Final = {
    Act.CALL: words.CALL,
    Act.RECALL: words.RECALL,
    Act.BEGIN: words.BEGIN,
    Act.HOLD: words.HOLD,
    Act.RETURN: words.RETURN,
    Act.NO_SHOW: words.NO_SHOW,
    Act.RE_INSERT: words.RE_INSERT,
    Act.TRANSFER: words.TRANSFER,
    Act.SPLIT: words.SPLIT,
    Act.FINISH: words.FINISH,
    Act.CANCEL: words.CANCEL,
}
