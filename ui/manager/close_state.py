"""What 日结 shows, as values; why its button is off. No Qt here."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from app.domain.day_close import STEPS, CloseStanding, CloseStep, OpenItem, OpenKind
from app.domain.day_summary import DaySummary
from app.texts import close_screens as words
from app.texts.language import Text


@dataclass(frozen=True, slots=True)
class CloseState:
    """`standing` None while it is read for the first time. `shown` is the step that is looked at.

    `busy` is the step that is being done, `busy_s` for how long; `said` what became of the last act, `warns`: it did
    not go well.
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


def age_words(since: datetime, now: datetime) -> Text:
    minutes = max(0, int((now - since).total_seconds()) // 60)
    if minutes < 60:
        return words.AGE_MINUTES.filled(minutes=minutes)
    if minutes < 48 * 60:
        return words.AGE_HOURS.filled(hours=minutes // 60, minutes=minutes % 60)
    return words.AGE_DAYS.filled(days=minutes // (24 * 60))


def check_code(sha256: str) -> str:
    """The first eight hex figures in two groups, as people compare them: 9F02 C7A1."""
    return f"{sha256[:4]} {sha256[4:8]}".upper().strip()
