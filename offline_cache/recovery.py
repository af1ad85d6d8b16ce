"""The way back into a store whose passphrase is forgotten: the code on the printed recovery sheet.

A code is six groups of five letters and digits (Crockford's 32); the last letter of each group is a
check over it and its place, so that a misread group is named before anything is tried.
"""

import secrets
from pathlib import Path

from app.errors import InputRefused, StoreLocked
from app.ports import AuditEvent
from app.texts import store as texts
from offline_cache import keys
from offline_cache.faults import told_of_file
from offline_cache.lock import InstanceLock
from offline_cache.store import identify
from offline_cache.terminal_deeds import noted

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, GROUP = 6, 5


def new_recovery_code() -> str:
    """7K2QX-…: 120 random bits and six check letters."""
    return "-".join(_checked("".join(secrets.choice(LETTERS) for _ in range(GROUP - 1)), n) for n in range(GROUPS))


def read_recovery_code(typed: str) -> str:
    """What a person typed, as codes are written. Raises InputRefused naming the first group that is misread."""
    plain = "".join(typed.upper().replace("O", "0").replace("I", "1").replace("L", "1").split()).replace("-", "")
    groups = [plain[n * GROUP : (n + 1) * GROUP] for n in range(GROUPS)]
    for n, group in enumerate(groups):
        known = len(group) == GROUP and set(group) <= set(LETTERS)
        if not known or _checked(group[:-1], n) != group:
            raise InputRefused(texts.RECOVERY_CODE_MISREAD, group=n + 1)
    if len(plain) > GROUPS * GROUP:
        raise InputRefused(texts.RECOVERY_CODE_MISREAD, group=GROUPS)
    return "-".join(groups)


def renew_recovery_code(folder: Path, *, passphrase: str, code: str) -> None:
    """`code` opens the store from now on, and the code before opens nothing any more: it was never kept, only what it
    had wrapped.

    Raises StoreLocked for a wrong passphrase, InputRefused for a store without one of its own, StoreTrouble where the
    disk fails. The old code stays good then.
    """
    file = folder / keys.KEY_FILE
    if not file.exists() or keys.opens_with_demo_passphrase(file):
        raise InputRefused(texts.NO_SHEET)
    store_id = identify(folder).id
    try:
        key = keys.read_key_file(file, store_id=store_id, passphrase=passphrase)
        keys.write_key_file(folder / keys.RECOVERY_FILE, key, store_id=store_id, passphrase=code)
    except OSError as fault:
        raise told_of_file(fault, folder) from fault


def recover(folder: Path, *, code: str, passphrase: str, deed: AuditEvent | None = None) -> None:
    """Gives the store a new passphrase, by its recovery code. Nothing else is touched. `deed` is noted before.

    Raises InputRefused for a misread code, StoreLocked for another store's code, StoreInUse, StoreDamaged.
    """
    known = read_recovery_code(code)
    lock = InstanceLock(folder)
    try:
        store_id = identify(folder).id
        file = folder / keys.RECOVERY_FILE
        if not file.exists():
            raise StoreLocked(texts.NO_RECOVERY)
        try:
            key = keys.read_key_file(file, store_id=store_id, passphrase=known)
        except StoreLocked as wrong:
            raise StoreLocked(texts.WRONG_RECOVERY_CODE) from wrong
        with noted(folder, deed, key=key):
            keys.write_key_file(folder / keys.KEY_FILE, key, store_id=store_id, passphrase=passphrase)
    finally:
        lock.release()


def _checked(letters: str, place: int) -> str:
    """The group with its check letter: each letter weighs with its place, so that swapping two shows too."""
    weighed = sum((n + 2) * LETTERS.index(letter) for n, letter in enumerate(letters)) + 7 * (place + 1)
    return letters + LETTERS[weighed % 31]
