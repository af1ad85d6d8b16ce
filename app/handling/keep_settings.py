"""Reading and changing what a desk is set to: each change checked, allowed, and written down with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from app.domain.approval import Leave, as_kept
from app.domain.audit import AuditKind
from app.domain.device_settings import PRINTER_SETTINGS
from app.domain.hall_time import hall_date
from app.domain.right import Right
from app.domain.rights import allowed
from app.domain.setting import Setting, SettingGroup
from app.domain.setting_list import CASH_DIFFERENCE_LIMIT, CASH_PERIOD, SETTINGS, fault_of
from app.domain.setup_fields import answers_of_desk, desk_of_answers
from app.errors import InputRefused, RightMissing
from app.handling.hall_file import read_desk, write_desk
from app.handling.setup_file import read_fields, write_fields
from app.ports import AuditEvent, Clock, Settings
from app.texts import settings as words
from app.texts.language import Language, Text

DESK_KEY: Final = "desk"  # hall and desk are kept as one hall.toml
FOUND_KEY: Final = "printer"  # what a test page showed, under one leave
_OF_DESK: Final = (SettingGroup.HALL, SettingGroup.DESK)
_RIGHTS: Final = {
    SettingGroup.LOOK: None,
    SettingGroup.SAFETY: Right.DESK_SETTINGS,
    SettingGroup.PRINTER: Right.PRINTER_SETTINGS,
    SettingGroup.CENTRE: Right.CENTRE_ADDRESS,
    SettingGroup.DESK: Right.DESK_SETTINGS,
    SettingGroup.DEVICES: Right.DESK_SETTINGS,
    SettingGroup.HALL: Right.HALL_SETTINGS,
    SettingGroup.QUEUE: Right.HALL_SETTINGS,
}
# Whoever may confirm a difference, or is held to a period, does not say from how much on, or whether (S132).
_RULES_OF_CASH: Final = (CASH_PERIOD, CASH_DIFFERENCE_LIMIT)
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
    return Right.HALL_SETTINGS if setting in _RULES_OF_CASH else _RIGHTS[setting.group]


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
    event = _changed(setting, values[setting.key], value, leave, place)
    place.book.keep(_kept(values | {setting.key: value}, changed=(setting,)), event)


def keep_found(*, found: Mapping[str, str], leave: Leave, place: SettingsPlace) -> None:
    """What a test page showed of a printer, by the settings' keys: all of it in one piece, each change written down.

    Raises InputRefused for a value that cannot stand, RightMissing.
    """
    leave.demand(Right.PRINTER_SETTINGS, hall_date(place.clock.now(), place.zone), subject=FOUND_KEY)
    values = all_values(place.book)
    changed = tuple(one for one in PRINTER_SETTINGS if found.get(one.key, values[one.key]) != values[one.key])
    for one in changed:
        fault = fault_of(one, found[one.key])
        if fault is not None:
            raise InputRefused(fault)
    events = [_changed(one, values[one.key], found[one.key], leave, place) for one in changed]
    place.book.keep({one.key: found[one.key] for one in changed}, *events)


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

    Each change asks for its own right beside: whoever approved the import has not read what is in the file.
    Raises FileFaulty with every fault at its line, RightMissing with what the person may not change.
    """
    today = hall_date(place.clock.now(), place.zone)
    leave.demand(Right.IMPORT_SETTINGS, today, subject=DESK_KEY)
    before = all_values(place.book)
    after = read_fields(text, fields=TRAVELLING, answers=before)
    changed = tuple(one for one in TRAVELLING if after[one.key] != before[one.key])
    person = as_kept(leave.person, leave.records)
    lacking = [one for one in changed if (right := right_of(one)) and not allowed(person, right, today).allowed]
    if lacking:
        names = Text("、".join(one.name.zh for one in lacking), ", ".join(one.name.en for one in lacking))
        raise RightMissing(words.IMPORT_LACKS, names=names)
    if changed:
        rows = [_changed(one, before[one.key], after[one.key], leave, place) for one in changed]
        event = _event(AuditKind.SETTINGS_IMPORTED, leave, Right.IMPORT_SETTINGS, place)
        place.book.keep(_kept(after, changed=changed), event, *rows)
    return changed


def _changed(setting: Setting, before: str, after: str, leave: Leave, place: SettingsPlace) -> AuditEvent:
    return AuditEvent(
        AuditKind.SETTING_CHANGED,
        leave.person.number,
        place.clock.now(),
        setting.key,
        words.CHANGED.say(Language.ZH, before=setting.shown(before), after=setting.shown(after)),
        right=right_of(setting),
        approver=leave.approver,
    )


def _event(kind: AuditKind, leave: Leave, right: Right, place: SettingsPlace) -> AuditEvent:
    return AuditEvent(kind, leave.person.number, place.clock.now(), DESK_KEY, "", right=right, approver=leave.approver)


def _kept(values: Mapping[str, str], *, changed: tuple[Setting, ...]) -> dict[str, str]:
    """What goes into the store for these changes: hall and desk as their one file."""
    kept = {one.key: values[one.key] for one in changed if one.group not in _OF_DESK}
    if any(one.group in _OF_DESK for one in changed):
        kept[DESK_KEY] = write_desk(desk_of_answers(values))
    return kept
