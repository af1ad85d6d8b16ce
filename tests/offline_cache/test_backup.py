"""Backups of an open store: whole or not there, opened again with what was in it, the oldest removed."""

import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.audit import AuditKind
from app.errors import StoreFull, StoreLocked, StoreTrouble
from app.ports import AuditEvent
from app.texts.store import FULL, NO_PLACE
from app.wire.batch import lane_of
from offline_cache import backup
from offline_cache.backup import BackupThread, back_up, backups_in, day_keys_name, restore
from offline_cache.check import check_store
from offline_cache.schema import OUTBOX
from offline_cache.settings import StoredSettings
from offline_cache.store import Store, create_store, open_store
from tests.fakes.orders import CUSTOMER, DESK, NOW
from tests.offline_cache.parts import (
    Counter,
    CountingIds,
    MemoryKeyring,
    TestClock,
    accept,
    books_of,
    by_keyring,
    by_passphrase,
    order_number,
)

SECRET = "seven small boats"
PAIRED = AuditEvent(AuditKind.SETTING_CHANGED, "1002", NOW, "central.token", "")


@pytest.fixture
def clock(counter: Counter) -> TestClock:
    return counter.clock


@pytest.fixture
def busy(store: Store) -> Store:
    """With three orders."""
    books = books_of(store)
    for n in (1, 2, 3):
        accept(books, n)
    return store


def test_a_backup_of_an_open_store_opens_elsewhere_with_all_that_was_in_it(
    tmp_path: Path,
) -> None:
    clock, ids = TestClock(), CountingIds()
    busy = create_store(tmp_path / "store", unlocking=by_passphrase(SECRET), clock=clock, ids=ids)
    for n in (1, 2, 3):
        accept(books_of(busy), n)
    made = back_up(busy, tmp_path / "backups")
    assert (made.orders, made.at) == (3, clock.now())
    assert sorted(file.name for file in made.folder.iterdir()) == ["backup.json", "store.db", "store.json", "store.key"]
    before = check_store(busy)
    accept(books_of(busy), 4)
    busy.close()
    again = tmp_path / "again"
    assert restore(made.folder, again) == made
    with pytest.raises(StoreLocked):
        open_store(again, unlocking=by_passphrase("wrong"), clock=clock, ids=ids)
    opened = open_store(again, unlocking=by_passphrase(SECRET), clock=clock, ids=ids)
    assert check_store(opened) == before
    opened.close()


def test_a_restored_counter_takes_no_form_and_no_order_until_it_is_paired_anew(
    busy: Store, counter: Counter, tmp_path: Path
) -> None:
    """Its next receipt number and place in a lane were given to somebody else since."""
    signed = order_number(4)
    books_of(busy).orders.keep_signed(signed.signed)
    made = back_up(busy, tmp_path / "backups")
    busy.close()
    restore(made.folder, tmp_path / "again")
    again = replace(counter, folder=tmp_path / "again")
    for _ in range(2):  # what is restored stays so from one start to the next
        with again.opened() as store:
            books = books_of(store)
            with pytest.raises(StoreTrouble, match="pair this counter anew"):
                books.orders.keep_signed(order_number(5).signed)
            with pytest.raises(StoreTrouble, match="pair this counter anew"):
                books.orders.record(signed)
            assert books.orders.record(order_number(1)).id == order_number(1).id  # it was an order before
    with again.opened() as store:
        lane = lane_of(device=DESK.device_id, customer_id=CUSTOMER.id)
        StoredSettings(store).keep_paired({}, PAIRED, desk=DESK, told="", lanes={lane: 9})
        accept(books_of(store), 5)
        with store.read() as connection:
            places = connection.execute(select(OUTBOX.c.lane_seq).order_by(OUTBOX.c.seq)).scalars().all()
        assert places == [1, 2, 3, 10]  # 4 to 9 were given after the backup


def test_it_is_never_put_over_a_store_and_never_without_the_keys_of_its_days(busy: Store, tmp_path: Path) -> None:
    made = back_up(busy, tmp_path / "backups")
    with pytest.raises(StoreTrouble, match="not empty"):
        restore(made.folder, busy.folder)
    with pytest.raises(StoreTrouble, match="no backup"):
        restore(tmp_path / "backups", tmp_path / "new")
    (tmp_path / "backups" / day_keys_name(busy.id)).unlink()
    with pytest.raises(StoreTrouble, match="day-keys"):
        restore(made.folder, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_key_that_was_destroyed_is_destroyed_beside_the_backups_too(busy: Store, tmp_path: Path) -> None:
    back_up(busy, tmp_path / "backups")
    keys = tmp_path / "backups" / day_keys_name(busy.id)
    held = keys.read_bytes()
    (busy.folder / "day-keys").write_bytes(b"without that day")
    back_up(busy, tmp_path / "backups")
    assert keys.read_bytes() == b"without that day" != held


def test_the_oldest_go_and_other_stores_stay(busy: Store, tmp_path: Path, clock: TestClock) -> None:
    place = tmp_path / "backups"
    ids = CountingIds()
    ids.skip(50)
    other = create_store(tmp_path / "other", unlocking=by_keyring(MemoryKeyring()), clock=clock, ids=ids)
    back_up(other, place, kept=2)
    other.close()
    for _ in range(4):
        back_up(busy, place, kept=2)
        clock.forward(timedelta(hours=1))
    assert len(backups_in(place)) == 3
    made = [each.at for each in backups_in(place, store_id=busy.id)]
    assert made == [clock.now() - timedelta(hours=2), clock.now() - timedelta(hours=1)]


def test_a_clock_that_stood_ahead_turns_no_backups_over(busy: Store, tmp_path: Path, clock: TestClock) -> None:
    place = tmp_path / "backups"
    thread = BackupThread(busy, lambda: place)
    for _ in range(3):
        assert thread.look() is not None
        clock.forward(timedelta(hours=1))
    clock.forward(timedelta(days=40))
    assert thread.look() is not None  # dated in the future, once the clock is right again
    clock.forward(-timedelta(days=40))
    before = backups_in(place)
    made = thread.look()
    assert made is not None
    assert thread.look() is None  # not one each minute
    assert {each.folder for each in backups_in(place)} == {*(each.folder for each in before), made.folder}


def test_one_a_day_stays_for_two_weeks_and_no_run_removes_more_than_one(
    busy: Store, tmp_path: Path, clock: TestClock
) -> None:
    place = tmp_path / "backups"
    for _ in range(4):
        back_up(busy, place)
        clock.forward(timedelta(hours=1))
    for _ in range(2):
        clock.forward(timedelta(days=3))
        back_up(busy, place, kept=1)
    days = [each.at.date() for each in backups_in(place)]
    assert len(days) == 4  # of the four of the first day one went each time
    for _ in range(2):
        back_up(busy, place, kept=1)
    assert sorted({each.at.date() for each in backups_in(place)}) == sorted(set(days))  # that of a day stays
    clock.forward(timedelta(days=15))
    for _ in range(4):
        back_up(busy, place, kept=1)
    assert {each.at.date() for each in backups_in(place)} == {clock.now().date()}


def test_a_store_that_sealed_nothing_yet_comes_back_too(store: Store, counter: Counter, tmp_path: Path) -> None:
    made = back_up(store, tmp_path / "backups")
    store.close()
    restore(made.folder, tmp_path / "again")
    again = open_store(tmp_path / "again", unlocking=by_keyring(counter.keyring), clock=counter.clock, ids=counter.ids)
    assert check_store(again).sound
    again.close()


def test_what_a_kill_left_half_made_is_in_nobody_s_way(busy: Store, tmp_path: Path) -> None:
    (tmp_path / "backups" / f".making-{busy.id}").mkdir(parents=True)
    back_up(busy, tmp_path / "backups")
    assert [each.orders for each in backups_in(tmp_path / "backups")] == [3]


def test_one_an_hour_is_made_by_itself(busy: Store, tmp_path: Path, clock: TestClock) -> None:
    thread = BackupThread(busy, lambda: tmp_path / "backups")
    assert thread.look() is not None
    clock.forward(timedelta(minutes=59))
    assert thread.look() is None
    clock.forward(timedelta(minutes=1))
    assert thread.look() is not None


@pytest.mark.logs("backup folder .* cannot be written to")
def test_trouble_ends_neither_the_thread_nor_what_goes_beside_it(
    busy: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    turns = threading.Semaphore(0)
    (tmp_path / "a file").write_bytes(b"")
    thread = BackupThread(busy, lambda: tmp_path / "a file", also=turns.release, look_every_s=0.001)
    thread.start()
    assert all(turns.acquire(timeout=20) for _ in range(3))
    assert thread.close()
    said = [row.getMessage() for row in caplog.records if "cannot be written" in row.getMessage()]
    assert len(said) == 1  # not once a minute


@pytest.mark.parametrize("at", ["_read_back", "_keep_day_keys"])
def test_one_that_fails_leaves_nothing_half_made(
    busy: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    def fails(*_: object) -> None:
        raise OSError("the disk was pulled out")

    back_up(busy, tmp_path / "backups")
    monkeypatch.setattr(backup, at, fails)
    with pytest.raises(StoreTrouble):
        back_up(busy, tmp_path / "backups")
    assert not list((tmp_path / "backups").glob(".making*"))
    with pytest.raises(StoreTrouble, match="cannot be written"):
        back_up(busy, busy.folder / "store.json")


def test_no_room_for_a_backup_says_nothing_of_the_store(
    busy: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: Path) -> None:
        raise StoreFull(FULL)

    monkeypatch.setattr(busy, "copy_to", full)
    with pytest.raises(StoreTrouble, match="has no room left"):
        back_up(busy, tmp_path / "backups")


def test_a_page_that_does_not_read_back_is_found_before_it_counts(
    busy: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = busy.copy_to

    def torn(file: Path) -> None:
        copy(file)
        body = bytearray(file.read_bytes())
        body[-3000:-2900] = bytes(100)  # in a page that counting the rows does not need
        file.write_bytes(body)

    monkeypatch.setattr(busy, "copy_to", torn)
    with pytest.raises(StoreTrouble):
        back_up(busy, tmp_path / "backups")
    assert backups_in(tmp_path / "backups") == ()


def test_a_place_that_takes_no_store_is_named(busy: Store, tmp_path: Path) -> None:
    made, plain = back_up(busy, tmp_path / "backups"), tmp_path / "plain"
    plain.write_text("a file")
    for place in (plain, plain / "deeper"):
        with pytest.raises(StoreTrouble) as refused:
            restore(made.folder, place)
        assert refused.value.text is NO_PLACE
    assert plain.read_text() == "a file"
