"""What a counter's settings say of its printers, and what a test page that was read keeps."""

from collections.abc import Mapping

import pytest

from app.domain.printer_address import parse_address
from app.printer_ports import Delivery, Ruler
from commands.printer_settings import SECOND, ChosenPrinter, Read, chosen_printer, printer_values, second_printer
from printing.profile_table import printer_models, profile_of_model
from printing.profiles import (
    PAPER_58,
    PAPER_80,
    Characters,
    DrawerPin,
    DrawerPort,
    PrinterProfile,
    QrBy,
    StatusBy,
    profile_from_answers,
    suited,
)

FIRST_AT, SECOND_AT = "tcp://192.168.1.50:9100", "tcp://192.168.1.51:9100"


def reading(values: Mapping[str, str]) -> Read:
    return lambda key, default: values.get(key, default)


def profile(**values: str) -> PrinterProfile:
    return chosen_printer(reading({f"printer.{key}": value for key, value in values.items()})).profile


def test_a_store_of_before_there_were_models_prints_as_before() -> None:
    assert profile(width_mm="80", characters="gbk", answers="yes") == PAPER_80
    assert profile(width_mm="58", characters="gbk", answers="no") == PAPER_58
    drawn = profile(width_mm="80")
    assert (drawn.characters, drawn.qr) == (Characters.RASTER, QrBy.RASTER)


def test_a_model_brings_its_paper_and_what_it_can() -> None:
    found = profile(model="epson-tm-t88", width_mm="58", characters="gbk")
    assert found == profile_of_model("epson-tm-t88")
    assert profile(model="epson-tm-t88").qr is QrBy.PRINTER  # known to draw it, whatever it writes
    assert profile(model="no-such-thing", characters="gbk") == PAPER_80


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"model": "epson-tm-m30"}, StatusBy.ASB),
        ({"model": "epson-tm-m30", "status": "gs_r"}, StatusBy.GS_R),
        ({"model": "epson-tm-m30", "answers": "no"}, StatusBy.NONE),
        ({"status": "dle_eot"}, StatusBy.DLE_EOT),
        ({"width_mm": "58", "answers": "yes"}, StatusBy.GS_R),
    ],
)
def test_how_it_says_its_state_is_its_models_unless_the_test_page_saw_otherwise(
    values: Mapping[str, str], status: StatusBy
) -> None:
    assert profile(**values).status is status


def test_the_second_is_another_printer_without_a_drawer() -> None:
    settings = {
        "printer.address": FIRST_AT,
        "printer.second_address": SECOND_AT,
        "printer.second_model": "pos-5890",
        "printer.second_characters": "gbk",
        "drawer.pin": "2",
    }
    assert chosen_printer(reading(settings)).profile.drawer == DrawerPort(DrawerPin.TWO)
    second = second_printer(reading(settings))
    assert second is not None
    assert (str(second.address), second.profile) == (SECOND_AT, profile_of_model("pos-5890"))
    assert second_printer(reading({**settings, "printer.second_address": ""})) is None
    assert second_printer(reading({**settings, "printer.second_address": FIRST_AT})) is None


@pytest.mark.parametrize("model", ["generic", "epson-tm-t88", "star-escpos", "sunmi-58"])
@pytest.mark.parametrize("status", [StatusBy.GS_R, StatusBy.DLE_EOT, StatusBy.ASB])
def test_what_a_test_page_found_is_read_back_as_it_was(model: str, status: StatusBy) -> None:
    address = parse_address(SECOND_AT)
    tested = chosen_printer(reading({"printer.second_model": model}), SECOND).profile
    found = profile_from_answers(
        tested, chinese_right=True, ruler=Ruler.FITS, delivery=Delivery.CONFIRMED, status=status
    )
    kept = printer_values(ChosenPrinter(address, found), SECOND)
    assert chosen_printer(reading(kept), SECOND) == ChosenPrinter(address, found)
    assert found.characters is (Characters.RASTER if model == "star-escpos" else Characters.GBK)
    assert found.status is status


def test_paper_of_another_width_makes_a_model_an_unknown_one() -> None:
    tested = profile_of_model("epson-tm-t88")
    found = profile_from_answers(tested, chinese_right=True, ruler=Ruler.TOO_WIDE, delivery=Delivery.UNASKED)
    assert found == PAPER_58
    assert printer_values(ChosenPrinter(None, found))["printer.model"] == "generic"


def test_a_slow_line_gets_text_and_keeps_what_its_model_says_of_codes() -> None:
    line = parse_address("serial:///dev/ttyS0?baud=9600")
    drawn = {key: suited(chosen_printer(reading({"printer.model": key})).profile, line) for key in printer_models()}
    assert {each.characters for each in drawn.values()} == {Characters.GBK}
    assert drawn["xprinter-xp-80"].qr is QrBy.RASTER
    assert drawn["epson-tm-t82"].qr is QrBy.PRINTER
