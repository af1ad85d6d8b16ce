"""How many desks a class, or classes of the same desks, need now, by Erlang-A (Garnett, Mandelbaum, Reiman 2002;
formulas of Zeltyn and Mandelbaum 2005) from today's own rates, and the alarm before the last desk with a skill goes.

Customers come at random, services and patience are taken as exponential. Rates are per second.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import exp, expm1, log

from app.domain.desk_duty import DeskDuty
from app.domain.matter import QueueClass
from app.domain.routing import Waiting
from app.texts import waiting_time as words
from app.texts.language import Text

MOST_DESKS = 200
_STEPS = 2000  # of the integral; even, for Simpson's rule
_TAIL = 40.0  # the integrand is nothing once it has fallen by e^-40


@dataclass(frozen=True, slots=True)
class Rates:
    """Of one class today: arrivals, services of one desk, leaving of one who waits (0: nobody ever leaves)."""

    arrivals: float
    service: float
    leaving: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """What so many desks lead to: shares of 1, `mean_wait_s` over everybody, whoever left included."""

    desks: int
    waits: float
    within: float
    leaves: float
    mean_wait_s: float


@dataclass(frozen=True, slots=True)
class Alarm:
    """A class that loses, or has lost, its last desk while people wait for it."""

    queue: QueueClass
    says: Text


def outlook(rates: Rates, *, desks: int, within_s: float) -> Outlook:
    """With `desks` open, `within` is the share that a desk would be free for in `within_s`.

    Raises ValueError for rates or desks that are not above zero; without leaving, where the desks cannot keep up.
    """
    if desks < 1 or rates.arrivals <= 0 or rates.service <= 0 or rates.leaving < 0:
        raise ValueError("rates and desks are above zero")
    if rates.leaving == 0 and rates.arrivals >= desks * rates.service:
        raise ValueError("nobody leaves and the desks cannot keep up: the wait has no bound")
    scale = exp(-_peak(rates, desks))  # what is integrated can be larger than a float holds
    whole = _integral(rates, desks, 0.0)
    late = _integral(rates, desks, within_s)
    base = _idle(rates, desks) / rates.arrivals * scale + whole
    if rates.leaving > 0:
        lost = (scale + (rates.arrivals - desks * rates.service) * whole) / rates.arrivals
        leaves = min(1.0, max(0.0, lost / base))
        mean_wait_s = leaves / rates.leaving
    else:
        leaves = 0.0
        mean_wait_s = whole / base / (desks * rates.service - rates.arrivals)
    return Outlook(desks, whole / base, 1 - late / base, leaves, mean_wait_s)


def desks_needed(rates: Rates, *, within_s: float, share: float) -> Outlook:
    """The fewest desks with which `share` are served within `within_s`. Raises ValueError as `outlook` does."""
    fewest = 1
    if rates.leaving == 0:
        fewest = int(rates.arrivals / rates.service) + 1
    for desks in range(fewest, MOST_DESKS + 1):
        found = outlook(rates, desks=desks, within_s=within_s)
        if found.within >= share:
            return found
    raise ValueError(f"more than {MOST_DESKS} desks")


def rates_of(*, came: int, served: int, served_s: float, left: int, waited_s: float, over_s: float) -> Rates | None:
    """Today's rates from counts over `over_s` seconds: `served_s` are all services, `waited_s` all waits together.

    None while too little has happened to say anything.
    """
    if came < 1 or served < 1 or served_s <= 0 or over_s <= 0:
        return None
    return Rates(came / over_s, served / served_s, left / waited_s if waited_s > 0 else 0.0)


def desk_groups(queues: Collection[QueueClass], *, desks: Sequence[DeskDuty]) -> list[tuple[QueueClass, ...]]:
    """Classes that open desks connect: whoever is served of one of them keeps those of the others waiting, so that they
    are to be reckoned together. One that no open desk serves stands alone."""
    groups = [{queue} for queue in QueueClass if queue in queues]
    for desk in desks:
        connected = [group for group in groups if desk.calls and group & desk.skills]
        if connected:
            together = set().union(*connected)
            groups = [together if group is connected[0] else group for group in groups if group not in connected[1:]]
    return [tuple(queue for queue in QueueClass if queue in group) for group in groups]


def needs_words(queues: Sequence[QueueClass], *, needed: int, open_now: int) -> Text:
    """One sentence for classes that are reckoned together."""
    if len(queues) == 1:
        return words.OPEN_DESKS.filled(queue=queues[0].called, needed=needed, open=open_now)
    called = [queue.called for queue in queues]
    names = Text("、".join(each.zh for each in called), ", ".join(each.en for each in called))
    return words.OPEN_DESKS_TOGETHER.filled(queues=names, needed=needed, open=open_now)


def leaving_alarms(waiting: Sequence[Waiting], *, desks: Sequence[DeskDuty], leaving: str) -> tuple[Alarm, ...]:
    """Asked before desk `leaving` pauses or goes: the classes people wait for that no other open desk serves."""
    own = next((desk for desk in desks if desk.desk == leaving), None)
    others = [desk for desk in desks if desk.desk != leaving and desk.calls]
    if own is None:
        return ()
    return tuple(
        Alarm(queue, words.LAST_WITH_SKILL.filled(desk=leaving, queue=queue.called, count=count))
        for queue, count in _by_class(waiting)
        if queue in own.skills and not any(queue in desk.skills for desk in others)
    )


def unserved_alarms(waiting: Sequence[Waiting], *, desks: Sequence[DeskDuty]) -> tuple[Alarm, ...]:
    """Classes, certificates and persons that people wait for and no open desk has (S43: a dispute has one handler)."""
    open_desks = [desk for desk in desks if desk.calls]
    found = [
        Alarm(queue, words.NO_DESK_FOR.filled(queue=queue.called, count=count))
        for queue, count in _by_class(waiting)
        if not any(queue in desk.skills for desk in open_desks)
    ]
    for each in waiting:
        lacking = each.certificates - frozenset(code for desk in open_desks for code in desk.certificates)
        if lacking and any(each.queue in desk.skills for desk in open_desks):
            code = min(lacking)
            found.append(Alarm(each.queue, words.CERTIFICATE_NOBODY.filled(number=each.number.shown, code=code)))
        if each.handler and all(each.handler != desk.staff for desk in open_desks):
            found.append(Alarm(each.queue, words.HANDLER_AWAY.filled(number=each.number.shown, handler=each.handler)))
    return tuple(found)


def _by_class(waiting: Sequence[Waiting]) -> list[tuple[QueueClass, int]]:
    counted = Counter(each.queue for each in waiting)
    return [(queue, counted[queue]) for queue in QueueClass if counted[queue]]


def _idle(rates: Rates, desks: int) -> float:
    """The states with a free desk, against the one where all but one are busy: Σ (a^j/j!) / (a^(s-1)/(s-1)!)."""
    offered, term, total = rates.arrivals / rates.service, 1.0, 1.0
    for busy in range(desks - 1, 0, -1):
        term *= busy / offered
        total += term
    return total


def _log_height(rates: Rates, desks: int, x: float) -> float:
    """λ·H(x) − sμ·x, where H(x) is the integral of the patience's tail."""
    return -rates.arrivals * expm1(-rates.leaving * x) / rates.leaving - desks * rates.service * x


def _top_s(rates: Rates, desks: int) -> float:
    """Where the height is largest: above 0 only while more come than the desks can serve."""
    if rates.leaving == 0 or rates.arrivals <= desks * rates.service:
        return 0.0
    return log(rates.arrivals / (desks * rates.service)) / rates.leaving


def _peak(rates: Rates, desks: int) -> float:
    return _log_height(rates, desks, _top_s(rates, desks)) if rates.leaving > 0 else 0.0


def _integral(rates: Rates, desks: int, since_s: float) -> float:
    """J(t) e^-peak: ∫ exp(height) dx from t on, by Simpson's rule."""
    work = desks * rates.service
    if rates.leaving == 0:
        return exp(-(work - rates.arrivals) * since_s) / (work - rates.arrivals)
    peak, top_s = _peak(rates, desks), max(since_s, _top_s(rates, desks))
    beyond_s = 1 / work
    while _log_height(rates, desks, top_s + beyond_s) > _log_height(rates, desks, top_s) - _TAIL:
        beyond_s *= 2
    step = (top_s + beyond_s - since_s) / _STEPS
    heights = [exp(_log_height(rates, desks, since_s + n * step) - peak) for n in range(_STEPS + 1)]
    return step / 3 * (heights[0] + 4 * sum(heights[1:-1:2]) + 2 * sum(heights[2:-1:2]) + heights[-1])
