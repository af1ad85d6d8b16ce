"""The count the campaign stands on: it must see two copies, a remnant and a torn piece where they are."""

import pytest

from app.ports import PaperKind, PrintJob, PrintState
from tests.fakes.orders import NOW
from tests.fakes.printer_at_hand import PrinterAtHand
from tests.printer_faults.paper import Copy, Found, read_back

CUT = b"\x1dVB\x00"
CENTRED, LEFT = b"\x1ba\x01", b"\x1ba\x00"  # by the printer, on the paper it has
FIRST, SECOND = (b"\x1b@" + CENTRED + name + b"\n" + LEFT + b"fee\nend\n" + CUT for name in (b"one", b"two"))
ONE, TWO = Copy("a", 0), Copy("b", 0)


def job(order_id: str, data: bytes) -> PrintJob:
    return PrintJob(f"job-{order_id}", order_id, PaperKind.RECEIPT, 0, PrintState.SENT, NOW, data, "")


JOBS = (job("a", FIRST), job("b", SECOND))


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (FIRST + SECOND, Found((ONE, TWO), (), 0, ())),
        (FIRST + FIRST + SECOND, Found((ONE, ONE, TWO), (), 0, ())),
        (b"\x1b@" + CENTRED + b"one\n" + LEFT + b"fee\n" + CUT + SECOND, Found((TWO,), (), 1, ())),
        (b"\x1b@" + CENTRED + b"one\n" + LEFT + b"fee\n" + SECOND, Found((), (), 0, (TWO,))),
        (b"\x1b@" + CENTRED + b"one\n" + LEFT + b"fee\n" + CUT + b"end\n" + CUT + SECOND, Found((TWO,), (ONE,), 0, ())),
        (b"one\n" + CUT + b"fee\n" + CUT, Found((), (), 2, ())),
    ],
    ids=["one each", "twice", "torn", "a remnant on the next", "in two pieces", "two pieces of nothing whole"],
)
@pytest.mark.parametrize("columns", [32, 48])
def test_what_lies_there_is_counted_as_what_it_is(printed: bytes, found: Found, columns: int) -> None:
    hand = PrinterAtHand(columns=columns)
    hand.receive(printed)
    seen = read_back(hand.mechanism.slips(), JOBS, columns=columns)
    assert seen == found
    assert seen.count(ONE) == found.whole.count(ONE) + found.joined.count(ONE)
