"""How a figure is taken and told: rounds after a warm-up, the median or a high percentile, the limit beside it."""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` and `limit` in `unit`; `why` says how the limit came about in this run."""

    name: str
    value: float
    limit: float
    unit: str
    why: str

    @property
    def kept(self) -> bool:
        return self.value <= self.limit

    def __str__(self) -> str:
        verdict = "kept" if self.kept else "OVER"
        return f"{verdict}  {self.name}: {self.value:.2f} {self.unit}, limit {self.limit:.2f} {self.unit} ({self.why})"


def tell(*figures: Figure) -> int:
    """Prints each; the exit code of the script: 1 where one is over its limit."""
    for figure in figures:
        print(figure, flush=True)
    return 0 if all(figure.kept for figure in figures) else 1


def once_ms(job: Callable[[], object]) -> float:
    """How long one call took, in milliseconds."""
    began = time.perf_counter_ns()
    job()
    return (time.perf_counter_ns() - began) / 1e6


def rounds_ms(job: Callable[[], object], *, rounds: int, warm: int) -> list[float]:
    """`rounds` calls in milliseconds, after `warm` that do not count."""
    for _ in range(warm):
        job()
    return [once_ms(job) for _ in range(rounds)]


class Stopwatch:
    """`with watch:` once a lap; `laps_ms` has them in order."""

    def __init__(self) -> None:
        self.laps_ms: list[float] = []
        self._began = 0

    def __enter__(self) -> None:
        self._began = time.perf_counter_ns()

    def __exit__(self, *_: object) -> None:
        self.laps_ms.append((time.perf_counter_ns() - self._began) / 1e6)


def median(values: list[float]) -> float:
    return statistics.median(values)


def percentile(values: list[float], percent: float) -> float:
    """The smallest value that at least `percent` of all do not exceed."""
    ordered = sorted(values)
    at = max(0, -(-len(ordered) * percent // 100) - 1)
    return ordered[int(at)]


class DiskWrite:
    """A commit's worth of bytes appended to a file in `folder` and brought to the disk: no commit can be faster."""

    def __init__(self, folder: Path, *, size_bytes: int = 16 * 1024) -> None:
        self._file = os.open(folder / "fsync-probe", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
        self._body = os.urandom(size_bytes)

    def __call__(self) -> None:
        os.write(self._file, self._body)
        os.fsync(self._file)

    def close(self) -> None:
        os.close(self._file)
