"""What was sworn to, in a chain: money taken, money returned, orders accepted.

Each link is SHA-256 over the link before and its own body; the HMAC over it needs the store's key. A row changed, taken
out or put in breaks the chain at that place.
"""

import hashlib
import hmac
import json
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, select

from offline_cache.moments import to_us
from offline_cache.prepared import prepared_insert
from offline_cache.schema import JOURNAL

FIRST = "0" * 64


class JournalKind(StrEnum):
    PAYMENT_TAKEN = "payment_taken"
    PAYMENT_RETURNED = "payment_returned"
    ORDER_ACCEPTED = "order_accepted"


LAST_LINK = select(JOURNAL.c.link).order_by(JOURNAL.c.seq.desc()).limit(1)
_APPEND = prepared_insert(JOURNAL)


def last_link(connection: Connection) -> str:
    return connection.execute(LAST_LINK).scalar() or FIRST


def append(
    connection: Connection,
    *,
    key: bytes,
    prev: str,
    kind: JournalKind,
    subject: str,
    facts: dict[str, str | int],
    at: datetime,
) -> None:
    """One more link behind `prev`, the last one. `facts` is what is sworn to; `key` is the journal's own."""
    at_us = to_us(at)
    body = json.dumps({**facts, "kind": kind, "subject": subject, "at_us": at_us}, sort_keys=True, ensure_ascii=False)
    link = _link(prev, body)
    _APPEND.run(
        connection,
        {
            "at_us": at_us,
            "kind": kind.value,
            "subject": subject,
            "body": body,
            "prev": prev,
            "link": link,
            "hmac": _sworn(key, link),
        },
    )


def broken_at(connection: Connection, *, key: bytes) -> int | None:
    """The seq of the first link that does not hold, None where the whole chain does."""
    prev, expected_seq = FIRST, 1
    for row in connection.execute(select(JOURNAL).order_by(JOURNAL.c.seq)):
        body = json.loads(row.body)
        holds = (
            row.seq == expected_seq
            and row.prev == prev
            and row.link == _link(prev, row.body)
            and hmac.compare_digest(row.hmac, _sworn(key, row.link))
            and (body["kind"], body["subject"], body["at_us"]) == (row.kind, row.subject, row.at_us)
        )
        if not holds:
            return int(row.seq)
        prev, expected_seq = row.link, expected_seq + 1
    return None


def _link(prev: str, body: str) -> str:
    return hashlib.sha256(f"{prev}\n{body}".encode()).hexdigest()


def _sworn(key: bytes, link: str) -> str:
    return hmac.digest(key, link.encode(), "sha256").hex()
