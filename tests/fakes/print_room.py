"""A counter's printing room over a real store with no printer to reach, of tests about what is drawn and kept."""

from commands.receipts import PrintRoom
from printing.profiles import PAPER_80
from tests.fakes.orders import ZONE
from tests.fakes.print_jobs import UNREACHABLE, PrinterThat
from tests.offline_cache.parts import Books


def print_room(books: Books, *, verify_base: str = "https://centre.example") -> PrintRoom:
    store = books.store
    return PrintRoom(
        order_book=books.orders,
        jobs=books.print_jobs,
        printer=PrinterThat(UNREACHABLE),
        profile=PAPER_80,
        clock=store.clock,
        ids=store.ids,
        zone=ZONE,
        verify_base=verify_base,
    )
