"""What every test gets without asking: its own home, offscreen windows, the guards, and hypothesis' settings."""

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests import needs
from tests.guards import home

home.move_in()
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

pytest_plugins = [
    "tests.guards.children",
    "tests.guards.environment",
    "tests.guards.log_records",
    "tests.guards.network",
    "tests.warm.starts",
]

# A shared core may stand still for a second: time is no reason to fail an example.
_PATIENT = [HealthCheck.too_slow]
settings.register_profile("here", deadline=None, suppress_health_check=_PATIENT)
# The same examples for the same code in CI, so that a push is judged by what it changed.
settings.register_profile("ci", deadline=None, suppress_health_check=_PATIENT, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What is loaded by its end stays: the collector need not look through all of it again and again, nor meanwhile.

    Afterwards, too, it looks less often than in a program that is to do with little memory.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.set_threshold(20_000, 20, 20)
        gc.enable()


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        for name in mark.args:
            needs.program(name)
