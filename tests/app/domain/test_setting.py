"""Every setting takes its own default, and refuses what cannot stand in words."""

import pytest

from app.domain import device_settings as devices
from app.domain import link_settings as links
from app.domain import setting_list as known
from app.domain.setting import Setting, SettingKind
from app.domain.setting_list import SETTINGS, fault_of
from app.domain.setup_fields import SETUP_FIELDS
from app.texts.language import Language, Text
from app.texts.settings_page import FROM_NEXT_START

_NEEDED = [one for one in (*SETTINGS, *SETUP_FIELDS) if not one.optional and not one.default]


def words_of(fault: Text | None) -> str:
    return "" if fault is None else fault.say(Language.EN)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda one: one.key)
def test_the_default_and_the_example_can_stand(setting: Setting) -> None:
    for value in filter(None, (setting.default, setting.example, *dict(setting.options))):
        assert fault_of(setting, value) is None
    assert setting.default or setting.optional or setting in _NEEDED


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda one: one.key)
def test_when_it_works_is_said_by_the_page_alone(setting: Setting) -> None:
    for language in Language:
        assert FROM_NEXT_START.say(language).lower() not in setting.says.say(language).lower()


@pytest.mark.parametrize("setting", _NEEDED, ids=lambda one: one.key)
def test_what_is_needed_is_asked_by_name(setting: Setting) -> None:
    assert words_of(fault_of(setting, "")) == f"{setting.name.en} cannot be empty."


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        (known.THEME, "pink", "Look has no such option."),
        (known.LOCK_AFTER, "0", "Lock when idle is a whole number from 1 to 60."),
        (known.LOCK_AFTER, "１０", "Lock when idle is a whole number from 1 to 60."),
        (known.LOCK_AFTER, "10\n", "Lock when idle cannot hold line breaks or begin or end with a blank."),
        (known.DESK_NUMBER, "3", "Desk number is written like 03."),
        (known.HALL_NAME_EN, "滨河路", "Name in English is written like Binhe Road."),
        (devices.PRINTER_ADDRESS, "192.168.1.50", "Receipt printer is written like tcp://192.168.1.50:9100."),
        (
            devices.PRINTER_ADDRESS,
            "tcp://192.168.1.50:0",
            'The port in "tcp://192.168.1.50:0" is none. It is a number from 1 to 65535, 9100 on most printers: '
            "tcp://192.168.1.50:9100.",
        ),
        *(
            (known.CASH_LIMIT, bad, "Cash limit is a whole number from 0 to 1000000.")
            for bad in ("abc", "-5", "1" + "0" * 12)
        ),
        (devices.DRAWER_PULSE, "9", "Drawer pulse (ms) is a whole number from 10 to 510."),
        (
            links.OIDC_CLAIM,
            "email",
            "email can be changed by the person; it cannot be the staff number. "
            "Ask the sign-in service for a claim of its own.",
        ),
        (links.CENTRAL_URL, "https://centre.example/", "Address of the centre is written like https://centre.example."),
        (
            known.DESK_SKILLS,
            "移动,宽带",
            "There is no class 宽带. There are: Mobile, Fixed line, Repair, Complaints, Enterprise.",
        ),
        (known.ZONE, "Asia/Atlantis", "There is no time zone Asia/Atlantis. It is written like Asia/Shanghai."),
        (known.ZONE, "../etc/passwd", "There is no time zone ../etc/passwd. It is written like Asia/Shanghai."),
    ],
)
def test_what_cannot_stand_is_refused(setting: Setting, value: str, said: str) -> None:
    assert words_of(fault_of(setting, value)) == said


def test_keys_are_single() -> None:
    for fields in (SETTINGS, SETUP_FIELDS):
        assert len({one.key for one in fields}) == len(fields)


def test_a_secret_is_never_shown() -> None:
    for one in (*SETTINGS, *SETUP_FIELDS):
        shown = one.shown("hunter2-hunter2").say(Language.EN)
        assert (one.kind is SettingKind.SECRET) == ("hunter2" not in shown)
        assert one.kind is not SettingKind.SECRET or not one.travels
