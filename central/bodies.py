"""The body of a call, read as far as it may be long."""

from fastapi import Request

from central.answers import CallRefused


async def read_body(request: Request, most_bytes: int, too_long: CallRefused) -> bytes:
    """Raises `too_long` for a longer one, before the rest of it has come."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > most_bytes:
            raise too_long
        parts.append(part)
    return b"".join(parts)
