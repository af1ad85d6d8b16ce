"""How long each matter really takes at this hall, by the hour, learned from earlier days; seconds.

It starts from the minutes of the matters file and moves to what was measured: a hall's own figures count for more the
more of them there are, and a day counts for less the longer it is past.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from app.domain.matter import Matter

FADES = 0.97  # what a day's weight is worth a day later: half of it is gone after three weeks
FILE_COUNTS_AS = 5.0  # the file's minutes weigh as much as so many measured services
HOUR_COUNTS_AS = 10.0  # and the whole day's mean as much as so many within the hour
MOST_S = 4 * 3600.0  # a form left open overnight says nothing
USUAL_S = 300.0  # of a matter whose file says no minutes


@dataclass(frozen=True, slots=True)
class Tally:
    """Services counted and their seconds, both faded by age."""

    count: float = 0.0
    total_s: float = 0.0

    def plus(self, seconds: float) -> "Tally":
        return Tally(self.count + 1, self.total_s + seconds)

    def faded(self) -> "Tally":
        return Tally(self.count * FADES, self.total_s * FADES)

    def mean_s(self, prior_s: float, weight: float) -> float:
        return (self.total_s + prior_s * weight) / (self.count + weight)


@dataclass(frozen=True, slots=True)
class ServiceHabits:
    """Tallies by matter, and by matter and hour of the hall's day. Immutable; `learned` gives a new one."""

    by_matter: Mapping[str, Tally] = field(default_factory=lambda: MappingProxyType({}))
    by_hour: Mapping[tuple[str, int], Tally] = field(default_factory=lambda: MappingProxyType({}))


def learned(
    habits: ServiceHabits, *, matters: tuple[str, ...], hour: int, took_s: float, rules: Mapping[str, Matter]
) -> ServiceHabits:
    """One finished service. Of several matters together each is taken to have had its usual share of the time."""
    if not 0 < took_s <= MOST_S or not matters:
        return habits
    usual = {code: file_s(code, rules) for code in matters}
    whole = sum(usual.values())
    by_matter, by_hour = dict(habits.by_matter), dict(habits.by_hour)
    for code, share in usual.items():
        seconds = took_s * share / whole
        by_matter[code] = by_matter.get(code, Tally()).plus(seconds)
        by_hour[code, hour] = by_hour.get((code, hour), Tally()).plus(seconds)
    return ServiceHabits(MappingProxyType(by_matter), MappingProxyType(by_hour))


def next_day(habits: ServiceHabits) -> ServiceHabits:
    """At the close of a day: what was learned weighs a little less."""
    return replace(
        habits,
        by_matter=MappingProxyType({key: tally.faded() for key, tally in habits.by_matter.items()}),
        by_hour=MappingProxyType({key: tally.faded() for key, tally in habits.by_hour.items()}),
    )


def expected_s(habits: ServiceHabits, *, matters: tuple[str, ...], hour: int, rules: Mapping[str, Matter]) -> float:
    """How long these matters take together at this hour."""
    return sum(_one_s(habits, code, hour, rules) for code in matters)


def file_s(code: str, rules: Mapping[str, Matter]) -> float:
    """What the matters file says: the middle of its minutes."""
    matter = rules.get(code)
    if matter is None or matter.minutes is None:
        return USUAL_S
    return (matter.minutes.least + matter.minutes.most) * 30.0


def _one_s(habits: ServiceHabits, code: str, hour: int, rules: Mapping[str, Matter]) -> float:
    all_day = habits.by_matter.get(code, Tally()).mean_s(file_s(code, rules), FILE_COUNTS_AS)
    return habits.by_hour.get((code, hour), Tally()).mean_s(all_day, HOUR_COUNTS_AS)
