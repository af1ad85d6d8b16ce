"""printing/profiles.toml: read once, strictly, and only when a model is asked for."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from app.errors import FileFaulty
from app.handling.data_file.document import Document, decode
from app.handling.data_file.table import Table, check_unique
from app.texts import printer_models as words
from app.texts.language import Text, same
from printing.profiles import PROFILES, Characters, CutBy, DrawerPin, DrawerPort, PrinterProfile, QrBy, StatusBy

TABLE: Final = Path(__file__).with_name("profiles.toml")
_CELL_DOTS: Final = 12
_WORD: Final = re.compile(r"[0-9A-Z]+")


@dataclass(frozen=True, slots=True)
class PrinterModel:
    """`profile.drawer` is None: whether one hangs on it a person sets; `drawer` is how one would be opened."""

    key: str
    name: Text
    named: tuple[str, ...]
    profile: PrinterProfile
    drawer: DrawerPort | None
    source: str


def profile_of_model(key: str) -> PrinterProfile:
    """What the model can, with its Chinese as it may be once a test page was read. KeyError for an unknown key."""
    return printer_models()[key].profile


def model_named(name: str) -> str | None:
    """The model that a printer calls itself after (`XP-80C (copy 1)`), None where no name says.

    Its maker's name begins with one of the words: `Print 58` is no NT-58.
    """
    words = _WORD.findall(name.upper())
    ends = ["".join(words[at:]) for at in range(len(words))]
    named = [(each, model.key) for model in printer_models().values() for each in model.named]
    found = [(len(each), key) for each, key in named if any(end.startswith(each) for end in ends)]
    return max(found)[1] if found else None


@lru_cache(maxsize=1)
def printer_models() -> dict[str, PrinterModel]:
    """All of them by their keys, in the order in which people are shown them. Raises FileFaulty."""
    try:
        raw = TABLE.read_bytes()
    except OSError as wrong:
        raise FileFaulty(words.TABLE_FAULTY, ((TABLE.name, words.TABLE_GONE),), count=1) from wrong
    return read_models(raw)


def read_models(raw: bytes) -> dict[str, PrinterModel]:
    """Raises FileFaulty with every fault at its line."""
    document = Document(decode(raw, faulty=words.TABLE_FAULTY), faulty=words.TABLE_FAULTY, records=("model",))
    tables = document.tables("model", label="key")
    models = [_model(table) for table in tables]
    check_unique(tables, "key", [model.key for model in models])
    missing = [key for key in words.MODELS if key not in [model.key for model in models]]
    if missing:
        document.head.fault("model", words.NOT_DESCRIBED, models=same(", ".join(missing)))
    document.head.finish()
    document.refuse_faults()
    by_key = {model.key: model for model in models}
    return {key: by_key[key] for key in words.MODELS}


def _model(table: Table) -> PrinterModel:
    key = table.string("key")
    if table.sound("key") and key not in words.MODELS:
        table.fault("key", words.NOT_KNOWN)
    named = table.codes_or_none("named", r"[0-9A-Z]{4,20}", example="XP80")
    profile = _profile(table, key)
    pin = None if table.says_none("drawer_pin") else table.choice("drawer_pin", DrawerPin)
    pulse_ms = table.whole("drawer_pulse_ms", least=0 if pin is None else 10, most=510)
    if pin is None and pulse_ms:
        table.fault("drawer_pulse_ms", words.NO_PULSE)
    source = table.string("source")
    table.finish()
    drawer = None if pin is None else DrawerPort(pin, max(pulse_ms, 10))
    return PrinterModel(key, words.MODELS.get(key, same(key)), named, profile, drawer, source)


def _profile(table: Table, key: str) -> PrinterProfile:
    width = table.whole("paper_width_mm", least=58, most=80)
    if table.sound("paper_width_mm") and width not in PROFILES:
        table.fault("paper_width_mm", words.NOT_A_WIDTH)
    columns = table.whole("columns", least=24, most=48)
    dots = table.whole("dots", least=256, most=832)
    if table.sound("columns", "dots") and (dots % 8 or dots < columns * _CELL_DOTS):
        table.fault("dots", words.DOTS_OF_CELLS, columns=columns, needed=columns * _CELL_DOTS)
    chinese_type, spacing = table.flag("fs_bang"), table.flag("fs_s")
    if spacing and not chinese_type:
        table.fault("fs_s", words.SPACING_NEEDS_TYPE)
    status, clears = table.choice("status", StatusBy), table.flag("clears")
    if clears and status not in (StatusBy.DLE_EOT, StatusBy.ASB):
        table.fault("clears", words.CLEARS_NEEDS_STATUS)
    cjk = table.choice("cjk", Characters)
    return PrinterProfile(
        name=f"{width} mm",
        paper_width_mm=width,
        columns=columns,
        dots=dots,
        characters=cjk,
        qr=table.choice("qr", QrBy),
        cut=table.choice("cut", CutBy),
        band_rows=table.whole("band_rows", least=24, most=128),
        chinese_type=chinese_type,
        answers=status is not StatusBy.NONE,
        status=status,
        clears=clears,
        chinese_spacing=spacing,
        doubles=table.flag("doubles"),
        tabs=table.flag("tabs"),
        own_chinese=cjk is Characters.GBK,
        model=key,
    )
