"""A test page whose printer stands still, or takes its time: what is told of it, and what is not concluded from it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.printer_address import parse_address
from app.domain.printer_fault import Fault, Onset
from app.errors import PrinterTrouble
from app.printer_ports import Delivery
from app.texts.language import Language
from commands.printer_settings import ChosenPrinter, chosen_printer, printer_values
from commands.printer_test import ask_status, came_out, send_test_page
from printing.conversation import Bounds, speech_of
from printing.profile_table import profile_of_model
from printing.profiles import PAPER_80, PrinterProfile, StatusBy, as_seen
from printing.transport import ConnectedPrinter, printer_at
from printing.virtual_printer.mechanism import Mechanism
from printing.virtual_printer.server import VirtualPrinter

DLE_EOT = replace(PAPER_80, status=StatusBy.DLE_EOT)
KNOWN = pytest.mark.parametrize("profile", [PAPER_80, DLE_EOT, profile_of_model("epson-tm-t82")])


@pytest.fixture(autouse=True)
def _hasty(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commands.printer_test._WAIT_S", 0.1)


class Hasty(ChosenPrinter):
    """It is not waited for as long as people do."""

    def connected(self) -> ConnectedPrinter:
        return printer_at(str(self.address), speech=speech_of(self.profile), bounds=Bounds(answer_s=1.0, ask_s=0.3))


def printed(printer: VirtualPrinter, profile: PrinterProfile) -> tuple[ChosenPrinter, Callable[[], Delivery]]:
    chosen = Hasty(parse_address(f"tcp://{printer.address}"), profile)
    return chosen, lambda: send_test_page(chosen, language=Language.EN)


@KNOWN
def test_a_page_that_takes_longer_than_anybody_waits_for_a_reason_is_confirmed(profile: PrinterProfile) -> None:
    with VirtualPrinter(port=0, mechanism=Mechanism(row_s=0.01)) as printer:
        printer.mechanism.switch_on(Fault.SLOW)
        _, send = printed(printer, profile)
        assert send() is Delivery.CONFIRMED


@KNOWN
@pytest.mark.parametrize("onset", [Onset(), Onset(rows=4)])
def test_paper_out_is_told_as_the_reason_with_nothing_promised(profile: PrinterProfile, onset: Onset) -> None:
    with VirtualPrinter(port=0) as printer:
        printer.mechanism.switch_on(Fault.PAPER_OUT, onset)
        _, send = printed(printer, profile)
        with pytest.raises(PrinterTrouble) as stopped:
            send()
    said = stopped.value.say(Language.EN)
    held = onset == Onset() and profile is not PAPER_80
    assert said.startswith("The test page was not printed" if held else "The test page may not be complete")
    assert said.endswith(f"the printer tcp://{printer.address} is out of paper. Put paper in and print another.")
    assert stopped.value.say(Language.ZH).endswith("缺纸。装好纸，再打一张。")


def test_a_page_in_hands_is_asked_about_once_more() -> None:
    """Of a printer that knows GS r alone: it was out of paper, and nobody could know."""
    with VirtualPrinter(port=0, mechanism=Mechanism(knows_real_time=False)) as printer:
        printer.mechanism.switch_on(Fault.PAPER_OUT, Onset(rows=4))
        chosen, send = printed(printer, PAPER_80)
        silent = send()
        assert silent is Delivery.SILENT
        printer.switch_off(Fault.PAPER_OUT)
        assert came_out(chosen, silent) is Delivery.CONFIRMED


def test_one_that_confirms_nothing_is_still_asked_whether_it_has_paper() -> None:
    address = parse_address("tcp://192.168.1.50")
    for model in (PAPER_80, profile_of_model("epson-tm-t82")):
        seen = as_seen(model, characters=model.characters, answers=False, status=StatusBy.DLE_EOT)
        assert (seen.answers, seen.status) == (False, StatusBy.DLE_EOT)
        assert chosen_printer(printer_values(ChosenPrinter(address, seen)).get).profile == seen


def test_what_a_silent_one_answers_at_once_is_seen() -> None:
    with VirtualPrinter(port=0) as printer:
        chosen, _ = printed(printer, PAPER_80)
        assert ask_status(chosen, Delivery.SILENT) is StatusBy.DLE_EOT
        assert ask_status(chosen, Delivery.UNASKED) is StatusBy.NONE
    with VirtualPrinter(port=0, mechanism=Mechanism(knows_real_time=False)) as printer:
        chosen, _ = printed(printer, PAPER_80)
        assert ask_status(chosen, Delivery.SILENT) is StatusBy.NONE
