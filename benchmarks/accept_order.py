"""accept_order on a real encrypted store, each beside one write brought to the same disk a moment before."""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from app.domain.approval import Leaves
from app.domain.right import Right
from app.handling.accept_order import accept_order
from app.handling.keep_signed import keep_signed
from app.handling.take_payment import take_payment
from benchmarks.timing import DiskWrite, Figure, Stopwatch, median, once_ms, tell
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.stock import demo_data, stock_demo
from commands.stored_parts import stored_parts
from tests.fakes.orders import CLERK, a_customer, a_form, signed

ORDERS = 200
WARM = 20
ROOM_MS = 1.5


def main() -> int:
    clock, ids = SystemClock(), SystemIds()
    accepting = Stopwatch()
    written: list[float] = []
    with tempfile.TemporaryDirectory(prefix="yitai-bench-") as folder:
        store = open_or_create_demo(Path(folder) / "store", clock=clock, ids=ids)
        write = DiskWrite(Path(folder))
        try:
            stock_demo(store, demo_data())
            book, leaves = stored_parts(store).order_book, Leaves(replace(CLERK, granted=frozenset(Right)))
            for number in range(1, ORDERS + WARM + 1):
                form = a_form(customer=a_customer(number), number=number)
                strokes, width = signed(form).signature.strokes * 4, 2600
                version = keep_signed(
                    form=form,
                    strokes=strokes,
                    pad_width=width,
                    leaves=leaves,
                    cash_limit_fen=10000,
                    order_book=book,
                    clock=clock,
                    ids=ids,
                )
                payment = take_payment(
                    signed=version,
                    tendered_fen=10000,
                    leaves=leaves,
                    cash_limit_fen=10000,
                    order_book=book,
                    clock=clock,
                    ids=ids,
                )
                written.append(once_ms(write))
                with accepting:
                    accept_order(signed=version, payment=payment, order_book=book, clock=clock, ids=ids)
        finally:
            write.close()
            store.close()
    fsync_ms = median(written[WARM:])
    why = f"one fsync {fsync_ms:.2f} ms + {ROOM_MS} ms; {ORDERS} orders"
    return tell(Figure("accept_order p50", median(accepting.laps_ms[WARM:]), fsync_ms + ROOM_MS, "ms", why))


if __name__ == "__main__":
    sys.exit(main())
