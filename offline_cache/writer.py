"""The one place every write goes through: one connection, one transaction at a time, from whichever thread."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine

from app.errors import Bug, StoreFull
from offline_cache.engine import BEGIN_WRITING
from offline_cache.faults import telling

T = TypeVar("T")


class Writer:
    """`run` does a job in one transaction: all of it is on disk when `run` returns, or none of it and it raises.

    Inside a job `run` joins the transaction under way, so that several acts can become one commit. A job may be run a
    second time on an empty transaction (after room was made on a full disk): it must have no other effects.
    """

    def __init__(
        self, engine: Engine, *, folder: Path, make_room: Callable[[], bool], committed: Callable[[], None]
    ) -> None:
        """`make_room` is asked once where the disk is full; `committed` is called after each commit, raises nothing."""
        self._folder = folder
        self._make_room = make_room
        self._committed = committed
        self._turn = threading.RLock()
        self._under_way: Connection | None = None
        self._connection = engine.connect().execution_options(writes=True)

    def run(self, job: Callable[[Connection], T]) -> T:
        """Raises StoreFull where no room is left, StoreDamaged or StoreTrouble where the disk does not answer."""
        with self._turn:
            if self._under_way is not None:
                return job(self._under_way)
            try:
                done = self._once(job)
            except StoreFull:
                if not self._make_room():
                    raise
                done = self._once(job)
            self._committed()
            return done

    def ask(self, question: Callable[[Connection], T]) -> T:
        """Answers in turn, on the writing connection, whose pages are warm, and without a transaction: for one prepared
        question (prepared.py), read to its end. Inside a job it sees what that has written."""
        with self._turn, telling(self._folder):
            answer = question(self._connection)
            if self._under_way is None and self._connection.in_transaction():
                self._connection.rollback()  # or no later write could begin
                raise Bug("a question asked by SQLAlchemy began a transaction")
            return answer

    def _once(self, job: Callable[[Connection], T]) -> T:
        """Begun and committed by the driver: SQLAlchemy's own takes as long as three statements. It joins where a job
        asks it for anything (engine.py)."""
        connection = self._connection
        with telling(self._folder):
            driver = connection.connection
            driver.cursor().execute(BEGIN_WRITING)
            self._under_way = connection
            try:
                done = job(connection)
                (connection if connection.in_transaction() else driver).commit()
                return done
            except BaseException:
                try:
                    connection.rollback()
                finally:
                    driver.rollback()
                raise
            finally:
                self._under_way = None

    def close(self) -> None:
        with self._turn:
            self._connection.close()
