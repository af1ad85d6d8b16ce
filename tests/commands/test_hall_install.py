"""The hall server as a service: what is written for systemd and for Windows, and what it never says."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from commands.hall_units import HallService, quoted, system_unit, user_unit, windows_task
from commands.main import main

SERVICE = HallService(["/opt/Yitai 1/yitai"], ["--host", "0.0.0.0", "--upstream", "https://c/%41"], None)


def _start(unit: str) -> str:
    (line,) = [line for line in unit.splitlines() if line.startswith("ExecStart=")]
    return line


def test_a_unit_starts_again_and_reads_its_passphrase_as_a_credential() -> None:
    unit = system_unit(SERVICE)
    assert _start(unit) == (
        'ExecStart="/opt/Yitai 1/yitai" hall --host 0.0.0.0 --upstream "https://c/%%41" --store /var/lib/yitai-hall '
        "--passphrase-file %d/yitai-store"
    )
    lines = unit.splitlines()
    for line in ("Restart=always", "DynamicUser=yes", "ProtectSystem=strict", "WantedBy=multi-user.target"):
        assert line in lines
    assert "LoadCredentialEncrypted=yitai-store:/etc/credstore.encrypted/yitai-store" in lines
    assert "Environment" not in unit
    new = system_unit(HallService(["yitai"], [], Path("/srv/hall.toml")))
    assert "LoadCredential=hall.toml:/srv/hall.toml" in new.splitlines()
    assert _start(new).endswith(" --hall-file %d/hall.toml")


def test_for_one_person_it_lies_in_their_own_folders() -> None:
    unit = user_unit(SERVICE, store=Path("/home/li/.local/share/yitai/hall"), passphrase=Path("/home/li/p"))
    assert "LoadCredential=yitai-store:/home/li/p" in unit.splitlines()
    assert "WantedBy=default.target" in unit.splitlines()
    assert "DynamicUser" not in unit


def test_words_of_a_command_line_reach_the_program_as_they_are() -> None:
    assert [quoted(word) for word in ("a", "a b", "50%", "$HOME", 'a"b', "c\\d")] == [
        "a",
        '"a b"',
        '"50%%"',
        '"$$HOME"',
        '"a\\"b"',
        '"c\\\\d"',
    ]


def test_a_windows_task_never_ends_by_itself() -> None:
    service = HallService(["C:\\Program Files\\Yitai\\yitai.exe"], ["--upstream", "https://c/?a&b"], None)
    body = windows_task(service, store=Path("C:\\Data\\store"), passphrase=Path("C:\\Data\\hall.passphrase"))
    root = ElementTree.fromstring(body.replace("UTF-16", "UTF-8"))
    space = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}

    def said(path: str) -> str | None:
        return root.findtext(path, namespaces=space)

    assert said("t:Settings/t:ExecutionTimeLimit") == "PT0S"
    assert said("t:Actions/t:Exec/t:Command") == "C:\\Program Files\\Yitai\\yitai.exe"
    assert said("t:Actions/t:Exec/t:Arguments") == (
        "hall --upstream https://c/?a&b --store C:\\Data\\store --passphrase-file C:\\Data\\hall.passphrase"
    )


def test_the_halls_file_is_read_from_where_it_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    stick = tmp_path / "stick.toml"
    stick.write_text("# 大厅", "utf-8")
    assert main(["hall", "install", "--user", "--hall-file", str(stick)]) == 0
    capsys.readouterr()
    stick.unlink()
    unit = (tmp_path / "config/systemd/user/yitai-hall.service").read_text("utf-8")
    (loads,) = [line for line in unit.splitlines() if line.startswith("LoadCredential=hall.toml:")]
    assert Path(loads.partition(":")[2]).read_text("utf-8") == "# 大厅"
    assert main(["hall", "install", "--user", "--hall-file", str(stick)]) == 1
    assert main(["hall", "install", "--print", "--hall-file", str(stick)]) == 0
    assert "LoadCredential=hall.toml:/etc/yitai/hall.toml" in capsys.readouterr().out


def test_it_is_only_shown_where_that_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hall", "install", "--print", "--port", "9000"]) == 0
    shown = capsys.readouterr().out
    assert " hall --host 0.0.0.0 --port 9000 --store " in shown
    assert main(["hall", "uninstall", "--user"]) == 1
    assert "yitai-hall.service" in capsys.readouterr().err
