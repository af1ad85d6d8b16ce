"""A program of its own that accepts sample orders until it is killed or the disk fails; the fault tests start it.

python -m tests.offline_cache.acceptor STORE FIRST LAST [die AT N]: says "ACK <order id>" once each is on disk, "FULL"
or "UNREADABLE" where the store says so. AT is signed, paid, recording or recorded: there it kills itself at order N.
"""

import os
import signal
import sys
from pathlib import Path

from app.errors import StoreFull, StoreTrouble
from offline_cache import record_order
from offline_cache.store import open_store
from tests.offline_cache.parts import Books, CountingIds, TestClock, books_of, by_passphrase, order_number


def say(words: str) -> None:
    print(words, flush=True)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def run(books: Books, first: int, last: int, *, at: str, number: int) -> None:
    for n in range(first, last + 1):
        order = order_number(n, customer=n % 5 + 1)
        here = at if n == number else ""
        books.orders.keep_signed(order.signed)
        if here == "signed":
            die()
        books.orders.journal_payment(order.signed.id, order.payment)
        if here == "paid":
            die()
        if here == "recording":
            assert "move_heads" in vars(record_order)
            vars(record_order)["move_heads"] = lambda *_, **__: (
                die()
            )  # the last step but the receipt's before the commit
        books.orders.record(order)
        if here == "recorded":
            die()
        say(f"ACK {order.id}")


def main() -> None:
    folder, first, last, *rest = sys.argv[1:]
    at, number = (rest[0], int(rest[1])) if rest else ("", 0)
    ids = CountingIds()
    ids.skip(int(first) * 10)
    store = open_store(Path(folder), unlocking=by_passphrase(None), clock=TestClock(), ids=ids)
    try:
        run(books_of(store), int(first), int(last), at=at, number=number)
    except StoreFull:
        say("FULL")
    except StoreTrouble:
        say("UNREADABLE")


if __name__ == "__main__":
    main()
