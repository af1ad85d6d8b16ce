"""No process outlives the tests that started it, nor what that process started in turn."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.guards.home import RUN_MARK

_PYTHONS_OWN = b"multiprocessing.resource_tracker"


def left_over(proc: Path = Path("/proc")) -> dict[int, str]:
    """Process id to command line of everything alive that inherited this run's mark; empty where there is no /proc."""
    mark = f"{RUN_MARK}={os.environ[RUN_MARK]}".encode()
    found: dict[int, str] = {}
    for folder in proc.glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
            environment = (folder / "environ").read_bytes().split(b"\0")
        except OSError:
            continue  # it ended meanwhile, or belongs to someone else
        if command and mark in environment and _PYTHONS_OWN not in command:
            found[int(folder.name)] = command.replace(b"\0", b" ").decode(errors="replace").strip()
    found.pop(os.getpid(), None)
    return found


@pytest.fixture(scope="session", autouse=True)
def leaves_no_process() -> Iterator[None]:
    yield
    left = left_over()
    for process_id in left:
        os.kill(process_id, signal.SIGKILL)
    if left:
        pytest.fail("processes left running, ended now:\n" + "\n".join(left.values()), pytrace=False)
