"""The printers of one counter put together: what the printing lane works with, and the watch over them."""

from collections.abc import Callable

from app.domain.device_settings import FORM_PAPER, PRINTER_ADDRESS
from app.ports import Clock, Ids, Lane, Settings
from app.printer_ports import PrinterPort, ToldNews
from commands.printer_settings import ChosenPrinter
from commands.printer_watch import PrinterWatch, WatchedPrinter
from commands.receipts import PrintRoom
from commands.settings_names import CENTRAL_URL, PUBLIC_URL
from commands.stored_parts import StoredParts
from printing.pages import SystemPagePrinters
from printing.pdf_pen import PaperSize
from printing.spool import PrinterPlace


def public_centre(settings: Settings) -> str:
    """The address under which customers reach the centre, "" where there is none. A counter's own way to it may be
    through the hall server, which no phone outside the hall can open."""
    return settings.get(PUBLIC_URL, "") or settings.get(CENTRAL_URL, "")


def print_room(
    parts: StoredParts,
    printer: ChosenPrinter,
    second: ChosenPrinter | None,
    *,
    clock: Clock,
    ids: Ids,
    news: ToldNews,
) -> PrintRoom:
    """`second` is the hall's, None where none is set."""
    return PrintRoom(
        order_book=parts.order_book,
        jobs=parts.print_jobs,
        printer=printer.connected(),
        profile=printer.profile,
        clock=clock,
        ids=ids,
        zone=parts.desk.hall.zone,
        verify_base=public_centre(parts.settings),
        training=parts.training,
        form_paper=PaperSize(parts.settings.get(FORM_PAPER.key, FORM_PAPER.default)),
        spare=PrinterPlace(second.connected(), second.profile) if second is not None else None,
        news=news,
    )


def printer_watch(
    room: PrintRoom,
    printer: ChosenPrinter,
    second: ChosenPrinter | None,
    *,
    lane: Lane,
    ring: Callable[[], None],
    print_waiting: Callable[[], None],
    failed: Callable[[Exception], None],
) -> PrinterWatch:
    return PrinterWatch(
        _watched(printer, room.printer),
        _watched(second, room.spare.printer if room.spare is not None else None),
        jobs=room.jobs,
        lane=lane,
        ring=ring,
        print_waiting=print_waiting,
        stop_waiting=room.stop.set,
        failed=failed,
    )


def page_printers(settings: Settings) -> SystemPagePrinters:
    """Those of A4 pages; the receipt printer is none of them."""
    receipts = settings.get(PRINTER_ADDRESS.key, "")
    return SystemPagePrinters(paint_in_windows=_print_in_windows, receipts=receipts)


def _print_in_windows(name: str, pdf: bytes, title: str) -> None:
    from ui.shell.page_painter import print_in_windows  # late: 5 MB that Windows alone needs

    print_in_windows(name, pdf, title)


def _watched(chosen: ChosenPrinter | None, port: PrinterPort | None) -> WatchedPrinter | None:
    return None if chosen is None or chosen.address is None or port is None else WatchedPrinter(port, chosen.model)
