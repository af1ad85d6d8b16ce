"""GET /hall/v1/events as server-sent events, and GET /hall/v1/picture: both ends write and read with this file."""

import json

from app.domain.queue_picture import QueueEvent, QueuePicture
from app.wire.canonical import read_json
from app.wire.records import from_wire, to_wire

HEARTBEAT = b": still here\n\n"


def picture_bytes(picture: QueuePicture) -> bytes:
    return _written(picture)


def read_picture(raw: bytes) -> QueuePicture:
    """Raises ValueError."""
    return from_wire(QueuePicture, read_json(raw))


def event_bytes(event: QueueEvent) -> bytes:
    """One event of the stream; its data is one line."""
    return b"id: " + event.id.encode() + b"\ndata: " + _written(event) + b"\n\n"


def read_event(block: bytes) -> QueueEvent | None:
    """What stands between two empty lines; None for a heartbeat. Raises ValueError."""
    data = [line[len(b"data: ") :] for line in block.splitlines() if line.startswith(b"data: ")]
    if not data:
        return None
    return from_wire(QueueEvent, read_json(b"\n".join(data)))


def _written(value: object) -> bytes:
    return json.dumps(to_wire(value), ensure_ascii=False, separators=(",", ":")).encode()
