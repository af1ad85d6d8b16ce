"""Ids of changes: UUIDv7 that only ever rise within a hall, also when a clock is set back or another machine writes."""

import uuid


def id_after(last: str, candidate: str) -> str:
    """`candidate` where it comes after `last` ("" before the first), else the next id after `last`."""
    if candidate > last:
        return candidate
    return str(uuid.UUID(int=uuid.UUID(last).int + 1))
