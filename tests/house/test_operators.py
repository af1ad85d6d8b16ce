"""No words of ours name a real operator, nor compare with one (R13): the brand of the hall says whose counter it is."""

import re

import pytest

from tests.house.tree import ROOT

FILES = sorted([*ROOT.glob("app/texts/*.py"), *ROOT.glob("resources/**/*.toml")])
OPERATORS = re.compile(
    r"中国(移动|联通|电信|广电)|China (Mobile|Unicom|Telecom|Broadnet)|(?<!\d)(1008[56]|10010|10000号)"
)


@pytest.mark.parametrize("words", ["比中国移动便宜", "Cheaper than China Unicom", "请拨打 10086"])
def test_such_words_would_be_found(words: str) -> None:
    assert OPERATORS.search(words)


def test_no_other_operator_is_named() -> None:
    assert FILES
    named = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in FILES
        for found in OPERATORS.finditer(path.read_text("utf-8"))
    ]
    assert named == []
