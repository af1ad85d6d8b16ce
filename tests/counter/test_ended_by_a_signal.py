"""A machine that shuts down asks nobody: with a period open the program ends in order, and the next one finds it."""

import signal
import subprocess
import sys
from pathlib import Path

from commands.log_file import log_files
from tests.counter.place import CounterPlace
from tests.house.tree import ROOT

ENDS_WITHIN_S = 60


def ended_by(number: signal.Signals, store: Path) -> str:
    """The id of the period that was open."""
    command = [sys.executable, "-m", "tests.counter.ended_counter", str(store)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as counter:
        try:
            assert counter.stdout
            period = counter.stdout.readline().strip()
            counter.send_signal(number)
            rest, complaints = counter.communicate(timeout=ENDS_WITHIN_S)
        finally:
            counter.kill()
    assert (counter.returncode, rest) == (0, ""), complaints
    assert log_files(store)[0].read_text("utf-8").rstrip().endswith("ended in order")
    return period


def test_with_a_period_open_it_ends_in_order_and_the_period_goes_on(place: CounterPlace) -> None:
    first = ended_by(signal.SIGTERM, place.place.store)
    assert first
    assert ended_by(signal.SIGINT, place.place.store) == first
