"""The guards of tests/conftest.py catch what they are for: run on tests that break each, in a process of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guards.home import RUN_MARK
from tests.house.tree import ROOT

BREAKING = """
import logging, os, socket, subprocess, sys, threading, warnings
from pathlib import Path
import pytest
from PySide6.QtCore import qWarning

def test_a_connection_beyond_loopback():
    with socket.socket() as s, pytest.raises(BaseException):  # also where the code under test survives it
        s.connect(("192.0.2.1", 9100))

def test_a_name_looked_up():
    socket.getaddrinfo("example.invalid", 80)

def test_listening_to_everybody():
    with socket.socket() as s:
        s.bind(("0.0.0.0", 0))

def test_an_unexpected_log_line():
    logging.getLogger("store").warning("disk is slow: %s ms", 5)

@pytest.mark.logs("never said")
def test_an_announced_line_that_does_not_come():
    pass

def test_a_warning():
    warnings.warn("old road", DeprecationWarning)

def test_a_qt_message():
    qWarning("QPainter::begin: paint device returned engine == 0")

def test_a_thread_that_fails():
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start(); thread.join()

def test_a_file_left_open(tmp_path):
    open(tmp_path / "a", "w")

def test_an_environment_left_changed():
    os.environ["QT_SCALE_FACTOR"] = "1.5"

@pytest.mark.needs("no-such-program")
def test_a_program_nobody_named():
    pass
"""

KEEPING = """
import logging, os, socket
from pathlib import Path
import keyring, keyring.errors, platformdirs, pytest

def test_loopback():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        with socket.create_connection(("localhost", listening.getsockname()[1])):
            pass

@pytest.mark.logs("disk is slow")
def test_an_announced_line():
    logging.getLogger("store").warning("disk is slow: %s ms", 5)

def test_the_home_is_not_the_persons():
    for place in (Path.home(), Path(platformdirs.user_data_dir("yitai")), Path(platformdirs.user_config_dir("yitai"))):
        assert "yitai-tests-" in str(place), place

def test_there_is_no_keyring():
    with pytest.raises(keyring.errors.NoKeyringError):
        keyring.get_password("yitai", "store")

def test_the_environment_is_put_back(monkeypatch):
    monkeypatch.setenv("QT_SCALE_FACTOR", "1.5")

def test_windows_are_offscreen(qapp):
    assert qapp.platformName() == "offscreen"
"""

LEAVING = """
import subprocess, sys
kept = []
def test_a_process_left_behind():
    kept.append(subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE))
"""


def run(tmp_path: Path, tests: str, *, ci: bool = False) -> str:
    """pytest's output over `tests` under our conftest and our settings."""
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    (tmp_path / "conftest.py").write_text("from tests.conftest import *\n", encoding="utf-8")
    (tmp_path / "test_it.py").write_text(tests, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(ROOT), "CI": str(ci).lower()}
    env.pop(RUN_MARK)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-o", "testpaths=.", "--rootdir", ".", "-rA"]
    done = subprocess.run(
        command, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    return done.stdout + done.stderr


def test_every_breaking_test_fails_and_says_why(tmp_path: Path) -> None:
    said = run(tmp_path, BREAKING)
    for name, why in {
        "a_connection_beyond_loopback": "reached beyond loopback: socket.connect '192.0.2.1'",
        "a_name_looked_up": "socket.getaddrinfo 'example.invalid'",
        "listening_to_everybody": "socket.bind '0.0.0.0'",
        "an_unexpected_log_line": "WARNING store: disk is slow: 5 ms",
        "an_announced_line_that_does_not_come": "announced but never logged: never said",
        "a_warning": "DeprecationWarning: old road",
        "a_qt_message": "Qt messages with level WARNING or above emitted",
        "a_thread_that_fails": "ZeroDivisionError",
        "a_file_left_open": "ResourceWarning",
        "an_environment_left_changed": "left the environment changed: QT_SCALE_FACTOR",
        "a_program_nobody_named": "tests/debian.txt names no package for no-such-program",
    }.items():
        assert why in said, said
        assert f"FAILED test_it.py::test_{name}" in said or f"ERROR test_it.py::test_{name}" in said, said


def test_every_keeping_test_passes_in_random_order_with_its_seed_printed(tmp_path: Path) -> None:
    said = run(tmp_path, KEEPING)
    assert "6 passed" in said, said
    assert "Using --randomly-seed=" in said


def test_a_process_left_behind_is_ended_and_named(tmp_path: Path) -> None:
    said = run(tmp_path, LEAVING)
    assert "processes left running, ended now:" in said, said
    assert "input()" in said


def test_a_missing_program_is_named_in_one_line_and_fails_in_ci(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks = 'import pytest\n@pytest.mark.needs("strace")\ndef test_it():\n    pass\n'
    monkeypatch.setenv("PATH", str(tmp_path))
    sentence = "needs strace: install it with `apt-get install strace`"
    here = run(tmp_path, asks)
    assert sentence in here, here
    assert "1 skipped" in here
    in_ci = run(tmp_path, asks, ci=True)
    assert sentence in in_ci, in_ci
    assert "1 error" in in_ci
