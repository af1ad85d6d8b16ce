"""The hall server as it is run: `yitai hall` in a process of its own, over TCP, and devices paired with it."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import resources
from app.hall_ports import HallServer
from offline_cache import keys
from offline_cache.hall_client import HallClient
from offline_cache.hall_pairing import pair_with_hall
from tests.central.centre_process import ROOT, STOP_S

HALL = "H0032"
_CODE = re.compile(r"\b(?:[2-9A-Z]{4}-)+[2-9A-Z]{4}\b")
_ADDRESS = re.compile(r"https?://127[\d.]+:(\d+)")


class HallProcess:
    """Starts at once; `again` starts another on the same store and port after this one ended."""

    def __init__(
        self,
        folder: Path,
        *,
        pair: tuple[str, ...] = (),
        port: int = 0,
        plain: bool = False,
        pages_port: int = 0,
        take_over: str = "",
    ) -> None:
        self.folder = folder
        command = [sys.executable, str(ROOT / "yitai.py"), "hall", "--store", str(folder), "--port", str(port)]
        command += ["--hall-file", str(resources.path("demo/hall.toml"))]
        command += [word for each in pair for word in ("--pair", each)]
        command += ["--plain"] if plain else []
        command += ["--pages-port", str(pages_port)]
        command += ["--take-over", take_over] if take_over else []
        environment = {**os.environ, keys.PASSPHRASE_VARIABLE: keys.DEMO_PASSPHRASE}
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
        )
        self.codes: list[str] = []
        said = told = ""
        assert self._process.stdout is not None
        while (found := _ADDRESS.search(said)) is None:
            said = self._process.stdout.readline()
            told += said
            if not said:
                self.kill()
                raise AssertionError(f"the hall server ended before it listened: {told}")
            self.codes += _CODE.findall(said)
        self.pid = self._process.pid
        self.url, self.port = found[0], int(found[1])

    def kill(self) -> None:
        self._process.kill()
        self._process.wait(STOP_S)
        self._close()

    def stop(self) -> int:
        """As an operator stops it; the exit code."""
        self._process.send_signal(signal.SIGTERM)
        code = self._process.wait(STOP_S)
        self._close()
        return code

    def again(self) -> "HallProcess":
        return HallProcess(self.folder, port=self.port)

    def end(self) -> None:
        if self._process.poll() is None:
            self.kill()

    def _close(self) -> None:
        if self._process.stdout is not None:
            self._process.stdout.close()


def paired(hall: HallProcess, code: str, *, secret: Callable[[], str], deadline_s: float = 10.0) -> HallClient:
    """A device that was paired just now."""
    device, address = pair_with_hall(url=hall.url, typed=code, secret=secret())
    assert device.hall_id == HALL
    return HallClient(address, deadline_s=deadline_s)


def as_port(client: HallClient) -> HallServer:
    """Type-checked: it has exactly what the acts ask for."""
    return client
