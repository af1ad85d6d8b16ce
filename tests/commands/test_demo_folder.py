"""Where `yitai demo` leaves its files: a place that takes none is told before anything starts."""

from pathlib import Path

import pytest

from commands import demo
from commands.main import main


@pytest.mark.parametrize("below", ["plain", "plain/deeper"])
def test_a_place_that_takes_no_folder_is_told(below: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plain").write_text("a file")
    assert main(["demo", "--headless", "--out", str(tmp_path / below)]) == 1
    assert capsys.readouterr().err == (
        f"Nothing can be written to {tmp_path / below}, so the demo did not start. Name another folder with --out.\n"
    )


def test_a_demo_in_windows_says_that_it_leaves_no_files_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[bool] = []

    def run_demo(folder: Path, *, offline: bool) -> int:
        started.append(offline)
        return 0

    monkeypatch.setattr(demo, "has_display", lambda: True)
    monkeypatch.setattr(demo, "default_demo", lambda: tmp_path)
    monkeypatch.setattr(demo, "run_demo", run_demo)
    out = tmp_path / "out"
    assert main(["demo", "--offline", "--out", str(out)]) == 0
    assert started == [True]
    assert "add --headless" in capsys.readouterr().out
    assert not out.exists()
