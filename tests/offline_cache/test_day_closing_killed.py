"""A close that is killed at each of its transactions."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from app.domain.audit import AuditKind
from app.domain.day_close import STEPS, CloseStep
from app.domain.day_facts import Facts
from app.errors import DayCloseRefused
from app.staff_ports import AuditSearch
from offline_cache.audit import StoredAudit
from offline_cache.closed_days import closed_day_faults
from offline_cache.day_schema import CLOSED_DAYS
from offline_cache.store import Store
from tests.offline_cache import closing
from tests.offline_cache.closing import DAY, MANAGER, OTHER, Hall
from tests.offline_cache.parts import Counter, copy_of

Job = Callable[[Connection], object]


class Killed(BaseException):
    """The power goes."""


@pytest.fixture
def hall(store: Store) -> Hall:
    return Hall(store)


@pytest.mark.parametrize("committed", [False, True], ids=["before the commit", "after the commit"])
def test_killed_at_each_transaction_it_goes_on_where_it_was(
    counter_template: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, committed: bool
) -> None:
    facts, at = Facts(orders=(closing.order(1),), cash=(closing.period(closed=True),)), 1
    while True:
        counter = copy_of(counter_template, tmp_path / str(at))
        with counter.opened() as store:
            closing.keep(store, facts)
            monkeypatch.setattr(store, "write", _dying(store.write, at=at, committed=committed))
            try:
                closing.walk(Hall(store).closer())
                break  # fewer transactions than that
            except Killed:
                at += 1
        with counter.opened() as store:
            standing = closing.walk(Hall(store).closer())
            assert (standing.number, standing.next_step) == (1, None)
            with store.read() as connection:
                assert connection.execute(select(func.count()).select_from(CLOSED_DAYS)).scalar_one() == 1
            steps = StoredAudit(store).find(AuditSearch(kinds=frozenset({AuditKind.DAY_CLOSE_STEP})), limit=50)
            assert len(steps) == len(STEPS)
            with store.read() as connection:
                assert list(closed_day_faults(connection, key=store.closed_days_key)) == []
    assert at > len(STEPS)


def test_the_same_person_goes_on_after_an_act_that_was_cut_between_asking_and_doing(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    closer = hall.closer()
    seen = closer.standing(DAY)
    for step in STEPS[:-2]:
        seen = closer.take(DAY, step, version=seen.version, by=MANAGER)
    with monkeypatch.context() as dying:
        dying.setattr(hall.store, "write", _dying(hall.store.write, at=1, committed=True))
        with pytest.raises(Killed):
            closer.take(DAY, CloseStep.COMPARE, version=seen.version, by=MANAGER)
    assert closer.standing(DAY).version == seen.version + 1
    with pytest.raises(DayCloseRefused, match="1002 has just gone on"):
        closer.take(DAY, CloseStep.COMPARE, version=seen.version, by=OTHER)
    assert closer.take(DAY, CloseStep.COMPARE, version=seen.version, by=MANAGER).next_step is CloseStep.SIGN


def _dying(write: Callable[[Job], object], *, at: int, committed: bool) -> Callable[[Job], object]:
    """`write`, killed in its transaction number `at`, before or after the commit."""
    turns = itertools.count(1)

    def dying(job: Job) -> object:
        if next(turns) != at:
            return write(job)

        def cut(connection: Connection) -> object:
            done = job(connection)
            if not committed:
                raise Killed
            return done

        write(cut)
        raise Killed

    return dying
