"""`printer list`, `test` and `virtual` with real sockets, files and processes."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app.papers.printed import PrintedNoise, PrintedText
from commands.main import main
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.settings_names import PRINTER_ADDRESS
from offline_cache.settings import StoredSettings
from printing.virtual_printer.server import VirtualPrinter
from printing.virtual_printer.tray import Tray

ROOT = Path(__file__).parents[2]


def set_printer(folder: Path, address: str) -> None:
    store = open_or_create_demo(folder, clock=SystemClock(), ids=SystemIds())
    try:
        StoredSettings(store).set(PRINTER_ADDRESS, address)
    finally:
        store.close()


def test_a_counter_without_a_printer_says_so(soaked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["printer", "list", "--store", str(soaked)]) == 0
    assert capsys.readouterr().out == "No printer is set on this counter; receipts wait.\n"
    assert main(["printer", "test", "--store", str(soaked)]) == 1
    assert capsys.readouterr().err == "No printer is set on this counter; receipts wait.\n"


def test_the_counters_printer_is_listed_with_its_state(soaked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with VirtualPrinter(columns=48, port=0) as printer:
        set_printer(soaked, printer.address)
        assert main(["printer", "list", "--store", str(soaked)]) == 0
        row = capsys.readouterr().out
        assert row.startswith(printer.address)
        assert row.endswith("  reachable\n")
    assert main(["printer", "list", "--store", str(soaked)]) == 1
    assert capsys.readouterr().out.endswith("  out of reach\n")


@pytest.mark.parametrize(("width", "columns"), [("80", 48), ("58", 32)])
def test_a_test_page_comes_out_whole(
    width: str, columns: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "paper.bin"
    address = paper.as_uri()
    assert main(["printer", "test", "--address", address, "--width", width]) == 0
    assert capsys.readouterr().out == (
        f"The test page went to {address}: handed over; it does not answer, look at the paper.\n"
    )
    tray = Tray(columns=columns)
    tray.receive(paper.read_bytes())
    rows = [row for slip in tray.slips() for row in slip.rows]
    assert not [row for row in rows if isinstance(row, PrintedNoise)]
    words = [row.words for row in rows if isinstance(row, PrintedText)]
    assert any("Printer test page" in line for line in words)
    assert not any("?" in line for line in words)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "tcp://..:9100", "file:///nowhere/at/all"])
def test_a_printer_out_of_reach_promises_no_later_page(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["printer", "test", "--address", address]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert f"{address} cannot be " in said.err
    assert "nothing was printed" in said.err
    assert "will be printed" not in said.err


def test_a_printer_that_breaks_off_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["printer", "test", "--address", "file:///dev/full"]) == 1
    assert capsys.readouterr().err.startswith("The test page is not complete: file:///dev/full broke off")


@pytest.mark.parametrize("address", ["foo", "http://127.0.0.1", ":9100", "tcp://127.0.0.1:0"])
def test_an_address_that_is_none_is_told(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["printer", "test", "--address", address]) == 1
    said = capsys.readouterr().err
    assert f"“{address}”" in said
    assert "tcp://" in said


def test_a_taken_port_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert main(["printer", "virtual", "--no-window", "--port", str(port)]) == 1
    assert capsys.readouterr().err == (
        f"127.0.0.1:{port} is used by another program, so the virtual printer has not started. "
        "Close that program or choose another port.\n"
    )


def test_a_port_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["printer", "virtual", "--no-window", "--port", "70000"]) == 1
    assert capsys.readouterr().err.startswith("127.0.0.1:70000 cannot be used")


def test_without_a_display_the_virtual_printer_only_listens_until_it_is_stopped() -> None:
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, "yitai.py", "printer", "virtual", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, env=bare, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        address = said.removeprefix("The virtual printer listens at ").removesuffix(", Ctrl+C stops it.\n")
        host, _, port = address.rpartition(":")
        with socket.create_connection((host, int(port)), timeout=10) as connection:
            connection.sendall(b"\x1b@")
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
