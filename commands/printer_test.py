"""The test page of one printer, on paper, and what the printer itself says to it.

For the command line, the set-up assistant and the settings page.
"""

from collections.abc import Mapping
from time import monotonic
from zoneinfo import ZoneInfo

from app.domain.printer_address import parse_address
from app.errors import InputRefused, PrinterTrouble
from app.papers.test_page import test_page
from app.printer_ports import Delivery
from app.texts.commands import NO_PRINTER, PRINTER_TEST_BROKE
from app.texts.language import Language
from commands.outside import SystemClock
from commands.printer_settings import FIRST, ChosenPrinter, NoPrinter, PrinterSettings, chosen_printer
from printing.escpos import encode
from printing.layout import lay_out
from printing.profiles import StatusBy

ZONE = ZoneInfo("Asia/Shanghai")  # of the time on a test page, which belongs to no hall
_AT_ONCE = b"\x10\x04\x01"  # DLE EOT 1
_ANSWER_WITHIN_S = 1.0
_WAIT_S = 8.0  # for one that says why it does not go on: somebody stands before it, and can print another page


def print_test_page(answers: Mapping[str, str], which: PrinterSettings = FIRST) -> Delivery:
    """On the printer these settings describe, by their keys, stored or not. Needs a QGuiApplication; any thread.

    Raises InputRefused where the address is none, PrinterTrouble with nothing printed, or with part of the page.
    """
    address = answers.get(which.address.key, "")
    if not address:
        raise InputRefused(NO_PRINTER)
    parse_address(address)
    return send_test_page(as_answered(answers, which), language=Language(answers.get("language", Language.ZH)))


def as_answered(answers: Mapping[str, str], which: PrinterSettings = FIRST) -> ChosenPrinter:
    """The printer these settings describe."""
    return chosen_printer(lambda key, default: answers.get(key) or default, which)


def send_test_page(chosen: ChosenPrinter, *, language: Language) -> Delivery:
    """Raises InputRefused without an address; PrinterTrouble as above."""
    profile = chosen.profile
    page = test_page(
        printer=str(chosen.address),
        model=chosen.model,
        columns=profile.columns,
        paper_width_mm=profile.paper_width_mm,
        at=SystemClock().now(),
        zone=ZONE,
        language=language,
    )
    data = encode(lay_out(page, columns=profile.columns), profile)
    until = monotonic() + _WAIT_S
    try:
        return chosen.connected().send(data, stopped=lambda: monotonic() > until)
    except OSError as broken:
        raise PrinterTrouble(PRINTER_TEST_BROKE, address=str(chosen.address)) from broken


def ask_status(chosen: ChosenPrinter, delivery: Delivery) -> StatusBy:
    """By what the printer says how it is, after its test page: seen, so that it overrules what its model says."""
    printer = chosen.connected()
    if delivery is not Delivery.CONFIRMED or isinstance(printer, NoPrinter):
        return StatusBy.NONE
    try:
        byte = printer.ask(_AT_ONCE, fits=lambda byte: byte & 0x93 == 0x12, within_s=_ANSWER_WITHIN_S)
    except PrinterTrouble:  # gone since it confirmed the page: what its model says is all there is
        return chosen.profile.status
    if byte is None:
        return StatusBy.GS_R
    return max(chosen.profile.status, StatusBy.DLE_EOT, key=list(StatusBy).index)
