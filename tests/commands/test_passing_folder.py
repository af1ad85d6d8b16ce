"""What a killed demo leaves goes with the next one; a live one's is never touched."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.passing_folder import passing_folder
from tests.house.tree import ROOT

KIND = "yitai-passing-"
HOLDS = f"""
import sys
from commands.passing_folder import passing_folder
with passing_folder("{KIND}") as folder:
    (folder / "store").mkdir()
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


@pytest.fixture
def other() -> Iterator["subprocess.Popen[str]"]:
    """A program that holds a folder of its own."""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", HOLDS], cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        yield process
        process.kill()


def folder_of(process: "subprocess.Popen[str]") -> Path:
    assert process.stdout
    return Path(process.stdout.readline().strip())


def test_it_goes_with_its_program(below: Path) -> None:
    with passing_folder(KIND) as folder:
        assert folder.parent == below
        (folder / "store").mkdir()
    assert list(below.iterdir()) == []


def test_a_live_ones_is_left_alone_and_a_killed_ones_goes_with_the_next(other: "subprocess.Popen[str]") -> None:
    theirs = folder_of(other)
    with passing_folder(KIND) as ours:
        assert (theirs / "store").is_dir()
        assert ours != theirs
    other.kill()
    other.wait()
    assert (theirs / "store").is_dir()
    with passing_folder(KIND):
        assert not theirs.exists()


def test_only_its_own_kind_is_taken_away(below: Path) -> None:
    kept = [below / "yitai-other-1", below / f"{KIND}begun", below / "kept", below / f"{KIND}file"]
    for folder in kept[:3]:
        folder.mkdir()
    (below / "kept" / "was-held").touch()
    kept[3].write_text("no folder")
    link = below / f"{KIND}link"
    link.symlink_to(below / "kept", target_is_directory=True)
    with passing_folder(KIND):
        assert [each for each in (*kept, link, link / "was-held") if not each.exists()] == []
