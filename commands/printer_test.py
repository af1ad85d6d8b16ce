"""The test page of one printer, on paper, and what the printer itself says to it.

For the command line, the set-up assistant and the settings page.
"""

from collections.abc import Mapping
from dataclasses import replace
from time import monotonic
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.printer_address import parse_address
from app.errors import InputRefused, PrinterTrouble
from app.papers.test_page import test_page
from app.printer_ports import Delivery, PrinterCondition
from app.texts.commands import NO_PRINTER, PRINTER_TEST_BROKE
from app.texts.language import Language, Text
from app.texts.printers import BROKE_OFF_BEFORE, IS, TEST_AGAIN, TEST_HELD, TEST_STOPPED
from commands.outside import SystemClock
from commands.printer_settings import FIRST, ChosenPrinter, NoPrinter, PrinterSettings, chosen_printer
from printing.escpos import encode
from printing.layout import lay_out
from printing.profiles import StatusBy
from printing.status import BARRIER, QUESTIONS, answers_at_once

ZONE = ZoneInfo("Asia/Shanghai")  # of the time on a test page, which belongs to no hall
_ANSWER_WITHIN_S = 1.0
_WAIT_S: Final = 8.0  # for one that says why it does not go on: somebody stands before it, and can print another page


def print_test_page(answers: Mapping[str, str], which: PrinterSettings = FIRST, *, torn: bool = False) -> Delivery:
    """On the printer these settings describe, by their keys, stored or not. Needs a QGuiApplication; any thread.
    `torn`: the last job at it may have broken off, and its rest is cleared away first.

    Raises InputRefused where the address is none, PrinterTrouble with nothing printed, or with part of the page.
    """
    address = answers.get(which.address.key, "")
    if not address:
        raise InputRefused(NO_PRINTER)
    parse_address(address)
    language = Language(answers.get("language", Language.ZH))
    return send_test_page(as_answered(answers, which), language=language, torn=torn)


def as_answered(answers: Mapping[str, str], which: PrinterSettings = FIRST) -> ChosenPrinter:
    """The printer these settings describe."""
    return chosen_printer(lambda key, default: answers.get(key) or default, which)


def send_test_page(chosen: ChosenPrinter, *, language: Language, torn: bool = False) -> Delivery:
    """Raises InputRefused without an address; PrinterTrouble as above, with the reason where the printer gave one:
    such a page says nothing about what the printer can."""
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
    why = _Why()
    try:
        delivery = chosen.connected().send(data, told=why.hear, stopped=why.waited_for, torn=torn)
    except PrinterTrouble as held:
        if why.said:
            raise why.trouble(TEST_HELD, chosen) from held
        if held.text is BROKE_OFF_BEFORE:  # that promises what is kept, and a test page is not
            raise PrinterTrouble(PRINTER_TEST_BROKE, address=str(chosen.address)) from held
        raise
    except OSError as broken:
        if why.said:
            raise why.trouble(TEST_STOPPED, chosen) from broken
        raise PrinterTrouble(PRINTER_TEST_BROKE, address=str(chosen.address)) from broken
    if delivery is Delivery.SILENT:
        if not why.said:  # one that is not asked by its profile may say it all the same
            why.hear(_asked_at_once(chosen))
        if why.said:
            raise why.trouble(TEST_STOPPED, chosen)
    return delivery


def came_out(chosen: ChosenPrinter, delivery: Delivery) -> Delivery:
    """What the printer said to its page, once somebody holds that in hands: one that was silent because it stood still
    meanwhile (out of paper, and it cannot say so) answers by now."""
    printer = chosen.connected()
    if delivery is not Delivery.SILENT or isinstance(printer, NoPrinter):
        return delivery
    try:
        byte = printer.ask(BARRIER, fits=lambda byte: byte & 0xF0 == 0, within_s=_ANSWER_WITHIN_S)
    except PrinterTrouble:
        return delivery
    return delivery if byte is None else Delivery.CONFIRMED


def ask_status(chosen: ChosenPrinter, delivery: Delivery) -> StatusBy:
    """By what the printer says how it is, after its test page: seen, so that it overrules what its model says."""
    printer = chosen.connected()
    if delivery is Delivery.UNASKED or isinstance(printer, NoPrinter):
        return StatusBy.NONE
    try:
        byte = printer.ask(QUESTIONS[0], fits=answers_at_once, within_s=_ANSWER_WITHIN_S)
    except PrinterTrouble:  # gone since its page: what its model says is all there is
        return chosen.profile.status
    if delivery is Delivery.SILENT:  # it may say why it waits, though it confirms nothing
        return StatusBy.NONE if byte is None else StatusBy.DLE_EOT
    if byte is None:
        return StatusBy.GS_R
    return max(chosen.profile.status, StatusBy.DLE_EOT, key=list(StatusBy).index)


class _Why:
    """What keeps the printer from its page, as it says itself; `waited_for` once it has said so for long enough."""

    def __init__(self) -> None:
        self._condition: PrinterCondition | None = None
        self._since = 0.0

    def hear(self, condition: PrinterCondition) -> None:
        self._condition, self._since = condition, monotonic()

    @property
    def said(self) -> bool:
        return self._condition is not None and self._condition.says_why

    def waited_for(self) -> bool:
        """Never while it does not say why: a page on a slow line takes its time."""
        return self.said and monotonic() > self._since + _WAIT_S

    def trouble(self, shape: Text, chosen: ChosenPrinter) -> PrinterTrouble:
        how = self._condition.value if self._condition is not None else ""
        return PrinterTrouble(shape, address=str(chosen.address), condition=IS[how], then=TEST_AGAIN[how])


def _asked_at_once(chosen: ChosenPrinter) -> PrinterCondition:
    """By DLE EOT, whatever its profile knows: its page is out, or what is asked is swallowed by it."""
    asking = replace(chosen, profile=replace(chosen.profile, status=StatusBy.DLE_EOT))
    return asking.connected().condition()
