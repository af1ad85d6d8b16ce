"""Everything that can be set, once: settings page, set-up assistant, setup files and doctor read this list.

The links of a counter are in link_settings, its devices in device_settings, the hall's queue in queue_settings.
"""

from collections.abc import Callable
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.desk_skills import skills_of
from app.domain.device_settings import DEVICE_SETTINGS, PRINTER_ADDRESS, PRINTER_SETTINGS, SECOND_ADDRESS
from app.domain.link_settings import LINK_SETTINGS, OIDC_CLAIM, check_claim
from app.domain.printer_address import parse_address
from app.domain.setting import Setting, SettingGroup, SettingKind
from app.errors import InputRefused
from app.texts import archive as archive_words
from app.texts import backup as backup_words
from app.texts import cash as cash_words
from app.texts import queue_settings as queue_words
from app.texts import repair as repair_words
from app.texts import settings as words
from app.texts.language import Text, same

LOOK, SAFETY, DESK, HALL = SettingGroup.LOOK, SettingGroup.SAFETY, SettingGroup.DESK, SettingGroup.HALL
WORDS, CHOICE, WHOLE = SettingKind.WORDS, SettingKind.CHOICE, SettingKind.WHOLE

GROUP_NAMES: Final[dict[SettingGroup, Text]] = {
    LOOK: words.GROUP_LOOK,
    SAFETY: words.GROUP_SAFETY,
    SettingGroup.PRINTER: words.GROUP_PRINTER,
    SettingGroup.DEVICES: words.GROUP_DEVICES,
    SettingGroup.CENTRE: words.GROUP_CENTRE,
    DESK: words.GROUP_DESK,
    HALL: words.GROUP_HALL,
    SettingGroup.QUEUE: words.GROUP_QUEUE,
}

LANGUAGE = Setting(
    "language", LOOK, CHOICE, words.LANGUAGE, words.LANGUAGE_SAYS, "zh", options=(("zh", words.ZH), ("en", words.EN))
)
THEME = Setting(
    "theme",
    LOOK,
    CHOICE,
    words.THEME,
    words.THEME_SAYS,
    "light",
    options=(("light", words.LIGHT), ("dark", words.DARK), ("highContrast", words.HIGH_CONTRAST)),
)
SCALE = Setting(
    "scale_percent",
    LOOK,
    CHOICE,
    words.SCALE,
    words.SCALE_SAYS,
    "100",
    options=tuple((str(percent), same(f"{percent}%")) for percent in (100, 125, 150, 175, 200)),
    restart=True,
)
CUSTOMER_SCREEN = Setting(
    "customer_screen",
    LOOK,
    CHOICE,
    words.CUSTOMER_SCREEN,
    words.CUSTOMER_SCREEN_SAYS,
    "second",
    options=(("second", words.SECOND), ("window", words.WINDOW), ("turned", words.TURNED)),
)
LOCK_AFTER = Setting(
    "lock_after_minutes", SAFETY, WHOLE, words.LOCK_AFTER, words.LOCK_AFTER_SAYS, "5", least=1, most=60, restart=True
)
PASSWORD_DAYS = Setting(
    "staff.password_days", SAFETY, WHOLE, words.PASSWORD_DAYS, words.PASSWORD_DAYS_SAYS, "180", most=3650
)
OFFLINE_DAYS = Setting("staff.offline_days", SAFETY, WHOLE, words.OFFLINE_DAYS, words.OFFLINE_DAYS_SAYS, "7", most=3650)
ARCHIVE_DAYS = Setting(
    "archive.keep_days",
    SAFETY,
    WHOLE,
    archive_words.KEEP_DAYS,
    archive_words.KEEP_DAYS_SAYS,
    "180",
    least=30,
    most=1095,
)
CASH_LIMIT = Setting(
    "cash.limit_yuan", SAFETY, WHOLE, words.CASH_LIMIT, words.CASH_LIMIT_SAYS, "5000", most=1_000_000, restart=True
)
CASH_PERIOD = Setting(
    "cash.period",
    SAFETY,
    CHOICE,
    cash_words.PERIOD,
    cash_words.PERIOD_SAYS,
    "asked",
    options=(("asked", cash_words.PERIOD_ASKED), ("required", cash_words.PERIOD_REQUIRED)),
)
# Small change counted wrong is within it, a note of ten too many or too few is not.
CASH_DIFFERENCE_LIMIT = Setting(
    "cash.difference_limit_yuan",
    SAFETY,
    WHOLE,
    cash_words.DIFFERENCE_LIMIT,
    cash_words.DIFFERENCE_LIMIT_SAYS,
    "5",
    most=10_000,
)
# An order the centre refused is late after so long, and an alarm after so long: a customer is waiting for it.
REPAIR_LATE_HOURS = Setting(
    "repair.late_hours", SAFETY, WHOLE, repair_words.LATE_HOURS, repair_words.LATE_HOURS_SAYS, "4", least=1, most=720
)
REPAIR_ALARM_HOURS = Setting(
    "repair.alarm_hours",
    SAFETY,
    WHOLE,
    repair_words.ALARM_HOURS,
    repair_words.ALARM_HOURS_SAYS,
    "24",
    least=1,
    most=720,
)
DESK_NUMBER = Setting(
    "desk.number",
    DESK,
    WORDS,
    words.DESK_NUMBER,
    words.DESK_NUMBER_SAYS,
    shape=r"[0-9]{2}",
    example="03",
    travels=False,
    restart=True,
)
DEVICE_ID = Setting(
    "desk.device_id",
    DESK,
    WORDS,
    words.DEVICE_ID,
    words.DEVICE_ID_SAYS,
    shape=r"[A-Za-z0-9-]{3,40}",
    example="H0032-PC03",
    travels=False,
    restart=True,
)

DESK_SKILLS = Setting(
    "queue.skills",
    SettingGroup.QUEUE,  # beside the hall's own rules, but kept here: of this desk alone
    WORDS,
    queue_words.DESK_SKILLS,
    queue_words.DESK_SKILLS_SAYS,
    example="移动,投诉",
    optional=True,
    travels=False,
)


def _hall(key: str, name: Text, says: Text, *, default: str = "", shape: str = "", example: str = "") -> Setting:
    return Setting(f"hall.{key}", HALL, WORDS, name, says, default, shape=shape, example=example, restart=True)


HALL_ID = _hall("id", words.HALL_ID, words.HALL_ID_SAYS, shape=r"[A-Z][0-9]{4}", example="H0032")
HALL_CODE = _hall("code", words.HALL_CODE, words.HALL_CODE_SAYS, shape=r"[A-Z]{2,4}", example="BH")
HALL_NAME_ZH = _hall("name.zh", words.HALL_NAME_ZH, words.HALL_NAME_SAYS)
HALL_NAME_EN = _hall("name.en", words.HALL_NAME_EN, words.HALL_NAME_SAYS, shape=r"[^㐀-鿿]+", example="Binhe Road")
ZONE = _hall("zone", words.ZONE, words.ZONE_SAYS, default="Asia/Shanghai")
OPENING_HOURS = _hall("opening_hours", words.OPENING_HOURS, words.OPENING_HOURS_SAYS, default="09:00–18:00")
OPERATOR_ZH = _hall("brand.operator.zh", words.OPERATOR_ZH, words.OPERATOR_SAYS)
OPERATOR_EN = _hall(
    "brand.operator.en", words.OPERATOR_EN, words.OPERATOR_SAYS, shape=r"[^㐀-鿿]+", example="Example Telecom"
)
HOTLINE = _hall("brand.hotline", words.HOTLINE, words.HOTLINE_SAYS, example="00001")
SUPERVISION = _hall("brand.supervision_phone", words.SUPERVISION, words.SUPERVISION_SAYS, example="0000-00001")
APPEAL_ZH = _hall("brand.appeal.zh", words.APPEAL_ZH, words.APPEAL_SAYS, default="12300")
APPEAL_EN = _hall(
    "brand.appeal.en", words.APPEAL_EN, words.APPEAL_SAYS, default="12300", shape=r"[^㐀-鿿]+", example="12300"
)

BACKUP_FOLDER = Setting(
    "backup.folder",
    SAFETY,
    WORDS,
    backup_words.FOLDER,
    backup_words.FOLDER_SAYS,
    example="D:\\yitai-backups",
    optional=True,
    travels=False,
    restart=True,
)

HALL_SETTINGS: Final = (HALL_ID, HALL_CODE, HALL_NAME_ZH, HALL_NAME_EN, OPERATOR_ZH, OPERATOR_EN) + (
    ZONE,
    OPENING_HOURS,
    HOTLINE,
    SUPERVISION,
    APPEAL_ZH,
    APPEAL_EN,
)
DESK_SETTINGS: Final = (DESK_NUMBER, DEVICE_ID)
SETTINGS: Final[tuple[Setting, ...]] = (
    (LANGUAGE, THEME, SCALE, CUSTOMER_SCREEN, LOCK_AFTER, PASSWORD_DAYS, OFFLINE_DAYS, CASH_LIMIT, CASH_PERIOD)
    + (CASH_DIFFERENCE_LIMIT, BACKUP_FOLDER, ARCHIVE_DAYS)
    + PRINTER_SETTINGS
    + DEVICE_SETTINGS
    + LINK_SETTINGS
    + DESK_SETTINGS
    + HALL_SETTINGS
    + (DESK_SKILLS,)
)

_READ: Final[dict[str, Callable[[str], object]]] = {
    PRINTER_ADDRESS.key: parse_address,
    SECOND_ADDRESS.key: parse_address,
    DESK_SKILLS.key: skills_of,
    OIDC_CLAIM.key: check_claim,
}


def fault_of(setting: Setting, value: str) -> Text | None:
    """`Setting.fault`, whether this machine knows the time zone, and what is wrong with a printer's address, a desk's
    classes or the claim of the staff number."""
    fault = setting.fault(value)
    if fault is None and value and setting.key in _READ:
        try:
            _READ[setting.key](value)
        except InputRefused as refused:
            return refused.text.filled(**refused.values)
    if fault is None and setting is ZONE:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return words.NO_ZONE.filled(zone=value)
    return fault
