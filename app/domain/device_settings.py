"""The devices of a counter: receipt printer and drawer, page printer, card reader, scanner, what they keep."""

from typing import Final

from app.domain.setting import Setting, SettingGroup, SettingKind
from app.texts import printer_models
from app.texts import settings as words
from app.texts.language import Text, same

PRINTER, DEVICES = SettingGroup.PRINTER, SettingGroup.DEVICES
WORDS, CHOICE, WHOLE = SettingKind.WORDS, SettingKind.CHOICE, SettingKind.WHOLE

_ADDRESS = r"(tcp|file|serial|usb|cups|windows)://.+"
_WIDTHS: Final = (("80", words.MM_80), ("58", words.MM_58))
_CHARACTERS: Final = (("gbk", words.OWN_CHARACTERS), ("raster", words.DRAWN_CHARACTERS))
_ANSWERS: Final = (("yes", words.ANSWERS), ("no", words.ANSWERS_NOT))
AS_MODEL: Final = "model"
_STATUS: Final = (
    (AS_MODEL, words.STATUS_AS_MODEL),
    ("none", words.STATUS_NONE),
    ("gs_r", words.STATUS_IN_TURN),
    ("dle_eot", words.STATUS_AT_ONCE),
    ("asb", words.STATUS_BY_ITSELF),
)


def _address(key: str, name: Text, says: Text, *, example: str) -> Setting:
    return Setting(
        key, PRINTER, WORDS, name, says, shape=_ADDRESS, example=example, optional=True, travels=False, restart=True
    )


def _choice(
    key: str,
    name: Text,
    says: Text,
    default: str,
    options: tuple[tuple[str, Text], ...],
    *,
    headings: tuple[tuple[Text, tuple[str, ...]], ...] = (),
    travels: bool = False,
) -> Setting:
    return Setting(
        key, PRINTER, CHOICE, name, says, default, options=options, headings=headings, travels=travels, restart=True
    )


PRINTER_ADDRESS = _address(
    "printer.address", words.PRINTER_ADDRESS, words.PRINTER_ADDRESS_SAYS, example="tcp://192.168.1.50:9100"
)
PRINTER_MODEL = _choice(
    "printer.model",
    words.PRINTER_MODEL,
    words.PRINTER_MODEL_SAYS,
    printer_models.UNKNOWN,
    printer_models.CHOICES,
    headings=printer_models.MAKERS,
    travels=True,
)
PRINTER_WIDTH = _choice("printer.width_mm", words.PRINTER_WIDTH, words.PRINTER_WIDTH_SAYS, "80", _WIDTHS, travels=True)
# Drawn is right on every printer; its own characters once the test page was read.
PRINTER_CHARACTERS = _choice(
    "printer.characters", words.PRINTER_CHARACTERS, words.PRINTER_CHARACTERS_SAYS, "raster", _CHARACTERS
)
PRINTER_ANSWERS = _choice("printer.answers", words.PRINTER_ANSWERS, words.PRINTER_ANSWERS_SAYS, "yes", _ANSWERS)
PRINTER_STATUS = _choice("printer.status", words.PRINTER_STATUS, words.PRINTER_STATUS_SAYS, AS_MODEL, _STATUS)
SECOND_ADDRESS = _address(
    "printer.second_address", words.SECOND_ADDRESS, words.SECOND_ADDRESS_SAYS, example="tcp://192.168.1.51:9100"
)
SECOND_MODEL = _choice(
    "printer.second_model",
    words.SECOND_MODEL,
    words.SECOND_MODEL_SAYS,
    printer_models.UNKNOWN,
    printer_models.CHOICES,
    headings=printer_models.MAKERS,
)
SECOND_WIDTH = _choice("printer.second_width_mm", words.SECOND_WIDTH, words.PRINTER_WIDTH_SAYS, "80", _WIDTHS)
SECOND_CHARACTERS = _choice(
    "printer.second_characters", words.SECOND_CHARACTERS, words.PRINTER_CHARACTERS_SAYS, "raster", _CHARACTERS
)
SECOND_ANSWERS = _choice("printer.second_answers", words.SECOND_ANSWERS, words.PRINTER_ANSWERS_SAYS, "yes", _ANSWERS)
SECOND_STATUS = _choice("printer.second_status", words.SECOND_STATUS, words.PRINTER_STATUS_SAYS, AS_MODEL, _STATUS)
DRAWER_PIN = Setting(
    "drawer.pin",
    PRINTER,
    CHOICE,
    words.DRAWER_PIN,
    words.DRAWER_PIN_SAYS,
    "none",
    options=(("none", words.NO_DRAWER), ("2", words.PIN_2), ("5", words.PIN_5)),
    restart=True,
)
DRAWER_PULSE = Setting(
    "drawer.pulse_ms",
    PRINTER,
    WHOLE,
    words.DRAWER_PULSE,
    words.DRAWER_PULSE_SAYS,
    "100",
    least=10,
    most=510,
    restart=True,
)
DRAWER_OPEN_LEVEL = Setting(
    "drawer.open_level",
    PRINTER,
    CHOICE,
    words.DRAWER_OPEN_LEVEL,
    words.DRAWER_OPEN_LEVEL_SAYS,
    "high",
    options=(("high", words.LEVEL_HIGH), ("low", words.LEVEL_LOW)),
    restart=True,
)
FORM_PLACE = Setting(
    "form.place",
    PRINTER,
    WORDS,
    words.FORM_PLACE,
    words.FORM_PLACE_SAYS,
    shape=r"file|(cups|windows)://.+",
    example="cups://office",
    optional=True,
    travels=False,
)
FORM_PAPER = Setting(
    "form.paper",
    PRINTER,
    CHOICE,
    words.FORM_PAPER,
    words.FORM_PAPER_SAYS,
    "a4",
    options=(("a4", words.PAPER_A4), ("a5", words.PAPER_A5)),
    restart=True,
)
READER_ADDRESS = Setting(
    "reader.address",
    DEVICES,
    WORDS,
    words.READER_ADDRESS,
    words.READER_ADDRESS_SAYS,
    shape=r"demo|serial://(COM[0-9]{1,3}|/[^?#]+)(\?baud=(115200|57600|38400|19200|9600))?",
    example="serial:///dev/ttyUSB0",
    optional=True,
    travels=False,
    restart=True,
)
READ_ALOUD = Setting(
    "customer.read_aloud",
    DEVICES,
    CHOICE,
    words.READ_ALOUD,
    words.READ_ALOUD_SAYS,
    "yes",
    options=(("yes", words.READ_ALOUD_YES), ("no", words.READ_ALOUD_NO)),
    restart=True,
)
SCANNER = Setting(
    "scanner.used",
    DEVICES,
    CHOICE,
    words.SCANNER,
    words.SCANNER_SAYS,
    "no",
    options=(("no", words.NO_SCANNER), ("yes", words.WITH_SCANNER)),
    restart=True,
)
SCANNER_PREFIX = Setting(
    "scanner.prefix",
    DEVICES,
    WORDS,
    words.SCANNER_PREFIX,
    words.SCANNER_PREFIX_SAYS,
    shape=r"[!-~]{1,4}",
    example="~",
    optional=True,
    restart=True,
)
SCANNER_SUFFIX = Setting(
    "scanner.suffix",
    DEVICES,
    CHOICE,
    words.SCANNER_SUFFIX,
    words.SCANNER_SUFFIX_SAYS,
    "enter",
    options=(("enter", same("Enter")), ("tab", same("Tab")), ("none", words.NO_SUFFIX)),
    restart=True,
)
ATTACHMENT_DAYS = Setting(
    "attachments.keep_days",
    DEVICES,
    WHOLE,
    words.ATTACHMENT_DAYS,
    words.ATTACHMENT_DAYS_SAYS,
    "180",
    least=1,
    most=1095,
    restart=True,
)
PRINTER_SETTINGS: Final = (
    (PRINTER_ADDRESS, PRINTER_MODEL, PRINTER_WIDTH, PRINTER_CHARACTERS, PRINTER_ANSWERS, PRINTER_STATUS)
    + (DRAWER_PIN, DRAWER_PULSE, DRAWER_OPEN_LEVEL, FORM_PLACE, FORM_PAPER)
    + (SECOND_ADDRESS, SECOND_MODEL, SECOND_WIDTH, SECOND_CHARACTERS, SECOND_ANSWERS, SECOND_STATUS)
)
DEVICE_SETTINGS: Final = (READER_ADDRESS, READ_ALOUD, SCANNER, SCANNER_PREFIX, SCANNER_SUFFIX, ATTACHMENT_DAYS)
