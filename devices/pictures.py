"""Pictures of documents, from a file or the camera, made fit to be kept (shrinking.py)."""

from pathlib import Path

from app.device_ports import CameraFrame
from app.errors import InputRefused
from app.texts import identity as words

MOST_FILE_MB = 40
_MB = 1024 * 1024


class Pictures:
    """app.device_ports.DocumentPictures."""

    def from_file(self, path: Path) -> bytes:
        try:
            with path.open("rb") as file:
                raw = file.read(MOST_FILE_MB * _MB + 1)
        except OSError as fault:
            raise InputRefused(words.FILE_UNREADABLE, name=path.name) from fault
        if len(raw) > MOST_FILE_MB * _MB:
            raise InputRefused(words.FILE_TOO_LARGE, most=MOST_FILE_MB)
        from devices.shrinking import shrink  # late: Pillow, for who adds a picture first

        return shrink(raw)

    def from_frame(self, frame: CameraFrame) -> bytes:
        from devices.shrinking import shrink_frame  # late, as above

        return shrink_frame(frame)
