"""A CUPS scheduler of a test's own: Debian's real cupsd in a temporary folder, on a socket there, with one way out.

Its queues write to files through a back end of ours, since the printer at the end of the cable is what is missing here.
"""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

from tests import needs

_CUPSD = """\
Listen {socket}
Browsing Off
DefaultAuthType None
WebInterface No
<Location />
  Order deny,allow
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
_CUPS_FILES = """\
ServerRoot {folder}/etc
ServerBin {folder}/bin
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
ErrorLog {folder}/error_log
AccessLog {folder}/access_log
PageLog {folder}/page_log
SystemGroup root
"""
_BACK_END = (
    '#!/bin/sh\ncat "${6:--}" >>"${DEVICE_URI#paper:}.part" && mv "${DEVICE_URI#paper:}.part" "${DEVICE_URI#paper:}"\n'
)
_ALL_OF_CUPS = Path("/usr/lib/cups")


class Scheduler:
    """Programs find it through CUPS_SERVER, which `scheduler()` sets for them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.socket = folder / "cups.sock"

    def add_queue(self, name: str) -> Path:
        """A raw queue; returns the file its paper comes out at."""
        paper = self._folder / f"{name}.paper"
        _run("lpadmin", "-p", name, "-E", "-v", f"paper:{paper}", "-m", "raw")
        return paper

    def refuse(self, name: str) -> None:
        _run(needs.program("cupsreject"), name)

    def pause(self, name: str) -> None:
        _run(needs.program("cupsdisable"), name)

    def log(self) -> str:
        return (self._folder / "error_log").read_text(encoding="utf-8")


@contextlib.contextmanager
def scheduler() -> Iterator[Scheduler]:
    """Sets CUPS_SERVER while it runs."""
    folder = Path(tempfile.mkdtemp(prefix="cups"))  # a socket's path may not be long
    for name in ("etc", "bin/backend", "spool/tmp", "cache", "state"):
        (folder / name).mkdir(parents=True)
    (folder / "bin/daemon").symlink_to(_ALL_OF_CUPS / "daemon")
    back_end = folder / "bin/backend/paper"
    back_end.write_text(_BACK_END)
    back_end.chmod(0o700)  # started as root, cupsd gives such a back end its own rights
    made = Scheduler(folder)
    (folder / "etc/cupsd.conf").write_text(_CUPSD.format(socket=made.socket))
    (folder / "etc/cups-files.conf").write_text(_CUPS_FILES.format(folder=folder))
    command = (needs.program("cupsd"), "-f", "-c", f"{folder}/etc/cupsd.conf", "-s", f"{folder}/etc/cups-files.conf")
    before = os.environ.get("CUPS_SERVER")
    os.environ["CUPS_SERVER"] = str(made.socket)
    try:
        with subprocess.Popen(command) as process:
            try:
                until(runs)
                yield made
            finally:
                process.terminate()
    finally:
        del os.environ["CUPS_SERVER"]
        if before is not None:
            os.environ["CUPS_SERVER"] = before
        shutil.rmtree(folder)


def runs() -> bool:
    """Whether a scheduler answers at CUPS_SERVER. lpstat says so in words only: its code is 0 either way."""
    asked = subprocess.run(
        ["lpstat", "-r"], capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"}
    )
    return asked.stdout.strip() == "scheduler is running"


def until(happened: Callable[[], bool], *, within_s: float = 20.0) -> None:
    """Looks again and again, a hundredth of a second apart."""
    tick = Event()
    for _ in range(int(within_s * 100)):
        if happened():
            return
        tick.wait(0.01)
    raise AssertionError("it did not happen in time")


def _run(*command: str) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, f"{command[0]}: {done.stderr or done.stdout}"
