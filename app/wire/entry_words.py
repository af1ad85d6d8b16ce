"""An order's entry as it arrived, written canonically once: for its hash, and part by part for what is kept of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.wire.canonical import JsonObject, canonical_json, canonical_words, quoted, sha256_hex

_BELOW_BLANK = bytes(range(0x20))  # what JSON escapes by name or number
_ENTRY = {"bodies": dict, "content": str, "head": dict, "strokes": dict}
_STROKES = {"strokes": list, "width": int}
_BODIES = {"agreement": dict, "payment": list, "productOrder": dict}

_WHOLE = (
    b'{"bodies":{"agreement":%s,"payment":[%s],"productOrder":%s},'
    b'"content":%s,"head":%s,"strokes":{"strokes":%s,"width":%d}}'
)


@dataclass(frozen=True, slots=True)
class EntryWords:
    """`sha256` is entry_sha256 of the whole; `content` are the signed bytes, and `content_words` what they say, the
    other parts canonical JSON."""

    sha256: str
    content: bytes
    content_words: str
    strokes: str
    product_order: str
    agreement: str
    payments: tuple[str, ...]


def entry_words(entry: JsonObject) -> EntryWords | None:
    """None where it does not have an order's parts: no such entry can be read. Raises ValueError as canonical_json."""
    if not (_holds(entry, _ENTRY) and _holds(entry["bodies"], _BODIES) and _holds(entry["strokes"], _STROKES)):
        return None
    bodies, drawn = entry["bodies"], entry["strokes"]
    product_order, agreement = canonical_words(bodies["productOrder"]), canonical_words(bodies["agreement"])
    payments = tuple(map(canonical_words, bodies["payment"]))
    content, strokes = entry["content"].encode(), canonical_words(drawn["strokes"])
    whole = _WHOLE % (
        agreement.encode(),
        ",".join(payments).encode(),
        product_order.encode(),
        _text(content),
        canonical_json(entry["head"]),
        strokes.encode(),
        drawn["width"],
    )
    return EntryWords(
        sha256=sha256_hex(whole),
        content=content,
        content_words=entry["content"],
        strokes=strokes,
        product_order=product_order,
        agreement=agreement,
        payments=payments,
    )


def _holds(value: JsonObject, parts: Mapping[str, type]) -> bool:
    return value.keys() == parts.keys() and all(type(value[name]) is kind for name, kind in parts.items())


def _text(raw: bytes) -> bytes:
    """As canonical_json writes it, in half the time: the signed content is more than half of an entry."""
    if len(raw.translate(None, _BELOW_BLANK)) != len(raw):
        return canonical_json(raw.decode())
    return quoted(raw)
