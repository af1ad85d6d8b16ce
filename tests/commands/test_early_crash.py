"""An error planted before the first page: told on the crash page, with a bundle that says nothing of anybody."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from app.texts import assistant as assistant_words
from app.texts import crash as words
from tests.commands.faulty_start import SECRET

ROOT = Path(__file__).parents[2]


def gone_wrong(what: str, place: Path) -> str:
    """What the child said; its home is `place`. Nothing is left in its temporary folder."""
    beside = place / "temporary"
    beside.mkdir()
    places = {"HOME": str(place), "TMPDIR": str(beside)}
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", **places}
    ended = subprocess.run(
        [sys.executable, "-m", "tests.commands.faulty_start", what, str(place / "store")],
        env=around,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=90,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert list(beside.iterdir()) == []
    return ended.stdout


def bundled(place: Path) -> str:
    (bundle,) = place.rglob("yitai-support-*.zip")
    with zipfile.ZipFile(bundle) as parts:
        assert {"doctor.json", "versions.json", "log/yitai.log"} <= set(parts.namelist())
        return "".join(parts.read(name).decode() for name in parts.namelist())


def test_in_the_assistant_it_starts_again_with_what_was_entered(tmp_path: Path) -> None:
    said = gone_wrong("assistant", tmp_path)
    assert words.ENTERED_KEPT.zh in said
    assert f"title: {assistant_words.WINDOW_TITLE.zh}" in said
    body = bundled(tmp_path)
    assert "Bug" in body
    assert not any(part in body for part in SECRET.split())
    assert not (tmp_path / "store").exists()


def test_where_no_window_came_about_it_stands_alone_and_the_command_begins_again(tmp_path: Path) -> None:
    said = gone_wrong("alone", tmp_path)
    assert words.RESTART_FIRST.en in said
    assert "again: store" in said
    assert not any(part in bundled(tmp_path) for part in SECRET.split())
