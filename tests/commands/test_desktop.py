"""`yitai` as a newcomer types it: without a display, and without a store."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.texts import commands as words
from app.texts import store as store_words
from app.texts.language import Language
from commands.main import main

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


@pytest.mark.parametrize("language", list(Language))
def test_without_a_store_it_says_how_to_begin(
    language: Language, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8" if language is Language.ZH else "C.UTF-8")
    assert main(["--store", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert said == f"{store_words.NO_STORE.say(language, folder=tmp_path)}\n"
    assert "yitai demo" in said
    assert "--store" in said
