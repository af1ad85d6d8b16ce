"""The repository as the house rules see it: its own text files, and what a fault in one looks like."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_NOT_OURS = {".git", ".venv", "build", "dist", "demo-out", "__pycache__", "node_modules", ".hypothesis"}
_MADE = (".egg-info", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".import_linter_cache")
_BINARY = {".png", ".ttf", ".otf", ".pdf", ".bin", ".ico", ".zip", ".xz", ".db", ".pyc"}


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """`sentence` says what to do instead, not only what is wrong."""

    path: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A text file of the repository; `path` with forward slashes from its root."""

    path: str
    text: str

    @property
    def is_python(self) -> bool:
        return self.path.endswith(".py")

    @property
    def is_test(self) -> bool:
        return self.path.startswith("tests/")


def source_files(root: Path) -> Iterator[SourceFile]:
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if any(part in _NOT_OURS or part.endswith(_MADE) for part in parts):
            continue
        if path.is_file() and path.suffix not in _BINARY:
            yield SourceFile("/".join(parts), path.read_text(encoding="utf-8", errors="replace"))
