"""The example of docs/catalogue.md (what people are shown is what the tests read), and the faults of a text."""

import re
from pathlib import Path

import pytest

from app.errors import FileFaulty
from app.handling.read_catalogue import read_catalogue
from app.texts.language import Language, Text
from commands.stock import shipped_matters

ROOT = Path(__file__).resolve().parents[3]


def example() -> str:
    found = re.search(r"```toml\n(.*?)```", (ROOT / "docs" / "catalogue.md").read_text("utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def line_of(text: str, beginning: str, *, nth: int = 1) -> int:
    """The number of the nth line that begins with these words, from 1."""
    numbers = [n for n, line in enumerate(text.split("\n"), start=1) if line.startswith(beginning)]
    return numbers[nth - 1]


def without_line(text: str, beginning: str) -> str:
    lines = text.split("\n")
    del lines[line_of(text, beginning) - 1]
    return "\n".join(lines)


def faults(text: str) -> dict[str, Text]:
    """Each fault by its place."""
    with pytest.raises(FileFaulty) as refused:
        read_catalogue(text, matters=shipped_matters())
    found = dict(refused.value.faults)
    assert len(found) == len(refused.value.faults), "two faults at one place"
    assert str(len(found)) in refused.value.say(Language.EN)
    assert str(len(found)) in refused.value.say(Language.ZH)
    return found


def the_fault(text: str) -> tuple[str, str]:
    """The only fault: its place and what it says in English."""
    found = faults(text)
    assert len(found) == 1, found
    ((place, what),) = found.items()
    return place, what.en
