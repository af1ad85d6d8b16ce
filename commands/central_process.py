"""A centre in a process of its own, as the demo starts, stops and restarts it; it ends with whoever started it."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from app.errors import CentralTrouble
from app.texts.commands import CENTRAL_DID_NOT_START

STOPS_WITHIN_S = 10.0
_ADDRESS = re.compile(r"http://[0-9.]+:\d+")


def own_command() -> list[str]:
    """How this very program is called again, from source or frozen."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, str(Path(__file__).resolve().parent.parent / "yitai.py")]


@dataclass(frozen=True, slots=True)
class CentralProcess:
    """`url` is where it listens; the port stays the same when it is started again with it.

    Its standard input is the pipe that tells it when this program is gone, whatever ended it.
    """

    process: "subprocess.Popen[str]"
    url: str

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def stop(self) -> None:
        """Calls under way are finished first; killed where that takes too long."""
        self.process.terminate()
        try:
            self.process.wait(STOPS_WITHIN_S)
        except subprocess.TimeoutExpired:
            self.kill()
        self._close()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self._close()

    def _close(self) -> None:
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()


def start_central(*, database: str, port: int = 0, shows_messages: bool = False) -> CentralProcess:
    """Returns once it listens. Raises CentralTrouble with what it said where it does not."""
    command = ["central", "--port", str(port), "--database", database, "--with-parent"]
    return _start([*command, "--show-messages"] if shows_messages else command)


def start_provider(*, database: str, port: int = 0, wait_s: float = 3.0, late_s: float = 12.0) -> CentralProcess:
    """The reference payment provider, likewise."""
    times = ["--wait", str(wait_s), "--late", str(late_s)]
    return _start(["provider", "--port", str(port), "--database", database, "--with-parent", *times])


def _start(given: list[str]) -> CentralProcess:
    process, said = begin(given)
    found = _ADDRESS.search(said)
    if found is None:
        try:
            rest, _ = process.communicate(timeout=STOPS_WITHIN_S)  # closes its standard input, too
        except subprocess.TimeoutExpired:
            process.kill()
            rest, _ = process.communicate()
        raise CentralTrouble(CENTRAL_DID_NOT_START, said=(said + rest).strip() or "-")
    return CentralProcess(process, found[0])


def begin(given: list[str], *, more: Mapping[str, str] = MappingProxyType({})) -> "tuple[subprocess.Popen[str], str]":
    """This program with other words, and the first line it said. `more` is put into its environment."""
    command = [*own_command(), *given]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **more},
    )
    return process, process.stdout.readline() if process.stdout is not None else ""
