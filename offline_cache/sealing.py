"""A second lock on what must be able to vanish: one key a day, in a file apart from the store and its backups.

Destroying a day's key makes that day's identity numbers and handwriting unreadable everywhere, also in old backups.
"""

import json
import os
import threading
from datetime import date
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.errors import StoreDamaged
from app.texts import store as texts
from offline_cache.durable import write_durably
from offline_cache.faults import told_of_file
from offline_cache.keys import KEY_BYTES

_NONCE_BYTES = 12


class DayKeys:
    """`wrapping_key` closes the file; a day's key is made when first needed, and durable before it is used."""

    def __init__(self, file: Path, *, wrapping_key: bytes) -> None:
        self._file = file
        self._wrapping = AESGCM(wrapping_key)
        # An order is sealed three times under one day's key; gone with the store that is closed.
        self._cipher = lru_cache(maxsize=8)(AESGCM)
        self._turn = threading.Lock()
        self._keys = self._read() if file.exists() else {}

    def seal(self, plain: bytes, *, day: date, place: str) -> bytes:
        """`place` names the row it belongs to: sealed bytes moved elsewhere do not open. Raises StoreFull."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._cipher(self._of(day)).encrypt(nonce, plain, place.encode())

    def unseal(self, sealed: bytes, *, day: date, place: str) -> bytes:
        """Raises StoreDamaged where the day's key is gone or the bytes are not what was sealed here."""
        key = self._keys.get(day.isoformat())
        if key is None:
            raise StoreDamaged(texts.DAMAGED, folder=self._file.parent)
        try:
            return self._cipher(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], place.encode())
        except InvalidTag as wrong:
            raise StoreDamaged(texts.DAMAGED, folder=self._file.parent) from wrong

    def _of(self, day: date) -> bytes:
        with self._turn:
            found = self._keys.get(day.isoformat())
            if found is None:
                found = os.urandom(KEY_BYTES)
                self._write({**self._keys, day.isoformat(): found})
            return found

    def _write(self, keys: dict[str, bytes]) -> None:
        nonce = os.urandom(_NONCE_BYTES)
        plain = json.dumps({day: key.hex() for day, key in keys.items()}).encode()
        try:
            write_durably(self._file, nonce + self._wrapping.encrypt(nonce, plain, b"day keys"))
        except OSError as fault:
            raise told_of_file(fault, self._file.parent) from fault
        self._keys = keys

    def _read(self) -> dict[str, bytes]:
        raw = self._file.read_bytes()
        try:
            plain = self._wrapping.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], b"day keys")
        except (InvalidTag, ValueError) as wrong:
            raise StoreDamaged(texts.DAMAGED, folder=self._file.parent) from wrong
        return {day: bytes.fromhex(key) for day, key in json.loads(plain).items()}
