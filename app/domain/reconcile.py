"""对账: what we booked under a means on one day against the provider's own list, every difference in words.

Money is told apart by its keys: a charge by the payment's, a return by its own. What stands on the day before or after
on one side alone is the same money all the same: clocks differ around midnight.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.domain.day_facts import TakingFact, TakingKind
from app.domain.day_summary import MethodCheck
from app.domain.hall_time import clock_time, hall_date
from app.domain.money import yuan
from app.domain.payment import METHOD_WORDS, PaymentMethod
from app.texts import reconcile as words
from app.texts.language import Text, same


class ListedKind(StrEnum):
    """Its value travels: never renamed."""

    CHARGE = "charge"
    REFUND = "refund"


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a provider's own list. `key` is the charge's, `refund_key` the return's own, "" for a charge; both
    as the provider has them. `amount_fen` above zero."""

    kind: ListedKind
    key: str
    refund_key: str
    method: PaymentMethod
    amount_fen: int
    at: datetime

    @property
    def own(self) -> str:
        return self.refund_key or self.key


@dataclass(frozen=True, slots=True)
class Takings:
    """What a hall booked by card, code and balance on a day and the days beside it, and all its devices."""

    facts: tuple[TakingFact, ...]
    devices: tuple[str, ...]


KeyOf = Callable[[str, str], str]  # device and id: the key as the provider has it


@dataclass(slots=True)
class _Side:
    """One piece of money on one side: its sum by means, where and when. `on_day`: it stands on the day in question."""

    fen: dict[str, int] = field(default_factory=dict)
    on_day: bool = False
    corrected: bool = False
    desk: str = ""
    at: datetime | None = None
    reference: str = ""


def reconcile(
    ours: Iterable[TakingFact],
    theirs: Iterable[Listed],
    *,
    day: date,
    zone: ZoneInfo,
    methods: Iterable[PaymentMethod],
    key_of: KeyOf,
) -> tuple[MethodCheck, ...]:
    """One check for each of `methods`. Both sides may hold more days than `day`, whose money alone is counted; of
    `theirs` all is this hall's."""
    booked, listed = _booked(ours, day, key_of), _listed(theirs, day, zone)
    return tuple(_check(method.value, booked, listed, zone) for method in methods)


def silent(ours: Iterable[TakingFact], *, day: date, methods: Iterable[PaymentMethod]) -> tuple[MethodCheck, ...]:
    """Where the provider gives no list."""
    of_day = [each for each in ours if each.day == day]
    found = []
    for method in methods:
        mine = [each for each in of_day if each.method == method.value]
        charges = {each.payment_id for each in mine if each.kind == TakingKind.TAKEN}
        found.append(MethodCheck(method.value, sum(each.amount_fen for each in mine), len(charges), None, None))
    return tuple(found)


_Pieces = dict[tuple[ListedKind, str], _Side]


def _booked(ours: Iterable[TakingFact], day: date, key_of: KeyOf) -> _Pieces:
    """A correction belongs to its charge where both are of the day; else it is a piece of its own, of its own day."""
    facts = tuple(ours)
    taken = {(each.device, each.payment_id) for each in facts if each.kind == TakingKind.TAKEN and each.day == day}
    found: _Pieces = {}
    for each in facts:
        back, moved = each.kind == TakingKind.RETURNED, each.kind == TakingKind.CORRECTED
        if moved and each.day != day:
            continue  # of another day's check
        own = key_of(each.device, each.id.split("/")[0] if back else each.payment_id)
        if moved and (each.device, each.payment_id) not in taken:
            own = f"{own}/{each.kind}"
        side = found.setdefault((ListedKind.REFUND if back else ListedKind.CHARGE, own), _Side())
        side.corrected |= moved
        side.on_day |= each.day == day
        side.fen[each.method] = side.fen.get(each.method, 0) + each.amount_fen
        side.desk, side.at, side.reference = each.desk, each.at, each.reference or side.reference
    return found


def _listed(theirs: Iterable[Listed], day: date, zone: ZoneInfo) -> _Pieces:
    found: _Pieces = {}
    for each in theirs:
        fen = -each.amount_fen if each.kind is ListedKind.REFUND else each.amount_fen
        on_day = hall_date(each.at, zone) == day
        found[each.kind, each.own] = _Side({each.method.value: fen}, on_day, at=each.at, reference=each.own[-12:])
    return found


def _check(method: str, booked: _Pieces, listed: _Pieces, zone: ZoneInfo) -> MethodCheck:
    sums, counts, differing = [0, 0], [0, 0], []
    for piece in sorted({*booked, *listed}, key=lambda each: each[1]):
        ours, theirs = booked.get(piece), listed.get(piece)
        counts_here = ours.on_day if ours is not None else theirs is not None and theirs.on_day
        if not counts_here:
            continue
        ours_fen = ours.fen.get(method, 0) if ours is not None else 0
        theirs_fen = theirs.fen.get(method, 0) if theirs is not None else 0
        for place, fen in enumerate((ours_fen, theirs_fen)):
            sums[place] += fen
            counts[place] += fen > 0 and piece[0] is ListedKind.CHARGE
        if ours_fen != theirs_fen:
            differing.append(_difference(piece[0], method, ours, theirs, zone))
    return MethodCheck(method, sums[0], counts[0], sums[1], counts[1], tuple(differing))


def _difference(kind: ListedKind, method: str, ours: _Side | None, theirs: _Side | None, zone: ZoneInfo) -> Text:
    about = ours or theirs or _Side()
    said = {
        "what": words.WHAT[kind.value],
        "time": same(clock_time(about.at, zone)) if about.at is not None else same(""),
        "desk": words.DESK.filled(desk=about.desk) if about.desk else same(""),
        "reference": (ours.reference if ours is not None else "") or (theirs.reference if theirs is not None else ""),
    }
    ours_fen = ours.fen.get(method, 0) if ours is not None else 0
    theirs_fen = theirs.fen.get(method, 0) if theirs is not None else 0
    sums = {"ours": yuan(abs(ours_fen or theirs_fen)), "theirs": yuan(abs(theirs_fen or ours_fen))}
    if ours_fen and theirs_fen:
        return words.OTHER_SUM.filled(**said, **sums)
    elsewhere = _elsewhere(theirs if ours_fen else ours)
    if ours is not None and ours.corrected:
        return (words.CORRECTED_TO if ours_fen > 0 else words.CORRECTED_FROM).filled(**said, **sums)
    if elsewhere is not None:
        return (words.THEIRS_ELSEWHERE if ours_fen else words.OURS_ELSEWHERE).filled(**said, **sums, method=elsewhere)
    return (words.OURS_ONLY if ours_fen else words.THEIRS_ONLY).filled(**said, **sums)


def _elsewhere(side: _Side | None) -> Text | None:
    """The other means it stands under."""
    means: Iterator[str] = iter(side.fen if side is not None else ())
    return next((METHOD_WORDS[PaymentMethod(each)] for each in means if side is not None and side.fen[each]), None)
