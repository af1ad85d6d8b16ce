"""The characters of names that GBK lacks (rare_characters.txt), as the tests of narrow paper and of PDF read them."""

from functools import cache
from pathlib import Path

_LIST = Path(__file__).with_name("rare_characters.txt")


@cache
def rare_characters() -> tuple[str, ...]:
    lines = _LIST.read_text("utf-8").splitlines()
    return tuple(char for line in lines if not line.startswith("#") for char in line)
