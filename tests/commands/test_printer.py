"""`printer list`, `test` and `virtual` with real sockets, files and processes."""

import os
import signal
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from serial.tools.list_ports_common import ListPortInfo

from app.domain.printer_fault import Fault
from app.papers.printed import PrintedImage, PrintedNoise, PrintedText
from app.papers.test_page import SAMPLE
from app.ports import PrintState
from app.texts.printer_models import MODELS
from commands.main import main
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.printer_settings import ChosenPrinter, chosen_printer, second_printer
from commands.settings_names import PRINTER_ADDRESS
from offline_cache.print_jobs import StoredPrintJobs
from offline_cache.settings import StoredSettings
from printing.profile_table import profile_of_model
from printing.profiles import PAPER_80, Characters, QrBy, StatusBy
from printing.virtual_printer.pseudo_terminal import SerialVirtualPrinter
from printing.virtual_printer.server import VirtualPrinter
from tests.fakes.printer_at_hand import PrinterAtHand

ROOT = Path(__file__).parents[2]
CUT = b"\x1dVB\x00"


def set_printer(folder: Path, address: str, **others: str) -> None:
    store = open_or_create_demo(folder, clock=SystemClock(), ids=SystemIds())
    try:
        for key, value in {PRINTER_ADDRESS: address, **others}.items():
            StoredSettings(store).set(key, value)
    finally:
        store.close()


@pytest.fixture
def empty_pc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever this machine has plugged in, this one has nothing."""
    monkeypatch.setattr("serial.tools.list_ports.comports", list)
    monkeypatch.setattr("usb.core.find", lambda **_: [])
    monkeypatch.setenv("PATH", "/nowhere")


@pytest.mark.usefixtures("empty_pc")
def test_a_counter_without_a_printer_says_so(soaked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["printer", "list", "--here", "--store", str(soaked)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("No printer is set on this counter; receipts wait.\nNo printer was found. Check that it")
    assert main(["printer", "test", "--store", str(soaked)]) == 1
    assert capsys.readouterr().err == "No printer is set on this counter; receipts wait.\n"


@pytest.mark.usefixtures("empty_pc")
def test_printers_that_were_found_are_listed_as_they_are_typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("serial.tools.list_ports.comports", lambda: [ListPortInfo("COM3")])
    assert main(["printer", "list", "--network", "127.0.0.64/30", "--store", str(tmp_path / "none")]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "No printer is set on this counter; receipts wait.",
        "serial://COM3?baud=9600  Serial port COM3  follow its cable to see what it is",
    ]


def test_a_network_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["printer", "list", "--network", "hall"])
    assert "hall is no network; write it like 192.168.1.0/24" in capsys.readouterr().err


@pytest.mark.usefixtures("empty_pc")
def test_the_counters_printers_are_listed_with_their_state(soaked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def said(code: int) -> list[str]:
        assert main(["printer", "list", "--here", "--store", str(soaked)]) == code
        return capsys.readouterr().out.splitlines()

    with VirtualPrinter(columns=48, port=0) as first, VirtualPrinter(columns=32, port=0) as second:
        setting = {
            "printer.model": "epson-tm-t82",
            "printer.second_address": f"tcp://{second.address}",
            "printer.second_model": "pos-5890",
        }
        set_printer(soaked, first.address, **setting)
        own, other, *_ = said(0)
        assert own == f"tcp://{first.address}  Epson TM-T82, 80 mm  ready"
        assert other.startswith(f"tcp://{second.address}  second, POS-5890, 58 mm  rea")
        first.mechanism.switch_on(Fault.PAPER_OUT)
        row, what, *_ = said(1)
        assert row.endswith("  out of paper")
        assert "Put paper in" in what
    assert said(1)[0].endswith("  unreachable")


def test_the_models_are_listed_with_where_they_are_from(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["printer", "models"]) == 0
    said = capsys.readouterr().out
    assert "epson-tm-t88  Epson TM-T88  80 mm, 42 cells" in said
    assert said.count("\n") == 2 * len(MODELS)


def test_a_model_has_the_width_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    test = ["printer", "test", "--address", (tmp_path / "paper.bin").as_uri(), "--model", "epson-tm-t88"]
    assert main([*test, "--width", "58"]) == 1
    assert "not both" in capsys.readouterr().err
    assert main(test) == 0
    assert b"\x1dv0\x00" + (512 // 8).to_bytes(2, "little") in (tmp_path / "paper.bin").read_bytes()


@pytest.mark.parametrize(("width", "columns"), [("80", 48), ("58", 32)])
def test_a_test_page_comes_out_whole(
    width: str, columns: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "paper.bin"
    address = paper.as_uri()
    assert main(["printer", "test", "--address", address, "--width", width, "--characters", "gbk"]) == 0
    assert capsys.readouterr().out == (
        f"The test page went to {address}: handed over; it does not answer, look at the paper.\n"
    )
    paper_out = PrinterAtHand(columns=columns)
    paper_out.receive(paper.read_bytes())
    rows = [row for slip in paper_out.mechanism.slips() for row in slip.rows]
    assert not [row for row in rows if isinstance(row, PrintedNoise)]
    words = [row.words for row in rows if isinstance(row, PrintedText)]
    assert any("Printer test page" in line for line in words)
    assert not any("?" in line for line in words)


def test_a_printer_nobody_has_looked_at_gets_everything_drawn_but_one_line(tmp_path: Path) -> None:
    paper = tmp_path / "paper.bin"
    assert main(["printer", "test", "--address", paper.as_uri()]) == 0
    paper_out = PrinterAtHand(columns=48)
    paper_out.receive(paper.read_bytes())
    rows = [row for slip in paper_out.mechanism.slips() for row in slip.rows]
    assert [row.words for row in rows if isinstance(row, PrintedText)] == [SAMPLE.replace("¥", "￥")]
    assert sum(isinstance(row, PrintedImage) for row in rows) > 3


class Typist:
    """`yitai` at a real terminal: what it says is read, what is typed is echoed."""

    def __init__(self, *command: str) -> None:
        self._far, near = os.openpty()
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "yitai.py", *command], cwd=ROOT, env=environment, stdin=near, stdout=near
        )
        os.close(near)
        self.said = ""

    def answer(self, behind: str, typed: str) -> None:
        while behind not in self.said:
            self.said += os.read(self._far, 4096).decode()
        os.write(self._far, typed.encode())

    def ended(self) -> int:
        try:
            while piece := os.read(self._far, 4096):
                self.said += piece.decode()
        except OSError:  # the other side of the terminal is closed
            pass
        os.close(self._far)
        return self._process.wait(30)


def kept(folder: Path) -> ChosenPrinter:
    store = open_or_create_demo(folder, clock=SystemClock(), ids=SystemIds())
    try:
        return chosen_printer(StoredSettings(store).get)
    finally:
        store.close()


def test_two_answers_at_the_terminal_settle_the_profile_and_are_kept(soaked: Path) -> None:
    with VirtualPrinter(columns=48, port=0) as printer:
        address = f"tcp://{printer.address}"
        person = Typist("printer", "test", "--address", address, "--store", str(soaked))
        person.answer("y or n:", "perhaps\r")
        person.answer("Type y or n:", "y\r")
        person.answer("1, 2 or 3:", "1\r")
        assert person.ended() == 0
    assert "Paper 80 mm, with the printer's own Chinese characters." in person.said
    assert f"Kept in {soaked}" in person.said
    chosen = kept(soaked)
    assert str(chosen.address) == address
    assert chosen.profile == replace(PAPER_80, status=StatusBy.DLE_EOT)  # it answered that at once


def test_the_second_printers_page_settles_the_second(soaked: Path) -> None:
    with VirtualPrinter(columns=32, port=0) as printer:
        set_printer(soaked, "tcp://127.0.0.1:1", **{"printer.second_address": f"tcp://{printer.address}"})
        person = Typist("printer", "test", "--second", "--model", "xprinter-xp-58", "--store", str(soaked))
        person.answer("y or n:", "y\r")
        person.answer("1, 2 or 3:", "1\r")
        assert person.ended() == 0
    assert "Xprinter XP-58. Paper 58 mm" in person.said
    store = open_or_create_demo(soaked, clock=SystemClock(), ids=SystemIds())
    try:
        second = second_printer(StoredSettings(store).get)
    finally:
        store.close()
    assert second is not None
    wanted = replace(profile_of_model("xprinter-xp-58"), status=StatusBy.DLE_EOT)
    assert (str(second.address), second.profile) == (f"tcp://{printer.address}", wanted)
    assert str(kept(soaked).address) == "tcp://127.0.0.1:1"


def test_a_page_clears_away_what_a_torn_job_of_this_store_left(soaked: Path) -> None:
    """A picture cut off takes whatever comes next on a serial line for its dots."""
    with SerialVirtualPrinter(baud=115_200) as paper:
        node = os.open(paper.device, os.O_WRONLY | os.O_NOCTTY)
        os.write(node, b"\x1b@torn\n\x1dv0\x00" + bytes([48, 0, 100, 0]) + b"\xff" * 48)
        os.close(node)
        store = open_or_create_demo(soaked, clock=SystemClock(), ids=SystemIds())
        try:
            jobs = StoredPrintJobs(store)
            job = jobs.open()[0]
            for state in (PrintState.SENT, PrintState.UNKNOWN):
                jobs.mark(job.id, state, at=store.clock.now(), data=b"torn", printer=paper.address)
        finally:
            store.close()
        test = ["printer", "test", "--characters", "gbk", "--store", str(soaked)]
        assert main([*test, "--address", paper.address]) == 0
        page = paper.slips()[-1]
    assert page.rows[0] == PrintedText("   Printer test page", strong=True, double=True)


def test_a_page_is_printed_beside_an_open_window_and_is_only_not_written_down(
    soaked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "paper.bin"
    store = open_or_create_demo(soaked, clock=SystemClock(), ids=SystemIds())
    try:
        assert main(["printer", "test", "--address", paper.as_uri(), "--store", str(soaked)]) == 1
        assert str(soaked) in capsys.readouterr().err
    finally:
        store.close()
    assert paper.read_bytes().endswith(CUT)


def test_a_narrower_printer_without_chinese_is_kept_as_that(soaked: Path, tmp_path: Path) -> None:
    address = (tmp_path / "paper.bin").as_uri()
    person = Typist("printer", "test", "--address", address, "--store", str(soaked))
    person.answer("y or n:", "n\r")
    person.answer("1, 2 or 3:", "2\r")
    assert person.ended() == 0
    assert "--width 58" in person.said
    profile = kept(soaked).profile
    assert (profile.paper_width_mm, profile.characters, profile.qr) == (58, Characters.RASTER, QrBy.RASTER)
    assert not profile.answers


def test_who_leaves_the_questions_or_names_no_store_changes_nothing(soaked: Path, tmp_path: Path) -> None:
    address = (tmp_path / "paper.bin").as_uri()
    person = Typist("printer", "test", "--address", address, "--store", str(soaked))
    person.answer("y or n:", "\x04")
    assert person.ended() == 0
    other = Typist("printer", "test", "--address", address)
    other.answer("y or n:", "y\r")
    other.answer("1, 2 or 3:", "1\r")
    assert other.ended() == 0
    assert "Not kept." in other.said
    assert str(kept(soaked).address) != address


def test_a_slow_line_keeps_the_printers_own_characters(soaked: Path) -> None:
    with SerialVirtualPrinter(baud=19_200) as paper:
        person = Typist("printer", "test", "--address", paper.address, "--store", str(soaked))
        person.answer("y or n:", "n\r")
        person.answer("1, 2 or 3:", "1\r")
        assert person.ended() == 0
        rows = [row.words for slip in paper.slips() for row in slip.rows if isinstance(row, PrintedText)]
        assert SAMPLE.replace("¥", "￥") in rows
    assert "too slow for pictures" in person.said
    assert kept(soaked).profile.characters is Characters.GBK


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
    assert f'"{address}"' in said
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
