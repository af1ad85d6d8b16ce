"""The centre as it is run: `yitai central` in a process of its own."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from central.failpoints import VARIABLE

ROOT = Path(__file__).resolve().parents[2]
STOP_S = 20


class CentreProcess:
    def __init__(self, process: "subprocess.Popen[str]", url: str) -> None:
        self._process = process
        self.url = url

    def stop(self) -> int:
        """As an operator stops it; the exit code."""
        self._process.send_signal(signal.SIGTERM)
        return self.ended()

    def ended(self) -> int:
        """Waits for its end; the exit code, below zero for the signal that killed it."""
        return self._process.wait(STOP_S)


@contextmanager
def centre_process(database: Path, *, failpoint: str = "") -> Iterator[CentreProcess]:
    """Listening on a free port; killed at the end where it still runs."""
    command = [sys.executable, str(ROOT / "yitai.py"), "central", "--database", f"sqlite:///{database}", "--port", "0"]
    environment = {**os.environ, VARIABLE: failpoint}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8") as process:
        try:
            said = process.stdout.readline() if process.stdout else ""
            found = re.search(r"http://[\d.]+:\d+", said)
            assert found is not None, f"the centre said {said!r}"
            yield CentreProcess(process, found[0])
        finally:
            if process.poll() is None:
                process.kill()
                process.wait(STOP_S)
