"""What was done to a store's keys at the terminal, noted beside it before it is done, as the store itself may be held
by the open counter. Whoever opens the store next, or looks at the audit trail, writes the notes into it.

<store>/deeds/*.deed, each sealed under a key of its own of the store's: to forge one takes passphrase or sheet.
"""

import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.audit import AuditKind
from app.ports import AuditEvent
from app.staff_ports import AuditSearch
from offline_cache import keys
from offline_cache.audit import StoredAudit
from offline_cache.durable import write_durably
from offline_cache.store import DEED_KEY, Store, identify

FOLDER: Final = "deeds"
_NONCE = 12
_MOMENT = timedelta(microseconds=1)
_SAME = 100  # rows of one microsecond

log = logging.getLogger(__name__)


@contextmanager
def noted(folder: Path, event: AuditEvent | None, *, key: bytes) -> Iterator[None]:
    """Around the deed: its note is on disk before, and goes where it fails. `key` is the store's. Raises OSError."""
    if event is None:
        yield
        return
    file = _write_note(folder, event, key=key)
    try:
        yield
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _write_note(folder: Path, event: AuditEvent, *, key: bytes) -> Path:
    place = folder / FOLDER
    place.mkdir(mode=0o700, exist_ok=True)
    body = {
        "kind": event.kind.value,
        "who": event.staff_number,
        "at": event.at.isoformat(),
        "subject": event.subject,
        "reason": event.reason,
    }
    nonce = os.urandom(_NONCE)
    sealed = AESGCM(keys.derive(key, DEED_KEY)).encrypt(nonce, json.dumps(body).encode(), identify(folder).id.encode())
    file = place / f"{event.at:%Y%m%d%H%M%S%f}-{nonce.hex()[:6]}.deed"
    write_durably(file, nonce + sealed)
    return file


def take_in_deeds(store: Store) -> None:
    """Each note into the audit trail, then away. One that cannot be read, that somebody changed or a newer program
    wrote stays, and the log says so: no note may keep a store from being opened."""
    trail = StoredAudit(store)
    for file in sorted((store.folder / FOLDER).glob("*.deed")):
        try:
            event = _read_note(file, store)
            same = AuditSearch(kinds=frozenset({event.kind}), since=event.at, until=event.at + _MOMENT)
            if event not in (row.event for row in trail.find(same, limit=_SAME)):  # else only the file was left
                trail.write(event)
            file.unlink()
        except (OSError, InvalidTag, ValueError, LookupError, TypeError):
            log.error("a deed noted at the terminal does not read back as it was written")


def _read_note(file: Path, store: Store) -> AuditEvent:
    body = file.read_bytes()
    said = json.loads(AESGCM(store.deed_key).decrypt(body[:_NONCE], body[_NONCE:], store.id.encode()))
    at = datetime.fromisoformat(said["at"])
    return AuditEvent(AuditKind(said["kind"]), said["who"], at, said["subject"], said["reason"])
