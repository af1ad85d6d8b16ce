"""Known trouble at the start of the windowed program: told in a window, and at the terminal as everywhere."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.texts import not_opened as words
from app.texts import store as store_words
from app.texts.language import Language, Text
from tests.house.tree import ROOT


def start(
    store: Path, *command: str, press: str = "close", tongue: str = "C.UTF-8"
) -> "subprocess.CompletedProcess[str]":
    """`yitai` on `store`, or `command` with what lies beside it as its home."""
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": tongue, "HOME": str(store.parent)}
    around.pop("XDG_DATA_HOME", None)
    child = [sys.executable, "-m", "tests.commands.faulty_start", press, str(store), *command]
    return subprocess.run(
        child, cwd=ROOT, env=around, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=90, check=False
    )


def contents(store: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in store.iterdir() if file.name != "lock"}


def damaged(store: Path) -> None:
    with (store / "store.db").open("r+b") as file:
        file.write(b"no longer what was written" * 300)


def nameless(store: Path) -> None:
    (store / "store.json").unlink()


def databaseless(store: Path) -> None:
    (store / "store.db").unlink()


def newer(store: Path) -> None:
    note = json.loads((store / "store.json").read_text("utf-8"))
    (store / "store.json").write_text(json.dumps(note | {"format": 99}), "utf-8")


def keyless(store: Path) -> None:
    (store / "store.key").unlink()


@pytest.mark.parametrize(
    ("harm", "sentence", "kept", "now"),
    [
        (damaged, store_words.DAMAGED, words.DAMAGED_KEPT, words.DAMAGED_NOW),
        (databaseless, store_words.DATABASE_GONE, words.GONE_KEPT, words.GONE_NOW),
        (nameless, store_words.DAMAGED, words.DAMAGED_KEPT, words.DAMAGED_NOW),
        (newer, store_words.NEWER, words.NEWER_KEPT, words.NEWER_NOW),
        (keyless, store_words.KEY_MISSING, words.LOCKED_KEPT, words.LOCKED_NOW),
    ],
)
def test_a_store_that_does_not_open_is_told_in_a_window_too(
    soaked: Path, harm: Callable[[Path], None], sentence: Text, kept: Text, now: Text
) -> None:
    harm(soaked)
    before = contents(soaked)
    ended = start(soaked)
    assert contents(soaked) == before
    told = sentence.say(Language.EN, folder=soaked)
    assert (ended.returncode, ended.stderr) == (1, f"{told}\n")
    for said in (words.TITLE.en, told, kept.en, now.en):
        assert said in ended.stdout


def test_it_is_said_in_chinese_and_restarting_begins_the_same_command_again(soaked: Path) -> None:
    newer(soaked)
    ended = start(soaked, press="restart", tongue="zh_CN.UTF-8")
    assert words.NEWER_NOW.zh in ended.stdout
    assert ended.stdout.endswith("again: soaked\n")
    assert ended.returncode == 0
    assert ended.stderr.endswith(f"{store_words.NEWER.zh}\n")


def test_the_demo_tells_it_too(tmp_path: Path) -> None:
    store = tmp_path / ".local/share/yitai/demo/store"
    store.mkdir(parents=True)
    (store / "store.json").write_text(json.dumps({"id": "1", "format": 99}), "utf-8")
    ended = start(tmp_path / "store", "demo")
    assert (ended.returncode, ended.stderr) == (1, f"{store_words.NEWER.en}\n")
    assert words.NEWER_NOW.en in ended.stdout
