"""Money by a provider, on a real store against a real provider process: charged exactly once or not at all.

Whatever a provider does (late, refused, broken, garbage, killed) and wherever the counter is killed, what the store
says was taken is what the provider holds.
"""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from app.domain.approval import Leave
from app.domain.payment import PaymentMethod
from app.domain.payment_try import ReturnState, TryState
from app.domain.right import Right
from app.errors import Bug
from app.handling.collect_payment import cancel, next_part, send
from offline_cache.check import check_store
from tests.counter.paying import CARD_FEN, DUE_FEN, Desk, Provider, a_version, desk_on, journal_kinds
from tests.counter.paying_child import Step
from tests.fakes.orders import CLERK

ROOT = Path(__file__).parents[2]
DIES_WITHIN_S = 60


@pytest.fixture(scope="module")
def names() -> list[str]:
    """Of every counter there was."""
    return []


@pytest.fixture(scope="module")
def running(one_clock: None, names: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    """Its money is counted by name: at the end all is found, or a test that finds none says nothing."""
    running = Provider(tmp_path_factory.mktemp("provider"))
    yield running
    running.stop()
    under_names, everything = running.held_under_names(names)
    assert under_names == everything


@pytest.fixture
def provider(running: Provider, names: list[str]) -> Iterator[Provider]:
    """One process serves the counters of all tests here; each test's has a name, and charges, of its own."""
    running.counter = f"PC {uuid4()}"
    names.append(running.counter)
    yield running
    running.up()


@pytest.fixture
def desk(tmp_path: Path, provider: Provider) -> Iterator[Desk]:
    with desk_on(tmp_path / "store", provider.url, counter=provider.counter) as desk:
        yield desk


def taken_by_card(desk: Desk) -> int:
    taken = desk.money.taken(a_version().id)
    return sum(payment.amount_fen for payment in taken if payment.method is PaymentMethod.CARD)


@pytest.mark.parametrize("code", ["0", "2", "4", "6", "7", "9"])
def test_what_a_provider_charged_is_written_down_once_however_it_answers(
    desk: Desk, provider: Provider, code: str
) -> None:
    version = a_version()
    desk.orders.keep_signed(version)
    assert desk.collect(version, code=code).attempt.state is TryState.PAID
    assert (provider.holds_fen(), provider.charges(), taken_by_card(desk)) == (CARD_FEN, 1, CARD_FEN)
    order = desk.finish(version)
    assert (order.payment.method, order.payment.amount_fen, order.payment.change_fen) == (
        PaymentMethod.MIXED,
        DUE_FEN,
        3000,
    )
    assert check_store(desk.store).sound
    kept = desk.orders.order_content(order.id)
    assert kept is not None
    assert [part.method for part in kept.payment.each] == [PaymentMethod.CARD, PaymentMethod.CASH]
    assert kept.payment.each[0].reference
    assert journal_kinds(desk.store) == ["payment_begun", "payment_taken", "payment_taken", "order_accepted"]


@pytest.mark.parametrize("code", ["1", "3", "5"])
def test_a_refused_charge_says_why_and_may_be_tried_again(desk: Desk, provider: Provider, code: str) -> None:
    version = a_version()
    desk.orders.keep_signed(version)
    refused = desk.collect(version, code=code).attempt
    assert refused.state is TryState.REFUSED
    assert refused.reason is not None
    assert provider.holds_fen() == 0
    assert desk.collect(version, code="0").attempt.state is TryState.PAID
    assert (provider.holds_fen(), taken_by_card(desk)) == (CARD_FEN, CARD_FEN)


def test_a_charge_that_waits_is_cancelled_and_charges_nothing(desk: Desk, provider: Provider) -> None:
    version = a_version()
    desk.orders.keep_signed(version)
    part = next_part(version, ())
    assert part is not None
    attempt = desk.open_try(version, part)
    asked = send(attempt=attempt, code="8", provider=desk.provider, book=desk.money, clock=desk.clock)
    assert asked.attempt.state is TryState.ASKED
    ended = cancel(attempt=attempt, provider=desk.provider, book=desk.money, clock=desk.clock)
    assert (ended.attempt.state, provider.holds_fen()) == (TryState.REFUSED, 0)


def test_the_same_means_is_not_asked_for_twice_while_nobody_knows(desk: Desk, provider: Provider) -> None:
    version = a_version()
    desk.orders.keep_signed(version)
    part = next_part(version, ())
    assert part is not None
    desk.open_try(version, part)
    with pytest.raises(Bug, match="was asked for before"):
        desk.open_try(version, part)


def test_an_answer_that_comes_twice_counts_once(desk: Desk, provider: Provider) -> None:
    version = a_version()
    desk.orders.keep_signed(version)
    paid = desk.collect(version, code="0")
    for _ in range(2):
        send(attempt=paid.attempt, code="0", provider=desk.provider, book=desk.money, clock=desk.clock)
        desk.money.settle(paid.attempt, paid.answer, at=desk.clock.now())
    assert (provider.holds_fen(), provider.charges(), taken_by_card(desk)) == (CARD_FEN, 1, CARD_FEN)
    assert journal_kinds(desk.store) == ["payment_begun", "payment_taken"]


@pytest.mark.parametrize("code", ["0", "8"])
def test_a_provider_killed_under_a_charge_is_asked_when_it_is_back(desk: Desk, provider: Provider, code: str) -> None:
    version = a_version()
    desk.orders.keep_signed(version)
    part = next_part(version, ())
    assert part is not None
    attempt = desk.open_try(version, part)
    if code == "0":  # it had charged, and died before its answer arrived
        desk.provider.begin(attempt.key, amount_fen=CARD_FEN, method=part.method, code=code, account="")
    provider.kill()
    away = send(attempt=attempt, code=code, provider=desk.provider, book=desk.money, clock=desk.clock)
    assert away.attempt.state is TryState.ASKED
    assert desk.settle().still_open == 1
    provider.again()
    assert desk.settle().still_open == 0
    assert provider.holds_fen() == taken_by_card(desk) == (CARD_FEN if code == "0" else 0)


def live_until_killed(folder: Path, provider: Provider, at: Step, code: str) -> None:
    where = [str(folder), provider.url, provider.counter]
    command = [sys.executable, "-m", "tests.counter.paying_child", *where, at.value, code]
    died = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=DIES_WITHIN_S)
    assert died.returncode == -signal.SIGKILL, died.stderr


@pytest.mark.parametrize(
    ("at", "holds_fen"),
    [
        (Step.JOURNALLED, 0),
        (Step.CHARGED, CARD_FEN),
        (Step.WRITTEN, CARD_FEN),
        (Step.VOIDED, 0),
        (Step.RETURNED, 0),
    ],
)
def test_wherever_the_counter_is_killed_its_next_start_knows_where_the_money_is(
    tmp_path: Path, provider: Provider, at: Step, holds_fen: int
) -> None:
    live_until_killed(tmp_path / "store", provider, at, "0")
    with desk_on(tmp_path / "store", provider.url, counter=provider.counter) as desk:
        desk.settle()
        assert desk.settle().still_open == 0  # a second round finds nothing to do
        assert provider.holds_fen() == taken_by_card(desk) == holds_fen
        assert provider.charges() <= 1
        assert check_store(desk.store).sound
        left = desk.orders.unfinished()
        if at in (Step.VOIDED, Step.RETURNED):
            assert left == ()
            assert journal_kinds(desk.store)[-2:] == ["return_begun", "payment_returned"]
            return
        (version,) = left  # it waits to be finished: for the card again, or for the cash
        assert (version.payment.amount_fen if version.payment else 0) == holds_fen
        again = version.finishable
        assert again is not None
        if not holds_fen:
            desk.collect(again, code="0")
        assert desk.finish(again).payment.amount_fen == DUE_FEN
        assert (provider.holds_fen(), desk.orders.unfinished()) == (CARD_FEN, ())


def test_money_that_comes_after_a_form_was_given_up_goes_back_by_itself(desk: Desk, provider: Provider) -> None:
    version = a_version()
    desk.orders.keep_signed(version)
    part = next_part(version, ())
    assert part is not None
    attempt = desk.open_try(version, part)
    send(attempt=attempt, code="4", provider=desk.provider, book=desk.money, clock=desk.clock)  # charged, not told
    leave = Leave(CLERK, Right.VOID_SIGNED, version.id)
    desk.orders.void_signed(version.id, reason="payment_refused", at=desk.clock.now(), leave=leave)
    settled = desk.settle()
    assert ([each.key for each in settled.going_back], len(settled.returned)) == ([attempt.key], 1)
    assert (provider.holds_fen(), taken_by_card(desk)) == (0, 0)
    assert journal_kinds(desk.store) == ["payment_begun", "payment_taken", "return_begun", "payment_returned"]


def test_a_return_the_provider_refuses_stays_visible(desk: Desk, provider: Provider) -> None:
    version = a_version()
    desk.orders.keep_signed(version)
    desk.collect(version, code="90")
    leave = Leave(CLERK, Right.RETURN_MONEY, version.id)
    desk.orders.void_signed(version.id, reason="payment_refused", at=desk.clock.now(), leave=leave)
    assert desk.settle().returned == ()
    (refused,) = desk.money.open_returns()
    assert (refused.back.state, refused.back.amount_fen, provider.holds_fen()) == (
        ReturnState.REFUSED,
        CARD_FEN,
        CARD_FEN,
    )
    assert desk.settle().still_open == 0
    report = check_store(desk.store)
    assert (report.sound, report.hanging, report.owed) == (True, 0, 1)
