"""What was sworn to, in a chain (chain.py): money taken and returned, orders accepted, voided and settled,
approvals that concern them."""

import json
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select

from offline_cache.chain import ChainFault, ChainName, SwornRow, chain_faults, head_of, link_of, move_head, sworn
from offline_cache.moments import to_us
from offline_cache.prepared import prepared_insert
from offline_cache.schema import JOURNAL


class JournalKind(StrEnum):
    """What a row of the journal swears to. The words are sworn, too: never renamed."""

    PAYMENT_BEGUN = "payment_begun"  # a provider is about to be asked
    PAYMENT_TAKEN = "payment_taken"
    PAYMENT_REFUSED = "payment_refused"
    RETURN_BEGUN = "return_begun"  # a provider is about to be told to pay back
    RETURN_REFUSED = "return_refused"
    PAYMENT_RETURNED = "payment_returned"
    CASH_DUE = "cash_due"  # what of it somebody at the counter has to hand over
    CASH_HANDED_OVER = "cash_handed_over"
    ORDER_ACCEPTED = "order_accepted"
    APPROVED = "approved"
    ORDER_VOIDED = "order_voided"
    REFUSED_SETTLED = "refused_settled"
    ORDER_REVERSED = "order_reversed"
    DAY_CLOSED = "day_closed"  # under which number and seal (closed_days.py)
    CASH_OPENED = "cash_opened"
    CASH_MOVED = "cash_moved"
    CASH_COUNTED = "cash_counted"
    CASH_CLOSED = "cash_closed"
    METHOD_CORRECTED = "method_corrected"  # twice each: out of one means, into another
    NUMBERS_GO_ON = "numbers_go_on"  # behind which receipt number, since the store was restored or is new
    LINES_SETTLED = "lines_settled"  # those of an order that were refused while the others were accepted


_APPEND = prepared_insert(JOURNAL)


def append(
    connection: Connection,
    *,
    key: bytes,
    kind: JournalKind,
    subject: str,
    facts: dict[str, str | int],
    at: datetime,
) -> None:
    """One more link. `facts` is what is sworn to; `key` is the journal's own."""
    behind = head_of(connection, ChainName.JOURNAL)
    link = add_link(connection, key=key, kind=kind, subject=subject, facts=facts, at=at, prev=behind)
    move_head(connection, ChainName.JOURNAL, link, key=key)


def add_link(
    connection: Connection,
    *,
    key: bytes,
    kind: JournalKind,
    subject: str,
    facts: dict[str, str | int],
    at: datetime,
    prev: str,
) -> str:
    """Behind `prev`, the chain's head, which the caller moves to the new link."""
    at_us = to_us(at)
    body = json.dumps({**facts, "kind": kind, "subject": subject, "at_us": at_us}, sort_keys=True, ensure_ascii=False)
    link = link_of(prev, body)
    _APPEND.run(
        connection,
        {
            "at_us": at_us,
            "kind": kind.value,
            "subject": subject,
            "body": body,
            "prev": prev,
            "link": link,
            "hmac": sworn(key, link),
        },
    )
    return link


def faults(connection: Connection, *, key: bytes) -> tuple[ChainFault, ...]:
    """What was done to the journal behind the program's back."""
    return chain_faults(connection, ChainName.JOURNAL, _rows(connection), key=key)


def _rows(connection: Connection) -> Iterator[SwornRow]:
    for row in connection.execute(select(JOURNAL).order_by(JOURNAL.c.seq)):
        agree = _facts(row.body) == (row.kind, row.subject, row.at_us)
        yield SwornRow(row.seq, row.body, row.prev, row.link, row.hmac, columns_agree=agree)


def facts_in(body: str) -> dict[str, Any]:
    """What a row swears to. Raises ValueError for a body that cannot be read."""
    return dict(json.loads(body))


def _facts(body: str) -> tuple[object, object, object] | None:
    try:
        said = json.loads(body)
        return said["kind"], said["subject"], said["at_us"]
    except (ValueError, KeyError, TypeError):
        return None
