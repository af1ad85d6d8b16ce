"""What the set-up of a counter asks beside the settings, its steps, and the rules between its answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.business_hall import Brand, BusinessHall, CounterDesk
from app.domain.device_settings import (
    DRAWER_PIN,
    PRINTER_ADDRESS,
    PRINTER_ANSWERS,
    PRINTER_CHARACTERS,
    PRINTER_MODEL,
    PRINTER_STATUS,
    PRINTER_WIDTH,
)
from app.domain.link_settings import CENTRAL_URL
from app.domain.secret_rules import check_password, check_pin
from app.domain.setting import Setting, SettingGroup, SettingKind
from app.domain.setting_list import DESK_SETTINGS, HALL_SETTINGS, LANGUAGE, fault_of
from app.errors import InputRefused
from app.texts import settings as setting_words
from app.texts import setup as words
from app.texts.language import Text

LEAST_PASSPHRASE = 12
LEAST_PASSWORD = 8
YES, NO = "yes", "no"
FROM_FILE, FROM_CENTRE = "file", "centre"

_W, _S, _C = SettingKind.WORDS, SettingKind.SECRET, SettingKind.CHOICE


def _field(key: str, kind: SettingKind, name: Text, says: Text, *, shape: str = "", example: str = "") -> Setting:
    return Setting(key, SettingGroup.SAFETY, kind, name, says, shape=shape, example=example, travels=False)


PAIRING_CODE = Setting(
    "central.pairing_code",
    SettingGroup.CENTRE,
    _W,
    setting_words.PAIRING_CODE,
    setting_words.PAIRING_CODE_SAYS,
    shape=r"[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}",
    example="K7QM-4W2D",
    optional=True,
    travels=False,
)
MANAGER_NUMBER = _field(
    "manager.number", _W, words.MANAGER_NUMBER, words.MANAGER_NUMBER_SAYS, shape=r"[0-9]{4}", example="1002"
)
MANAGER_NAME = _field("manager.name", _W, words.MANAGER_NAME, words.MANAGER_NAME_SAYS)
MANAGER_LATIN_NAME = _field("manager.latin_name", _W, words.MANAGER_LATIN_NAME, words.MANAGER_LATIN_NAME_SAYS)
MANAGER_PASSWORD = _field("manager.password", _S, words.MANAGER_PASSWORD, words.MANAGER_PASSWORD_SAYS)
MANAGER_PIN = _field("manager.pin", _S, words.MANAGER_PIN, words.MANAGER_PIN_SAYS, shape=r"[0-9]{6}", example="290417")
PASSPHRASE = _field("store.passphrase", _S, words.PASSPHRASE, words.PASSPHRASE_SAYS)
OPENS_BY_ITSELF = Setting(
    "store.opens_by_itself",
    SettingGroup.SAFETY,
    _C,
    words.OPENS_BY_ITSELF,
    words.OPENS_BY_ITSELF_SAYS,
    NO,
    options=((YES, words.YES), (NO, words.NO)),
    travels=False,
)
RECOVERY_SHEET = Setting(
    "store.recovery_sheet",
    SettingGroup.SAFETY,
    _W,
    words.RECOVERY_SHEET,
    words.RECOVERY_SHEET_SAYS,
    "yitai-recovery.pdf",
    travels=False,
)
CATALOGUE_SOURCE = Setting(
    "catalogue.source",
    SettingGroup.CENTRE,
    _C,
    words.CATALOGUE_SOURCE,
    words.CATALOGUE_SOURCE_SAYS,
    FROM_FILE,
    options=((FROM_FILE, words.FROM_FILE), (FROM_CENTRE, words.FROM_CENTRE)),
)
CATALOGUE_FILE = Setting(
    "catalogue.file",
    SettingGroup.CENTRE,
    _W,
    words.CATALOGUE_FILE,
    words.CATALOGUE_FILE_SAYS,
    optional=True,
    travels=False,
)


class SetupStep(StrEnum):
    """The assistant's pages; the centre stands before the hall because it knows the hall's names."""

    LANGUAGE = "language"
    CENTRE = "centre"
    HALL = "hall"
    MANAGER = "manager"
    STORE = "store"
    PRINTER = "printer"
    CATALOGUE = "catalogue"


STEP_FIELDS: Final[dict[SetupStep, tuple[Setting, ...]]] = {
    SetupStep.LANGUAGE: (LANGUAGE,),
    SetupStep.CENTRE: (CENTRAL_URL, PAIRING_CODE),
    SetupStep.HALL: HALL_SETTINGS + DESK_SETTINGS,
    SetupStep.MANAGER: (MANAGER_NUMBER, MANAGER_NAME, MANAGER_LATIN_NAME, MANAGER_PASSWORD, MANAGER_PIN),
    SetupStep.STORE: (PASSPHRASE, OPENS_BY_ITSELF, RECOVERY_SHEET),
    SetupStep.PRINTER: (PRINTER_ADDRESS, PRINTER_MODEL, PRINTER_WIDTH, PRINTER_CHARACTERS)
    + (PRINTER_ANSWERS, PRINTER_STATUS, DRAWER_PIN),
    SetupStep.CATALOGUE: (CATALOGUE_SOURCE, CATALOGUE_FILE),
}
SETUP_FIELDS: Final[tuple[Setting, ...]] = tuple(one for fields in STEP_FIELDS.values() for one in fields)
SECRETS: Final = tuple(one for one in SETUP_FIELDS if one.kind is SettingKind.SECRET)


@dataclass(frozen=True, slots=True)
class AnswerFault:
    """What is wrong with the answer to the field of this key."""

    key: str
    words: Text


def usual_answers() -> dict[str, str]:
    """Every field with its default."""
    return {one.key: one.default for one in SETUP_FIELDS}


def answer_faults(answers: Mapping[str, str], *, fields: tuple[Setting, ...] = SETUP_FIELDS) -> tuple[AnswerFault, ...]:
    """All that is wrong with these fields, in their order; the rules between fields speak for the later field."""
    found = []
    for one in fields:
        fault = fault_of(one, answers.get(one.key, "")) or _between(one, answers)
        if fault is not None:
            found.append(AnswerFault(one.key, fault))
    return tuple(found)


def _between(field: Setting, answers: Mapping[str, str]) -> Text | None:
    value = answers.get(field.key, "")
    centre = answers.get(CENTRAL_URL.key, "")
    if field is PAIRING_CODE and bool(value) != bool(centre):
        return words.CODE_NEEDS_CENTRE if value else words.CENTRE_NEEDS_CODE
    if field is MANAGER_PASSWORD and len(value) < LEAST_PASSWORD:
        return words.PASSWORD_SHORT.filled(count=len(value))
    if field in (MANAGER_PASSWORD, MANAGER_PIN):
        return _as_for_everybody(field, answers)
    if field is PASSPHRASE and len(value) < LEAST_PASSPHRASE:
        return words.PASSPHRASE_SHORT.filled(count=len(value))
    if field is PASSPHRASE and value == answers.get(MANAGER_PASSWORD.key):
        return words.PASSPHRASE_OF_ITS_OWN
    if field is CATALOGUE_SOURCE and value == FROM_CENTRE and not centre:
        return words.CATALOGUE_NEEDS_CENTRE
    if field is CATALOGUE_FILE and answers.get(CATALOGUE_SOURCE.key) == FROM_FILE and not value:
        return words.FILE_NEEDED
    return None


def _as_for_everybody(field: Setting, answers: Mapping[str, str]) -> Text | None:
    """The first manager's secrets are held to what everybody's are."""
    number, password = answers.get(MANAGER_NUMBER.key, ""), answers.get(MANAGER_PASSWORD.key, "")
    try:
        if field is MANAGER_PIN:
            check_pin(answers.get(field.key, ""), number=number, password=password)
        else:
            check_password(password, number=number, before="")
    except InputRefused as refused:
        return refused.text.filled(**refused.values)
    return None


def passphrase_fault(typed: str) -> Text | None:
    """What is wrong with a new passphrase of a store, None where it will do."""
    faults = answer_faults({PASSPHRASE.key: typed}, fields=(PASSPHRASE,))
    return faults[0].words if faults else None


def desk_of_answers(answers: Mapping[str, str]) -> CounterDesk:
    """The desk that answers without faults describe; also of the values of the settings of the same keys."""

    def both(key: str) -> Text:
        return Text(answers[f"{key}.zh"], answers[f"{key}.en"])

    brand = Brand(
        operator=both("hall.brand.operator"),
        hotline=answers["hall.brand.hotline"],
        supervision_phone=answers["hall.brand.supervision_phone"],
        appeal=both("hall.brand.appeal"),
    )
    hall = BusinessHall(
        id=answers["hall.id"],
        code=answers["hall.code"],
        name=both("hall.name"),
        brand=brand,
        zone=ZoneInfo(answers["hall.zone"]),
        opening_hours=answers["hall.opening_hours"],
    )
    return CounterDesk(hall=hall, number=answers["desk.number"], device_id=answers["desk.device_id"])


def answers_of_desk(desk: CounterDesk) -> dict[str, str]:
    """The values of the hall's and desk's settings; `desk_of_answers` makes the desk of them."""
    hall, brand = desk.hall, desk.hall.brand
    return {
        "hall.id": hall.id,
        "hall.code": hall.code,
        "hall.name.zh": hall.name.zh,
        "hall.name.en": hall.name.en,
        "hall.zone": hall.zone.key,
        "hall.opening_hours": hall.opening_hours,
        "hall.brand.operator.zh": brand.operator.zh,
        "hall.brand.operator.en": brand.operator.en,
        "hall.brand.hotline": brand.hotline,
        "hall.brand.supervision_phone": brand.supervision_phone,
        "hall.brand.appeal.zh": brand.appeal.zh,
        "hall.brand.appeal.en": brand.appeal.en,
        "desk.number": desk.number,
        "desk.device_id": desk.device_id,
    }
