"""Another passphrase for a store. Its key stays the same, so that this works while the store is open."""

from pathlib import Path

from app.errors import InputRefused, StoreTrouble
from app.ports import AuditEvent
from app.texts import store as texts
from offline_cache import keys
from offline_cache.faults import told_of_file
from offline_cache.store import identify, is_store
from offline_cache.terminal_deeds import noted


def change_passphrase(folder: Path, *, old: str, new: str, deed: AuditEvent | None = None) -> None:
    """Wraps the store's key anew; keyring and recovery sheet open it as before. `deed` is noted before (terminal_deeds)
    by whoever does not hold the store; who holds it writes into its audit trail.

    Raises StoreLocked for a wrong `old` one, InputRefused for a store without one of its own, StoreTrouble where
    there is no store or the disk fails. Nothing is changed then.
    """
    if not is_store(folder):
        raise StoreTrouble(texts.NO_STORE, folder=folder)
    file = folder / keys.KEY_FILE
    if not file.exists():
        raise InputRefused(texts.NO_PASSPHRASE)
    if keys.opens_with_demo_passphrase(file):
        raise InputRefused(texts.DEMO_PASSPHRASE_STAYS)
    store_id = identify(folder).id
    try:
        key = keys.read_key_file(file, store_id=store_id, passphrase=old)
        with noted(folder, deed, key=key):
            keys.write_key_file(file, key, store_id=store_id, passphrase=new)
    except OSError as fault:
        raise told_of_file(fault, folder) from fault
