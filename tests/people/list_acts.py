"""The acts that the rights over the settings and the list of people gate."""

from collections.abc import Callable
from typing import Final

from app.domain import device_settings, link_settings, setting_list
from app.domain.right import Right
from app.domain.setting import Setting
from app.domain.staff import Role
from app.handling import keep_settings, view_staff
from app.handling.change_staff import Powers, change_rights, reset_secrets, set_disabled
from tests.people.bench import LIN
from tests.people.room import Room

GIVEN: Final = "river-7-boat"
Act = Callable[[Room], object]


def _setting(setting: Setting, value: str) -> Act:
    def act(room: Room) -> None:
        right = keep_settings.right_of(setting)
        assert right is not None
        leave = room.leave(right, setting.key)
        keep_settings.keep_setting(setting=setting, value=value, leave=leave, place=room.place)

    return act


def _import(room: Room) -> object:
    leave = room.leave(Right.IMPORT_SETTINGS, keep_settings.DESK_KEY)
    return keep_settings.import_settings('theme = "dark"\n', leave=leave, place=room.place)


LIST_ACTS: Final[dict[Right, Act]] = {
    Right.PRINTER_SETTINGS: _setting(device_settings.PRINTER_WIDTH, "58"),
    Right.DESK_SETTINGS: _setting(setting_list.LOCK_AFTER, "9"),
    Right.HALL_SETTINGS: _setting(setting_list.HOTLINE, "10086"),
    Right.CENTRE_ADDRESS: _setting(link_settings.CENTRAL_URL, "https://other.example"),
    Right.EXPORT_SETTINGS: lambda room: keep_settings.export_settings(
        leave=room.leave(Right.EXPORT_SETTINGS, keep_settings.DESK_KEY), place=room.place
    ),
    Right.IMPORT_SETTINGS: _import,
    Right.VIEW_STAFF: lambda room: view_staff.view_staff(
        leave=room.leave(Right.VIEW_STAFF, view_staff.SUBJECT), door=room.desk.door
    ),
    Right.CHANGE_STAFF: lambda room: set_disabled(
        number=LIN.number, disabled=True, leave=room.leave(Right.CHANGE_STAFF, LIN.number), door=room.desk.door
    ),
    Right.RESET_SECRET: lambda room: reset_secrets(
        number=LIN.number, password=GIVEN, leave=room.leave(Right.RESET_SECRET, LIN.number), door=room.desk.door
    ),
    Right.GIVE_RIGHTS: lambda room: change_rights(
        number=LIN.number,
        powers=Powers(Role.GREETER),
        leave=room.leave(Right.GIVE_RIGHTS, LIN.number),
        door=room.desk.door,
    ),
}
