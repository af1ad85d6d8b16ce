"""The test page of one printer, on paper: for the command line, the set-up assistant and the settings page."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from app.domain.device_settings import PRINTER_ADDRESS
from app.domain.printer_address import parse_address
from app.errors import InputRefused, PrinterTrouble
from app.papers.test_page import test_page
from app.printer_ports import Delivery
from app.texts.commands import NO_PRINTER, PRINTER_TEST_BROKE
from app.texts.language import Language
from commands.outside import SystemClock
from commands.printer_settings import ChosenPrinter, chosen_printer
from printing.escpos import encode
from printing.layout import lay_out

ZONE = ZoneInfo("Asia/Shanghai")  # of the time on a test page, which belongs to no hall


def print_test_page(answers: Mapping[str, str]) -> Delivery:
    """On the printer these settings describe, by their keys, stored or not. Needs a QGuiApplication; any thread.

    Raises InputRefused where the address is none, PrinterTrouble with nothing printed, or with part of the page.
    """
    address = answers.get(PRINTER_ADDRESS.key, "")
    if not address:
        raise InputRefused(NO_PRINTER)
    parse_address(address)
    chosen = chosen_printer(lambda key, default: answers.get(key) or default)
    return send_test_page(chosen, language=Language(answers.get("language", Language.ZH)))


def send_test_page(chosen: ChosenPrinter, *, language: Language) -> Delivery:
    """Raises InputRefused without an address; PrinterTrouble as above."""
    profile = chosen.profile
    page = test_page(
        printer=str(chosen.address),
        columns=profile.columns,
        paper_width_mm=profile.paper_width_mm,
        at=SystemClock().now(),
        zone=ZONE,
        language=language,
    )
    data = encode(lay_out(page, columns=profile.columns), profile)
    try:
        return chosen.connected().send(data)
    except OSError as broken:
        raise PrinterTrouble(PRINTER_TEST_BROKE, address=str(chosen.address)) from broken
