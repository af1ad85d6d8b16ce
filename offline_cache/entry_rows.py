"""Outbox entries as they are kept, and put together again.

Most of an order's entry follows from its signed version and is kept with that: its content, its handwriting, and a
blank of all the rest, written when it was signed (signed_versions.py). Beside the entry's own row stands what only
acceptance said. Entries of another kind are kept whole, as are those of orders that another run of the program accepts
than had them signed.
"""

import hashlib
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from app.errors import StoreDamaged
from app.texts import store as texts
from app.wire.entry import SignedPart, content_part, entry_of_parts, strokes_part
from offline_cache.schema import OUTBOX, OUTBOX_ENTRIES, SIGNED_BODIES, SIGNED_VERSIONS
from offline_cache.store import Store

_SIGNED, _BODY = SIGNED_VERSIONS.alias("entrys_signed"), SIGNED_BODIES.alias("entrys_body")
ENTRY_ROWS = (
    select(
        OUTBOX,
        OUTBOX_ENTRIES.c.entry_sealed,
        OUTBOX_ENTRIES.c.signed_seq,
        _SIGNED.c.id.label("signed_id"),
        _SIGNED.c.day.label("signed_day"),
        _BODY.c.content,
        _BODY.c.strokes_sealed,
        _BODY.c.blank_sealed,
    )
    .join(OUTBOX_ENTRIES, OUTBOX_ENTRIES.c.seq == OUTBOX.c.seq)
    .outerjoin(_SIGNED, _SIGNED.c.seq == OUTBOX_ENTRIES.c.signed_seq)
    .outerjoin(_BODY, _BODY.c.seq == OUTBOX_ENTRIES.c.signed_seq)
)


def entry_bytes(row: Row[Any], store: Store) -> bytes:
    """The canonical JSON that `sha256` covers, of a row of ENTRY_ROWS. Raises StoreDamaged where it is not that."""
    try:
        whole = _put_together(row, store)
    except ValueError as wrong:  # parts of another shape
        raise StoreDamaged(texts.DAMAGED, folder=store.folder) from wrong
    if hashlib.sha256(whole).hexdigest() != row.sha256:
        raise StoreDamaged(texts.DAMAGED, folder=store.folder)
    return whole


def _put_together(row: Row[Any], store: Store) -> bytes:
    unseal = store.day_keys.unseal
    kept = unseal(row.entry_sealed, day=date.fromisoformat(row.day), place=f"outbox {row.key}")
    if row.signed_seq is None:
        return kept
    if row.blank_sealed is None:
        raise ValueError("the version is gone, or its blank")
    signed_on = date.fromisoformat(row.signed_day)
    drawn = unseal(row.strokes_sealed, day=signed_on, place=f"strokes {row.signed_id}")
    width, _, words = drawn[1:-1].decode().partition(",")
    part = SignedPart(
        blank=unseal(row.blank_sealed, day=signed_on, place=f"blank {row.signed_id}"),
        content=content_part(row.content),
        strokes=strokes_part(width=int(width), words=words),
    )
    return entry_of_parts(part, kept)
