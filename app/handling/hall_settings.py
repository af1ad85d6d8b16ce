"""Changing what the hall sets of its queue, from a counter: allowed here, checked with the others, kept at the hall
server, and written down at both.
"""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.hall_time import hall_date
from app.domain.queue_settings import check_together
from app.domain.right import Right
from app.domain.setting import Setting
from app.errors import InputRefused
from app.hall_ports import HallSettingsPort
from app.ports import Audit, AuditEvent, Clock
from app.texts import settings as words
from app.texts.language import Language


@dataclass(frozen=True, slots=True)
class HallSettingsPlace:
    """The hall server's settings, and the trail of the counter they are changed from."""

    hall: HallSettingsPort
    audit: Audit
    clock: Clock
    zone: ZoneInfo


def keep_hall_setting(*, setting: Setting, value: str, leave: Leave, place: HallSettingsPlace) -> dict[str, str]:
    """One change of app.domain.queue_settings; gives all that stand after it.

    Raises RightMissing, InputRefused for what cannot stand alone or with the others (weights that do not fall), and
    HallTrouble where nobody answered: then nothing is written down here, and the next look shows whether it was kept.
    """
    fault = setting.fault(value)
    if fault is not None:
        raise InputRefused(fault)
    now = place.clock.now()
    leave.demand(Right.HALL_SETTINGS, hall_date(now, place.zone), subject=setting.key)
    before = place.hall.settings()
    check_together(before | {setting.key: value})
    after = place.hall.change_settings({setting.key: value}, by=leave.person.number, approver=leave.approver)
    was = before.get(setting.key, setting.default)
    if value != was:
        said = words.CHANGED.say(Language.ZH, before=setting.shown(was), after=setting.shown(value))
        kind, right = AuditKind.SETTING_CHANGED, Right.HALL_SETTINGS
        place.audit.write(AuditEvent(kind, leave.person.number, now, setting.key, said, right, leave.approver))
    return after
