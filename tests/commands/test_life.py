"""The log beside a store, the mark of a life under way, and what a dead process leaves behind."""

import faulthandler
import logging
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import Bug
from commands import log_file
from commands.life import life_of
from commands.log_file import FILES, kept_log, log_files, log_folder
from tests.house.tree import ROOT

DIES = """
import ctypes, sys
from pathlib import Path
from commands.life import life_of
with life_of(Path(sys.argv[1])):
    ctypes.string_at(0)
"""


def text(store: Path) -> str:
    return "".join(file.read_text("utf-8") for file in reversed(log_files(store)))


def test_what_is_logged_goes_to_the_store_s_log(tmp_path: Path) -> None:
    level = logging.getLogger().level
    with kept_log(tmp_path):
        logging.getLogger("ui.shell").info("the page is shown")
        logging.getLogger("ui.shell").debug("far too much")
        logging.getLogger("urllib3").info("a connection is made")
    logging.getLogger("ui.shell").info("after the end")
    (line,) = text(tmp_path).splitlines()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO ui\.shell \[MainThread\] the page is shown", line)
    assert logging.getLogger().level == level


def test_the_log_turns_over_and_never_grows_beyond_five_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "MOST_BYTES", 2000)
    with kept_log(tmp_path):
        for number in range(400):
            logging.getLogger("ui.shell").info("line %d", number)
    files = log_files(tmp_path)
    assert [file.name for file in files] == ["yitai.log", *(f"yitai.log.{n}" for n in range(1, FILES))]
    assert all(file.stat().st_size <= 2000 for file in files)
    assert text(tmp_path).splitlines()[-1].endswith("line 399")
    assert sorted(log_folder(tmp_path).iterdir()) == sorted(files)


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    with kept_log(tmp_path):
        pass
    assert log_folder(tmp_path).stat().st_mode & 0o077 == 0


def test_a_log_that_cannot_be_written_keeps_nobody_from_working(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where the folder should be", "utf-8")
    with life_of(tmp_path) as life:
        logging.getLogger("ui.shell").info("lost")
        assert not life.last_ended_badly


def test_an_orderly_end_leaves_no_mark(tmp_path: Path) -> None:
    for _ in range(2):
        with life_of(tmp_path) as life:
            assert (log_folder(tmp_path) / "running").exists()
            assert not life.last_ended_badly
    assert [file.name for file in log_folder(tmp_path).iterdir()] == ["yitai.log"]
    assert text(tmp_path).count("ended in order") == 2


def test_the_fault_handler_of_before_is_on_again(tmp_path: Path) -> None:
    before = faulthandler.is_enabled()
    with life_of(tmp_path):
        assert faulthandler.is_enabled()
    assert faulthandler.is_enabled() is before


@pytest.mark.logs("the program cannot go on")
def test_what_broke_it_stands_in_the_log_and_the_next_life_knows(tmp_path: Path) -> None:
    with pytest.raises(Bug), life_of(tmp_path):
        raise Bug("the window has no form")
    assert "Bug: the window has no form\n" in text(tmp_path)
    assert re.search(r"\n  tests/commands/test_life\.py:\d+ in test_what_broke_it", text(tmp_path))
    with life_of(tmp_path) as life:
        assert life.last_ended_badly


@pytest.mark.logs("the life before died:\nFatal Python error: Segmentation fault")
def test_a_process_that_dies_leaves_the_places_its_threads_were_at(tmp_path: Path) -> None:
    died = subprocess.run([sys.executable, "-c", DIES, str(tmp_path)], cwd=ROOT, capture_output=True, check=False)
    assert died.returncode == -signal.SIGSEGV
    with life_of(tmp_path) as life:
        assert life.last_ended_badly
    said = text(tmp_path)
    assert "Fatal Python error: Segmentation fault" in said
    assert re.search(r"ctypes/__init__\.py:\d+ in string_at", said)
    assert str(ROOT) not in said
    assert not (log_folder(tmp_path) / "died.txt").exists()


@pytest.mark.logs("the program cannot go on")
def test_an_exit_from_within_is_no_end_in_order_and_stands_in_the_log(tmp_path: Path) -> None:
    with pytest.raises(SystemExit), life_of(tmp_path):
        sys.exit(0)
    assert "SystemExit" in text(tmp_path)
    assert "ended in order" not in text(tmp_path)
    with life_of(tmp_path) as life:
        assert life.last_ended_badly
