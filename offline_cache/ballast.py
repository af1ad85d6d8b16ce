"""Room set aside in good times, given back to the disk when it is full, so that the counter goes on."""

import os
from pathlib import Path

from offline_cache.durable import sync_folder
from offline_cache.faults import has_room

BALLAST_BYTES = 8 * 1024 * 1024  # some hundred orders
_TIMES_SPARE = 4  # not laid in before the disk has so many times its size: it would be given back at once


class Ballast:
    """The file `ballast` in a store's folder, of 8 MB that nobody reads."""

    def __init__(self, folder: Path, *, size_bytes: int = BALLAST_BYTES) -> None:
        self._folder = folder
        self._file = folder / "ballast"
        self._path = str(self._file)  # looked at behind every commit: a Path's own way there takes longer than the look
        self._size_bytes = size_bytes

    @property
    def there(self) -> bool:
        """False also for one that was cut off while it was laid in."""
        try:
            return os.stat(self._path).st_size >= self._size_bytes
        except OSError:
            return False

    def lay_in(self) -> None:
        """Where it is missing and the disk has room to spare; a disk that has none is no trouble here.

        Asked after every commit, so that what was given back is there again as soon as somebody made room.
        """
        if self.there:
            return
        try:
            if not has_room(self._folder, _TIMES_SPARE * self._size_bytes):
                return
            # Written, not only sized: a hole in a file would set no room aside.
            with open(self._file, "wb") as out:
                for _ in range(self._size_bytes // 65536):
                    out.write(os.urandom(65536))
                out.flush()
                os.fsync(out.fileno())
        except OSError:
            self._file.unlink(missing_ok=True)

    def give_back(self) -> bool:
        """True where there was something to give."""
        if not self._file.exists():
            return False
        self._file.unlink()
        sync_folder(self._folder)
        return True
