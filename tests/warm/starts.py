"""Starts programs of ours from the nursery: one loads for 2 to 3 s of a processor, and tests start hundreds.

A process made so is as real as any: memory, files and sockets of its own; it is killed, and ends, like any other. What
it skips is loading. That stays tested: of each command the first start in a run is an ordinary one, and a window that
is opened as a user opens it (`yitai`, `yitai setup`, `display`, …) always starts so. Elsewhere than on Linux all do.
"""

import ctypes
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Any, Final

import pytest

from commands.main import COMMANDS
from tests.warm.nursery import Wanted

ROOT: Final = Path(__file__).resolve().parents[2]
_BE_SUBREAPER: Final = 36  # PR_SET_CHILD_SUBREAPER
_OF_THE_START: Final = ("PYTHON", "LC_", "LANG")  # read once, while Python starts
_SERVED: Final = (
    "uvicorn.loops.uvloop",
    "uvicorn.protocols.http.httptools_impl",
    "uvicorn.protocols.websockets.auto",
    "uvicorn.lifespan.on",
    "sqlalchemy.dialects.sqlite",
)
_SERVERS: Final = ("central", "hall", "provider")
_TOLD: Final = ("archive", "catalogue", "doctor", "report", "soak", "store", "verify", "voice")
_COMMANDS: Final = {name: (COMMANDS[name].module, *_SERVED) for name in _SERVERS} | {
    name: (COMMANDS[name].module,) for name in _TOLD
}


class Nursery:
    """Begun by the first program that asks for it."""

    def __init__(self) -> None:
        ctypes.CDLL(None).prctl(_BE_SUBREAPER, 1, 0, 0, 0)
        self._turn = Lock()
        self._asked, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-m", "tests.warm.nursery", str(far.fileno())]
        with far:
            self.process = subprocess.Popen(
                command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, pass_fds=[far.fileno()]
            )

    def start(self, wanted: Wanted, files: list[int]) -> int:
        """The id of the process, which is ours to wait for. `files`: its standard input, output and error."""
        with self._turn:
            socket.send_fds(self._asked, [wanted.encoded()], files)
            told = self._asked.recv(8)
        if not any(told):  # to the system, process 0 is everybody in our own group
            raise OSError("the nursery is gone")
        return int.from_bytes(told)

    def end(self) -> None:
        self._asked.close()
        self.process.wait()


class _Starts:
    nursery: Nursery | None = None
    been: frozenset[str] = frozenset()  # commands that started once


def loaded_for(given: Any, cwd: Any, environment: dict[str, str]) -> list[str] | None:
    """What `given` will have loaded by the time it works; None where it is to start as it would anywhere."""
    words = [str(word) for word in given] if isinstance(given, list | tuple) else []
    same = all(os.environ.get(name) == environment.get(name) for name in {*os.environ, *environment} if _early(name))
    if len(words) < 3 or words[0] != sys.executable or not same:
        return None
    where = Path(cwd or os.curdir).resolve()
    if words[1] == "-m" and words[2].startswith("tests.") and where == ROOT:
        return [words[2]]
    if (where / words[1]).resolve() == ROOT / "yitai.py" and (load := _COMMANDS.get(words[2])):
        if words[2] in _Starts.been:
            return list(load)
        _Starts.been |= {words[2]}
    return None


def _early(name: str) -> bool:
    return name.startswith(_OF_THE_START)


class WarmPopen(subprocess.Popen[Any]):
    """Everything of Popen's but how the process comes about: its one seam for that is private, alike since 3.8."""

    def _execute_child(self, args: Any, *given: Any) -> None:
        executable, preexec_fn, _, pass_fds, cwd, env, _, _, shell, *more = given
        ends, environment, own_session = more[:6], dict(os.environ if env is None else env), more[11]
        usual = not (executable or preexec_fn or pass_fds or shell or own_session)
        load = loaded_for(args, cwd, environment) if usual else None
        popen: Any = super()
        if load is None:
            popen._execute_child(args, *given)
            return
        if _Starts.nursery is None:
            _Starts.nursery = Nursery()
        wanted = Wanted([str(word) for word in args[1:]], str(Path(cwd or os.curdir).resolve()), environment, load)
        inside = (ends[0], ends[3], ends[5])
        try:
            files = [standard if file == -1 else file for standard, file in enumerate(inside)]
            self.pid = _Starts.nursery.start(wanted, files)
            vars(self)["_child_created"] = True
        finally:
            popen._close_pipe_fds(*ends)


@pytest.fixture(scope="session", autouse=True)
def starts_are_warm(leaves_no_process: None) -> Iterator[None]:
    if not sys.platform.startswith("linux"):
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(subprocess, "Popen", WarmPopen)
        yield
    if _Starts.nursery is not None:
        _Starts.nursery.end()
        _Starts.nursery = None
