"""The program is killed while it takes an order back: the next start finds all of it done, or nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.approval import Leave
from app.domain.order import CentralState
from app.domain.right import Right
from app.outbox_ports import EntryState
from offline_cache.check import check_store
from offline_cache.keys import DEMO_PASSPHRASE
from offline_cache.store import create_store, open_store
from tests.fakes.orders import CLERK, NOW
from tests.offline_cache.parts import CountingIds, TestClock, books_of, by_passphrase, order_number

ROOT = Path(__file__).parents[2]
KILLED = -9


@pytest.mark.parametrize(
    ("act", "at", "central", "entry"),
    [
        ("void", "writing", CentralState.PENDING, EntryState.PENDING),
        ("void", "written", CentralState.VOIDED, EntryState.WITHDRAWN),
        ("amend", "written", CentralState.VOIDED, EntryState.WITHDRAWN),
        ("settle", "writing", CentralState.REFUSED, EntryState.DEAD),
        ("settle", "written", CentralState.SETTLED, EntryState.REPAIRED),
    ],
)
def test_it_is_done_or_it_is_not(tmp_path: Path, act: str, at: str, central: CentralState, entry: EntryState) -> None:
    folder = tmp_path / "store"
    how = by_passphrase(DEMO_PASSPHRASE)
    create_store(folder, unlocking=how, clock=TestClock(), ids=CountingIds()).close()
    command = [sys.executable, "-m", "tests.offline_cache.taker_back", str(folder), act, at]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (KILLED, "")
    ids = CountingIds()
    ids.skip(1000)
    store = open_store(folder, unlocking=by_passphrase(None), clock=TestClock(), ids=ids)
    try:
        books = books_of(store)
        order = order_number(1)
        row = books.orders.row(order.id)
        assert row is not None
        assert (row.central, books.outbox.state_of(order.id)) == (central, entry)
        returned = books.orders.cash(since=NOW).returned_fen
        assert returned == (order.payment.amount_fen if at == "written" else 0)
        assert check_store(store).sound
        undo = books.orders.settle_refused if act == "settle" else books.orders.void_order
        undo(order.id, reason="办错了", at=NOW, leave=Leave(CLERK, Right.VOID_ORDER, ""))  # once more, or at last
        assert books.orders.cash(since=NOW).returned_fen == order.payment.amount_fen
        assert check_store(store).sound
    finally:
        store.close()
