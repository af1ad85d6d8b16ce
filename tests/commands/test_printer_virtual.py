"""`yitai printer virtual` with faults: at the start, and typed while it runs. The faults themselves: tests/printing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.printer_fault import Fault
from app.errors import InputRefused
from commands.printer_virtual import obey
from printing.virtual_printer.server import VirtualPrinter

ROOT = Path(__file__).parents[2]


def test_faults_are_typed_and_mended_while_it_runs() -> None:
    with VirtualPrinter(port=0) as printer:
        obey(printer, "cover-open")
        obey(printer, "paper-out@20")
        assert printer.faults() == {Fault.COVER_OPEN}
        with pytest.raises(InputRefused, match="There is no fault cover; there are: paper-low"):
            obey(printer, "cover")
        obey(printer, "mend")
        assert printer.faults() == printer.mechanism.ordered() == frozenset()


def test_a_serial_one_says_the_address_to_be_typed_and_has_its_fault_from_the_start() -> None:
    command = [sys.executable, "yitai.py", "printer", "virtual", "--no-window"]
    serial = ["--serial", "--baud", "19200", "--fault", "paper-out"]
    process = subprocess.Popen([*command, *serial], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    with process.stdout as said:
        device, _, rest = said.readline().partition("serial://")[2].partition("?")
        near = os.open(device, os.O_RDWR | os.O_NOCTTY)
        os.write(near, b"\x10\x04\x04")
        assert os.read(near, 9) == b"\x7e"
        os.close(near)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0
    assert rest.startswith("baud=19200")
