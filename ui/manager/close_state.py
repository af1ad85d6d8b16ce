"""What 日结 shows, as values; why its button is off. No Qt here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.business_hall import desk_number
from app.domain.day_close import STEPS, CloseStanding, CloseStep, DeskHeard, LeftOver, OpenItem, OpenKind
from app.domain.day_summary import DaySummary
from app.domain.hall_time import clock_time, hall_date
from app.papers.figure_cells import Names
from app.ports import PrintState
from app.texts import close_screens as words
from app.texts.language import Text

# While customers may still come nothing of a close can be taken back: these are signed for one by one.
WITH_PIN: Final = (OpenKind.HALL_OPEN, OpenKind.DESK_ON_DUTY)


class PageWent(StrEnum):
    """What became of the A4 page of a closed day."""

    UNKNOWN = "unknown"  # it was not printed by this program since it began
    SENT = "sent"
    NOWHERE = "nowhere"
    TO_FILE = "to_file"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PapersWent:
    """`slip` None where none was ever asked for here; `why` the page failed."""

    slip: PrintState | None = None
    page: PageWent = PageWent.UNKNOWN
    why: Text | None = None

    @property
    def under_way(self) -> bool:
        return self.slip is not None and (self.slip.waits or self.slip is PrintState.SENT)


@dataclass(frozen=True, slots=True)
class CloseState:
    """`standing` None while it is read for the first time. `shown` is the step that is looked at.

    `busy` is the step that is being done, `busy_s` for how long; `said` what became of the last act, `warns`: it did
    not go well. `queue`: this hall gives tickets; `papers` what became of those of a closed day, where any print.
    """

    day: date
    today: date
    standing: CloseStanding | None = None
    summary: DaySummary | None = None
    shown: CloseStep = CloseStep.STOP_TICKETS
    busy: CloseStep | None = None
    busy_s: int = 0
    said: Text | None = None
    warns: bool = False
    prints: bool = False
    queue: bool = True
    papers: PapersWent | None = None

    @property
    def closed(self) -> bool:
        return self.standing is not None and self.standing.closed_at is not None

    @property
    def next_step(self) -> CloseStep | None:
        return self.standing.next_step if self.standing is not None else None

    def items_of(self, step: CloseStep) -> tuple[OpenItem, ...]:
        return tuple(each for each in self.standing.items if each.kind.step is step) if self.standing else ()

    def open_at(self, step: CloseStep) -> int:
        """How many nobody has looked at."""
        return sum(each.kind.step is step for each in self.standing.still_open) if self.standing else 0

    def reason_of(self, item: OpenItem) -> str:
        """Why the day will be closed with it, "" for what nobody has looked at."""
        carried = self.standing.carried if self.standing is not None else ()
        return next((reason for subject, reason in carried if subject == item.subject), "")

    def blocking(self) -> CloseStep | None:
        """The step at which something is open that nobody has looked at, and that keeps the next step from being done.

        Each step answers for its own items, the last one for all. What a step asks or clears itself is looked at by
        doing it once more.
        """
        following = self.next_step
        if following is None or self.standing is None:
            return None
        asked = STEPS if following is CloseStep.SIGN else (following,)
        left = [each for each in self.standing.still_open if each.kind.step in asked]
        keeps = [each for each in left if not (each.kind.step is following and seen_by_doing(each))]
        return keeps[0].kind.step if keeps else None


def seen_by_doing(item: OpenItem) -> bool:
    """The step asks anew each time: provider, centre, backup, and tickets that wait (those at a desk it leaves)."""
    return item.kind in _ASKED_ANEW or (item.kind is OpenKind.TICKET and not item.desk)


_ASKED_ANEW: Final = frozenset(
    {
        OpenKind.TAKINGS_DIFFER,
        OpenKind.PROVIDER_SILENT,
        OpenKind.DIGEST_DIFFERS,
        OpenKind.CENTRE_SILENT,
        OpenKind.BACKUP_FAILED,
    }
)


def step_note(state: CloseState, step: CloseStep) -> Text:
    """Below a step's name: how many are open, else what it found, else what it is for."""
    left = state.open_at(step)
    if left:
        return words.STEP_OPEN_ONE if left == 1 else words.STEP_OPEN.filled(count=left)
    standing = state.standing
    if standing is not None:
        found = next((each for each in standing.steps if each.step is step), None)
        if found is not None and found.done_at is not None and found.note.zh:
            return found.note
    return words.STEP_NOTES[step.value]


def done_steps(state: CloseState) -> int:
    return sum(each.done_at is not None for each in state.standing.steps) if state.standing is not None else 0


def for_here(standing: CloseStanding, names: Names, *, desk: str) -> CloseStanding:
    """People by their names, what was left open before said so, and the advice as it is at this `desk`."""
    left = tuple(replace(each, item=each.item.named(names)) for each in standing.left)
    before = {each.item.subject: each for each in left}
    items = tuple(_for_here(item.named(names), before.get(item.subject), desk) for item in standing.items)
    return replace(standing, items=items, left=left)


def _for_here(item: OpenItem, before: LeftOver | None, desk: str) -> OpenItem:
    hint = item.hint
    if item.kind is OpenKind.CASH_PERIOD and desk_number(item.desk) == desk_number(desk):
        hint = words.COUNT_HERE
    if before is not None:
        hint = words.LEFT_BEFORE.filled(day=before.day, reason=before.reason, hint=hint)
    return replace(item if before is None else before.item, hint=hint)


JUST_NOW: Final = timedelta(seconds=15)  # each desk tells every ten at least


def heard_words(heard: Sequence[DeskHeard], now: datetime, zone: ZoneInfo) -> Text | None:
    """Which desks told their figures when, those alike together; None where no desk tells anything over the wire."""
    if not heard:
        return None
    parts = dict[Text, list[str]]()
    for each in heard:
        parts.setdefault(_heard(each.at, now, zone), []).append(each.desk)
    said = [when.filled(desks=Text("、".join(desks), _desks(desks))) for when, desks in parts.items()]
    return words.HEARD.filled(said=Text("；".join(each.zh for each in said), "; ".join(each.en for each in said)))


def _heard(at: datetime | None, now: datetime, zone: ZoneInfo) -> Text:
    """With {desks} left open."""
    if at is None:
        return words.NEVER_HEARD
    if now - at <= JUST_NOW:
        return words.HEARD_NOW
    day, time = hall_date(at, zone), clock_time(at, zone)
    if day == hall_date(now, zone):
        return words.HEARD_AT.filled(desks="{desks}", time=time)
    return words.HEARD_ON.filled(desks="{desks}", time=time, day=day)


def _desks(desks: Sequence[str]) -> str:
    return ("desk " if len(desks) == 1 else "desks ") + ", ".join(desks)


def check_code(sha256: str) -> str:
    """The first eight hex figures in two groups, as people compare them: 9F02 C7A1."""
    return f"{sha256[:4]} {sha256[4:8]}".upper().strip()
