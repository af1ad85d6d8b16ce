"""Hundreds of orders over a network that fails in every way we know: none lost, none twice; and planted bugs show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, select

from app.wire.batch import AnswerStatus, BatchRequest, EntryAnswer, Outcome
from central.database import writing
from central.schema import PRODUCT_ORDER
from offline_cache.dispatch import Dispatcher
from offline_cache.outbox import DueEntry
from tests.offline_cache.parts import Counter, CountingIds, TestClock, copy_of
from tests.offline_cache.sync.simulation import (
    DispatcherMaker,
    Fate,
    Simulation,
    Taker,
    TakerMaker,
    Verdict,
    real_taker,
)


def simulated(
    counter: Counter,
    folder: Path,
    *,
    seed: int,
    orders: int,
    dispatcher: DispatcherMaker = Dispatcher,
    taker: TakerMaker = real_taker,
) -> Verdict:
    with counter.opened() as store:
        return Simulation(
            store=store,
            clock=counter.clock,
            centre_file=folder / "centre.db",
            seed=seed,
            orders=orders,
            dispatcher=dispatcher,
            taker=taker,
        ).run()


@pytest.mark.parametrize("seed", [1, 2])
def test_none_is_lost_and_none_comes_twice(seed: int, counter: Counter, tmp_path: Path) -> None:
    verdict = simulated(counter, tmp_path, seed=seed, orders=120)
    assert verdict.sound, verdict
    assert set(verdict.fates) == set(Fate), "too short: not everything happened"


class AcksWithoutAnswer(Dispatcher):
    """Takes silence for consent."""

    def _retry_all(self, batch: Sequence[DueEntry], error: str) -> None:
        for entry in batch:
            self._outbox.mark_acked(entry.key, result="{}", central_id="?", lines=(), at=self._clock.now())
        self._under_way = False


class TakesWaitForDone(Dispatcher):
    def _settle(self, answer: EntryAnswer, entry: DueEntry, now: datetime) -> int:
        if answer.status is AnswerStatus.WAIT:
            self._outbox.mark_acked(entry.key, result="{}", central_id="?", lines=(), at=now)
            return 1
        return super()._settle(answer, entry, now)


class TurnsLanesRound(TakesWaitForDone):
    """Sends the youngest first, and takes what waits for its turn for done."""

    def _marked(self, batch: Sequence[DueEntry]) -> Sequence[DueEntry]:
        return super()._marked(batch)[::-1]


class ForgetsWhatWasUnderWay(Dispatcher):
    def _take_back(self) -> None:
        self._under_way = False


class GivesUp(Dispatcher):
    """After some tries it calls the entry refused, as other programs do."""

    def _retry(self, entry: DueEntry, now: datetime, error: str) -> None:
        if entry.attempts >= 2:
            self._outbox.mark_dead(entry.key, code="gave_up", reason=None, at=now)
        else:
            super()._retry(entry, now, error)


@pytest.mark.parametrize(
    ("bug", "shows"),
    [
        (AcksWithoutAnswer, lambda v: v.falsely_acknowledged and v.lost),
        (TurnsLanesRound, lambda v: v.falsely_acknowledged),
        (ForgetsWhatWasUnderWay, lambda v: v.lost),
        (GivesUp, lambda v: v.lost),
    ],
)
def test_a_faulty_dispatcher_is_caught(
    bug: DispatcherMaker, shows: Callable[[Verdict], object], counter: Counter, tmp_path: Path
) -> None:
    verdict = simulated(counter, tmp_path, seed=1, orders=25, dispatcher=bug)
    assert not verdict.sound
    assert shows(verdict), verdict


@dataclass
class DoesItAgain:
    """A centre that knows a key and lets it take effect a second time."""

    engine: Engine
    taker: Taker

    def take(self, request: BatchRequest) -> tuple[EntryAnswer, ...]:
        answers = self.taker.take(request)
        again = [answer.key for answer in answers if answer.status is AnswerStatus.ALREADY]
        with writing(self.engine) as connection:
            for row in connection.execute(select(PRODUCT_ORDER).where(PRODUCT_ORDER.c.external_id.in_(again))):
                copied = {**row._mapping, "id": f"{row.id}/2", "external_id": f"{row.external_id}/2"}
                connection.execute(insert(PRODUCT_ORDER).prefix_with("OR IGNORE"), copied)
        return answers


@dataclass
class AnswersBeforeItWrites:
    """A centre that says accepted before anything is durable, and sometimes dies in between."""

    engine: Engine
    taker: Taker
    calls: int = 0

    def take(self, request: BatchRequest) -> tuple[EntryAnswer, ...]:
        self.calls += 1
        if self.calls % 3:
            return self.taker.take(request)
        said = AnswerStatus.ACCEPTED, Outcome.ACCEPTED
        return tuple(EntryAnswer(entry.key, *said, None, "H0032.x", ()) for entry in request.entries)


@pytest.mark.parametrize(
    ("bug", "shows"),
    [
        (AnswersBeforeItWrites, lambda v: v.falsely_acknowledged and v.lost),
        (DoesItAgain, lambda v: v.doubled and not v.lost),
    ],
)
def test_a_faulty_centre_is_caught(
    bug: Callable[[Engine, Taker], Taker], shows: Callable[[Verdict], object], counter: Counter, tmp_path: Path
) -> None:
    def taker(engine: Engine, clock: TestClock, ids: CountingIds) -> Taker:
        return bug(engine, real_taker(engine, clock, ids))

    verdict = simulated(counter, tmp_path, seed=1, orders=25, taker=taker)
    assert not verdict.sound
    assert shows(verdict), verdict


def test_the_same_seed_is_the_same_run(counter: Counter, tmp_path: Path) -> None:
    twin = copy_of(counter, tmp_path / "twin")
    first = simulated(counter, tmp_path, seed=9, orders=10)
    assert simulated(twin, tmp_path / "twin", seed=9, orders=10) == first
