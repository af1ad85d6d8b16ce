"""An entry of another kind takes the place of a refused one in its lane, so that the lane goes on."""

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from app.outbox_ports import EntryState
from app.wire.canonical import JsonObject, canonical_json, sha256_hex
from offline_cache.entry_chain import next_in_chain
from offline_cache.moments import day_of, to_us
from offline_cache.schema import OUTBOX, OUTBOX_ENTRIES
from offline_cache.store import Store

_LAST = select(OUTBOX.c.prev_hash, OUTBOX.c.sha256).order_by(OUTBOX.c.seq.desc()).limit(1)


def in_place_of_refused(
    connection: Connection,
    store: Store,
    *,
    kind: str,
    entry: JsonObject,
    order_id: str,
    lane: str,
    lane_seq: int,
    at: datetime,
) -> str:
    """Under a new key, which it gives; `order_id` is what it supersedes. Within a transaction under way."""
    # What waited behind it was told to wait for longer and longer.
    behind = (OUTBOX.c.lane == lane) & (OUTBOX.c.state == EntryState.PENDING.value)
    connection.execute(update(OUTBOX).where(behind).values(next_attempt_at_us=0))
    key, day = store.ids.uuid7(), day_of(at)
    body = canonical_json(entry)
    last = connection.execute(_LAST).one()
    added = connection.execute(
        insert(OUTBOX),
        {
            "key": key,
            "lane": lane,
            "lane_seq": lane_seq,
            "kind": kind,
            "day": day.isoformat(),
            "entry_bytes": len(body),
            "sha256": sha256_hex(body),
            "prev_hash": next_in_chain(last.prev_hash, last.sha256),
            "state": EntryState.PENDING.value,
            "attempts": 0,
            "queued_at_us": to_us(at),
            "next_attempt_at_us": 0,
            "last_error": "",
            "copies": 1,
            "supersedes": order_id,
        },
    )
    sealed = store.day_keys.seal(body, day=day, place=f"outbox {key}")
    connection.execute(insert(OUTBOX_ENTRIES), {"seq": added.lastrowid, "entry_sealed": sealed})
    return key
