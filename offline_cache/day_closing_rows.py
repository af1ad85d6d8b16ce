"""How far a close has come, as DAY_CLOSINGS keeps it: one row a day, written anew under the next version each time."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from sqlalchemy import Connection, insert, select, update

from app.domain.day_close import CloseStep, OpenItem
from app.domain.day_digest import Difference
from app.domain.day_summary import DigestFigure, MethodCheck
from app.texts.language import Text
from app.wire.records import from_wire, to_wire
from offline_cache.day_schema import DAY_CLOSINGS
from offline_cache.moments import from_us, to_us

_HERE: Final = DAY_CLOSINGS.c


@dataclass(frozen=True, slots=True)
class StepDone:
    """`by` did it, having seen the version `saw`: asked again by the same person for the same, it is only told."""

    step: CloseStep
    at: datetime
    by: str
    saw: int
    note: Text


@dataclass(frozen=True, slots=True)
class Found:
    """What was asked of others, when it was asked last: None and empty before the first time.

    `centre` is "" before it was asked, else `none`, `silent` or `said`. `backup` is why none was made. `saw` is the
    version that whoever asked had seen: told again after a kill, the same person goes on with what was found.
    """

    checks: tuple[MethodCheck, ...] = ()
    centre: str = ""
    digests: tuple[DigestFigure, ...] = ()
    differences: tuple[Difference, ...] = ()
    backup: Text | None = None
    saw: int = -1


@dataclass(frozen=True, slots=True)
class _Steps:
    done: tuple[StepDone, ...]
    found: Found
    last_by: str


@dataclass(frozen=True, slots=True)
class KeptClose:
    """`version` 0 before anything was done. `last_by` went on with it last; `carried` is by subject, and so
    are `keys`, those that the item had then."""

    day: date
    begun_at: datetime | None = None
    by: str = ""
    last_by: str = ""
    done: tuple[StepDone, ...] = ()
    found: Found = Found()
    carried: tuple[tuple[str, str], ...] = ()
    version: int = 0
    keys: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def step(self, step: CloseStep) -> StepDone | None:
        return next((each for each in self.done if each.step is step), None)

    def was_cut_short(self, version: int, by: str) -> bool:
        """The act of this person that saw `version` found what it asked for outside, and did nothing with it."""
        return (self.found.saw, self.version, self.last_by) == (version, version + 1, by)

    @property
    def reasons(self) -> Mapping[str, str]:
        return dict(self.carried)

    def with_item(self, item: OpenItem, reason: str) -> "KeptClose":
        """Carried for that reason, in place of one that was given before."""
        carried, keys = {**self.reasons, item.subject: reason}, {**dict(self.keys), item.subject: item.keys}
        return replace(self, carried=tuple(carried.items()), keys=tuple(keys.items()))

    def with_step(self, done: StepDone) -> "KeptClose":
        return replace(self, done=(*self.done, done))


def read_close(connection: Connection, hall_id: str, day: date) -> KeptClose:
    wanted = select(DAY_CLOSINGS).where(_HERE.hall_id == hall_id, _HERE.day == day.isoformat())
    row = connection.execute(wanted).one_or_none()
    if row is None:
        return KeptClose(day)
    steps = from_wire(_Steps, json.loads(row.steps))
    told = json.loads(row.carried)
    carried = tuple((str(subject), str(reason)) for subject, reason, _ in told)
    keys = tuple((str(subject), tuple(map(str, each))) for subject, _, each in told)
    begun = from_us(row.begun_at_us)
    return KeptClose(day, begun, row.by, steps.last_by, steps.done, steps.found, carried, row.version, keys)


def closes_since(connection: Connection, hall_id: str, day: date) -> tuple[KeptClose, ...]:
    """Of that day and later ones, oldest first."""
    wanted = select(_HERE.day).where(_HERE.hall_id == hall_id, _HERE.day >= day.isoformat()).order_by(_HERE.day)
    days = connection.execute(wanted).scalars().all()
    return tuple(read_close(connection, hall_id, date.fromisoformat(each)) for each in days)


def keep_close(connection: Connection, hall_id: str, close: KeptClose, *, by: str, at: datetime) -> KeptClose:
    """Under the next version; gives it. Whoever calls has looked at the version in the same transaction."""
    kept = replace(close, begun_at=close.begun_at or at, by=close.by or by, last_by=by, version=close.version + 1)
    steps = to_wire(_Steps(kept.done, kept.found, by))
    keys = dict(kept.keys)
    values = {
        "begun_at_us": to_us(kept.begun_at or at),
        "by": kept.by,
        "steps": json.dumps(steps, ensure_ascii=False),
        "carried": json.dumps([(*each, keys.get(each[0], ())) for each in kept.carried], ensure_ascii=False),
        "version": kept.version,
    }
    mine = (_HERE.hall_id == hall_id) & (_HERE.day == kept.day.isoformat())
    if close.version == 0:
        connection.execute(insert(DAY_CLOSINGS).values(hall_id=hall_id, day=kept.day.isoformat(), **values))
    else:
        connection.execute(update(DAY_CLOSINGS).where(mine).values(values))
    return kept
