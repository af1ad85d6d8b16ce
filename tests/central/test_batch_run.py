"""What orders bring about waits while a counter empties its outbox, and never for long."""

from app.wire.batch import AnswerStatus, EntryAnswer, Outcome
from central.batch_run import MOST_LATE_S, PAUSE_S, BatchRun

TAKEN = EntryAnswer("key", AnswerStatus.ACCEPTED, Outcome.ACCEPTED, None, "H0032.1", ())
WAITS = EntryAnswer("key", AnswerStatus.WAIT, None, None, None, ())


class Seconds:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_run_lasts_while_batches_come() -> None:
    seconds = Seconds()
    run = BatchRun(seconds)
    assert not run.goes_on()
    run.taken([TAKEN, TAKEN])
    seconds.now += PAUSE_S / 2
    assert run.goes_on()
    seconds.now += PAUSE_S
    assert not run.goes_on()


def test_nothing_waits_for_long_behind_a_run_without_end() -> None:
    seconds = Seconds()
    run = BatchRun(seconds)
    waited_s = 0.0
    run.taken([TAKEN, TAKEN])
    while run.goes_on():
        seconds.now += PAUSE_S / 2
        waited_s += PAUSE_S / 2
        run.taken([TAKEN, TAKEN])
    assert waited_s <= MOST_LATE_S
    run.taken([TAKEN, TAKEN])
    assert run.goes_on(), "another run begins"


def test_a_single_order_and_one_that_waits_hold_nothing_up() -> None:
    run = BatchRun(Seconds())
    run.taken([TAKEN])
    assert not run.goes_on()
    run.taken([TAKEN, TAKEN])
    run.taken([TAKEN, WAITS])
    assert not run.goes_on()
