"""What a test needs beyond Python: asked for by name here, and named in one line where it is missing.

Missing on a person's machine the test does not run and says why; with CI=true it fails, so that CI never
goes green by leaving tests out.
"""

import os
import shutil
from pathlib import Path

import pytest

DEBIAN = Path(__file__).parent / "debian.txt"


def packages(text: str) -> dict[str, str]:
    """Program to Debian package, as tests/debian.txt names them."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        package, _, why = line.partition("#")
        programs, _, _ = why.partition(":")
        if package.strip():
            found |= {program: package.strip() for program in programs.split()}
    return found


def program(name: str) -> str:
    """The path of a program a test runs; where it is missing the test ends here, in CI as a failure."""
    package = packages(DEBIAN.read_text(encoding="utf-8")).get(name)
    if package is None:
        raise LookupError(f"tests/debian.txt names no package for {name}: add the line, with its reason")
    path = shutil.which(name)
    if path is not None:
        return path
    sentence = f"needs {name}: install it with `apt-get install {package}`"
    if os.environ.get("CI") == "true":
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)
