"""A hard day of two counters at one provider: afterwards its charges and their books are the same money, key by key.

Codes of every bad day, a provider killed and started again, answers about another sum, counters closed in the middle
and opened again, clocks set back, forms given up while nobody knows: all by one seed.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from threading import Event

from sqlalchemy import select

from app.domain.approval import Leave
from app.domain.payment import PaymentMethod
from app.domain.payment_plan import PlannedPart
from app.domain.payment_try import ProviderAnswer, TryState
from app.domain.right import Right
from app.handling.collect_payment import ask, cancel, send
from commands.outside import SystemClock, SystemIds
from commands.provider import DEMO_TOKEN
from offline_cache.check import check_store
from offline_cache.payment_provider import HttpPaymentProvider
from offline_cache.schema import PAYMENTS
from tests.counter.paying import CARD_FEN, Desk, Provider, a_version, desk_on
from tests.fakes.orders import CLERK, sample_id

COUNTERS = ("03", "07")
FORMS = 9  # of each counter
KILLED_AT = (4,)  # these of both find the provider dead
DEADLINE_S = 0.3
SEED = 20261122
MOST_ROUNDS = 80
_PAUSE_S = 0.05
_CARD = PlannedPart(PaymentMethod.CARD, CARD_FEN)


class WrongClock(SystemClock):
    """Set back by hours between two steps."""

    def __init__(self, chance: Random) -> None:
        super().__init__()
        self._chance = chance

    def now(self) -> datetime:
        return super().now() - timedelta(hours=self._chance.choice((0, 0, 26)))


class CopiedIds(SystemIds):
    """Both counters give their charge of one form the same key, as two that began from one copied store might."""

    def __init__(self, number: int) -> None:
        self._number = number

    def uuid7(self) -> str:
        return sample_id(0xC0000 + self._number)


class LyingProvider(HttpPaymentProvider):
    """Its first answer about a charge names another sum."""

    def begin(self, key: str, *, amount_fen: int, method: PaymentMethod, code: str, account: str) -> ProviderAnswer:
        answer = super().begin(key, amount_fen=amount_fen, method=method, code=code, account=account)
        return replace(answer, amount_fen=amount_fen * 100)


def one_form(desk: Desk, number: int, provider: Provider, chance: Random) -> None:
    version = a_version(number)
    desk.orders.keep_signed(version)
    attempt = desk.open_try(version, _CARD)
    code = chance.choice((*"012345679", "90"))  # 8 waits for its customer for ten minutes
    liar = LyingProvider(provider.url, token=DEMO_TOKEN, counter=desk.counter, deadline_s=DEADLINE_S)
    killed = number in KILLED_AT
    if killed:
        provider.kill()
    call = partial(send, code=code, provider=chance.choice((liar, desk.provider)))
    asked = call(attempt=attempt, book=desk.money, clock=desk.clock)
    if killed:
        provider.again()
    later = [partial(step, provider=desk.provider) for step in (ask, cancel, partial(send, code=code))]
    for step in chance.choices(later, k=chance.randrange(3)):
        if asked.attempt.state is TryState.ASKED:
            asked = step(attempt=asked.attempt, book=desk.money, clock=desk.clock)
    liar.close()
    if chance.random() < 0.4:
        leave = Leave(CLERK, Right.RETURN_MONEY, version.id)
        desk.orders.void_signed(version.id, reason="not_paid", at=desk.clock.now(), leave=leave)


def until_nothing_is_open(desk: Desk) -> None:
    for _ in range(MOST_ROUNDS):
        if desk.settle().still_open == 0:
            return
        Event().wait(_PAUSE_S)
    raise AssertionError("something stays open")


def card_payments(desk: Desk) -> list[tuple[str, str, bool]]:
    """Version, the key at the provider, whether the customer has it still to get or the hall keeps it."""
    asked = select(PAYMENTS).where(PAYMENTS.c.method == PaymentMethod.CARD.value)
    with desk.store.read() as connection:
        rows = connection.execute(asked).all()
    return [(row.signed_id, desk.provider.own(row.id), row.returned_at_us is None) for row in rows]


def test_after_a_hard_day_charges_and_books_are_the_same_money(tmp_path: Path) -> None:
    chance, provider = Random(SEED), Provider(tmp_path)
    try:
        for number in range(1, FORMS + 1):  # each form in a life of its counter's program of its own
            for counter in COUNTERS:
                with desk_on(tmp_path / counter, provider.url, deadline_s=DEADLINE_S, counter=counter) as desk:
                    desk.clock, desk.ids = WrongClock(chance), CopiedIds(number)
                    one_form(desk, number, provider, chance)
        paid: list[tuple[str, str, bool]] = []
        for counter in COUNTERS:
            with desk_on(tmp_path / counter, provider.url, counter=counter) as desk:
                until_nothing_is_open(desk)
                report = check_store(desk.store)
                assert (report.sound, report.hanging) == (True, 0)
                found = card_payments(desk)
                assert len({version for version, _, _ in found}) == len(found)  # none was charged twice
                paid += found
        assert sorted(key for _, key, _ in paid) == sorted(provider.paid_keys())
        assert provider.holds_fen() == CARD_FEN * sum(kept for _, _, kept in paid)
        assert 0 < sum(kept for _, _, kept in paid) < len(paid)  # the day had both: money kept and money gone back
    finally:
        provider.stop()
