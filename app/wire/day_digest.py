"""GET /sync/v1/day-digest and /sync/v1/day-keys: what the centre says of the orders of one hall day.

Asked by any device of the hall with its own token: `day` is the hall's date, of keys one page after `after` at a time.
"""

from typing import Final

from app.domain.day_digest import CENTRE, DigestRow
from app.domain.day_summary import DigestFigure
from app.wire.canonical import JsonObject, read_json
from app.wire.strict import hex_digits, objects, record, text

DIGEST_PATH: Final = "/sync/v1/day-digest"
KEYS_PATH: Final = "/sync/v1/day-keys"
MOST_KEYS: Final = 2000  # of one page


def digest_object(said: DigestFigure) -> JsonObject:
    return {
        "count": said.count,
        "sum_fen": said.sum_fen,
        "sha256": said.sha256,
        "first": said.first,
        "last": said.last,
    }


def read_digest(raw: bytes) -> DigestFigure:
    """The centre's. Raises ValueError."""
    row = record(read_json(raw), "digest", count=int, sum_fen=int, sha256=str, first=str, last=str)
    sha256 = hex_digits(row["sha256"], "digest.sha256", length=64)
    return DigestFigure(CENTRE, row["count"], row["sum_fen"], sha256, row["first"], row["last"])


def key_object(row: DigestRow) -> JsonObject:
    return {
        "key": row.key,
        "sha256": row.sha256,
        "amount_fen": row.amount_fen,
        "receipt_number": row.receipt_number,
        "desk": row.desk,
    }


def read_keys(raw: bytes) -> tuple[DigestRow, ...]:
    """One page, by rising key; empty behind the last. Raises ValueError."""
    body = record(read_json(raw), "keys", keys=list)
    return tuple(_read_key(row) for row in objects(body["keys"], "keys"))


def _read_key(row: JsonObject) -> DigestRow:
    said = record(row, "key", key=str, sha256=str, amount_fen=int, receipt_number=str, desk=str)
    return DigestRow(text(said["key"], "key"), said["sha256"], said["amount_fen"], said["receipt_number"], said["desk"])
