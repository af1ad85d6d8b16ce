"""What pyHanko is loaded without, and that who asks for a time stamp gets the real thing."""

import os
import subprocess
import sys

WARMED = """
import sys
from printing.warming import pieces
for piece in pieces(seals=True):
    piece()
assert "pyhanko.sign.signers" in sys.modules
assert "aiohttp" not in sys.modules
assert "pyhanko.sign.timestamps.aiohttp_client" not in sys.modules
assert "pyhanko_certvalidator.fetchers.aiohttp_fetchers" not in sys.modules
"""
ASKED = """
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper
stamper = HTTPTimeStamper("http://127.0.0.1:1/", timeout=5)
assert isinstance(stamper, TimeStamper) and stamper.timeout == 5
from pyhanko.sign.timestamps.aiohttp_client import HTTPTimeStamper as real
assert type(stamper) is real
from pyhanko.sign.validation import ades
from pyhanko_certvalidator.fetchers.aiohttp_fetchers import AIOHttpFetcherBackend
assert type(ades.AIOHttpFetcherBackend()) is AIOHttpFetcherBackend
"""
TWO_THREADS = """
import sys
import threading
from printing import plain_pyhanko
half_way, both = threading.Event(), []
real = plain_pyhanko.import_module
def slow(name):
    half_way.set()
    if name == "pyhanko.sign.signers":
        second.join(0.3)
        assert not both, "the second did not wait"
    return real(name)
plain_pyhanko.import_module = slow
def late():
    half_way.wait()
    plain_pyhanko.load()
    both.append("pyhanko.sign.signers" in sys.modules)
second = threading.Thread(target=late)
second.start()
plain_pyhanko.load()
second.join()
assert both == [True]
"""
IN_BETWEEN = """
import sys
from types import ModuleType
from printing.plain_pyhanko import _made_later
stands_in = sys.modules["web.client"] = ModuleType("web.client")
stands_in.Client = _made_later("web.client", "Client")
try:
    stands_in.Client()
except ImportError as wrong:
    assert "while pyHanko was being loaded" in str(wrong)
else:
    raise AssertionError("made")
"""


def _runs(program: str) -> None:
    """In a process of its own: another test may have loaded it whole."""
    done = subprocess.run([sys.executable, "-c", program], env=dict(os.environ), capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_behind_the_warming_no_client_of_the_web_is_loaded_for_seals() -> None:
    _runs(WARMED)


def test_who_asks_for_a_stamp_or_a_list_gets_the_real_client() -> None:
    _runs(WARMED + ASKED)


def test_a_second_thread_waits_until_all_is_loaded() -> None:
    _runs(TWO_THREADS)


def test_what_only_stands_in_for_the_client_says_so() -> None:
    _runs(IN_BETWEEN)
