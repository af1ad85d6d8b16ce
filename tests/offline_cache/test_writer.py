import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, text
from sqlcipher3 import dbapi2

from app.errors import Bug, StoreFull
from offline_cache.engine import make_engine
from offline_cache.prepared import Prepared
from offline_cache.settings import StoredSettings
from offline_cache.store import Store
from offline_cache.writer import Writer
from tests.counter.small_disk import small_disk
from tests.offline_cache.parts import new_counter


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = make_engine(tmp_path / "some.db", bytes(32))
    yield engine
    engine.dispose()


def writer_of(
    engine: Engine, folder: Path, make_room: Callable[[], bool], committed: Callable[[], None] = lambda: None
) -> Writer:
    writer = Writer(engine, folder=folder, make_room=make_room, committed=committed)
    writer.run(lambda c: c.exec_driver_sql("CREATE TABLE a (x)"))
    return writer


def limit_pages(engine_connection: Connection, extra: int) -> None:
    pages = engine_connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    engine_connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + extra}")


def fill(connection: Connection) -> int:
    connection.exec_driver_sql("INSERT INTO a VALUES (1)")
    connection.exec_driver_sql("INSERT INTO a VALUES (zeroblob(100000))")
    return 1


def count(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT count(*) FROM a").scalar_one())


def test_a_full_disk_is_told_and_leaves_nothing_half_written(engine: Engine, tmp_path: Path) -> None:
    writer = writer_of(engine, tmp_path, lambda: False)
    writer.run(lambda c: limit_pages(c, 2))
    with pytest.raises(StoreFull):
        writer.run(fill)
    assert writer.run(count) == 0
    writer.run(lambda c: limit_pages(c, 100))
    assert writer.run(fill) == 1
    assert writer.run(count) == 2
    writer.close()


def test_room_made_on_a_full_disk_lets_the_same_write_through_once(engine: Engine, tmp_path: Path) -> None:
    asked = []

    def make_room() -> bool:
        asked.append("room")
        writer.run(lambda c: limit_pages(c, 100))
        return len(asked) == 1

    writer = writer_of(engine, tmp_path, make_room)
    writer.run(lambda c: limit_pages(c, 2))
    assert writer.run(fill) == 1
    assert (asked, writer.run(count)) == (["room"], 2)
    writer.close()


def test_acts_inside_an_act_are_one_commit(store: Store) -> None:
    settings = StoredSettings(store)

    def both(_: Connection) -> None:
        settings.set("a", "1")
        settings.set("b", "2")
        assert settings.get("a", "") == "", "seen before it was committed"

    store.write(both)
    assert (settings.get("a", ""), settings.get("b", "")) == ("1", "2")


def test_an_act_that_fails_takes_those_inside_it_along(store: Store) -> None:
    settings = StoredSettings(store)

    def one_and_fail(_: Connection) -> None:
        settings.set("a", "1")
        raise RuntimeError("the lights went out")

    with pytest.raises(RuntimeError):
        store.write(one_and_fail)
    assert settings.get("a", "none") == "none"
    settings.set("a", "2")
    assert settings.get("a", "none") == "2"


def test_many_threads_write_one_after_the_other(store: Store) -> None:
    settings = StoredSettings(store)
    settings.set("count", "0")

    def count_up() -> None:
        for _ in range(20):
            store.write(lambda _: settings.set("count", str(reading(store) + 1)))

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert settings.get("count", "") == "80"


def reading(store: Store) -> int:
    """Within the turn of a write everything earlier is committed: what a reader sees is the last one's."""
    return int(StoredSettings(store).get("count", ""))


def test_a_write_has_its_turn_before_it_reads(engine: Engine, tmp_path: Path) -> None:
    """Another program that got in between its reading and its writing would make it fail half-way."""
    writer = writer_of(engine, tmp_path, lambda: False)
    other = engine.connect().execution_options(writes=True)
    other.exec_driver_sql("PRAGMA busy_timeout = 0")
    other.commit()

    def begin_elsewhere(_: Connection) -> None:
        with pytest.raises(dbapi2.OperationalError, match="locked"):
            other.begin()

    writer.run(begin_elsewhere)
    other.close()
    writer.close()


def test_a_reader_is_not_held_up_by_a_write_under_way(store: Store) -> None:
    settings = StoredSettings(store)
    settings.set("a", "before")
    seen: list[str] = []

    def write_slowly(_: Connection) -> None:
        settings.set("a", "after")
        reader = threading.Thread(target=lambda: seen.append(settings.get("a", "")))
        reader.start()
        reader.join(timeout=5)

    store.write(write_slowly)
    assert (seen, settings.get("a", "")) == (["before"], "after")


def test_what_comes_after_a_commit_comes_once_and_only_after_one(engine: Engine, tmp_path: Path) -> None:
    committed: list[int] = []
    writer = writer_of(engine, tmp_path, lambda: False, lambda: committed.append(1))
    writer.run(lambda _: writer.run(fill))
    assert len(committed) == 2, "making the table, and both acts together"
    writer.run(lambda c: limit_pages(c, 0))
    with pytest.raises(StoreFull):
        writer.run(fill)
    assert len(committed) == 3
    writer.close()


def test_room_given_back_on_a_full_disk_is_set_aside_again_with_the_first_write_after_it_was_emptied(
    tmp_path: Path,
) -> None:
    with small_disk(tmp_path / "disk", megabytes=48) as disk:
        counter = new_counter(disk.folder / "counter")
        with counter.opened() as store:
            settings = StoredSettings(store)
            assert not store.low_on_room
            disk.fill()
            for number in range(40):  # the first take room the files still have
                settings.set(f"note {number}", "x" * 100_000)
            assert store.low_on_room
            settings.set("note", "still full")
            assert store.low_on_room
            disk.empty()
            settings.set("note", "emptied")
            assert not store.low_on_room


def test_a_question_is_answered_in_turn_and_leaves_no_transaction_open(engine: Engine, tmp_path: Path) -> None:
    writer, answered, answers = writer_of(engine, tmp_path, lambda: False), threading.Event(), list[int]()
    question = Prepared(text("SELECT count(*) FROM a"))

    def count_them(connection: Connection) -> int:
        return int(question.run(connection, {}).fetchall()[0][0])

    def write_and_ask(connection: Connection) -> int:
        asking.start()
        fill(connection)
        assert not answered.wait(timeout=0.1), "answered in the middle of a write"
        return writer.ask(count_them)

    def ask() -> None:
        answers.append(writer.ask(count_them))
        answered.set()

    asking = threading.Thread(target=ask)
    assert writer.run(write_and_ask) == 2
    asking.join(timeout=5)
    assert answers == [2]
    with engine.connect().execution_options(writes=True) as other, other.begin():
        assert count(other) == 2, "the question holds nothing back"
    writer.close()


def test_a_question_that_begins_a_transaction_is_a_fault_and_later_writes_go_on(engine: Engine, tmp_path: Path) -> None:
    writer = writer_of(engine, tmp_path, lambda: False)
    with pytest.raises(Bug):
        writer.ask(count)
    writer.run(lambda c: c.exec_driver_sql("INSERT INTO a VALUES (1)"))
    assert writer.run(lambda c: writer.ask(count)) == 1, "inside a job it is that job's"


def test_a_prepared_statement_misses_a_value_loudly(engine: Engine, tmp_path: Path) -> None:
    writer = writer_of(engine, tmp_path, lambda: False)
    one, two = Prepared(text("SELECT :x")), Prepared(text("SELECT :x, :y"))
    assert writer.ask(lambda c: one.run(c, {"x": 7, "z": 8}).fetchall()) == [(7,)]
    assert writer.ask(lambda c: two.run(c, {"y": 2, "x": None}).fetchall()) == [(None, 2)]
    with pytest.raises(KeyError):
        writer.ask(lambda c: one.run(c, {"y": 2}))
    with pytest.raises(KeyError):
        writer.ask(lambda c: two.run(c, {"y": 2}))
    writer.close()
