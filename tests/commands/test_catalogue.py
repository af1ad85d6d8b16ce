"""The command as it is typed: what it prints, how it ends, and that a faulty file changes nothing."""

from pathlib import Path

import pytest

import resources
from commands.main import main
from commands.outside import IMPORT_TOKEN_VARIABLE, SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.stock import stored_catalogues

DEMO = resources.path("demo/catalogue.toml")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """An empty store with the demo passphrase."""
    folder = tmp_path / "store"
    open_or_create_demo(folder, clock=SystemClock(), ids=SystemIds()).close()
    return folder


def faulty_file(folder: Path) -> Path:
    file = folder / "faulty.toml"
    file.write_text(
        DEMO.read_text("utf-8").replace('yuan = "199.00"', "yuan = 199").replace("position = 3\n", ""), "utf-8"
    )
    return file


def newer_file(folder: Path, version: str) -> Path:
    file = folder / f"{version}.toml"
    file.write_text(DEMO.read_text("utf-8").replace('version = "2026-11-22.2"', f'version = "{version}"', 1), "utf-8")
    return file


def kept_versions(folder: Path) -> tuple[str, bool]:
    """The version on sale, and whether the store still has the demo's own."""
    opened = open_or_create_demo(folder, clock=SystemClock(), ids=SystemIds())
    try:
        catalogues = stored_catalogues(opened)
        return catalogues.current().version, catalogues.version("2026-11-22.2") is not None
    finally:
        opened.close()


def test_a_sound_file_is_said_to_be_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "check", str(DEMO)]) == 0
    said = capsys.readouterr()
    assert said.out == "Catalogue 2026-11-22.2 (Edition 5 of 2026) is sound: offers 33, notices 5.\n"
    assert said.err == ""


def test_what_has_no_approved_words_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "unapproved.toml"
    file.write_text(DEMO.read_text("utf-8").replace("copy_approved = true", "copy_approved = false", 1), "utf-8")
    assert main(["catalogue", "check", str(file)]) == 0
    assert capsys.readouterr().out.endswith("Neither shown nor sold, their words are not approved: 1 (26GD-5G-0129).\n")


def test_a_faulty_file_names_each_fault_on_its_own_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "check", str(faulty_file(tmp_path))]) == 1
    said = capsys.readouterr()
    lines = said.err.splitlines()
    assert said.out == ""
    assert lines[0] == "Faults in the catalogue file: 3. Nothing was changed."
    places = [line.strip().split(": ")[1] for line in lines[1:]]
    assert places == ["26GD-5G-0199 position", "26GD-5G-0199 price.yuan", "26GD-RH-0199 price.yuan"]


def named(folder: Path, name: str) -> Path:
    """The demo's with that name for its plan at 199 yuan, under a version of its own."""
    file = newer_file(folder, "2026-12-02.1")
    text = file.read_text("utf-8")
    assert text.count('zh = "5G畅行199"') == 1
    file.write_text(text.replace('zh = "5G畅行199"', f'zh = "{name}"'), "utf-8")
    return file


def test_what_no_shipped_font_has_is_refused_and_what_a_rare_one_has_is_not(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["catalogue", "import", str(DEMO), "--store", str(store)])
    capsys.readouterr()
    strange = named(tmp_path, "5G畅👪𠮷行ก199")
    for act in (["check", str(strange)], ["import", str(strange), "--store", str(store)]):
        assert main(["catalogue", *act]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert "26GD-5G-0199 name.zh: No font of screen or paper has 👪 U+1F46A (character 4), ก U+0E01 (ch" in said.err
    assert kept_versions(store) == ("2026-11-22.2", True)
    rare = named(tmp_path, "5G畅𠮷行199")
    assert main(["catalogue", "check", str(rare)]) == 0
    assert main(["catalogue", "import", str(rare), "--store", str(store)]) == 0
    assert kept_versions(store) == ("2026-12-02.1", True)


@pytest.mark.parametrize("share", [0.3, 0.5, 0.8])
def test_a_file_cut_off_is_refused_and_changes_nothing(
    share: float, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["catalogue", "import", str(DEMO), "--store", str(store)])
    capsys.readouterr()
    whole = DEMO.read_bytes()
    cut = tmp_path / "cut.toml"
    cut.write_bytes(whole[: int(len(whole) * share)])
    assert main(["catalogue", "import", str(cut), "--store", str(store)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "Nothing was changed" in said.err
    assert kept_versions(store) == ("2026-11-22.2", True)


def test_a_chinese_terminal_is_spoken_to_in_chinese(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    main(["catalogue", "check", str(faulty_file(tmp_path))])
    assert capsys.readouterr().err.startswith("目录文件有 3 处不对，什么都没有改动。\n")


def test_a_file_that_is_not_there_is_told_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "none.toml"
    assert main(["catalogue", "check", str(missing)]) == 1
    assert capsys.readouterr().err == f"The file {missing} cannot be opened. Check its path and rights.\n"
    assert main(["catalogue", "check", str(tmp_path)]) == 1


def test_an_import_puts_the_catalogue_on_sale(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "import", str(DEMO), "--store", str(store)]) == 0
    assert capsys.readouterr().out == "Catalogue 2026-11-22.2 (Edition 5 of 2026) is in: offers 33.\n"
    assert kept_versions(store) == ("2026-11-22.2", True)


def test_the_older_version_stays_readable(store: Path, tmp_path: Path) -> None:
    main(["catalogue", "import", str(DEMO), "--store", str(store)])
    assert main(["catalogue", "import", str(newer_file(tmp_path, "2026-12-01.1")), "--store", str(store)]) == 0
    assert kept_versions(store) == ("2026-12-01.1", True)


def test_an_older_one_comes_in_beside_the_newer(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["catalogue", "import", str(newer_file(tmp_path, "2026-12-01.1")), "--store", str(store)])
    capsys.readouterr()
    assert main(["catalogue", "import", str(DEMO), "--store", str(store)]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "The newer 2026-12-01.1 stays on sale."


def test_a_faulty_file_changes_nothing(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["catalogue", "import", str(DEMO), "--store", str(store)])
    assert main(["catalogue", "import", str(faulty_file(tmp_path)), "--store", str(store)]) == 1
    assert kept_versions(store) == ("2026-11-22.2", True)


def test_other_words_under_a_known_version_are_refused(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["catalogue", "import", str(DEMO), "--store", str(store)])
    other = tmp_path / "other.toml"
    other.write_text(DEMO.read_text("utf-8").replace("2026 年第 5 版", "2026 年冬季版"), "utf-8")
    assert main(["catalogue", "import", str(other), "--store", str(store)]) == 1
    assert "2026-11-22.2" in capsys.readouterr().err


def test_a_folder_without_a_store_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "import", str(DEMO), "--store", str(tmp_path / "none")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (tmp_path / "none").exists()


def test_store_and_centre_at_once_is_no_command(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["catalogue", "import", str(DEMO), "--store", str(store), "--to", "http://127.0.0.1:1"])
    assert left.value.code == 2
    assert "not allowed with" in capsys.readouterr().err


def test_the_centre_is_not_called_without_a_token(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(IMPORT_TOKEN_VARIABLE, raising=False)
    assert main(["catalogue", "import", str(DEMO), "--to", "http://127.0.0.1:1"]) == 1
    assert IMPORT_TOKEN_VARIABLE in capsys.readouterr().err


def test_a_centre_out_of_reach_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(IMPORT_TOKEN_VARIABLE, "secret")
    assert main(["catalogue", "import", str(DEMO), "--to", "http://127.0.0.1:1"]) == 1
    assert capsys.readouterr().err == (
        "The centre http://127.0.0.1:1 cannot be reached. Nothing was imported, try later.\n"
    )
