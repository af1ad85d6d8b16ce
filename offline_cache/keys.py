"""The store's key: in the system's keyring, or wrapped by a passphrase in a file in its folder; never plain text."""

import base64
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.errors import StoreDamaged, StoreLocked
from app.texts import store as texts
from offline_cache.durable import write_durably

PASSPHRASE_VARIABLE = "YITAI_STORE_PASSPHRASE"
DEMO_PASSPHRASE = "yitai demo: nothing in here is real"
"""Stores of `yitai demo` and `yitai soak` are wrapped by this one and open without a question."""

KEY_FILE, RECOVERY_FILE = "store.key", "recovery.key"
KEY_BYTES = 32
_KEYRING_SERVICE = "yitai store"
_LANES = 1
_GUESSED = 3, 65536  # passes and KiB of argon2id: about 0.1 s for whoever guesses
_KNOWN = 1, 8  # nobody has to guess the demo's passphrase, and its stores are opened often


class Keyring(Protocol):
    """Where the operating system keeps secrets."""

    def get(self, store_id: str) -> bytes | None: ...
    def put(self, store_id: str, key: bytes) -> None: ...
    def drop(self, store_id: str) -> None: ...


class SystemKeyring:
    """Windows Credential Locker, macOS Keychain, Secret Service."""

    def get(self, store_id: str) -> bytes | None:
        try:
            found = _system().get_password(_KEYRING_SERVICE, store_id)
        except _system().errors.KeyringError:
            return None
        return base64.b64decode(found) if found else None

    def put(self, store_id: str, key: bytes) -> None:
        _system().set_password(_KEYRING_SERVICE, store_id, base64.b64encode(key).decode())

    def drop(self, store_id: str) -> None:
        with suppress(_system().errors.KeyringError):  # it has none, or is locked: nothing opens with it any more
            _system().delete_password(_KEYRING_SERVICE, store_id)


def _system() -> Any:
    # Loading it takes 0.1 s, and not every process that knows this module opens a store by it.
    import keyring
    import keyring.errors

    return keyring


def system_keyring() -> SystemKeyring | None:
    """None where this machine has none, or only one that would write the key in plain text."""
    backend = _system().get_keyring()
    home = type(backend).__module__
    if backend.priority < 1 or home.startswith(("keyrings.alt", "keyring.backends.null", "keyring.backends.fail")):
        return None
    return SystemKeyring()


def new_key() -> bytes:
    return os.urandom(KEY_BYTES)


def derive(key: bytes, purpose: str) -> bytes:
    """A key of its own for each purpose, so that none serves two."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"yitai " + purpose.encode()).derive(key)


def _from_passphrase(passphrase: str, salt: bytes, *, time_cost: int, memory_kib: int, lanes: int) -> bytes:
    return hash_secret_raw(
        passphrase.encode(),
        salt,
        time_cost=time_cost,
        memory_cost=memory_kib,
        parallelism=lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def write_key_file(file: Path, key: bytes, *, store_id: str, passphrase: str) -> None:
    """Wraps `key` by argon2id and AES-GCM, bound to the store's id."""
    salt, nonce, demo = os.urandom(16), os.urandom(12), passphrase == DEMO_PASSPHRASE
    time_cost, memory_kib = _KNOWN if demo else _GUESSED
    wrapping = _from_passphrase(passphrase, salt, time_cost=time_cost, memory_kib=memory_kib, lanes=_LANES)
    body = {
        "kdf": "argon2id",
        "salt": salt.hex(),
        "time_cost": time_cost,
        "memory_kib": memory_kib,
        "lanes": _LANES,
        "nonce": nonce.hex(),
        "wrapped": AESGCM(wrapping).encrypt(nonce, key, store_id.encode()).hex(),
        "demo": demo,
    }
    write_durably(file, json.dumps(body, indent=1).encode())


def read_key_file(file: Path, *, store_id: str, passphrase: str) -> bytes:
    """Raises StoreLocked for a wrong passphrase, StoreDamaged where the file is no key file."""
    try:
        body = json.loads(file.read_bytes())
        wrapping = _from_passphrase(
            passphrase,
            bytes.fromhex(body["salt"]),
            time_cost=int(body["time_cost"]),
            memory_kib=int(body["memory_kib"]),
            lanes=int(body["lanes"]),
        )
        return AESGCM(wrapping).decrypt(bytes.fromhex(body["nonce"]), bytes.fromhex(body["wrapped"]), store_id.encode())
    except InvalidTag as wrong:
        raise StoreLocked(texts.WRONG_PASSPHRASE) from wrong
    except (ValueError, KeyError, TypeError) as wrong:
        raise StoreDamaged(texts.DAMAGED, folder=file.parent) from wrong


def opens_with_demo_passphrase(file: Path) -> bool:
    """Whether the key file says so of itself; a file that cannot be read does not."""
    try:
        return json.loads(file.read_bytes()).get("demo") is True
    except (ValueError, AttributeError):
        return False
