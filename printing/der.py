"""DER (X.690), read and written strictly: one value has one form, and each takes time by its length alone.

Written for seals of foreign files: a library that takes BER too lets bytes pass that say nothing, and can be kept busy.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

INTEGER: Final = 0x02
OCTETS: Final = 0x04
OID: Final = 0x06
TIME: Final = 0x18
SEQUENCE: Final = 0x30
SET: Final = 0x31
_LONG: Final = 0x80
_MOST_LENGTH_BYTES: Final = 4


def context(number: int) -> int:
    """The tag of a constructed value that its place names: [0], [1] …"""
    return 0xA0 | number


@dataclass(frozen=True, slots=True)
class Value:
    """`raw` is the whole of it, `body` what is in it."""

    tag: int
    raw: bytes
    body: bytes

    def parts(self) -> tuple["Value", ...]:
        """Of a constructed value. Raises ValueError."""
        found, at = [], 0
        while at < len(self.body):
            value = first_of(self.body, at=at)
            found.append(value)
            at += len(value.raw)
        return tuple(found)

    def of(self, tag: int) -> "Value":
        """Itself. Raises ValueError where it is of another tag."""
        if self.tag != tag:
            raise ValueError(f"tag {self.tag:#x} where {tag:#x} belongs")
        return self


def first_of(raw: bytes, *, at: int = 0) -> Value:
    """The value that begins `at`; what is behind it stays. Raises ValueError."""
    if len(raw) < at + 2 or raw[at] & 0x1F == 0x1F:
        raise ValueError("no value")
    length, head = raw[at + 1], at + 2
    if length >= _LONG:
        count = length - _LONG
        length = int.from_bytes(raw[head : head + count])
        head += count
        if not 1 <= count <= _MOST_LENGTH_BYTES or length < (_LONG if count == 1 else 1 << 8 * (count - 1)):
            raise ValueError("a length that is not written as short as it can be")
    if len(raw) < head + length:
        raise ValueError("a value that is cut off")
    return Value(raw[at], raw[at : head + length], raw[head : head + length])


def whole(raw: bytes, tag: int) -> Value:
    """The one value that fills `raw`. Raises ValueError."""
    found = first_of(raw).of(tag)
    if len(found.raw) != len(raw):
        raise ValueError("more than one value")
    return found


def written(tag: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    if len(body) < _LONG:
        return bytes([tag, len(body)]) + body
    length = len(body).to_bytes((len(body).bit_length() + 7) // 8)
    return bytes([tag, _LONG | len(length)]) + length + body


def oid(dotted: str) -> bytes:
    """1.2.840.113549.1.7.2, written."""
    first, second, *others = (int(each) for each in dotted.split("."))
    body = bytearray([first * 40 + second])
    for number in others:
        groups = [number & 0x7F]
        while number := number >> 7:
            groups.append(0x80 | number & 0x7F)
        body += bytes(reversed(groups))
    return written(OID, bytes(body))


def read_time(value: Value) -> datetime:
    """GeneralizedTime in UTC, with a fraction or none. Raises ValueError."""
    words = value.of(TIME).body.decode("ascii")
    shape = "%Y%m%d%H%M%S.%fZ" if "." in words else "%Y%m%d%H%M%SZ"
    return datetime.strptime(words, shape).replace(tzinfo=UTC)
