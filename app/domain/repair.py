"""修复台: orders that the centre refused, how long they wait, and what may be done about each (sync.md, S84).

Nothing here guesses: the centre's reason decides which ways are open, and a reason nobody knows yet opens them all.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from app.texts import repair as words
from app.texts.language import Text


class Way(StrEnum):
    """What may be done. Its value travels in asks: never renamed.

    RESEND: as it was signed, once more. REWRITE: its head and bodies are written anew from what was signed. SIGN_AGAIN:
    a new version, with the customer, at the desk that took it. CANCEL: the money goes back.
    """

    RESEND = "resend"
    REWRITE = "rewrite"
    SIGN_AGAIN = "sign_again"
    CANCEL = "cancel"
    HAND_OVER = "hand_over"

    @property
    def said(self) -> Text:
        return _SAID[self]


_SAID: Final = {
    Way.RESEND: words.RESEND,
    Way.REWRITE: words.REWRITE,
    Way.SIGN_AGAIN: words.SIGN_AGAIN,
    Way.CANCEL: words.CANCEL,
    Way.HAND_OVER: words.HAND_OVER,
}


class Age(StrEnum):
    """How long one waits, by the hall's own settings (setting_list.REPAIR_LATE_HOURS, REPAIR_ALARM_HOURS)."""

    FRESH = "fresh"
    LATE = "late"
    ALARM = "alarm"


# With these the centre says that it has another order under this one's id: that one may have taken effect.
HAS_ANOTHER: Final = frozenset({"key_conflict", "order_known", "repairs_accepted"})
# What was signed is not at fault: how it was written for sending is.
WRITTEN_WRONG: Final = frozenset({"bodies_differ", "form_sha256_differs", "malformed_entry", "lane_wrong"})
# The same again would be refused again: what was signed is what the centre does not take.
_SIGNED_SO: Final = frozenset(
    {
        "sums_differ",
        "wording_differs",
        "not_acknowledged",
        "not_consented",
        "not_confirmed",
        "waiver_not_due",
        "waiver_used_up",
        "trial_used",
        "reversal_differs",
        "original_over",
        "too_late",
        "amendment_differs",
        "amends_accepted",
        "lane_taken",
        "repairs_another",
        "cancels_accepted",
        "cancels_another",
    }
)


@dataclass(frozen=True, slots=True)
class RefusedEntry:
    """One dead entry of the hall. `refused_lines` counts those of an order whose rest the centre accepted, 0 where it
    refused all of it. `here`: this counter took it. `handed_to` is a staff number, to be done `until`; "" for nobody.
    """

    order_id: str
    receipt_number: str
    desk: str
    device: str
    clerk: str
    customer_masked: str
    code: str
    reason: Text
    since: datetime
    amount_fen: int
    here: bool
    refused_lines: int = 0
    handed_to: str = ""
    until: date | None = None
    handed_why: str = ""


@dataclass(frozen=True, slots=True)
class Sending:
    """One time an order was sent under one key. `said` is the centre's answer, None where there is none yet."""

    queued_at: datetime
    answered_at: datetime | None
    attempts: int
    rewritten: bool
    said: Text | None


def ways_of(entry: RefusedEntry) -> tuple[Way, ...]:
    """Those that are open, the likeliest first."""
    if entry.code in HAS_ANOTHER:
        return (Way.HAND_OVER,)
    if entry.refused_lines or entry.code in _SIGNED_SO:
        return (Way.SIGN_AGAIN, Way.CANCEL, Way.HAND_OVER)
    if entry.code in WRITTEN_WRONG:
        return (Way.REWRITE, Way.SIGN_AGAIN, Way.CANCEL, Way.HAND_OVER)
    return (Way.RESEND, Way.SIGN_AGAIN, Way.CANCEL, Way.HAND_OVER)


def what_now(entry: RefusedEntry) -> Text:
    """One sentence beside the centre's reason."""
    if entry.code in HAS_ANOTHER:
        return words.NOW_ASK_CENTRE
    if entry.refused_lines:
        return words.NOW_LINES.filled(count=entry.refused_lines)
    if entry.code in WRITTEN_WRONG:
        return words.NOW_REWRITE
    return words.NOW_SIGNED_SO if entry.code in _SIGNED_SO else words.NOW_MAY_PASS


def age_of(entry: RefusedEntry, *, now: datetime, late_hours: int, alarm_hours: int) -> Age:
    waits = now - entry.since
    if waits >= timedelta(hours=alarm_hours):
        return Age.ALARM
    return Age.LATE if waits >= timedelta(hours=late_hours) else Age.FRESH


def is_due(entry: RefusedEntry, *, today: date) -> bool:
    """Handed to somebody, and their day has come."""
    return bool(entry.handed_to) and entry.until is not None and entry.until <= today
