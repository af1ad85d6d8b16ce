"""What is done to a store's keys at the terminal comes into its audit trail, also while the store is held by others."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.audit import AuditKind
from app.errors import StoreLocked
from app.ports import AuditEvent
from app.staff_ports import AuditSearch
from offline_cache import keys
from offline_cache.audit import StoredAudit
from offline_cache.passphrase import change_passphrase
from offline_cache.recovery import new_recovery_code, recover, renew_recovery_code
from offline_cache.store import Store, create_store, open_store
from offline_cache.terminal_deeds import FOLDER, take_in_deeds
from tests.fakes.clock import HandClock
from tests.fakes.print_jobs import CountingIds
from tests.fakes.quick_secrets import quick_argon
from tests.offline_cache.test_recovery import by, kept, make

OLD, NEW = "the first passphrase", "the second passphrase"
AT = datetime(2026, 11, 20, 2, 24, 3, tzinfo=UTC)
CHANGED = AuditEvent(AuditKind.PASSPHRASE_CHANGED, "@wang", AT, "passphrase", "")


@pytest.fixture(autouse=True)
def quick_secrets() -> Iterator[None]:
    with quick_argon():
        yield


def opened(folder: Path, passphrase: str) -> Store:
    return open_store(folder, unlocking=by(passphrase), clock=HandClock(), ids=CountingIds())


def trail(store: Store) -> list[AuditEvent]:
    return [row.event for row in StoredAudit(store).find(AuditSearch(), limit=9)]


def notes(folder: Path) -> list[Path]:
    return sorted((folder / FOLDER).glob("*"))


def test_it_is_noted_while_the_store_is_open_and_taken_in_once(tmp_path: Path) -> None:
    store = create_store(tmp_path, unlocking=by(OLD), clock=HandClock(), ids=CountingIds())
    change_passphrase(tmp_path, old=OLD, new=NEW, deed=CHANGED)
    assert trail(store) == []
    for _ in range(2):
        take_in_deeds(store)
        assert trail(store) == [CHANGED]
    assert notes(tmp_path) == []
    store.close()


def test_the_sheets_deed_waits_for_the_next_opening(tmp_path: Path) -> None:
    code = new_recovery_code()
    make(tmp_path / "store", code=code)
    deed = AuditEvent(AuditKind.PASSPHRASE_RECOVERED, "@wang", AT, "passphrase", "")
    recover(tmp_path / "store", code=code, passphrase=NEW, deed=deed)
    store = opened(tmp_path / "store", NEW)
    take_in_deeds(store)
    assert trail(store) == [deed]
    store.close()


def test_what_fails_is_not_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create_store(tmp_path, unlocking=by(OLD), clock=HandClock(), ids=CountingIds()).close()
    with pytest.raises(StoreLocked):
        change_passphrase(tmp_path, old="another one", new=NEW, deed=CHANGED)

    def full(*_: object, **__: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(keys, "write_key_file", full)
    with pytest.raises(RuntimeError):
        change_passphrase(tmp_path, old=OLD, new=NEW, deed=CHANGED)
    assert notes(tmp_path) == []


@pytest.mark.logs("a deed noted at the terminal does not read back")
def test_a_note_somebody_wrote_without_the_key_gets_nowhere(tmp_path: Path) -> None:
    store = create_store(tmp_path, unlocking=by(OLD), clock=HandClock(), ids=CountingIds())
    change_passphrase(tmp_path, old=OLD, new=NEW, deed=CHANGED)
    (note,) = notes(tmp_path)
    body = bytearray(note.read_bytes())
    assert b"wang" not in body
    body[-1] ^= 1
    note.write_bytes(bytes(body))
    (note.parent / "short.deed").write_bytes(b"x")
    take_in_deeds(store)
    assert trail(store) == []
    store.close()


def test_a_new_code_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    old, new = new_recovery_code(), new_recovery_code()
    make(tmp_path / "store", code=old)
    with pytest.raises(StoreLocked):
        renew_recovery_code(tmp_path / "store", passphrase="another one", code=new)
    renew_recovery_code(tmp_path / "store", passphrase=OLD, code=new)
    with pytest.raises(StoreLocked, match="recovery code is wrong"):
        recover(tmp_path / "store", code=old, passphrase=NEW)
    recover(tmp_path / "store", code=new, passphrase=NEW)
    assert kept(tmp_path / "store", by(NEW)) == "yes"


@pytest.mark.logs("a deed noted at the terminal does not read back")
def test_no_note_keeps_the_store_from_being_opened(tmp_path: Path) -> None:
    store = create_store(tmp_path, unlocking=by(OLD), clock=HandClock(), ids=CountingIds())
    (tmp_path / FOLDER / "0.deed").mkdir(parents=True)
    newer = {"kind": "of_a_newer_program", "who": "@wang", "at": AT.isoformat(), "subject": "", "reason": ""}
    for place, said in enumerate((newer, {"kind": CHANGED.kind.value}, ["kind"])):
        sealed = AESGCM(store.deed_key).encrypt(bytes(12), json.dumps(said).encode(), store.id.encode())
        (tmp_path / FOLDER / f"{place + 1}.deed").write_bytes(bytes(12) + sealed)
    change_passphrase(tmp_path, old=OLD, new=NEW, deed=CHANGED)
    take_in_deeds(store)
    assert trail(store) == [CHANGED]
    assert [note.name for note in notes(tmp_path)] == ["0.deed", "1.deed", "2.deed", "3.deed"]
    store.close()


def test_a_note_that_was_taken_in_before_the_power_went_is_not_taken_in_again(tmp_path: Path) -> None:
    store = create_store(tmp_path, unlocking=by(OLD), clock=HandClock(), ids=CountingIds())
    change_passphrase(tmp_path, old=OLD, new=NEW, deed=CHANGED)
    StoredAudit(store).write(replace(CHANGED, staff_number="@li"))
    StoredAudit(store).write(CHANGED)
    take_in_deeds(store)
    assert [event.staff_number for event in trail(store)] == ["@wang", "@li"]
    assert notes(tmp_path) == []
    store.close()
