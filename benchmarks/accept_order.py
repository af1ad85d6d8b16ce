"""accept_order on a real encrypted store, each beside one write brought to the same disk a moment before."""

import sys
import tempfile
from pathlib import Path

from app.handling.accept_order import accept_order
from benchmarks.timing import DiskWrite, Figure, median, once_ms, tell
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from offline_cache.stored_parts import stored_parts
from tests.fakes.orders import a_customer, a_form, paid, signed

ORDERS = 200
WARM = 20
ROOM_MS = 1.5


def main() -> int:
    clock, ids = SystemClock(), SystemIds()
    taken: list[float] = []
    written: list[float] = []
    with tempfile.TemporaryDirectory(prefix="yitai-bench-") as folder:
        store = open_or_create_demo(Path(folder) / "store", clock=clock, ids=ids)
        write = DiskWrite(Path(folder))
        try:
            book = stored_parts(store).order_book
            for number in range(1, ORDERS + WARM + 1):
                version = signed(a_form(customer=a_customer(number), number=number))
                payment = paid(version)
                book.keep_signed(version)
                book.journal_payment(version.id, payment)
                written.append(once_ms(write))
                taken.append(
                    once_ms(
                        lambda version=version, payment=payment: accept_order(
                            signed=version, payment=payment, order_book=book, clock=clock, ids=ids
                        )
                    )
                )
        finally:
            write.close()
            store.close()
    fsync_ms = median(written[WARM:])
    why = f"one fsync {fsync_ms:.2f} ms + {ROOM_MS} ms; {ORDERS} orders"
    return tell(Figure("accept_order p50", median(taken[WARM:]), fsync_ms + ROOM_MS, "ms", why))


if __name__ == "__main__":
    sys.exit(main())
