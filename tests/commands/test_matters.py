"""The command as it is typed: what it prints, how it ends, and that a faulty file changes nothing."""

from pathlib import Path

import pytest

import resources
from commands.main import main
from commands.outside import IMPORT_TOKEN_VARIABLE, SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.stock import shipped_matters, stored_catalogues

SHIPPED = resources.path("matters.toml")
COUNT = len(shipped_matters().matters)


def a_file(folder: Path, version: str, old: str = "", new: str = "") -> Path:
    file = folder / f"{version}.toml"
    text = SHIPPED.read_text("utf-8").replace('version = "2026-11-22.2"', f'version = "{version}"', 1)
    file.write_text(text.replace(old, new) if old else text, "utf-8")
    return file


def in_force(folder: Path) -> str:
    opened = open_or_create_demo(folder, clock=SystemClock(), ids=SystemIds())
    try:
        return stored_catalogues(opened).matters().version
    finally:
        opened.close()


def test_a_sound_file_is_said_to_be_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["matters", "check", str(SHIPPED)]) == 0
    said = capsys.readouterr()
    assert said.out == f"Matters 2026-11-22.2 (General matters, edition 1) are sound: matters {COUNT}, documents 24.\n"
    assert said.err == ""


def test_a_faulty_file_names_each_fault_and_changes_nothing(
    stocked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = a_file(tmp_path, "2026-12-01.1", 'queue = "enterprise"', 'queue = "bakery"')
    for words in (["check", str(file)], ["import", str(file), "--store", str(stocked)]):
        assert main(["matters", *words]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.splitlines()[0] == "Faults in the matters file: 1. Nothing was changed."
        assert "leased_circuit queue: Use one of: mobile" in said.err
    assert in_force(stocked) == "2026-11-22.2"


def test_an_import_is_in_force_and_an_older_one_beside_it(
    stocked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["matters", "import", str(a_file(tmp_path, "2026-12-01.2")), "--store", str(stocked)]) == 0
    assert capsys.readouterr().out == f"Matters 2026-12-01.2 (General matters, edition 1) are in: {COUNT}.\n"
    assert main(["matters", "import", str(a_file(tmp_path, "2026-12-01.1")), "--store", str(stocked)]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "The newer 2026-12-01.2 stay in force."
    assert in_force(stocked) == "2026-12-01.2"


def test_one_that_lacks_what_is_on_sale_is_told(
    stocked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = a_file(tmp_path, "2026-12-01.1", 'code = "roaming"', 'code = "abroad"')
    assert main(["matters", "import", str(file), "--store", str(stocked)]) == 1
    assert capsys.readouterr().err == (
        "The catalogue 2026-11-22.2 on sale needs matters that are not here: roaming. Nothing was changed.\n"
    )


def test_a_catalogue_is_held_against_the_matters_it_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = a_file(tmp_path, "2026-12-01.1", 'code = "roaming"', 'code = "abroad"')
    catalogue = resources.path("demo/catalogue.toml")
    assert main(["catalogue", "check", str(catalogue), "--matters", str(file)]) == 1
    assert "There is no matter roaming." in capsys.readouterr().err


def test_what_is_in_force_is_shown_a_line_a_matter(stocked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["matters", "show", "--store", str(stocked)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Matters 2026-11-22.2 (General matters, edition 1)"
    assert len(lines) == COUNT + 1
    assert "  plan_change  Plan change  offline Q  3–3 min  Holder, Agent, Guardian, Company handler" in lines
    assert main(["matters", "show"]) == 0


def test_the_centre_is_not_called_without_a_token(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(IMPORT_TOKEN_VARIABLE, raising=False)
    assert main(["matters", "import", str(SHIPPED), "--to", "http://127.0.0.1:1"]) == 1
    assert IMPORT_TOKEN_VARIABLE in capsys.readouterr().err
