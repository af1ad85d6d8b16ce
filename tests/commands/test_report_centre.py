"""`yitai report daily --centre` against `yitai central` in a process of its own: many halls, one hall, each trouble."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader
from sqlalchemy import insert, select

from app.domain.day_scope import DayScope, ScopeKind
from central.database import open_database, reading, writing
from central.day_figures_routes import CentreStore
from central.schema import HALL as HALLS
from commands.main import main
from commands.outside import IMPORT_TOKEN_VARIABLE, SystemClock
from offline_cache.day_book import StoredDayBook
from offline_cache.day_figures_halls import HallFigures, figures_of_halls, sum_of_halls
from offline_cache.day_keep import keep_facts
from tests.central.centre_process import centre_process
from tests.fakes.centre import filled_database
from tests.fakes.clock import HandClock
from tests.fakes.day_facts import days_of_facts
from tests.fakes.orders import HALL
from tests.fakes.print_jobs import CountingIds

FIRST, LAST = date(2026, 11, 19), date(2026, 11, 20)
OTHER, SILENT, TOKEN = "H0099", "H0100", "operator"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of a centre with three halls, of which two sent two days."""
    file = tmp_path_factory.mktemp("centre") / "centre.db"
    engine = filled_database(file, clock=HandClock(), ids=CountingIds())
    with writing(engine) as connection:
        known = connection.execute(select(HALLS)).one()._mapping
        for hall in (OTHER, SILENT):
            connection.execute(insert(HALLS).values({**known, "hall_id": hall, "name_en": f"Hall {hall}"}))
        for seed, hall in enumerate((HALL.id, OTHER)):
            keep_facts(connection, hall, days_of_facts(seed, days=(FIRST, LAST), orders=40, tickets=30), noted=False)
    engine.dispose()
    return file


@pytest.fixture(scope="module")
def centre(database: Path) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(IMPORT_TOKEN_VARIABLE, TOKEN)
        with centre_process(database) as running:
            yield running.url


def _daily(out: Path, form: str, *more: str) -> int:
    return main(["report", "daily", "--as", form, "--out", str(out), "--language", "en", *more])


def _figures(database: Path, first: date, last: date) -> tuple[HallFigures, ...]:
    engine = open_database(f"sqlite:///{database}")
    with reading(engine) as connection:
        found = figures_of_halls(connection, first=first, last=last)
    engine.dispose()
    return found


@pytest.mark.parametrize(("days", "first"), [((), LAST), (("--to", LAST.isoformat()), FIRST)], ids=["a day", "a span"])
def test_all_halls_stand_in_one_table_with_their_sum(
    centre: str,
    database: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    days: tuple[str, ...],
    first: date,
) -> None:
    halls = _figures(database, first, LAST)
    whole = sum_of_halls(halls)
    for form in ("text", "pdf", "xlsx"):
        asked = ("--centre", centre, "--date", first.isoformat(), *days)
        assert _daily(tmp_path / f"halls.{form}", form, *asked) == 0
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "halls.xlsx").read_bytes()))
    head = next(row for row in book["Halls"].iter_rows(values_only=True) if row[0] == "Hall")
    rows = {row[0]: dict(zip(head, row, strict=True)) for row in book["Halls"].iter_rows(values_only=True)}
    for name, each in ((HALL.name.en, halls[0]), (f"Hall {OTHER}", halls[1]), ("Total", whole)):
        wanted = {
            "Orders": each.orders,
            "Reversed": each.reversed_orders,
            "Lines": each.lines,
            "Monthly fee": each.monthly_change_fen / 100,
            "Takings": each.takings_fen / 100,
            "Deposits": each.deposits_fen / 100,
            "Over/short": each.difference_fen / 100,
        }
        assert {key: rows[name][key] for key in wanted} == pytest.approx(wanted), name
        assert rows[name]["Hall number"] == each.hall_id
    assert f"Hall {SILENT}" not in rows
    people = {row[0]: row[1] for row in book["Arrivals and what is open"].iter_rows(max_col=2, values_only=True)}
    assert people["Total"] == whole.came
    page = PdfReader(tmp_path / "halls.pdf").pages[0].extract_text()
    slip = " ".join((tmp_path / "halls.text").read_text("utf-8").split())
    for said in (f"{whole.orders:,}", f"{whole.takings_fen / 100:,.2f}", "Binhe Road", f"Hall {OTHER}"):
        assert said in page
        assert said in slip
    assert "2 halls" in page
    assert main(["report", "check", str(tmp_path / "halls.pdf")]) == 1
    assert "several days or halls" in capsys.readouterr().err


def test_one_hall_is_its_own_summary(centre: str, database: Path, tmp_path: Path) -> None:
    out, one = tmp_path / "hall.xlsx", ("--centre", centre, "--one-hall", HALL.id, "--date", LAST.isoformat())
    assert _daily(out, "xlsx", *one, "--rows") == 0
    engine = open_database(f"sqlite:///{database}")
    days = StoredDayBook(CentreStore(engine), HALL.id, HALL.zone, SystemClock())
    own, by_desk = days.summary(DayScope(LAST, LAST)), days.summary(DayScope(LAST, LAST, ScopeKind.DESK, "03"))
    engine.dispose()
    book = openpyxl.load_workbook(io.BytesIO(out.read_bytes()))
    heads = {row[0]: row[1] for row in book.worksheets[0].iter_rows(max_col=2, values_only=True)}
    assert (heads["Orders"], heads["Takings"]) == (own.orders, own.takings_fen / 100)
    assert any(HALL.name.en in str(each) for each in heads)
    sheet = list(book.worksheets[-1].iter_rows(values_only=True))
    head = next(n for n, row in enumerate(sheet) if "Order no." in row)
    receipts = [row for row in sheet[head + 1 :] if row[sheet[head].index("Order no.")]]
    assert len(receipts) == own.orders
    assert 0 < by_desk.orders < own.orders
    assert _daily(out, "xlsx", *one, "--desk", "3") == 0
    first = openpyxl.load_workbook(io.BytesIO(out.read_bytes())).worksheets[0]
    assert {row[0]: row[1] for row in first.iter_rows(max_col=2, values_only=True)}["Orders"] == by_desk.orders


@pytest.mark.parametrize(
    ("more", "token", "said"),
    [
        (("--centre", "http://127.0.0.1:9"), TOKEN, "does not answer"),
        (("--centre",), TOKEN, "No centre was named"),
        (("--centre", "URL"), "", IMPORT_TOKEN_VARIABLE),
        (("--centre", "URL"), "another", "is not the centre's"),
        (("--centre", "URL", "--date", "2026-01-01"), TOKEN, "no figures of Thursday 2026-01-01"),
        (("--centre", "URL", "--one-hall", SILENT), TOKEN, f"no figures of Hall {SILENT}"),
        (("--centre", "URL", "--one-hall", "H0404"), TOKEN, "knows no hall H0404"),
        (("--centre", "URL", "--desk", "3"), TOKEN, "whole halls"),
        (("--one-hall", OTHER), TOKEN, "goes with --centre"),
    ],
)
def test_each_trouble_is_one_sentence_and_no_file(
    centre: str,
    soaked: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    more: tuple[str, ...],
    token: str,
    said: str,
) -> None:
    monkeypatch.setenv(IMPORT_TOKEN_VARIABLE, token)
    asked = [centre if each == "URL" else each for each in more]
    assert _daily(tmp_path / "out.pdf", "pdf", "--store", str(soaked), *asked) == 1
    told = capsys.readouterr().err
    assert said in told
    assert len(told.splitlines()) == 1
    assert not (tmp_path / "out.pdf").exists()
