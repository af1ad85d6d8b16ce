"""What the list of the audit trail shows, as values, and the searches behind its choices."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.audit import AuditKind
from app.papers.figure_cells import NO_NAMES, Names
from app.staff_ports import AuditRow, AuditSearch
from app.texts import audit_page as words
from app.texts.language import Text


class KindGroup(StrEnum):
    ALL = "all"
    DUTY = "duty"
    APPROVALS = "approvals"
    MONEY = "money"
    CUSTOMERS = "customers"
    RUNNING = "running"


class Days(StrEnum):
    TODAY = "today"
    WEEK = "week"
    EVER = "ever"


_DUTY = {AuditKind.SIGN_ON, AuditKind.SIGN_ON_REFUSED, AuditKind.SIGN_OFF, AuditKind.LOCKED, AuditKind.UNLOCKED} | {
    AuditKind.CLERK_SWITCHED,
    AuditKind.ACCOUNT_LOCKED,
    AuditKind.CLOCK_CONFIRMED,
}
_APPROVALS = {AuditKind.APPROVED, AuditKind.APPROVAL_REFUSED, AuditKind.APPROVAL_ARRIVED} | {
    AuditKind.SIGNATURE_REFUSED,
    AuditKind.ASK_GRANTED,
    AuditKind.ASK_DENIED,
}
_CUSTOMERS = (
    {AuditKind.UNMASKED, AuditKind.CARD_READ}
    | {AuditKind.ATTACHMENT_ADDED, AuditKind.ATTACHMENT_VIEWED, AuditKind.ATTACHMENT_REMOVED}
    | {AuditKind.ATTACHMENTS_EXPIRED, AuditKind.DOCUMENT_SEEN, AuditKind.DOCUMENT_SAVED, AuditKind.DOCUMENT_REMADE}
    | {AuditKind.DOCUMENT_SEALED, AuditKind.DOCUMENTS_LET_GO}
)
_RUNNING = (
    {AuditKind.STAFF_ADDED, AuditKind.STAFF_CHANGED, AuditKind.STAFF_DISABLED, AuditKind.STAFF_ENABLED}
    | {AuditKind.RIGHTS_CHANGED, AuditKind.SECRET_CHANGED, AuditKind.SECRET_RESET, AuditKind.SETTING_CHANGED}
    | {AuditKind.SETTINGS_EXPORTED, AuditKind.SETTINGS_IMPORTED, AuditKind.PASSPHRASE_CHANGED}
    | {AuditKind.PASSPHRASE_RECOVERED, AuditKind.RECOVERY_SHEET_MADE}
    | {
        AuditKind.CATALOGUE_IMPORTED,
        AuditKind.MATTERS_IMPORTED,
        AuditKind.BUNDLE_MADE,
        AuditKind.TRAINING_ON,
        AuditKind.TRAINING_OFF,
    }
    | {AuditKind.AUDIT_EXPORTED, AuditKind.SET_UP, AuditKind.PRINTER_TESTED}
    | {AuditKind.SEAL_MADE, AuditKind.SEAL_IMPORTED, AuditKind.SEAL_RETIRED, AuditKind.SEAL_TRUSTED}
    | {AuditKind.SEAL_UNTRUSTED}
)
_ELSEWHERE = _DUTY | _APPROVALS | _CUSTOMERS | _RUNNING
KINDS: Final[dict[KindGroup, frozenset[AuditKind]]] = {
    KindGroup.ALL: frozenset(),
    KindGroup.DUTY: frozenset(_DUTY),
    KindGroup.APPROVALS: frozenset(_APPROVALS),
    KindGroup.MONEY: frozenset(kind for kind in AuditKind if kind not in _ELSEWHERE),
    KindGroup.CUSTOMERS: frozenset(_CUSTOMERS),
    KindGroup.RUNNING: frozenset(_RUNNING),
}
KIND_WORDS: Final[tuple[tuple[KindGroup, Text], ...]] = (
    (KindGroup.ALL, words.ALL_KINDS),
    (KindGroup.DUTY, words.DUTY),
    (KindGroup.APPROVALS, words.APPROVALS),
    (KindGroup.MONEY, words.MONEY),
    (KindGroup.CUSTOMERS, words.CUSTOMERS),
    (KindGroup.RUNNING, words.RUNNING),
)
DAY_WORDS: Final[tuple[tuple[Days, Text], ...]] = (
    (Days.TODAY, words.TODAY),
    (Days.WEEK, words.WEEK),
    (Days.EVER, words.EVER),
)


@dataclass(frozen=True, slots=True)
class AuditListState:
    """`more`: there are older entries below the last row. `names` are what people are called."""

    query: str = ""
    group: KindGroup = KindGroup.ALL
    days: Days = Days.TODAY
    rows: tuple[AuditRow, ...] = ()
    names: Names = field(default_factory=lambda: NO_NAMES)
    more: bool = False
    loaded: bool = False


def search_of(state: AuditListState, *, today: date, zone: ZoneInfo) -> AuditSearch:
    """`today` is the hall's day; a day begins at its midnight."""
    back = {Days.TODAY: 0, Days.WEEK: 6}.get(state.days)
    since = None
    if back is not None:
        since = datetime.combine(today - timedelta(days=back), time.min, tzinfo=zone)
    return AuditSearch(text=state.query.strip(), kinds=KINDS[state.group], since=since)
