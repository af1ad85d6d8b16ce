"""预计等候: a range for each class, from two estimates that each see what the other does not.

The one works out the work before them over the desks that can and will serve it, stretched by the protected customers
who will still come. The other is what the last one called had waited. Each counts for the more the less it erred of
late, and the shown range is as wide as it must be to hold four of five outcomes; both are learned from outcomes, also
of earlier days, and our own hit rate is shown beside it. Seconds inside, whole minutes shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, sqrt

from app.domain.desk_duty import DeskDuty
from app.domain.matter import QueueClass
from app.domain.routing import Waiting
from app.domain.told_wait import WaitEstimate
from app.texts import waiting_time as words
from app.texts.language import Text

_MINUTE_S = 60.0
_OUTSIDE = 0.1  # of outcomes below the range, and as many above it
_STEP = 0.06  # how far one outcome moves an end of the range
_MEMORY = 0.04  # what the newest outcome weighs in the running errors
_FORGETS = 0.995  # of the hit rate: about the last 200 outcomes
_MOST_PROTECTED = 0.8  # a share beyond which the stretch would run away
_MOST_S = 4 * 3600.0
_STALE = 1 / 3  # the last one called waited less than this share of what the line asks for: it has grown since


@dataclass(frozen=True, slots=True)
class Opening:
    """How many desks of a class will be open: `now` of them, then (second from now, desks) in order of time.

    Known ends of pauses and known breaks stand in it; a desk that did not say when it is back does not count.
    """

    now: float
    changes: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was learned of one class: mean errors of both estimates (seconds), a factor on the first, the two ends of
    the range in spreads, and hits among the waits told, both fading."""

    rate_error_s: float = 120.0
    last_error_s: float = 120.0
    factor: float = 1.0
    low: float = 1.0
    high: float = 1.0
    hits: float = 0.0
    told: float = 0.0

    @property
    def hit_share(self) -> float | None:
        """None while nothing was told."""
        return self.hits / self.told if self.told else None


def estimate(
    *,
    ahead: float,
    mean_s: float,
    opening: Opening,
    any_free: bool,
    last_wait_s: float | None,
    protected_load: float,
    calibration: Calibration,
    waited_s: float = 0.0,
) -> WaitEstimate | None:
    """For whoever would come, or waits since `waited_s`, with `ahead` others before them whose services take `mean_s`
    each. `last_wait_s` is the whole wait of the last one called.

    `protected_load` is the share of the desks' time that protected customers still to come will take; 0 for a protected
    customer. None where no desk will be open.
    """
    if any_free and ahead == 0:
        return WaitEstimate(0.0, 0.0, None, 0, 0)
    stretch = 1 - min(protected_load, _MOST_PROTECTED)
    raw_s = _until_done(opening, (ahead + 1) * mean_s / stretch)
    if raw_s is None:
        return None
    rate_s = raw_s * calibration.factor
    last_s = None
    if last_wait_s is None or last_wait_s < _STALE * (waited_s + rate_s):
        point_s = rate_s
    else:
        share, last_s = _rate_share(calibration), max(0.0, last_wait_s - waited_s)
        point_s = share * rate_s + (1 - share) * last_s
    spread_s = max(30.0, point_s / sqrt(ahead + 1))
    low_s, high_s = max(0.0, point_s - calibration.low * spread_s), point_s + calibration.high * spread_s
    low_min = floor(low_s / _MINUTE_S)
    return WaitEstimate(point_s, raw_s, last_s, low_min, max(low_min + 1, ceil(high_s / _MINUTE_S)))


def learned(calibration: Calibration, told: WaitEstimate, *, waited_s: float) -> Calibration:
    """After the first call. Whoever was to be called at once teaches nothing: it was no estimate."""
    if told.high_min == 0:
        return calibration
    factor = calibration.factor
    if told.rate_s > 0:  # one step towards the median of outcome : estimate
        factor *= 1 + _MEMORY / 2 * (1 if waited_s > told.rate_s * factor else -1)
    rate_error = abs(waited_s - told.rate_s * calibration.factor)
    last_error = abs(waited_s - told.last_s) if told.last_s is not None else None
    below, above = waited_s < told.low_min * _MINUTE_S, waited_s > told.high_min * _MINUTE_S
    return replace(
        calibration,
        factor=min(3.0, max(0.3, factor)),
        rate_error_s=_moved(calibration.rate_error_s, rate_error),
        last_error_s=calibration.last_error_s if last_error is None else _moved(calibration.last_error_s, last_error),
        low=min(4.0, max(0.0, calibration.low + _STEP * ((1 - _OUTSIDE) if below else -_OUTSIDE))),
        high=min(6.0, max(0.0, calibration.high + _STEP * ((1 - _OUTSIDE) if above else -_OUTSIDE))),
        hits=calibration.hits * _FORGETS + (0 if below or above else 1),
        told=calibration.told * _FORGETS + 1,
    )


def hits_shown(calibration: Calibration) -> Text | None:
    """近来这样报，100 次有 91 次说准了; None while too few were told for a share to mean anything."""
    share = calibration.hit_share
    return words.OUR_HITS.filled(hits=round(share * 100)) if share is not None and calibration.told >= 20 else None


def ahead_in_class(before: Iterable[Waiting], *, queue: QueueClass, desks: Sequence[DeskDuty]) -> float:
    """How many of those `before` them take a desk of this class away.

    Somebody of another class counts by the share of the desks serving theirs that could have served this one.
    """
    can = {desk.desk for desk in desks if queue in desk.skills}
    share: dict[QueueClass, float] = {}
    count = 0.0
    for each in before:
        if each.queue not in share:
            theirs = {desk.desk for desk in desks if each.queue in desk.skills}
            share[each.queue] = len(theirs & can) / len(theirs) if theirs else 0.0
        count += share[each.queue]
    return count


def opening_of(desks: Sequence[DeskDuty], *, queue: QueueClass, now_s: float) -> Opening:
    """From the desks on duty: those open now, and those that said when they are back."""
    able = [desk for desk in desks if queue in desk.skills]
    open_now = sum(1 for desk in able if desk.calls)
    back = sorted(
        max(0.0, desk.back_at.timestamp() - now_s) for desk in able if not desk.calls and desk.back_at is not None
    )
    return Opening(open_now, tuple((at_s, open_now + n) for n, at_s in enumerate(back, start=1)))


def _until_done(opening: Opening, work_s: float) -> float | None:
    """When so much desk time will have passed; None where it never will."""
    at_s, desks, left_s = 0.0, opening.now, work_s
    for change_s, then in opening.changes:
        done_s = desks * (change_s - at_s)
        if done_s >= left_s and desks > 0:
            return at_s + left_s / desks
        left_s, at_s, desks = left_s - done_s, change_s, then
    return min(_MOST_S, at_s + left_s / desks) if desks > 0 else None


def _rate_share(calibration: Calibration) -> float:
    """Inverse to the squared errors: the better one counts for more, the other never for nothing."""
    rate, last = calibration.rate_error_s**2, calibration.last_error_s**2
    return last / (rate + last) if rate + last > 0 else 0.5


def _moved(mean_s: float, newest_s: float) -> float:
    return mean_s + _MEMORY * (newest_s - mean_s)
