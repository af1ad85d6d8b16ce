"""`yitai` as a newcomer types it: without a display, without a store, and with one that is locked."""

import os
import subprocess
import sys
from pathlib import Path

from app.texts import commands as words
from app.texts import setup as setup_words

YITAI = str(Path(__file__).parents[2] / "yitai.py")
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def test_without_a_display_it_is_told_and_nothing_is_opened(tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
    told = subprocess.run(
        [sys.executable, YITAI, "--store", str(tmp_path / "store")],
        env=bare,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (told.returncode, told.stdout, told.stderr) == (1, "", f"{words.NO_DISPLAY.en}\n")
    assert list(tmp_path.iterdir()) == []


def test_a_new_pc_is_led_through_its_set_up_and_closing_it_leaves_nothing(tmp_path: Path) -> None:
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, YITAI, "--store", str(tmp_path / "store")]
    with subprocess.Popen(command, env=offscreen, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            said = process.stdout.readline()
            process.terminate()
            assert process.wait(60) == 0
        finally:
            process.kill()
    assert said == f"{setup_words.ASSISTANT_OPEN.en}\n"
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_wants_its_passphrase_is_opened_by_it(locked: Path) -> None:
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, YITAI, "--store", str(locked)]
    with subprocess.Popen(command, env=offscreen, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            said = process.stdout.readline()
            process.terminate()
            assert process.wait(60) == 0
        finally:
            process.kill()
    assert said == f"{setup_words.PASSPHRASE_ASKED.en}\n"
