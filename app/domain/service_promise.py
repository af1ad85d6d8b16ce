"""Which promises will be missed if nothing changes, and the one sentence that says what would help (S83, R27).

The line is played forward through the very routing that will call it, with the desks that are open and what is left of
their services; then again with a desk that is paused, and with one to three desks more. Nothing is guessed of customers
who have not come.
"""

import heapq
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import IntEnum

from app.domain.desk_duty import DeskDuty, DeskStanding
from app.domain.matter import QueueClass
from app.domain.queue_ticket import Care
from app.domain.routing import Lane, Waiting, propose
from app.domain.ticket_times import Promises
from app.texts import waiting_time as words
from app.texts.language import Text

MOST_MORE_DESKS = 3
_MINUTE_S = 60
_EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class DeskAhead:
    """A desk that calls, and how many seconds from now it is free: 0 for one that waits for a customer."""

    duty: DeskDuty
    free_in_s: float


@dataclass(frozen=True, slots=True)
class Foreseen:
    """When one is called and finished, seconds after they came, if nothing changes; None: by no open desk."""

    waiting: Waiting
    called_s: float | None
    finished_s: float | None


@dataclass(frozen=True, slots=True)
class Breach:
    """Customers of one kind who will miss a promise, what happens and what would help; for the greeter's banner.

    `more_desks` is 0 where desks do not help or a paused one suffices, else how many more would do.
    """

    queue: QueueClass
    tickets: tuple[str, ...]
    says: Text
    helps: Text
    more_desks: int


class _Kind(IntEnum):
    """Which promise, the one told first first."""

    CALLED = 1
    FINISHED = 2
    ORDINARY = 3


ServiceTime = Callable[[Waiting], float]
_Late = Mapping[tuple[QueueClass, _Kind], list[Foreseen]]


def foresee(
    waiting: Sequence[Waiting],
    *,
    desks: Sequence[DeskAhead],
    service_s: ServiceTime,
    now_s: float,
    until_s: float = float("inf"),
) -> tuple[Foreseen, ...]:
    """Each who waits, in the order they would be called; at the end those whom no open desk can serve, or none calls
    within `until_s` seconds."""
    left = {each.ticket_id: replace(each, busy=False) for each in waiting}
    duties = [desk.duty for desk in desks]
    names = frozenset(duty.desk for duty in duties)
    free = [(desk.free_in_s, place) for place, desk in enumerate(desks)]
    heapq.heapify(free)
    found = []
    while free and left:
        at_s, place = heapq.heappop(free)
        if at_s > until_s:
            break
        next_one = propose(list(left.values()), desk=duties[place], open_desks=names, now_s=now_s + at_s)
        if next_one is None:
            continue  # nobody it can serve is left, and nobody comes
        called = left.pop(next_one.waiting.ticket_id)
        left.update({id: replace(each, behind=each.behind - 1) for id, each in left.items() if each.behind})
        waited_s, takes_s = now_s + at_s - called.since_s, service_s(called)
        found.append(Foreseen(called, waited_s, waited_s + takes_s))
        heapq.heappush(free, (at_s + takes_s, place))
    return (*found, *(Foreseen(each, None, None) for each in left.values()))


def breaches(
    waiting: Sequence[Waiting],
    *,
    desks: Sequence[DeskAhead],
    paused: Sequence[DeskDuty],
    service_s: ServiceTime,
    promises: Promises,
    now_s: float,
) -> tuple[Breach, ...]:
    """What will be missed, by class, the protected first; empty where all is kept. `paused` desks may be asked back."""

    until_s = max(promises.protected_called_s, promises.ordinary_called_s)  # whoever is called later is late

    def missed(desks: Sequence[DeskAhead]) -> _Late:
        foreseen = foresee(waiting, desks=desks, service_s=service_s, now_s=now_s, until_s=until_s)
        return _missed(foreseen, promises)

    found = []
    for (queue, kind), late in sorted(missed(desks).items(), key=lambda item: (item[0][1], item[0][0])):
        if kind is _Kind.FINISHED:
            minutes = max(1, round(max(service_s(each.waiting) for each in late) / _MINUTE_S))
            helps, more = words.HELP_PRECHECK.filled(minutes=minutes), 0
        else:
            helps, more = _help(queue, kind, missed, desks, paused)
        tickets = tuple(each.waiting.ticket_id for each in late)
        found.append(Breach(queue, tickets, _says(kind, late, promises), helps, more))
    return tuple(found)


def _missed(foreseen: Sequence[Foreseen], promises: Promises) -> dict[tuple[QueueClass, _Kind], list[Foreseen]]:
    """By class and promise; who is called too late is not told a second time as finished too late."""
    late: dict[tuple[QueueClass, _Kind], list[Foreseen]] = {}
    for each in foreseen:
        protected = each.waiting.lane is Lane.PROTECTED
        limit_s = promises.protected_called_s if protected else promises.ordinary_called_s
        if each.called_s is None or each.called_s > limit_s:
            kind = _Kind.CALLED if protected else _Kind.ORDINARY
        elif protected and each.finished_s is not None and each.finished_s > promises.protected_finished_s:
            kind = _Kind.FINISHED
        else:
            continue
        late.setdefault((each.waiting.queue, kind), []).append(each)
    return late


def _help(
    queue: QueueClass,
    kind: _Kind,
    missed: Callable[[Sequence[DeskAhead]], _Late],
    desks: Sequence[DeskAhead],
    paused: Sequence[DeskDuty],
) -> tuple[Text, int]:
    """The smallest thing that keeps the promise: a paused desk back, one desk more, several; or to tell them."""
    for duty in paused:
        back = DeskAhead(replace(duty, standing=DeskStanding.OPEN), 0.0)
        if queue in duty.skills and (queue, kind) not in missed([*desks, back]):
            return words.HELP_DESK_BACK.filled(desk=duty.desk), 0
    for more in range(1, MOST_MORE_DESKS + 1):
        extra = [DeskAhead(_one_more(queue, n, desks), 0.0) for n in range(more)]
        if (queue, kind) not in missed([*desks, *extra]):
            sentence = words.HELP_ONE_DESK if more == 1 else words.HELP_DESKS
            return sentence.filled(queue=queue.called, n=more), more
    return words.HELP_TELL_THEM.filled(n=MOST_MORE_DESKS), MOST_MORE_DESKS


def _one_more(queue: QueueClass, n: int, desks: Sequence[DeskAhead]) -> DeskDuty:
    """A desk that is not there yet, for this class, with every certificate anybody has."""
    certificates = frozenset(code for desk in desks for code in desk.duty.certificates)
    return DeskDuty(f"+{n + 1}", "", frozenset({queue}), certificates, DeskStanding.OPEN, _EVER)


def _says(kind: _Kind, late: Sequence[Foreseen], promises: Promises) -> Text:
    if kind is _Kind.ORDINARY:
        return words.BREACH_ORDINARY.filled(count=len(late), minutes=promises.ordinary_called_s // _MINUTE_S)
    sentence, limit_s = words.BREACH_PROTECTED, promises.protected_called_s
    if kind is _Kind.FINISHED:
        sentence, limit_s = words.BREACH_FINISH, promises.protected_finished_s
    return sentence.filled(count=len(late), who=_who(late), minutes=limit_s // _MINUTE_S)


def _who(late: Sequence[Foreseen]) -> Text:
    """By their one reason where they share it."""
    reasons = {each.waiting.cares for each in late}
    only = next(iter(reasons)) if len(reasons) == 1 else ()
    return _MANY[only[0]] if len(only) == 1 else words.PROTECTED_MIXED


_MANY = {
    Care.ELDERLY: words.ELDERLY_MANY,
    Care.DISABLED: words.DISABLED_MANY,
    Care.PREGNANT: words.PREGNANT_MANY,
    Care.ILL: words.ILL_MANY,
}
