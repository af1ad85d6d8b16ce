"""python-escpos as it is loaded: its connectors alone, nothing left in the environment or beside the program."""

import os
import subprocess
import sys
from pathlib import Path

from escpos.constants import GS

from printing.ways.connectors import connectors

LOADED = """
import os
before = dict(os.environ)
from printing.ways.connectors import connectors
module = connectors()
import escpos.capabilities as table
assert list(table.CAPABILITIES["profiles"]) == ["default"], "the table of printers was read"
assert dict(os.environ) == before
assert {"File", "LP", "Network", "Serial", "Usb", "Win32Raw"} <= set(dir(module))
"""


def test_the_table_of_printers_is_not_read_and_nothing_is_left(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", LOADED], env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []


def test_a_connector_takes_bytes_as_they_are(tmp_path: Path) -> None:
    paper = tmp_path / "paper"
    paper.touch()
    connector = connectors().File(str(paper), auto_flush=True)
    connector._raw(GS + "收".encode("gbk"))
    connector.close()
    assert paper.read_bytes() == GS + "收".encode("gbk")
