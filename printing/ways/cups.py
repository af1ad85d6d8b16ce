"""A queue of CUPS, through the system's own `lp`. It takes a job whole or not at all, and says nothing of paper."""

import subprocess
import sys
from typing import Any

from app.domain.printer_address import QueueAddress
from app.errors import PrinterTrouble
from app.texts import printing as texts
from printing.ways.connectors import connectors
from printing.ways.way import STALLED_S, WaitsOn, gives_up

_JOB_NAME = "yitai"  # no name and number of a customer in a queue that others can list


class CupsWay:
    def __init__(self, address: QueueAddress, *, timeout_s: float = STALLED_S) -> None:
        self._address = address
        self._timeout_s = timeout_s

    reads = False
    ends_jobs = True

    def open(self) -> "CupsLine":
        from escpos.exceptions import DeviceNotFoundError  # late: 250 ms, on the printing lane

        if sys.platform == "win32":
            raise PrinterTrouble(texts.NOT_ON_THIS_SYSTEM, address=self._address)
        connector = connectors().LP(self._address.queue)
        try:
            connector.open(job_name=_JOB_NAME)
        except (DeviceNotFoundError, OSError) as wrong:  # no such queue, no CUPS, no lp
            raise PrinterTrouble(texts.QUEUE_AWAY, address=self._address) from wrong
        return CupsLine(connector, self._address, timeout_s=self._timeout_s)

    def reachable(self) -> bool:
        try:
            accepting = subprocess.run(
                ["lpstat", "-a", self._address.queue], capture_output=True, timeout=self._timeout_s, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
        return accepting.returncode == 0


class CupsLine:
    """The connector starts `lp`; ending it is ours: it would add a line feed behind the cut, wait for ever and never
    look at the exit code."""

    def __init__(self, connector: Any, address: QueueAddress, *, timeout_s: float) -> None:
        self._process: subprocess.Popen[bytes] = connector.device
        connector.device = False
        self._address = address
        self._timeout_s = timeout_s
        self._job = b""

    def write(self, data: bytes, waits_on: WaitsOn = gives_up) -> None:
        self._job += data

    def read(self, within_s: float) -> bytes:
        return b""

    def finish(self) -> None:
        """`lp` reads to the end before the queue has a job: what it refuses, nobody prints."""
        try:
            self._process.communicate(self._job, timeout=self._timeout_s)
        except subprocess.TimeoutExpired as wrong:
            raise TimeoutError("lp did not end") from wrong
        if self._process.returncode > 0:
            raise PrinterTrouble(texts.QUEUE_REFUSED, address=self._address)
        if self._process.returncode < 0:
            raise OSError(f"lp was ended by signal {-self._process.returncode}")

    def close(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.communicate()
