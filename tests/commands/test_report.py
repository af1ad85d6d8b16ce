"""`yitai report`: the summary of a day in each form, and a printed one held against the day as it was closed."""

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader, PdfWriter

from app.domain.day_summary import DaySummary
from app.domain.hall_time import hall_date
from commands.hall_admin import door_in, door_left_open
from commands.main import main
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.stored_parts import stored_parts
from offline_cache.closed_days import seal_day
from offline_cache.hall_client import HallAddress
from tests.papers.day_summaries import DAY, NAMES, ZONE, rich_summary

FORMS = ("text", "escpos", "pdf", "xlsx")


def _daily(store: Path, form: str, out: Path, *more: str) -> int:
    return main(["report", "daily", "--store", str(store), "--as", form, "--out", str(out), *more])


def _sealed(folder: Path) -> DaySummary:
    """A day of this store's hall, closed as a close would."""
    store = open_or_create_demo(folder, clock=SystemClock(), ids=SystemIds())
    try:
        hall = stored_parts(store).desk.hall.id
        summary = rich_summary()
        assert summary.closed is not None
        whole = replace(summary, closed=replace(summary.closed, number=1, seal=""), called=tuple(NAMES.items()))
        return store.write(lambda connection: seal_day(connection, hall, whole, key=store.closed_days_key))
    finally:
        store.close()


def _check(store: Path, file: Path) -> int:
    return main(["report", "check", str(file), "--store", str(store)])


def _refused(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    return said


def test_the_same_day_in_each_form(soaked: Path, tmp_path: Path) -> None:
    files = {form: tmp_path / f"day.{form}" for form in FORMS}
    for form, file in files.items():
        assert _daily(soaked, form, file, "--rows") == 0
    text = files["text"].read_text("utf-8")
    assert "Daily summary" in text
    today = hall_date(SystemClock().now(), ZONE).isoformat()
    assert today in text
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"].read_bytes()))
    first = {str(row[0].value): row[1].value for row in book.worksheets[0].iter_rows(max_col=2)}
    assert first["Orders"] == 2
    page = PdfReader(io.BytesIO(files["pdf"].read_bytes())).pages[0].extract_text()
    assert "Orders" in page
    assert files["escpos"].read_bytes().startswith(b"\x1b")
    orders = book.worksheets[-1]
    assert orders.max_row >= 3  # a head and the two orders


def test_a_summary_is_made_anew_and_nothing_else_written_over(
    soaked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for form in FORMS:
        out = tmp_path / f"day.{form}"
        out.write_bytes(b"%PDF-1.7 somebody's own")
        assert _daily(soaked, form, out) == 1
        assert "was left alone" in _refused(capsys)
        assert out.read_bytes() == b"%PDF-1.7 somebody's own"
        assert _daily(soaked, form, out, "--replace") == 0
        assert _daily(soaked, form, out, "--desk", "3") == 0
        capsys.readouterr()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--date", "20.11.2026"), "no day"),
        (("--date", "2026-11-21", "--to", "2026-11-20"), "swap"),
        (("--date", "2024-01-01", "--to", "2026-01-01"), "400 days"),
        (("--hall", "https://hall.example"), "not paired"),
        (("--out", "/nowhere/at/all.pdf"), "/nowhere/at"),
    ],
)
def test_each_trouble_is_one_sentence(
    soaked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], said: str
) -> None:
    assert _daily(soaked, "pdf", tmp_path / "day.pdf", *more) == 1
    assert said in _refused(capsys)
    assert not (tmp_path / "day.pdf").exists()


def test_a_printed_summary_is_held_against_the_closed_day(
    soaked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _sealed(soaked)
    file = tmp_path / "z.pdf"
    assert _daily(soaked, "pdf", file, "--date", DAY.isoformat(), "--language", "zh") == 0
    capsys.readouterr()
    assert _check(soaked, file) == 0
    assert capsys.readouterr().out == f"{file} is as the day was closed: 2026-11-20, Z 1.\n"

    writer = PdfWriter(clone_from=io.BytesIO(file.read_bytes()))
    writer.add_metadata({"/Keywords": "forged"})
    forged = tmp_path / "forged.pdf"
    with forged.open("wb") as out:
        writer.write(out)
    assert _check(soaked, forged) == 1
    assert "was changed" in _refused(capsys)
    forged.write_bytes(file.read_bytes().replace(b"z=1 ", b"z=2 "))
    assert _check(soaked, forged) == 1
    assert "not found" in _refused(capsys)
    forged.write_bytes(file.read_bytes().replace(b"seal=", b"seal=00", 1))
    assert _check(soaked, forged) == 1
    assert "another seal" in _refused(capsys)


def test_of_an_open_day_and_of_other_files_nothing_can_be_said(
    soaked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "open.pdf"
    assert _daily(soaked, "pdf", file) == 0
    capsys.readouterr()
    assert _check(soaked, file) == 1
    assert "before" in _refused(capsys)
    assert _daily(soaked, "pdf", file, "--desk", "3") == 0
    capsys.readouterr()
    assert _check(soaked, file) == 1
    assert "whole day" in _refused(capsys)
    file.write_bytes(b"%PDF-1.4 of somebody")
    assert _check(soaked, file) == 1
    assert "no summary PDF" in _refused(capsys)
    assert _check(soaked, tmp_path / "none.pdf") == 1
    assert len(_refused(capsys)) > 10


def test_a_running_server_is_asked_where_it_left_its_door(
    soaked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody listens there: the store is not opened beside its server, and the trouble is the server's."""
    with door_left_open(soaked, HallAddress("http://127.0.0.1:9", "t"), hall_toml=""):
        assert _daily(soaked, "pdf", tmp_path / "day.pdf") == 1
        assert "older release" in _refused(capsys)
    assert door_in(soaked) is None
