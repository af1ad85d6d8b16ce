"""A counter's money in a process of its own, killed between two steps; test_paying starts it.

python -m tests.counter.paying_child STORE PROVIDER COUNTER AT CODE: AT is one of Step.
"""

import os
import signal
import sys
from enum import StrEnum
from pathlib import Path

from app.domain.approval import Leave
from app.domain.payment import PaymentMethod
from app.domain.payment_try import ProviderAnswer
from app.domain.right import Right
from offline_cache.payment_provider import HttpPaymentProvider
from tests.counter.paying import Desk, a_version, desk_on
from tests.fakes.orders import CLERK


class Step(StrEnum):
    """After which step the program is killed."""

    JOURNALLED = "journalled"  # on disk, nobody was asked
    CHARGED = "charged"  # the provider has the money, nobody here knows
    WRITTEN = "written"  # the card's part is written down, the cash is not taken
    VOIDED = "voided"  # the version is void, the provider was not told to pay back
    RETURNED = "returned"  # it paid back, nobody here knows


def die() -> None:
    """As if the power had gone."""
    os.kill(os.getpid(), signal.SIGKILL)


class Dying(HttpPaymentProvider):
    """Dies around one of its calls."""

    at: Step

    def begin(self, key: str, *, amount_fen: int, method: PaymentMethod, code: str, account: str) -> ProviderAnswer:
        if self.at is Step.JOURNALLED:
            die()
        answer = super().begin(key, amount_fen=amount_fen, method=method, code=code, account=account)
        if self.at is Step.CHARGED:
            die()
        return answer

    def refund(self, key: str, *, refund_key: str, amount_fen: int) -> ProviderAnswer:
        if self.at is Step.VOIDED:
            die()
        answer = super().refund(key, refund_key=refund_key, amount_fen=amount_fen)
        die()
        return answer


def void(desk: Desk) -> None:
    version = a_version()
    (money,) = desk.money.taken(version.id)
    leave = Leave(CLERK, Right.RETURN_MONEY, version.id)
    desk.orders.void_signed(version.id, reason="payment_refused", at=desk.clock.now(), leave=leave)
    assert money.method is PaymentMethod.CARD


def main() -> None:
    folder, url, counter, at, code = sys.argv[1:]
    with desk_on(Path(folder), url, counter=counter) as desk:
        dying = Dying(url, token="demo", counter=counter, deadline_s=5.0)
        dying.at = Step(at)
        desk.provider = dying
        version = a_version()
        desk.orders.keep_signed(version)
        desk.collect(version, code=code)
        if dying.at is Step.WRITTEN:
            die()
        void(desk)
        desk.settle()


if __name__ == "__main__":
    main()
