"""The program started a second time on the same store, killed, and started again: real processes."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.texts import commands as words
from app.texts import not_opened
from app.texts import store as store_words
from app.texts.language import Language
from commands.log_file import log_files, log_folder
from commands.main import main
from commands.terminal import EXIT_RESTART
from tests.commands.test_not_opened import start
from tests.house.tree import ROOT

WITHIN_MS = 30_000


def log(store: Path) -> str:
    return "".join(file.read_text("utf-8") for file in reversed(log_files(store)))


@contextmanager
def window(store: Path, qtbot: QtBot) -> Iterator["subprocess.Popen[str]"]:
    """The desktop application, once its first page is shown; killed at the end where it still runs."""
    shown = log(store).count("the first page is shown")
    command = [sys.executable, "yitai.py", "--store", str(store)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as running:
        try:
            qtbot.waitUntil(lambda: log(store).count("the first page is shown") > shown, timeout=WITHIN_MS)
            yield running
        finally:
            running.kill()


def second(store: Path, *typed: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "yitai.py", *typed, "--store", str(store)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_a_second_start_calls_the_window_and_says_so(soaked: Path, qtbot: QtBot) -> None:
    with window(soaked, qtbot) as first:
        again = second(soaked)
        assert (again.returncode, again.stdout) == (0, f"{words.ALREADY_OPEN.en}\n"), again.stderr
        assert "does not support raise()" in log(soaked), "it was raised, as far as offscreen windows are"
        first.send_signal(signal.SIGTERM)
        assert first.wait(60) == 0
    assert log(soaked).rstrip().endswith("ended in order")


def test_a_command_on_a_store_that_is_open_is_refused_as_before(soaked: Path, qtbot: QtBot) -> None:
    with window(soaked, qtbot):
        refused = second(soaked, "soak", "--orders", "1")
    assert refused.returncode == 1
    assert refused.stderr == f"{store_words.IN_USE.say(Language.EN, folder=soaked)}\n"


def test_a_store_held_by_no_window_is_told_in_one_and_at_the_terminal(soaked: Path) -> None:
    hold = "import sys; from pathlib import Path; from offline_cache.lock import InstanceLock; "
    hold += "lock = InstanceLock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", hold, str(soaked)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        told = start(soaked)
        holder.communicate()
    assert told.returncode == 1
    assert not_opened.IN_USE_NOW.en in told.stdout
    assert told.stderr == f"{store_words.IN_USE.say(Language.EN, folder=soaked)}\n"


def test_after_a_kill_the_window_opens_and_knows(soaked: Path, qtbot: QtBot) -> None:
    with window(soaked, qtbot) as first:
        first.kill()
        first.wait()
    assert (log_folder(soaked) / "running").exists()
    with window(soaked, qtbot) as next_one:
        assert "the life before did not end in order" in log(soaked)
        assert second(soaked).returncode == 0, "what the dead one listened to is taken over"
        next_one.send_signal(signal.SIGTERM)
        next_one.wait(60)
    assert not (log_folder(soaked) / "running").exists()


def test_a_restart_is_the_same_command_line_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started: list[list[str]] = []

    def keep(_: str, command: list[str]) -> None:
        started.append(command)

    def act(_: object) -> int:
        return EXIT_RESTART

    monkeypatch.setattr("commands.desktop.run", act)
    monkeypatch.setattr(os, "execv", keep)
    monkeypatch.setattr(subprocess, "Popen", lambda command: keep("", command))
    main(["--store", str(tmp_path)])
    assert started[0][-2:] == ["--store", str(tmp_path)]
    assert started[0][0] == sys.executable
