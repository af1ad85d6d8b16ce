"""`yitai --version`, and what 关于 says the program is made of: all of it, and nothing without a licence."""

import re

import pytest

from app.texts.language import Language
from app.version import VERSION
from commands.about import about_facts, shipped_libraries
from commands.main import main
from offline_cache.migrate import NEWEST
from tests.house.tree import ROOT
from ui.shell.about.state import heads, part_line

LOCKED = set(re.findall(r"^([a-z0-9.-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("typed", ["--version", "-V"])
def test_the_command_line_says_it(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([typed]) == 0
    said = capsys.readouterr().out
    assert re.fullmatch(rf"yitai {re.escape(VERSION)}, store {NEWEST}, Python 3\.\d+\.\d+, Qt 6\.11\.\d+, .+\n", said)


def test_every_library_is_a_locked_one_and_none_of_development() -> None:
    shipped = set(shipped_libraries())
    assert shipped <= LOCKED
    assert {"pyside6", "sqlcipher3", "fastapi", "uvloop", "argon2-cffi", "mako"} <= shipped
    assert not {"pytest", "mypy", "hypothesis", "pyinstaller", "ruff", "yitai"} & shipped


def test_everything_has_a_licence_and_a_version() -> None:
    parts = about_facts("2026-11-19.1").parts
    assert len(parts) == len(shipped_libraries()) + 6
    assert [part.name.en for part in parts if not part.licence] == []
    names = [part.name.en for part in parts]
    assert names == sorted(names, key=str.lower)
    assert {"Noto Sans SC", "LXGW WenKai", "Lucide icons", "Pinyin initials, from pypinyin", "Python"} <= set(names)


@pytest.mark.parametrize("language", list(Language))
def test_it_is_said_in_both_languages(language: Language) -> None:
    facts = about_facts("2026-11-19.1")
    values = [value for _, value in heads(facts, language)]
    assert values[:3] == [VERSION, "2026-11-19.1", NEWEST]
    assert all(name and licence for name, licence in (part_line(part, language) for part in facts.parts))
