"""The command line as a whole: every command has its help, and a line that is none says so."""

import pytest

from commands.main import COMMANDS, main


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: yitai {name}")


def test_the_overview_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    overview = capsys.readouterr().out
    assert all(f" {name} " in overview for name in COMMANDS)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["nonsense"], "invalid choice: 'nonsense'"),
        (["soak"], "--store, --orders"),
        (["soak", "--store", "x", "--orders", "many"], "invalid int value: 'many'"),
        (["store"], "ACT"),
        (["store", "mend"], "invalid choice: 'mend'"),
        (["printer"], "ACT"),
        (["printer", "test", "--width", "70"], "invalid choice: 70"),
        (["central", "--port", "http"], "invalid int value: 'http'"),
        (["catalogue", "check"], "FILE"),
        (["doctor", "--jsn"], "--jsn"),
    ],
)
def test_a_line_that_is_no_command_is_told_and_ends_with_2(
    typed: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(typed)
    said = capsys.readouterr()
    assert left.value.code == 2
    assert told in said.err
    assert said.out == ""


def test_a_clock_that_is_none_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YITAI_CLOCK", "tomorrow")
    assert main(["doctor", "--store", "nowhere"]) == 1
    assert capsys.readouterr().err == (
        "YITAI_CLOCK=tomorrow is not understood: write +2h, -1d, or a moment with its zone, 2026-11-20T10:24+08:00.\n"
    )
