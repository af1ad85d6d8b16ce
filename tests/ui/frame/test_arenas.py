"""The lanes' threads allocate in common, as malloc itself counts."""

import os
import platform
import subprocess
import sys

from ui.frame.arenas import share_arenas

THREADS = """
import ctypes, sys, threading
if sys.argv[1:]:
    from ui.frame.arenas import share_arenas
    share_arenas()
held, all_there = [], threading.Barrier(8)
def work():
    held.append(bytearray(5_000))
    all_there.wait()
    held.append(bytearray(5_000))
threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
ctypes.CDLL(None).malloc_stats()
"""


def _arenas(*arguments: str) -> int:
    command = [sys.executable, "-c", THREADS, *arguments]
    done = subprocess.run(command, env=dict(os.environ), capture_output=True, text=True, check=True)
    return done.stderr.count("Arena ")


def test_threads_share_two_arenas_where_each_would_have_its_own() -> None:
    share_arenas()  # harmless anywhere, and told once a process
    if platform.libc_ver()[0] == "glibc":
        assert _arenas() > 2
        assert _arenas("shared") == 2
