"""A program of its own that accepts an order, takes it back and is killed on the way; test_taken_back_killed starts it.

python -m tests.offline_cache.taker_back STORE ACT AT: ACT is void, amend or settle; AT is writing (the last step before
the commit) or written (right after it).
"""

import sys
from pathlib import Path

from app.domain.approval import Leave
from app.domain.right import Right
from offline_cache import ending
from offline_cache.store import open_store
from tests.fakes.orders import CLERK, NOW
from tests.offline_cache.acceptor import die
from tests.offline_cache.parts import CountingIds, TestClock, accept, books_of, by_passphrase
from tests.offline_cache.test_amend_order import next_version


def main() -> None:
    folder, act, at = sys.argv[1:]
    store = open_store(Path(folder), unlocking=by_passphrase(None), clock=TestClock(), ids=CountingIds())
    books = books_of(store)
    order = accept(books, 1)
    accept(books, 3, customer=1)
    if act == "settle":
        books.outbox.mark_dead(order.id, code="off_sale", reason=None, at=NOW)
    if at == "writing":
        vars(ending)["append"] = lambda *_, **__: die()  # the last step before the commit
    if act == "amend":
        books.orders.record(next_version(books, order))
        die()
    undo = books.orders.void_order if act == "void" else books.orders.settle_refused
    undo(order.id, reason="办错了", at=NOW, leave=Leave(CLERK, Right.VOID_ORDER, ""))
    die()


if __name__ == "__main__":
    main()
