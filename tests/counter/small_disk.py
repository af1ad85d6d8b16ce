"""A disk of its own that a test can fill and empty: a small tmpfs, mounted as root or by sudo."""

import errno
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

import pytest

_AS_ROOT = [] if os.name != "posix" or os.geteuid() == 0 else ["sudo", "-n"]


class SmallDisk:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filling = folder / "filling"

    def fill(self) -> None:
        """To the last byte."""
        with open(self._filling, "ab", buffering=0) as out:
            for size in (1 << 20, 1 << 12, 1):
                while _has_room_for(out, size):
                    pass

    def empty(self) -> None:
        """Somebody made room."""
        self._filling.unlink()


def _has_room_for(out: FileIO, size: int) -> bool:
    """Writes them where there is room."""
    try:
        out.write(bytes(size))
    except OSError as full:
        if full.errno != errno.ENOSPC:
            raise
        return False
    return True


@contextmanager
def small_disk(folder: Path, *, megabytes: int) -> Iterator[SmallDisk]:
    """Mounted on `folder`. Where nothing may be mounted the test ends here, in CI as a failure."""
    folder.mkdir()
    mount = [*_AS_ROOT, "mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0777", "tmpfs", str(folder)]
    mounted = subprocess.run(mount, capture_output=True, text=True)
    if mounted.returncode:
        sentence = f"needs a disk to fill: run it as root, or where sudo may mount a tmpfs ({mounted.stderr.strip()})"
        if os.environ.get("CI") == "true":
            pytest.fail(sentence, pytrace=False)
        pytest.skip(sentence)
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run([*_AS_ROOT, "umount", str(folder)], check=True)
