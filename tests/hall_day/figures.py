"""The figures of many days under two rules with the same customers, as the suite and the campaign both tell them."""

from dataclasses import dataclass, replace

from app.domain.ticket_ledger import Standing
from tests.hall_day.day import FIRST_COME, STRICT, DayPlan, mean, play, share, waits

PROMISE_MIN = 6.0


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares are of 1, means in minutes. `worst_kept` is the share of days whose worst ordinary wait is at most 1.5
    times the worst under first come, first served; `conserved` the mean of all over that of first come."""

    days: int
    called_in_six: float
    finished_in_six: float
    protected_mean: float
    ordinary_mean: float
    ordinary_rise: float
    conserved: float
    worst_kept: float
    first_come_in_six: float


def figures(plan: DayPlan, *, days: int) -> Figures:
    """`days` days with seeds from the plan's own on."""
    plans = [replace(plan, seed=plan.seed + n) for n in range(days)]
    first_come = [play(replace(each, weights=FIRST_COME)) for each in plans]
    ours = [play(each) for each in plans]
    cared = [each for day in ours for each in day if each.protected and each.called is not None]
    before = [wait for day in first_come for wait in waits(day, protected=False)]
    after = [wait for day in ours for wait in waits(day, protected=False)]
    worst = [
        max(waits(mine, protected=False)) <= 1.5 * max(waits(theirs))
        for mine, theirs in zip(ours, first_come, strict=True)
    ]
    return Figures(
        days=days,
        called_in_six=share([each.called is not None and each.called <= PROMISE_MIN for each in cared]),
        finished_in_six=share([each.finished is not None and each.finished <= PROMISE_MIN for each in cared]),
        protected_mean=mean([each.called for each in cared if each.called is not None]),
        ordinary_mean=mean(after),
        ordinary_rise=mean(after) / mean(before) - 1,
        conserved=mean([w for day in ours for w in waits(day)]) / mean([w for day in first_come for w in waits(day)]),
        worst_kept=share(worst),
        first_come_in_six=share([w <= PROMISE_MIN for day in first_come for w in waits(day, protected=True)]),
    )


def first_come_runs(*, runs: int, minutes: float, warm: float) -> tuple[float, float, float]:
    """First come, first served in the same hall as `strict_runs`: (share that waits, mean, share over six minutes)."""
    plan = DayPlan(seed=0, load=0.85, cv=1, minutes=minutes, weights=FIRST_COME)
    found = []
    for seed in range(1, runs + 1):
        all_of = waits([each for each in play(replace(plan, seed=seed)) if each.arrives > warm])
        found.append(
            (share([w > 0 for w in all_of]), mean(all_of), share([w > PROMISE_MIN for w in all_of])),
        )
    return mean([each[0] for each in found]), mean([each[1] for each in found]), mean([each[2] for each in found])


@dataclass(frozen=True, slots=True)
class HardDay:
    """Shares are of 1. `lost` is whoever was neither served nor left nor missed their calls; `worst` the longest wait
    of somebody who was not protected, over the longest under first come, first served."""

    protected_in_six: float
    all_in_six: float
    not_served: float
    worst: float
    lost: int


def hard_days(plan: DayPlan, *, days: int) -> HardDay:
    """Days that no order of calls can make good: what becomes of everybody all the same."""
    plans = [replace(plan, seed=plan.seed + n) for n in range(days)]
    visits = [play(each) for each in plans]
    first_come = [play(replace(each, weights=FIRST_COME)) for each in plans]
    everybody = [each for day in visits for each in day]
    called = [each for each in everybody if each.called is not None]
    return HardDay(
        protected_in_six=share([(each.called or 0) <= PROMISE_MIN for each in called if each.protected]),
        all_in_six=share([(each.called or 0) <= PROMISE_MIN for each in called]),
        not_served=share([each.course.standing is Standing.CANCELLED for each in everybody]),
        worst=max(w for day in visits for w in waits(day, protected=False))
        / max(w for day in first_come for w in waits(day)),
        lost=sum(not each.course.standing.over for each in everybody),
    )


def strict_runs(*, runs: int, minutes: float, warm: float) -> tuple[float, float, float]:
    """Under strict priority at load .85, mean service 6 min, exponential, 4 desks, 12 % protected: the mean over the
    runs of (protected mean, ordinary mean, share of protected called in six), the first `warm` minutes left out."""
    found = []
    for seed in range(1, runs + 1):
        plan = DayPlan(seed=seed, load=0.85, cv=1, minutes=minutes, weights=STRICT)
        visits = [each for each in play(plan) if each.arrives > warm]
        protected = waits(visits, protected=True)
        found.append(
            (mean(protected), mean(waits(visits, protected=False)), share([w <= PROMISE_MIN for w in protected]))
        )
    return mean([each[0] for each in found]), mean([each[1] for each in found]), mean([each[2] for each in found])
