"""Reading and changing what a desk is set to: each change checked, allowed, and written down with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.hall_time import hall_date
from app.domain.right import Right
from app.domain.setting import Setting, SettingGroup
from app.domain.setting_list import SETTINGS, fault_of
from app.domain.setup_fields import answers_of_desk, desk_of_answers
from app.errors import InputRefused
from app.handling.hall_file import read_desk, write_desk
from app.handling.setup_file import read_fields, write_fields
from app.ports import AuditEvent, Clock, Settings
from app.texts import settings as words
from app.texts.language import Language

DESK_KEY: Final = "desk"  # hall and desk are kept as one hall.toml
_OF_DESK: Final = (SettingGroup.HALL, SettingGroup.DESK)
_RIGHTS: Final = {
    SettingGroup.LOOK: None,
    SettingGroup.SAFETY: Right.DESK_SETTINGS,
    SettingGroup.PRINTER: Right.PRINTER_SETTINGS,
    SettingGroup.CENTRE: Right.CENTRE_ADDRESS,
    SettingGroup.DESK: Right.DESK_SETTINGS,
    SettingGroup.DEVICES: Right.DESK_SETTINGS,
    SettingGroup.HALL: Right.HALL_SETTINGS,
}
TRAVELLING: Final = tuple(one for one in SETTINGS if one.travels)


class SettingsBook(Settings, Protocol):
    """The settings of a store, kept together with what the audit trail says of them."""

    def keep(self, values: Mapping[str, str], *events: AuditEvent) -> None: ...


@dataclass(frozen=True, slots=True)
class SettingsPlace:
    """Where settings are kept, and by whose clock the trail is written."""

    book: SettingsBook
    clock: Clock
    zone: ZoneInfo


def right_of(setting: Setting) -> Right | None:
    """What changing it asks for; None for what everybody sets for themselves."""
    return _RIGHTS[setting.group]


def all_values(settings: Settings) -> dict[str, str]:
    """Every setting as it stands, by its key; what was never set has its usual value."""
    desk = answers_of_desk(read_desk(settings.get(DESK_KEY, "")))
    return {one.key: desk[one.key] if one.key in desk else settings.get(one.key, one.default) for one in SETTINGS}


def keep_setting(*, setting: Setting, value: str, leave: Leave | None, place: SettingsPlace) -> None:
    """One change; `leave` is asked for where the setting wants a right, with the key as its subject.

    Raises InputRefused for a value that cannot stand, RightMissing.
    """
    fault = fault_of(setting, value)
    if fault is not None:
        raise InputRefused(fault)
    now = place.clock.now()
    right = right_of(setting)
    values = all_values(place.book)
    if right is None or leave is None:
        if right is not None:
            raise InputRefused(words.NEEDS_RIGHT, name=setting.name)
        place.book.keep({setting.key: value})
        return
    leave.demand(right, hall_date(now, place.zone), subject=setting.key)
    event = AuditEvent(
        AuditKind.SETTING_CHANGED,
        leave.person.number,
        now,
        setting.key,
        words.CHANGED.say(Language.ZH, before=setting.shown(values[setting.key]), after=setting.shown(value)),
        right=right,
        approver=leave.approver,
    )
    place.book.keep(_kept(values | {setting.key: value}, changed=(setting,)), event)


def export_settings(*, leave: Leave, place: SettingsPlace) -> str:
    """The settings the next desk can take over, as a set-up file: no secret, nothing of this desk alone.

    Raises RightMissing.
    """
    now = place.clock.now()
    leave.demand(Right.EXPORT_SETTINGS, hall_date(now, place.zone), subject=DESK_KEY)
    place.book.keep({}, _event(AuditKind.SETTINGS_EXPORTED, leave, Right.EXPORT_SETTINGS, place))
    return write_fields(all_values(place.book), fields=TRAVELLING)


def import_settings(text: str, *, leave: Leave, place: SettingsPlace) -> tuple[Setting, ...]:
    """Takes over what another desk exported, all of it or nothing; gives the settings that changed.

    Raises FileFaulty with every fault at its line, RightMissing.
    """
    now = place.clock.now()
    leave.demand(Right.IMPORT_SETTINGS, hall_date(now, place.zone), subject=DESK_KEY)
    before = all_values(place.book)
    after = read_fields(text, fields=TRAVELLING, answers=before)
    changed = tuple(one for one in TRAVELLING if after[one.key] != before[one.key])
    if changed:
        event = _event(
            AuditKind.SETTINGS_IMPORTED, leave, Right.IMPORT_SETTINGS, place, " ".join(c.key for c in changed)
        )
        place.book.keep(_kept(after, changed=changed), event)
    return changed


def _event(kind: AuditKind, leave: Leave, right: Right, place: SettingsPlace, reason: str = "") -> AuditEvent:
    return AuditEvent(
        kind, leave.person.number, place.clock.now(), DESK_KEY, reason, right=right, approver=leave.approver
    )


def _kept(values: Mapping[str, str], *, changed: tuple[Setting, ...]) -> dict[str, str]:
    """What goes into the store for these changes: hall and desk as their one file."""
    kept = {one.key: values[one.key] for one in changed if one.group not in _OF_DESK}
    if any(one.group in _OF_DESK for one in changed):
        kept[DESK_KEY] = write_desk(desk_of_answers(values))
    return kept
