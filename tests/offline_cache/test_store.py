import json
import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from app.errors import StoreDamaged, StoreInUse, StoreLocked, StoreNewer, StoreTrouble
from app.texts import store as texts
from app.texts.language import Language, Text
from offline_cache.engine import OLDEST_SQLITE, PAGES_KIB, refuse_old_sqlite
from offline_cache.keys import DEMO_PASSPHRASE, PASSPHRASE_VARIABLE
from offline_cache.schema import SETTINGS
from offline_cache.settings import StoredSettings
from offline_cache.store import Unlocking, create_store, is_store, open_store, unlocking
from tests.offline_cache.parts import (
    Counter,
    CountingIds,
    MemoryKeyring,
    TestClock,
    accept,
    books_of,
    by_keyring,
    by_passphrase,
)

CLOCK, IDS = TestClock(), CountingIds()


def make(folder: Path, how: Unlocking) -> None:
    store = create_store(folder, unlocking=how, clock=CLOCK, ids=IDS)
    StoredSettings(store).set("language", "zh")
    store.close()


def language_in(folder: Path, how: Unlocking) -> str:
    store = open_store(folder, unlocking=how, clock=CLOCK, ids=IDS)
    try:
        return StoredSettings(store).get("language", "")
    finally:
        store.close()


def test_what_was_written_is_there_when_it_is_opened_again(counter: Counter) -> None:
    with counter.opened() as store:
        StoredSettings(store).set("theme", "dark")
    with counter.opened() as store:
        assert StoredSettings(store).get("theme", "light") == "dark"


def test_every_connection_commits_to_the_disk_itself_and_keeps_few_pages(counter: Counter) -> None:
    names = ("journal_mode", "synchronous", "cache_size")

    def modes(connection: Connection) -> list[object]:
        return [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]

    with counter.opened() as store, store.read() as one, store.read() as another:
        every = [modes(one), modes(another), store.write(modes)]
    assert every == [["wal", 2, -PAGES_KIB]] * 3  # 2 is FULL; below zero is in KiB


def test_nothing_in_the_folder_is_plain(counter: Counter) -> None:
    with counter.opened() as store:
        order = accept(books_of(store), 1)
        key = next(iter(counter.keyring.keys.values()))
        bodies = {file.name: file.read_bytes() for file in counter.folder.iterdir()}
    secrets = [order.signed.content_bytes[:40], b"CREATE TABLE", b"SQLite format", order.verify_token.encode(), key]
    assert len(bodies["store.db-wal"]) > 4096
    assert [(name, s) for name, body in bodies.items() for s in (*secrets, key.hex().encode()) if s in body] == []


def test_only_its_owner_can_read_the_folder_and_the_key(tmp_path: Path) -> None:
    make(tmp_path / "store", by_passphrase("a long one"))
    modes = {f.name: stat.S_IMODE(f.stat().st_mode) for f in (tmp_path / "store", tmp_path / "store" / "store.key")}
    assert modes == {"store": 0o700, "store.key": 0o600}


def test_a_passphrase_opens_it_and_another_one_does_not(tmp_path: Path) -> None:
    make(tmp_path / "store", by_passphrase("the right one"))
    with pytest.raises(StoreLocked) as locked:
        language_in(tmp_path / "store", by_passphrase("the wrong one"))
    assert locked.value.text == texts.WRONG_PASSPHRASE
    assert language_in(tmp_path / "store", by_passphrase("the right one")) == "zh"


def test_the_prompt_is_asked_where_nothing_was_given(tmp_path: Path) -> None:
    asked = Unlocking(passphrase=None, ask=lambda: "typed", keyring=lambda: None)
    make(tmp_path / "store", asked)
    assert language_in(tmp_path / "store", asked) == "zh"
    with pytest.raises(StoreLocked) as locked:
        language_in(tmp_path / "store", by_passphrase(None))
    assert PASSPHRASE_VARIABLE in locked.value.say(Language.ZH)


def test_the_environment_gives_the_passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSPHRASE_VARIABLE, "from the environment")
    make(tmp_path / "store", unlocking())
    monkeypatch.delenv(PASSPHRASE_VARIABLE)
    assert language_in(tmp_path / "store", by_passphrase("from the environment")) == "zh"


def test_without_keyring_and_passphrase_no_store_is_made(tmp_path: Path) -> None:
    with pytest.raises(StoreLocked) as locked:
        make(tmp_path / "store", by_passphrase(None))
    assert locked.value.text == texts.KEY_PLACE_NEEDED
    assert not is_store(tmp_path / "store")


def test_a_demo_store_opens_without_a_question_whatever_the_environment_says(tmp_path: Path) -> None:
    make(tmp_path / "store", by_passphrase(DEMO_PASSPHRASE))
    assert language_in(tmp_path / "store", by_passphrase(None)) == "zh"
    assert language_in(tmp_path / "store", by_passphrase("of another store")) == "zh"


def test_a_copied_folder_opens_with_the_passphrase(tmp_path: Path) -> None:
    make(tmp_path / "store", by_passphrase("the same"))
    shutil.copytree(tmp_path / "store", tmp_path / "elsewhere" / "copy")
    assert language_in(tmp_path / "elsewhere" / "copy", by_passphrase("the same")) == "zh"


def test_a_key_file_of_another_store_does_not_open_this_one(tmp_path: Path) -> None:
    for name in ("one", "other"):
        make(tmp_path / name, by_passphrase("the same"))
    shutil.copy(tmp_path / "one" / "store.key", tmp_path / "other" / "store.key")
    with pytest.raises(StoreLocked):
        language_in(tmp_path / "other", by_passphrase("the same"))


def test_with_a_keyring_no_key_lies_in_the_folder(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    make(tmp_path / "store", by_keyring(keyring))
    assert not (tmp_path / "store" / "store.key").exists()
    assert language_in(tmp_path / "store", by_keyring(keyring)) == "zh"
    with pytest.raises(StoreLocked) as locked:
        language_in(tmp_path / "store", by_keyring(MemoryKeyring()))
    assert locked.value.text == texts.KEY_MISSING


def test_a_second_window_on_the_store_is_told(counter: Counter) -> None:
    with counter.opened():
        with pytest.raises(StoreInUse) as held:
            counter.open()
        assert str(counter.folder) in held.value.say(Language.ZH)
    counter.open().close()


def test_a_second_program_on_the_store_is_told_until_the_first_one_dies(counter: Counter) -> None:
    hold = "import sys; from pathlib import Path; from offline_cache.lock import InstanceLock; "
    hold += "lock = InstanceLock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", hold, str(counter.folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with pytest.raises(StoreInUse):
            counter.open()
        first.kill()
    counter.open().close()


def test_a_store_of_a_newer_program_is_left_alone(counter: Counter) -> None:
    with counter.opened() as store:
        store.write(lambda c: c.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'"))
    before = (counter.folder / "store.db").read_bytes()
    with pytest.raises(StoreNewer):
        counter.open()
    assert (counter.folder / "store.db").read_bytes() == before


def test_a_folder_of_a_newer_format_is_left_alone(counter: Counter) -> None:
    name = json.loads((counter.folder / "store.json").read_text())
    (counter.folder / "store.json").write_text(json.dumps({**name, "format": 2}))
    with pytest.raises(StoreNewer):
        counter.open()


def spoil(file: Path, at: int) -> None:
    body = bytearray(file.read_bytes())
    body[at] ^= 0xFF
    file.write_bytes(bytes(body))


@pytest.mark.parametrize("at", [100, 5000])  # the first page and a later one
def test_a_flipped_byte_is_told(counter: Counter, at: int) -> None:
    spoil(counter.folder / "store.db", at)

    def read_everything() -> None:
        with counter.opened() as store, store.read() as connection:
            for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").all():
                connection.exec_driver_sql(f"SELECT * FROM {name}").all()

    with pytest.raises(StoreDamaged) as damaged:
        read_everything()
    assert str(counter.folder) in damaged.value.say(Language.EN)


def test_a_damaged_page_does_not_keep_the_lock_nor_says_anything_of_its_own(
    counter: Counter, capfd: pytest.CaptureFixture[str]
) -> None:
    spoil(counter.folder / "store.db", 100)
    for _ in range(2):
        with pytest.raises(StoreDamaged):
            counter.open()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("body", [b"", b"{}", b"[1]", b'{"id": "x", "format": "new"}', b"\xff\x00"])
def test_a_name_file_that_is_none_is_told(counter: Counter, body: bytes) -> None:
    (counter.folder / "store.json").write_bytes(body)
    with pytest.raises(StoreDamaged):
        counter.open()


@pytest.mark.parametrize("body", [b"", b"{}", b"[1]", b'{"salt": "zz"}', b"\xff\x00"])
def test_a_key_file_that_is_none_is_told(counter: Counter, body: bytes) -> None:
    (counter.folder / "store.key").write_bytes(body)
    with pytest.raises(StoreDamaged):
        open_store(counter.folder, unlocking=by_passphrase("any"), clock=CLOCK, ids=IDS)


def test_a_database_without_its_name_file_is_not_made_anew(counter: Counter) -> None:
    (counter.folder / "store.json").unlink()
    before = (counter.folder / "store.db").read_bytes()
    with pytest.raises(StoreDamaged):
        make(counter.folder, by_keyring(MemoryKeyring()))
    assert (counter.folder / "store.db").read_bytes() == before


@pytest.mark.parametrize("lost", [{"store.json"}, {"store.json", "store.db"}])
@pytest.mark.parametrize("left", ["ballast", "day-keys", "store.db-wal", "recovery.key"])
def test_what_is_left_of_a_store_stays_byte_for_byte(counter: Counter, lost: set[str], left: str) -> None:
    with counter.opened() as store:
        accept(books_of(store), 1)
    keys = {"store.key": b"its key", "recovery.key": b"under its sheet", "store.db-wal": b"the newest"}
    for name, body in keys.items():
        (counter.folder / name).write_bytes(body)
    for name in {"ballast", "day-keys", "store.db-wal", "recovery.key"} - {left} | lost:
        (counter.folder / name).unlink()
    before = {file.name: file.read_bytes() for file in counter.folder.iterdir()}
    assert left in before
    for _ in range(2):
        with pytest.raises(StoreDamaged):
            make(counter.folder, by_passphrase("a new one"))
    assert {file.name: file.read_bytes() for file in counter.folder.iterdir()} == before


def test_a_key_alone_was_left_by_a_making_that_was_cut_off(tmp_path: Path) -> None:
    (tmp_path / "store.key").write_bytes(b"of no store")
    make(tmp_path, by_passphrase("p"))
    assert language_in(tmp_path, by_passphrase("p")) == "zh"


def test_a_store_is_not_made_over_another_one(counter: Counter) -> None:
    with pytest.raises(FileExistsError):
        make(counter.folder, by_keyring(MemoryKeyring()))


def test_a_folder_without_a_store_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble) as none_there:
        language_in(tmp_path, by_passphrase("any"))
    assert none_there.value.text == texts.NO_STORE


def test_a_making_that_was_cut_off_is_finished_by_opening(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    make(tmp_path / "store", by_keyring(keyring))
    for name in ("store.db", "ballast"):  # laid in once the database is there
        (tmp_path / "store" / name).unlink()
    assert language_in(tmp_path / "store", by_keyring(keyring)) == ""


@pytest.mark.parametrize("sign", ["ballast", "day-keys"])
@pytest.mark.parametrize("emptied", [False, True])
def test_a_database_that_was_taken_away_is_not_made_anew(counter: Counter, sign: str, emptied: bool) -> None:
    with counter.opened() as store:
        accept(books_of(store), 1)
    for name in {"ballast", "day-keys"} - {sign} | {"store.db"}:
        (counter.folder / name).unlink()
    if emptied:
        (counter.folder / "store.db").touch()
    left = {file.name: file.stat().st_size for file in counter.folder.iterdir()}
    with pytest.raises(StoreDamaged) as gone:
        counter.opened().__enter__()
    assert "store.db" in gone.value.say(Language.ZH)
    assert {file.name: file.stat().st_size for file in counter.folder.iterdir()} == left


def test_a_sqlite_with_the_wal_fault_is_refused() -> None:
    refuse_old_sqlite(OLDEST_SQLITE)
    with pytest.raises(StoreTrouble) as old:
        refuse_old_sqlite((3, 51, 2))
    assert "3.51.2" in old.value.say(Language.EN)
    assert "3.51.3" in old.value.say(Language.ZH)


def test_the_standard_librarys_sqlite_cannot_read_it(counter: Counter) -> None:
    with counter.opened() as store:
        store.write(lambda c: c.execute(select(SETTINGS)).all())
    plain = sqlite3.connect(counter.folder / "store.db")
    try:
        with pytest.raises(sqlite3.DatabaseError, match="not a database"):
            plain.execute("SELECT * FROM settings")
    finally:
        plain.close()


def test_every_sentence_fills_its_places_in_both_languages() -> None:
    values = {"folder": "F", "variable": "V", "found": "1", "needed": "2", "version": "3", "group": "4"}
    for text in (value for value in vars(texts).values() if isinstance(value, Text)):
        for language in Language:
            assert "{" not in text.say(language, **values)
