"""`soak`, `store check` and `doctor` on real stores: what they print, how they end, and each trouble in a sentence."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import delete

from app.domain.device_settings import READER_ADDRESS
from app.domain.printer_fault import Fault
from app.texts import commands as words
from commands import doctor
from commands.desk_here import desk_of
from commands.main import main
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.settings_names import CENTRAL_URL, HALL_TOKEN, HALL_URL, PRINTER_ADDRESS
from commands.stored_parts import stored_parts
from offline_cache.keys import DEMO_PASSPHRASE, PASSPHRASE_VARIABLE
from offline_cache.print_schema import PRINT_JOBS
from offline_cache.settings import StoredSettings
from offline_cache.store import Store
from printing.virtual_printer.server import VirtualPrinter
from tests.commands.conftest import PASSPHRASE
from tests.fakes.card_reader import CardReader

ROOT = Path(__file__).parents[2]
OPENS_STORE = (
    ["store", "check", "--store"],
    ["soak", "--orders", "1", "--store"],
    ["printer", "list", "--store"],
    ["printer", "test", "--store"],
)


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    store = open_or_create_demo(folder, clock=SystemClock(), ids=SystemIds())
    try:
        yield store
    finally:
        store.close()


def told(capsys: pytest.CaptureFixture[str]) -> str:
    """The one sentence on standard error; nothing else was said."""
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith("\n")
    assert len(said.err.splitlines()) == 1
    return said.err


def test_a_soak_says_each_order_that_is_on_disk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "store"
    assert main(["soak", "--store", str(folder), "--orders", "5"]) == 0
    public, head, *acks = capsys.readouterr().out.splitlines()
    assert DEMO_PASSPHRASE in public
    assert head == f"Store {folder}, orders to accept: 5."
    said = [ack.removeprefix("ACK ") for ack in acks]
    assert len(set(said)) == 5
    assert main(["store", "check", "--store", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "integrity": "ok",
        "orders": said,
        "partial": 0,
        "hanging": 0,
        "owed": 0,
        "only_archive": False,
    }
    with opened(folder) as store:
        desk = desk_of(store, StoredSettings(store))
        assert (desk.hall.code, desk.number) == ("BH", "03")


def test_a_second_soak_goes_on_with_the_numbers(stocked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["soak", "--store", str(stocked), "--orders", "2"]) == 0
    assert main(["soak", "--store", str(stocked), "--orders", "1"]) == 0
    order_id = capsys.readouterr().out.splitlines()[-1].removeprefix("ACK ")
    with opened(stocked) as store:
        row = stored_parts(store).order_book.row(order_id)
        assert row is not None
        assert row.receipt_number.endswith("-03-0003")


@pytest.mark.parametrize("orders", ["0", "-3"])
def test_a_soak_of_nothing_is_refused(orders: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["soak", "--store", str(tmp_path / "store"), f"--orders={orders}"]) == 1
    assert told(capsys) == "--orders is a whole number above 0.\n"
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("place", ["plain", "plain/deeper", "/proc/zz"])
def test_a_place_that_takes_no_store_is_named_and_the_disk_is_not(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plain").write_text("a file")
    folder = tmp_path / place
    assert main(["soak", "--orders", "1", "--store", str(folder)]) == 1
    assert told(capsys).startswith(f"{folder} cannot be a store's folder: ")


def test_a_sound_store_is_said_to_be_sound(soaked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["store", "check", "--store", str(soaked)]) == 0
    assert capsys.readouterr().out == f"The store is sound: {soaked}; orders, all whole: 2.\n"


def test_an_order_that_lacks_a_part_is_counted(soaked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with opened(soaked) as store:
        store.write(lambda connection: connection.execute(delete(PRINT_JOBS)))
    assert main(["store", "check", "--store", str(soaked)]) == 1
    assert "2 orders are not whole" in capsys.readouterr().out
    assert main(["store", "check", "--store", str(soaked), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["partial"] == 2


@pytest.mark.parametrize("typed", OPENS_STORE)
def test_a_wrong_passphrase_opens_nothing(
    typed: list[str], locked: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSPHRASE_VARIABLE, "not this one")
    assert main([*typed, str(locked)]) == 1
    assert told(capsys).startswith("The passphrase is wrong. The store stays closed")
    monkeypatch.setenv(PASSPHRASE_VARIABLE, PASSPHRASE)
    assert main(["store", "check", "--store", str(locked)]) == 0


def test_without_a_passphrase_the_variable_is_named(locked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["store", "check", "--store", str(locked)]) == 1
    assert PASSPHRASE_VARIABLE in told(capsys)


@pytest.mark.parametrize("typed", OPENS_STORE)
def test_a_store_of_a_newer_program_is_left_alone(
    typed: list[str], newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (newer / "store.db").read_bytes()
    assert main([*typed, str(newer)]) == 1
    assert told(capsys).startswith("This store was made by a newer Yitai")
    assert (newer / "store.db").read_bytes() == before


def test_a_store_in_use_by_another_process_is_told(soaked: Path) -> None:
    """Two real processes: the first is still open when the second asks."""
    with opened(soaked):
        second = subprocess.run(
            [sys.executable, "yitai.py", "store", "check", "--store", str(soaked)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert (second.returncode, second.stdout) == (1, "")
    assert second.stderr == (
        f"Another Yitai is using this store ({soaked}). Switch to the window that is open, or close it first.\n"
    )


def test_a_folder_without_a_store_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["store", "check", "--store", str(tmp_path)]) == 1
    assert told(capsys).startswith(f"There is no Yitai store in {tmp_path}. Try yitai demo first")


def test_a_spoilt_store_is_told(soaked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = soaked / "store.db"
    body = bytearray(database.read_bytes())
    body[40:200] = bytes(160)
    database.write_bytes(bytes(body))
    assert main(["store", "check", "--store", str(soaked)]) == 1
    assert str(soaked) in told(capsys)


def findings(capsys: pytest.CaptureFixture[str]) -> dict[str, tuple[str, str]]:
    rows = json.loads(capsys.readouterr().out)
    return {name: (row["state"], row["words"]) for name, row in rows.items()}


def test_the_doctor_finds_a_new_counter_well(soaked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--store", str(soaked), "--json"]) == 0
    found = findings(capsys)
    assert list(found) == [
        "fonts",
        "disk",
        "voice",
        "store",
        "printer",
        "reader",
        "payment",
        "seal",
        "hall",
        "central",
        "clock",
    ]
    assert {name for name, (state, _) in found.items() if state == "fine"} == {"fonts", "disk", "store"}
    assert found["store"] == ("fine", "opens; orders: 2, to be sent: 2")


def test_the_doctor_says_what_is_wrong_and_ends_with_1(soaked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with opened(soaked) as store:
        settings = StoredSettings(store)
        settings.set(PRINTER_ADDRESS, "tcp://127.0.0.1:1")
        settings.set(CENTRAL_URL, "http://127.0.0.1:1")
    assert main(["doctor", "--store", str(soaked), "--json"]) == 1
    found = findings(capsys)
    assert found["printer"] == ("fault", "tcp://127.0.0.1:1 is out of reach")
    assert found["central"][0] == "fault"
    assert "cannot be reached" in found["central"][1]


def test_the_doctor_sees_a_card_reader_that_is_there(soaked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def said(address: str) -> tuple[str, str]:
        with opened(soaked) as store:
            StoredSettings(store).set(READER_ADDRESS.key, address)
        main(["doctor", "--store", str(soaked), "--json"])
        return findings(capsys)["reader"]

    with CardReader() as reader:
        assert said(f"serial://{reader.port}") == ("fine", f"serial://{reader.port} is reachable")
    assert said("serial:///dev/no-such-port")[0] == "fault"
    assert said("COM3")[0] == "fault"
    assert said("demo") == ("note", "the demo's")
    assert said("")[0] == "note"


def test_the_doctor_sees_both_printers_and_what_keeps_one_from_printing(
    soaked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with VirtualPrinter(columns=48, port=0) as first, VirtualPrinter(columns=32, port=0) as second:
        with opened(soaked) as store:
            StoredSettings(store).set(PRINTER_ADDRESS, first.address)
            StoredSettings(store).set("printer.second_address", second.address)
            StoredSettings(store).set("printer.second_status", "dle_eot")
        assert main(["doctor", "--store", str(soaked), "--json"]) == 0
        found = findings(capsys)
        assert found["printer"] == ("fine", f"{first.address} is reachable")
        assert found["second_printer"] == ("fine", f"{second.address} is reachable")
        second.mechanism.switch_on(Fault.COVER_OPEN)
        assert main(["doctor", "--store", str(soaked), "--json"]) == 1
        assert findings(capsys)["second_printer"] == ("fault", f"{second.address} does not print: cover open")


def test_the_doctor_says_of_a_hall_server_that_is_away_what_the_desks_do(
    soaked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(soaked) as store:
        StoredSettings(store).set(HALL_URL, "http://127.0.0.1:1")
        StoredSettings(store).set(HALL_TOKEN, "any")
    assert main(["doctor", "--store", str(soaked), "--json"]) == 1
    state, said = findings(capsys)["hall"]
    assert (state, said[:59]) == ("fault", "http://127.0.0.1:1 does not answer, desks call tickets of t")
    assert "Pressing" not in said


def test_the_doctor_names_the_demos_store_where_there_is_only_that(
    soaked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "default_demo", lambda: soaked.parent)
    monkeypatch.setattr(doctor, "DEMO_STORE", soaked.name)
    assert main(["doctor", "--store", str(tmp_path / "none")]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == (
        f"note   store: none at {tmp_path / 'none'} yet; the demo's is at {soaked}, name it with --store"
    )


def test_the_doctor_looks_where_there_is_no_store_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "default_demo", lambda: tmp_path / "demo")
    assert main(["doctor", "--store", str(tmp_path / "none")]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert rows[-1] == f"note   store: none at {tmp_path / 'none'} yet; yitai demo makes one to try"
    assert not (tmp_path / "none").exists()


def test_the_doctor_tells_a_closed_store_as_a_fault(
    locked: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSPHRASE_VARIABLE, "not this one")
    assert main(["doctor", "--store", str(locked), "--json"]) == 1
    assert findings(capsys)["store"][0] == "fault"


@pytest.mark.parametrize("language", ["C.UTF-8", "zh_CN.UTF-8"])
def test_the_doctor_leaves_a_running_counter_alone(
    language: str, soaked: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    with opened(soaked):
        assert main(["doctor", "--store", str(soaked), "--json"]) == 0
    found = findings(capsys)
    assert list(found) == ["fonts", "disk", "voice", "store"]
    said = words.DOCTOR_STORE_IN_USE
    assert found["store"] == ("note", said.en if language == "C.UTF-8" else said.zh)
