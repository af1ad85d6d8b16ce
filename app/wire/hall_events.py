"""GET /hall/v1/events as server-sent events, and GET /hall/v1/picture: both ends write and read with this file."""

import json
from dataclasses import replace
from typing import Any, Final

from app.domain.queue_picture import QueueEvent, QueuePicture
from app.domain.ticket_ledger import TicketCourse
from app.wire.canonical import read_json
from app.wire.records import from_wire, to_wire

HEARTBEAT = b": still here\n\n"
_MOST_WRITTEN: Final = 8192  # some megabytes
_WRITTEN: Final[dict[int, tuple[TicketCourse, str]]] = {}  # by identity; the course is kept, so that no other has it


def picture_bytes(picture: QueuePicture) -> bytes:
    said = {**to_wire(replace(picture, courses=())), "courses": None}
    return _with_courses(said, picture.courses)


def read_picture(raw: bytes) -> QueuePicture:
    """Raises ValueError."""
    return from_wire(QueuePicture, read_json(raw))


def event_bytes(event: QueueEvent) -> bytes:
    """One event of the stream; its data is one line."""
    said = {**to_wire(replace(event, courses=())), "courses": None}
    return b"id: " + event.id.encode() + b"\ndata: " + _with_courses(said, event.courses) + b"\n\n"


def course_json(course: TicketCourse) -> str:
    """Written once: the same course stands in the answer, in the event and in every picture until it moves on."""
    found = _WRITTEN.get(id(course))
    if found is not None and found[0] is course:
        return found[1]
    if len(_WRITTEN) >= _MOST_WRITTEN:
        _WRITTEN.clear()
    written = _written(course)
    _WRITTEN[id(course)] = course, written
    return written


def read_event(block: bytes) -> QueueEvent | None:
    """What stands between two empty lines; None for a heartbeat. Raises ValueError."""
    data = [line[len(b"data: ") :] for line in block.splitlines() if line.startswith(b"data: ")]
    if not data:
        return None
    return from_wire(QueueEvent, read_json(b"\n".join(data)))


def _with_courses(said: dict[str, Any], courses: tuple[TicketCourse, ...]) -> bytes:
    """`said` with its courses, None in it, in their place."""
    courses_json = ",".join(course_json(each) for each in courses)
    return _written(said).replace('"courses":null', f'"courses":[{courses_json}]', 1).encode()


def _written(value: object) -> str:
    wire = value if type(value) is dict else to_wire(value)
    return json.dumps(wire, ensure_ascii=False, separators=(",", ":"))
