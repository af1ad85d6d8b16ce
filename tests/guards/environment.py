"""A test that changes the environment puts it back: what it leaves behind would reach every process started later."""

import os
from collections.abc import Iterator

import pytest

_PYTESTS_OWN = "PYTEST_CURRENT_TEST"


@pytest.fixture(autouse=True)
def leaves_the_environment_as_it_was() -> Iterator[None]:
    before = {name: value for name, value in os.environ.items() if name != _PYTESTS_OWN}
    yield
    after = {name: value for name, value in os.environ.items() if name != _PYTESTS_OWN}
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    for name in changed:
        if name in before:
            os.environ[name] = before[name]
        else:
            del os.environ[name]
    if changed:
        pytest.fail(f"left the environment changed: {', '.join(changed)}; use monkeypatch.setenv", pytrace=False)
