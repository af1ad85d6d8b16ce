"""Answers told apart by the bits that never change: Epson's reference, written down once more."""

import pytest

from app.printer_ports import PrinterCondition
from printing.status import AnswerKind, Hearing, condition_at_once, condition_by_itself

AT_ONCE, IN_TURN, BY_ITSELF = AnswerKind.AT_ONCE, AnswerKind.IN_TURN, AnswerKind.BY_ITSELF


@pytest.mark.parametrize(
    ("said", "kinds", "noise"),
    [
        (b"\x12\x16\x1e\x7e", [AT_ONCE] * 4, False),
        (b"\x00\x03\x0c\x0f", [IN_TURN] * 4, False),
        (b"\x11\x13\x12\x11\x00", [AT_ONCE, IN_TURN], False),  # flow control
        (b"\x18\x00\x0c\x0f\x00", [BY_ITSELF, IN_TURN], False),
        (b"\x18\x00\x11\x0c\x00", [BY_ITSELF], False),  # flow control between the four
        (b"\x10\x00\xff\x00", [IN_TURN], True),  # cut in half
        (b"\x97\xfe\x80", [], True),
        (b"\x40", [], True),  # a converter's "@"
        (b"\x10\x00\x00", [], False),  # the fourth has not come yet: three that look like GS r are none
    ],
)
def test_each_answer_is_known_by_its_bits(said: bytes, kinds: list[AnswerKind], noise: bool) -> None:
    whole, piecemeal = Hearing(), Hearing()
    heard = whole.hear(said)
    assert ([each.kind for each in heard], whole.noise) == (kinds, noise)
    assert tuple(each for byte in said for each in piecemeal.hear(bytes([byte]))) == heard


@pytest.mark.parametrize(
    ("answers", "packet", "condition"),
    [
        ("12 12 12 12", "10 00 00 00", PrinterCondition.READY),
        ("16 12 12 12", "14 00 00 00", PrinterCondition.READY),  # the drawer's pin says nothing of the printer
        ("12 12 12 1e", "10 00 03 00", PrinterCondition.PAPER_LOW),
        ("1a 32 12 7e", "18 00 0f 00", PrinterCondition.PAPER_OUT),
        ("1a 16 12 12", "38 00 00 00", PrinterCondition.COVER_OPEN),
        ("1a 36 12 7e", "38 00 0f 00", PrinterCondition.COVER_OPEN),  # and the paper lies beside it
        ("1a 52 1a 12", "18 08 00 00", PrinterCondition.FAULT),
        ("1a 12 52 12", "18 40 00 00", PrinterCondition.FAULT),  # too hot
        ("12 52 12 12", "10 40 00 00", PrinterCondition.READY),
        ("1a 12 12 12", "18 00 00 00", PrinterCondition.OFFLINE),
    ],
)
def test_a_condition_is_read_from_either(answers: str, packet: str, condition: PrinterCondition) -> None:
    assert condition_at_once(bytes.fromhex(answers)) is condition
    assert condition_by_itself(bytes.fromhex(packet)) is condition
