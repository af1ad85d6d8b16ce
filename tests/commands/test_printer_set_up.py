"""What the assistant finds out of a printer: its model by its name, the rest by a test page and two looks at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.printer_fault import Fault
from app.domain.setup_fields import usual_answers
from app.errors import PrinterTrouble
from app.printer_ports import FoundBy, FoundPrinter, Readiness, Ruler
from app.texts.language import same
from commands.assistant import outside_of
from commands.outside import SystemClock, SystemIds
from commands.set_up import SetUpRoom
from printing.virtual_printer.mechanism import Mechanism
from printing.virtual_printer.server import VirtualPrinter
from ui.frame.lanes import QtLane
from ui.setup.outside import SetupOutside


@pytest.fixture
def outside(tmp_path: Path, qapp: QApplication) -> Iterator[SetupOutside]:
    lane = QtLane("setup")
    yield outside_of(SetUpRoom(tmp_path / "counter", clock=SystemClock(), ids=SystemIds()), lane)
    lane.close(finish_within_s=1)


def test_a_test_page_and_two_looks_settle_a_model(outside: SetupOutside) -> None:
    found = FoundPrinter("usb://0416:5011", same("USB printer XP-58IIH"), FoundBy.USB, Readiness.READY)
    model = outside.model_of(found)
    with VirtualPrinter(columns=32, port=0) as printer:
        answers = {**usual_answers(), "printer.address": f"tcp://{printer.address}", "printer.model": model}
        answers |= outside.fit_model(model)
        answers |= outside.print_test(answers)
    answers |= outside.judge_test(answers, True, Ruler.FITS)
    settled = {key.removeprefix("printer."): answers[key] for key in answers if key.startswith("printer.")}
    assert settled == {
        "address": f"tcp://{printer.address}",
        "model": "xprinter-xp-58",
        "width_mm": "58",
        "characters": "gbk",
        "answers": "yes",
        "status": "dle_eot",
    }


def test_a_printer_that_says_nothing_is_not_asked_again(outside: SetupOutside, tmp_path: Path) -> None:
    address = (tmp_path / "paper.bin").as_uri()
    answers = {**usual_answers(), "printer.address": address, "printer.model": "epson-tm-t82"}
    assert outside.print_test(answers) == {"printer.answers": "no", "printer.status": "model"}


def test_one_that_was_silent_is_asked_once_more_by_whoever_holds_its_page(outside: SetupOutside) -> None:
    """It knows GS r alone, and was out of paper meanwhile."""
    with VirtualPrinter(port=0, mechanism=Mechanism(knows_real_time=False)) as printer:
        silent = {"printer.answers": "no", "printer.status": "model", "printer.model": "pos-5890"}
        answers = {**usual_answers(), **silent, "printer.address": f"tcp://{printer.address}"}
        printer.switch_on(Fault.SILENT)
        assert outside.judge_test(answers, True, Ruler.FITS)["printer.answers"] == "no"
        printer.switch_off()
        found = outside.judge_test(answers, True, Ruler.FITS)
        assert (found["printer.answers"], found["printer.status"]) == ("yes", "model")


def test_of_a_printer_that_stood_still_nothing_is_learned(outside: SetupOutside) -> None:
    with VirtualPrinter(port=0) as printer:
        printer.mechanism.switch_on(Fault.COVER_OPEN)
        at = {"printer.address": f"tcp://{printer.address}", "printer.model": "epson-tm-t82"}
        with pytest.raises(PrinterTrouble, match=r"has its cover open\. Close it and print another"):
            outside.print_test({**usual_answers(), **at})


def test_choosing_a_model_brings_its_paper_and_no_drawer_where_it_has_no_socket(outside: SetupOutside) -> None:
    drawn = {"printer.characters": "raster", "printer.status": "model"}
    assert outside.fit_model("generic") == drawn
    assert outside.fit_model("epson-tm-m30") == drawn | {"printer.width_mm": "80"}
    assert outside.fit_model("sunmi-58") == drawn | {"printer.width_mm": "58", "drawer.pin": "none"}
