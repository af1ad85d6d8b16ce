"""What people read of an entry of the trail in place of ids and codes; the store and the exported file keep those."""

from datetime import UTC, datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from app.domain.audit import AuditKind
from app.domain.business_hall import desk_number
from app.domain.hall_time import hall_date, on_paper
from app.domain.right import Right
from app.domain.staff import Role
from app.texts import audit as texts
from app.texts.language import Text, same

_OF_A_PERIOD: Final = {AuditKind.CASH_OPENED, AuditKind.CASH_COUNTED, AuditKind.CASH_CLOSED, AuditKind.CASH_HANDED} | {
    AuditKind.X_REPORT,
}
_RIGHTS_OVER_A_PERIOD: Final = {Right.CASH_PERIOD, Right.CASH_DIFFERENCE, Right.X_REPORT}
_POWERS: Final = {AuditKind.STAFF_ADDED, AuditKind.RIGHTS_CHANGED}
_ROLES: Final = {role.value: role.called for role in Role}
_RIGHTS: Final = {right.value: right.words.name for right in Right}


def subject_words(subject: str, *, kind: AuditKind, right: Right | None, desk: str, zone: ZoneInfo) -> Text:
    """An id of the trail's own counter (`desk`) as what it was of: a cash period by desk and day, anything else by desk
    and moment, both out of the id, which was made then (UUIDv7). What is no such id stands as it is."""
    made = _made_at(subject)
    if made is None:
        return same(subject)
    number = desk_number(desk) or "—"
    if kind in _OF_A_PERIOD or right in _RIGHTS_OVER_A_PERIOD:
        return texts.PERIOD_OF.filled(desk=number, day=hall_date(made, zone).isoformat())
    return texts.MADE_AT.filled(desk=number, at=on_paper(made, zone)[:16])


def why_words(reason: str, *, kind: AuditKind | None) -> Text:
    """A code in words; of somebody's powers (app.domain.rights.powers_words) roles and rights by their names."""
    if kind not in _POWERS:
        return texts.reason_words(reason)
    said = [_power(token) for token in reason.split()]
    return Text(" ".join(each.zh for each in said), " ".join(each.en for each in said))


def _power(token: str) -> Text:
    sign, code = (token[0], token[1:]) if token[:1] in ("+", "-", "#") else ("", token.rstrip(";"))
    if sign == "#":
        return texts.CERTIFICATE.filled(code=code)
    known = _ROLES.get(code) if not sign else _RIGHTS.get(code)
    if known is None:
        return same(token)
    sign = {"-": "−"}.get(sign, sign)
    return Text(f"{sign}{known.zh}", f"{sign}{known.en}")


def is_id(subject: str) -> bool:
    """Whether it says something to programs only."""
    return _made_at(subject) is not None


def _made_at(subject: str) -> datetime | None:
    try:
        found = UUID(subject)
    except ValueError:
        return None
    return datetime.fromtimestamp((found.int >> 80) / 1000, UTC) if found.version == 7 else None
