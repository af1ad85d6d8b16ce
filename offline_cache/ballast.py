"""Room set aside in good times, given back to the disk when it is full, so that the counter goes on."""

import os
from pathlib import Path

from offline_cache.durable import sync_folder
from offline_cache.faults import has_room

BALLAST_BYTES = 8 * 1024 * 1024  # some hundred orders
_SPARE_BYTES = 4 * BALLAST_BYTES  # not laid in again before the disk has this much


class Ballast:
    def __init__(self, folder: Path, *, size_bytes: int = BALLAST_BYTES) -> None:
        self._folder = folder
        self._file = folder / "ballast"
        self._size_bytes = size_bytes

    @property
    def there(self) -> bool:
        return self._file.exists() and self._file.stat().st_size >= self._size_bytes

    def lay_in(self) -> None:
        """Where the disk has room to spare; a disk that has none is no trouble here."""
        if self.there or not has_room(self._folder, _SPARE_BYTES):
            return
        try:
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
