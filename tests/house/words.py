"""Words that once were a mistake and are now a sentence; what a linter already says is not said again here."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.house.tree import Fault, SourceFile


@dataclass(frozen=True, slots=True)
class Word:
    """`pattern` must not match in a file for which `where` is true."""

    pattern: re.Pattern[str]
    where: Callable[[SourceFile], bool]
    sentence: str


def _ours_in_python(file: SourceFile) -> bool:
    return file.is_python and not file.path.startswith("tests/house/")


def _tests(file: SourceFile) -> bool:
    return file.is_python and file.is_test and not file.path.startswith("tests/house/")


def _tests_that_may_not_stay_away(file: SourceFile) -> bool:
    """What is missing on a machine may keep a test from running there, as long as it fails in CI."""
    return _tests(file) and 'os.environ.get("CI") == "true"' not in file.text


def _everywhere(file: SourceFile) -> bool:
    return not file.path.startswith(("tests/house/", "tests/tmf/"))


WORDS = (
    Word(
        re.compile(r"pytest\.(mark\.)?(skip|xfail|importorskip)|unittest\.skip"),
        _tests_that_may_not_stay_away,
        "a test that does not run proves nothing: mend it, delete it, or ask for its program with tests.needs",
    ),
    Word(
        re.compile(r"\btime\.sleep\(|\bqtbot\.wait\(|\bqWait\(|\basyncio\.sleep\((?!0\))"),
        _tests,
        "wait for the thing itself: waitUntil, waitSignal, an Event, a fake clock",
    ),
    Word(
        re.compile(r"\b(MagicMock|AsyncMock|mocker|create_autospec)\b"),
        _tests,
        "write a small fake in tests/fakes/ that behaves like the real part",
    ),
    Word(
        re.compile(r"#\s*type:\s*ignore"),
        _ours_in_python,
        "give it its type; a library without types gets a small typed door",
    ),
    Word(
        re.compile(r"#\s*noqa"),
        _ours_in_python,
        "do what the linter says, or change the rule in pyproject.toml with its reason",
    ),
    Word(
        re.compile(r"\.takeAt\("),
        _ours_in_python,
        "use ui.widgets.emptying or removeWidget: nothing deletes the item that takeAt gives",
    ),
    Word(
        re.compile(r"\b(TODO|FIXME|XXX|HACK)\b"),
        _ours_in_python,
        "finish it or file an issue; the code says what is, not what might be",
    ),
    Word(
        re.compile(
            r"https?://[^/\s\"'<>]*(pypi|pythonhosted|npmjs|debian\.org|crates\.io)|--(extra-)?index-url|--find-links"
        ),
        _everywhere,
        "say the package's name only: which registry it comes from is set on the machine",
    ),
)


def forbidden_words(files: list[SourceFile]) -> list[Fault]:
    """Every place in `files` where one of WORDS stands."""
    return [
        Fault(file.path, number, word.sentence)
        for file in files
        for word in WORDS
        if word.where(file)
        for number, line in enumerate(file.text.splitlines(), start=1)
        if word.pattern.search(line)
    ]
