"""A counter's money without its windows: a real store, a real provider process, and one form paid by card and cash."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

from app.domain.approval import Leaves
from app.domain.order import Order, SignedVersion
from app.domain.payment import PaymentMethod, whole_payment
from app.domain.payment_plan import PlannedPart
from app.domain.payment_try import PaymentTry, TryState
from app.domain.right import Right
from app.handling.accept_order import accept_order
from app.handling.collect_payment import Asked, Settlement, ask, next_part, open_try, send, settle_open
from app.handling.take_payment import take_payment
from app.ports import Clock
from commands.central_process import CentralProcess, start_provider
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.provider import DEMO_TOKEN
from offline_cache.order_book import StoredOrderBook
from offline_cache.payment_provider import HttpPaymentProvider, sign_of
from offline_cache.payment_tries import StoredPaymentBook
from offline_cache.store import Store
from tests.fakes.orders import CLERK, a_form, sample_id, signed
from tests.offline_cache.parts import SOURCES

DUE_FEN, CARD_FEN = 5000, 3000
WAIT_S, LATE_S, DEADLINE_S = 0.2, 1.5, 0.5
STARTED_WITHIN_S = 30.0
_PAUSE_S = 0.05
_MOST_ASKED = 200
LEAVES = Leaves(replace(CLERK, granted=frozenset(Right)))


def a_version(number: int = 1) -> SignedVersion:
    """¥50 of which a card pays ¥30 and cash the rest."""
    form = a_form(number=number).with_payment_method(
        PaymentMethod.CASH, fixed=(PlannedPart(PaymentMethod.CARD, CARD_FEN),)
    )
    return replace(signed(form), id=sample_id(0xD0000 + number))


class Desk:
    """One life of a counter on a store; `wrap` puts something around its provider."""

    def __init__(self, store: Store, url: str, *, deadline_s: float = DEADLINE_S, counter: str = "") -> None:
        self.store, self.counter = store, counter
        self.orders = StoredOrderBook(store, sources=SOURCES)
        self.money = StoredPaymentBook(store)
        self.provider = HttpPaymentProvider(url, token=DEMO_TOKEN, counter=counter, deadline_s=deadline_s)
        self.clock: Clock = SystemClock()
        self.ids = SystemIds()

    def collect(self, version: SignedVersion, *, code: str) -> Asked:
        """By card, as the payment dialog does it: sent once, then asked until somebody knows."""
        part = next_part(version, self.money.taken(version.id))
        assert part is not None
        attempt = self.open_try(version, part)
        asked = send(attempt=attempt, code=code, provider=self.provider, book=self.money, clock=self.clock)
        return self.until_settled(asked)

    def open_try(self, version: SignedVersion, part: PlannedPart) -> PaymentTry:
        """On disk, nobody asked."""
        return open_try(signed=version, part=part, leaves=LEAVES, book=self.money, clock=self.clock, ids=self.ids)

    def until_settled(self, asked: Asked) -> Asked:
        for _ in range(_MOST_ASKED):
            if asked.attempt.state is not TryState.ASKED:
                return asked
            Event().wait(_PAUSE_S)
            asked = ask(attempt=asked.attempt, provider=self.provider, book=self.money, clock=self.clock)
        raise AssertionError(f"nobody knows what became of {asked}")

    def finish(self, version: SignedVersion) -> Order:
        """Cash for the rest, and accepted."""
        take_payment(
            signed=version,
            tendered_fen=5000,
            leaves=LEAVES,
            cash_limit_fen=DUE_FEN,
            order_book=self.orders,
            clock=self.clock,
            ids=self.ids,
        )
        payment = whole_payment(self.money.taken(version.id))
        assert payment is not None
        return accept_order(signed=version, payment=payment, order_book=self.orders, clock=self.clock, ids=self.ids)

    def settle(self) -> Settlement:
        """What a start, and every quarter of a minute, does with what nobody knows the end of."""
        providers = {PaymentMethod.CARD: self.provider}
        return settle_open(book=self.money, providers=providers, clock=self.clock)


@contextmanager
def desk_on(folder: Path, url: str, *, deadline_s: float = DEADLINE_S, counter: str = "") -> Iterator[Desk]:
    store = open_or_create_demo(folder, clock=SystemClock(), ids=SystemIds())
    desk = Desk(store, url, deadline_s=deadline_s, counter=counter)
    try:
        yield desk
    finally:
        desk.provider.close()
        store.close()


class Provider:
    """The reference provider's process, that can be killed and started again on its port.

    What is read out of its own file is of `counter` alone; without a name, of all.
    """

    def __init__(self, folder: Path) -> None:
        self.counter = ""
        self._file = folder / "provider.db"
        self._process = self._start(0)
        self.url = self._process.url

    def _start(self, port: int) -> CentralProcess:
        started = start_provider(database=f"sqlite:///{self._file}", port=port, wait_s=WAIT_S, late_s=LATE_S)
        look = HttpPaymentProvider(started.url, token=DEMO_TOKEN, deadline_s=STARTED_WITHIN_S)
        look.look()  # the first answer of a process may take longer than a desk waits
        look.close()
        return started

    def kill(self) -> None:
        self._process.kill()

    def again(self) -> None:
        self._process = self._start(self._process.port)

    def up(self) -> None:
        """Whether it was killed or not."""
        if self._process.process.poll() is not None:
            self.again()

    def stop(self) -> None:
        if self._process.process.poll() is None:
            self._process.stop()

    def holds_fen(self) -> int:
        """What it holds of the customer's money, out of its own file."""
        ((paid,),) = self._rows("SELECT coalesce(sum(amount_fen), 0) FROM charge WHERE state = 'paid' AND key LIKE ?")
        ((back,),) = self._rows("SELECT coalesce(sum(amount_fen), 0) FROM refund WHERE key LIKE ?")
        return int(paid) - int(back)

    def paid_keys(self) -> list[str]:
        """What it took money under, returned or not."""
        return [str(key) for (key,) in self._rows("SELECT key FROM charge WHERE state = 'paid' AND key LIKE ?")]

    def held_under_names(self, names: Iterable[str]) -> tuple[int, int]:
        """What it holds of these counters one by one, and of all there are: the same, or a name finds nothing."""
        held = {}
        for self.counter in (*names, ""):
            held[self.counter] = self.holds_fen()
        everything = held.pop("")
        return sum(held.values()), everything

    def charges(self) -> int:
        """How many keys it was ever charged under."""
        ((count,),) = self._rows("SELECT count(*) FROM charge WHERE amount_fen > 0 AND key LIKE ?")
        return int(count)

    def _rows(self, asked: str) -> list[tuple[Any, ...]]:
        before = sign_of(self.counter) if self.counter else ""
        with closing(sqlite3.connect(f"file:{self._file}?mode=ro", uri=True)) as connection:
            return connection.execute(asked, (f"{before}%",)).fetchall()


def journal_kinds(store: Store) -> list[str]:
    """What was sworn to, oldest first."""
    with store.read() as connection:
        return [kind for (kind,) in connection.exec_driver_sql("SELECT kind FROM journal ORDER BY seq")]
