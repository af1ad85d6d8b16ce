"""The table of printers: whole, strict, and obeyed by what is sent."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import FileFaulty
from app.texts.language import Language
from app.texts.printer_models import CHOICES, MAKERS, MODELS, TABLE_GONE, UNKNOWN
from printing import profile_table
from printing.escpos import encode
from printing.layout import TextRow, lay_out
from printing.profile_table import TABLE, model_named, printer_models, profile_of_model, read_models
from printing.profiles import PROFILES, Characters, CutBy, PrinterProfile, QrBy, StatusBy
from tests.papers.samples import sample_receipt

WRITTEN = TABLE.read_text(encoding="utf-8")


def test_it_describes_every_model_and_says_where_from() -> None:
    assert list(printer_models()) == list(MODELS)
    assert all(len(model.source) > 60 for model in printer_models().values())
    assert [key for key, _ in CHOICES] == [UNKNOWN, *(key for key in MODELS if not key.startswith(UNKNOWN))]
    assert [key for _, keys in MAKERS for key in keys] == [key for key, _ in CHOICES if key != UNKNOWN]


def test_a_table_that_is_gone_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(profile_table, "TABLE", tmp_path / "profiles.toml")
    printer_models.cache_clear()
    with pytest.raises(FileFaulty, match="install it again") as told:
        printer_models()
    assert told.value.faults == (("profiles.toml", TABLE_GONE),)


def test_an_unknown_model_prints_as_before_there_was_a_table() -> None:
    assert {width: profile_of_model(f"generic-{width}") for width in PROFILES} == PROFILES


def pictures(data: bytes) -> tuple[bytes, list[tuple[int, int]]]:
    """What is sent without its pictures, and the dots of each of these on paper, width and height."""
    rest, bands = b"", []
    while found := re.search(rb"\x1dv0(\x00|\x03)", data):  # each dot as one, or as four
        at, times = found.end(), 2 if found[1] == b"\x03" else 1
        wide, high = (int.from_bytes(data[at + k : at + 2 + k], "little") for k in (0, 2))
        bands.append((wide * 8 * times, high * times))
        rest += data[: found.start()]
        data = data[at + 4 + wide * high :]
    return rest + data, bands


@pytest.mark.parametrize("characters", Characters)
@pytest.mark.parametrize("key", MODELS)
def test_what_is_sent_obeys_it(key: str, characters: Characters, qapp: object) -> None:
    profile = replace(profile_of_model(key), characters=characters)
    paper = lay_out(sample_receipt(), columns=profile.columns)
    rest, bands = pictures(encode(paper, profile))
    assert all(high <= profile.band_rows and wide <= profile.dots for wide, high in bands)
    assert (b"\x1c!" in rest) == (profile.chinese_type and characters is Characters.GBK)
    assert (b"\x1cS" in rest) == profile.chinese_spacing
    assert (b"\x1bD" in rest and b"\t" in rest) == (profile.tabs and characters is Characters.GBK)
    assert (b"\x1d(k" in rest) == (profile.qr is QrBy.PRINTER)
    assert (b"\x1dV" in rest) == (profile.cut is CutBy.PRINTER)
    assert not [row.words for row in paper.rows if isinstance(row, TextRow) and row.cells > profile.columns]


@pytest.mark.parametrize(
    ("before", "after", "place", "said"),
    [
        ("columns = 42", "columns = 400", "columns", "24 to 48"),
        ("dots = 512", "dots = 500", "dots", "504 dots"),
        ('status = "asb"', 'status = "maybe"', "status", "dle_eot"),
        ('cut = "hand"', "", "cut", "missing"),
        ("drawer_pulse_ms = 0", "drawer_pulse_ms = 50", "drawer_pulse_ms", "no pulse"),
        ("fs_bang = false", "fs_bang = no", "", "TOML"),
        ("paper_width_mm = 58", "paper_width_mm = 60", "paper_width_mm", "80 or 58"),
        ("clears = false", "clears = true", "clears", "real-time"),
        ("fs_bang = true", "fs_bang = false", "fs_s", "FS S"),
        ('key = "pos-5890"', 'key = "pos-5891"', "key", "no such model"),
        ('key = "pos-5890"', 'key = "star-escpos"', "key", "star-escpos"),
        ('qr = "printer"', 'qr = "printer"\nspeed = 3', "speed", "no such field"),
    ],
)
def test_a_fault_is_told_with_its_place(before: str, after: str, place: str, said: str) -> None:
    at = WRITTEN.index(f"\n{before}") + 1
    line = WRITTEN.count("\n", 0, at) + 1
    broken = WRITTEN[:at] + after + WRITTEN[at + len(before) :]
    with pytest.raises(FileFaulty) as refused:
        read_models(broken.encode())
    told = [(where, what.say(Language.EN)) for where, what in refused.value.faults]
    assert any(place in where and said.lower() in what.lower() for where, what in told), told
    lines = {int(where.split(":")[0]) for where, _ in told}
    assert any(abs(found - line) <= 10 for found in lines), (line, told)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("XP-80C (copy 1)", "xprinter-xp-80"),
        ("EPSON TM-T88VI Receipt", "epson-tm-t88"),
        ("EPSON TM-T88III", None),
        ("USB 打印机 POS58 Printer USB", "pos-5890"),
        ("Gprinter GP-58130", "gprinter-gp-58"),
        ("Xprinter_XP_80C", "xprinter-xp-80"),
        ("SUNMI NT311", "sunmi-80"),
        ("佳博GP-U80300", "gprinter-gp-80"),
        ("HP LaserJet 1020", None),
        ("Print 58", None),
        ("Receipt Print 311", None),
        ("http-80", None),
        ("SP-RMTP80", None),
        ("CEXP80", None),
    ],
)
def test_a_printer_that_says_its_name_is_known_by_it(name: str, key: str | None) -> None:
    assert model_named(name) == key


def test_only_one_that_answers_at_once_is_asked_at_once() -> None:
    asked = {StatusBy.DLE_EOT, StatusBy.ASB}
    profiles: list[PrinterProfile] = [model.profile for model in printer_models().values()]
    assert all(profile.answers == (profile.status is not StatusBy.NONE) for profile in profiles)
    assert all(profile.status in asked for profile in profiles if profile.clears)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: str(profile.name))
def test_no_unknown_printer_is_sent_hops(profile: PrinterProfile) -> None:
    """One that ignores HT would put word and figure together."""
    assert not profile.tabs
