"""A log record of WARNING or above that a test did not announce fails it; an announced one must appear.

Announce with `@pytest.mark.logs(r"part of the message")`, once for each.
"""

import logging
import re
from collections.abc import Iterator

import pytest


class _Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def logs_only_what_is_announced(request: pytest.FixtureRequest) -> Iterator[None]:
    announced = [re.compile(str(mark.args[0])) for mark in request.node.iter_markers("logs")]
    kept = _Kept()
    logging.getLogger().addHandler(kept)
    yield
    logging.getLogger().removeHandler(kept)
    unexpected = [line for line in kept.messages if not any(pattern.search(line) for pattern in announced)]
    absent = [p.pattern for p in announced if not any(p.search(line) for line in kept.messages)]
    if unexpected:
        pytest.fail("unexpected log records:\n" + "\n".join(unexpected), pytrace=False)
    if absent:
        pytest.fail("announced but never logged: " + ", ".join(absent), pytrace=False)
