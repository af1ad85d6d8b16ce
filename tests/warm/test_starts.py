"""A program from the nursery is a process like one that was started, to the program and to whoever started it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.guards.children import left_over
from tests.warm.starts import ROOT, loaded_for

HAS_PROC = Path("/proc").is_dir()
SAYING = [sys.executable, "-m", "tests.warm.saying"]


def run(*words: str, **given: Any) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([*SAYING, *words], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False, **given)


def test_it_has_its_words_input_folder_and_environment() -> None:
    done = run("3", "a b", "两", input="typed\n", env={**os.environ, "HEARD": "yes"})
    said = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (3, "aside\n")
    assert said.pop("pid") != os.getpid()
    assert said == {"words": ["a b", "两"], "read": "typed\n", "cwd": str(ROOT), "heard": "yes"}


def test_nothing_of_one_reaches_the_next() -> None:
    assert json.loads(run("0", input="", env={**os.environ, "HEARD": "yes"}).stdout)["heard"] == "yes"
    assert json.loads(run("0", input="").stdout)["heard"] is None


def test_its_end_is_told_as_the_system_tells_it() -> None:
    assert run("killed", input="").returncode == -signal.SIGKILL
    raised = run("raises", input="")
    assert (raised.returncode, raised.stderr.splitlines()[-1]) == (1, "ValueError: as told")


def test_it_can_be_waited_for_stopped_and_killed() -> None:
    for end, code in ((subprocess.Popen.terminate, -signal.SIGTERM), (subprocess.Popen.kill, -signal.SIGKILL)):
        with subprocess.Popen([*SAYING, "0"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.01)
            assert (process.pid in left_over()) is HAS_PROC
            end(process)
            assert process.wait(20) == code
            assert process.pid not in left_over()


def test_a_command_starts_by_itself_first_and_always_where_its_start_differs() -> None:
    central = [sys.executable, str(ROOT / "yitai.py"), "central"]
    here = dict(os.environ)
    loaded_for(central, None, here)
    assert loaded_for(central, None, here)
    assert loaded_for(central, None, {**here, "LC_ALL": "zh_CN.UTF-8"}) is None
    assert loaded_for([sys.executable, str(ROOT / "yitai.py"), "--store"], None, here) is None
    assert loaded_for(["pdftotext", "-m", "tests.warm.saying"], ROOT, here) is None
