import io
from dataclasses import replace

import pytest
import segno
from escpos.printer import Dummy

from app.papers.document import Block, Cut, Document, Heading, KeyValue, Paragraph, QrCode, Sample
from app.papers.printed import PrintedImage, PrintedText
from app.texts.language import Language
from printing.escpos import encode
from printing.layout import LaidOut, TextRow, lay_out
from printing.profiles import PAPER_58, PAPER_80, Characters, CutBy, PrinterProfile, QrBy
from printing.virtual_printer.decoder import Decoder, Subscribed
from tests.papers.samples import CONTENT_ZH, CONTENTS, sample_receipt

START = b"\x1b@\x1bt\x00\x1c&\x1cS\x00\x00"
TABS = b"\x1bD\x08\x10\x18\x20\x28\x00"


def printed(*blocks: Block, profile: PrinterProfile = PAPER_80) -> bytes:
    data = encode(lay_out(Document("", blocks), columns=profile.columns), profile)
    assert data.startswith(START)
    return data[len(START) :].removeprefix(TABS)


@pytest.mark.parametrize("profile", [PAPER_80, PAPER_58], ids=lambda profile: str(profile.name))
@pytest.mark.parametrize("language", Language)
def test_no_question_mark_stands_for_a_character(language: Language, profile: PrinterProfile) -> None:
    content = CONTENTS[language]
    profile = replace(profile, qr=QrBy.PRINTER)  # dots of a picture may hold any byte
    assert "?" not in content.to_bytes().decode()
    assert b"?" not in encode(lay_out(sample_receipt(content), columns=profile.columns), profile)


def test_chinese_goes_out_as_gbk_with_the_yen_sign_that_gbk_has() -> None:
    assert printed(Paragraph("应收 ¥128·无")) == bytes.fromhex("d3a6cad520a3a4313238a1a4ced e0a".replace(" ", ""))


def test_a_line_outside_gbk_is_drawn_alone(qapp: object) -> None:
    data = printed(Paragraph("张三"), Paragraph("䶮㛃"), Paragraph("李四"))
    head = b"\x1dv0\x00" + bytes([72, 0, 32, 0])
    before, _, rest = data.partition(head)
    assert before == "张三\n".encode("gbk")
    dots, after = rest[: 72 * 32], rest[72 * 32 :]
    assert any(dots)
    assert after == "李四\n".encode("gbk")


@pytest.mark.parametrize("characters", Characters)
def test_a_sample_is_written_by_the_printer_and_drawn_whatever_the_profile_says(
    characters: Characters, qapp: object
) -> None:
    profile = replace(PAPER_80, characters=characters)
    data = printed(Sample("一台清"), profile=profile)
    assert data.startswith("一台清\n".encode("gbk") + b"\x1dv0\x00" + bytes([72, 0, 32, 0]))


def test_bold_and_double_size_are_switched_for_letters_and_for_chinese() -> None:
    data = printed(
        Paragraph("a"), KeyValue("实", "收", strong=True, double=True), Paragraph("b", strong=True), Paragraph("c")
    )
    double = "实" + " " * 20 + "收"
    assert data == b"".join(
        [
            b"a\n",
            b"\x1b!\x30\x1c!\x0c\x1bE\x01" + double.encode("gbk") + b"\n",
            b"\x1b!\x00\x1c!\x00\x1bE\x01b\n",
            b"\x1bE\x00c\n",
        ]
    )


@pytest.mark.parametrize(
    ("label", "value", "sent"),
    [
        ("应收", "￥50.00", "应收" + "\t" * 5 + " ￥50.00"),
        ("abcdefgh", "1", "abcdefgh" + "\t" * 4 + " " * 7 + "1"),  # from one stop to the next
        ("  1", "2" * 42, "  1" + " " * 3 + "2" * 42),  # no stop between
    ],
)
def test_blanks_go_out_as_hops_where_the_printer_is_known_to_have_them(label: str, value: str, sent: str) -> None:
    hopping, blanks = (encode(_laid_out(label, value), replace(PAPER_80, tabs=tabs)) for tabs in (True, False))
    assert hopping == START + TABS + sent.encode("gbk") + b"\n"
    assert blanks == START + _laid_out(label, value).as_text().encode("gbk")
    shown = [[each for each in Decoder(columns=48).feed(data) if each != Subscribed(0)] for data in (hopping, blanks)]
    assert shown[0] == shown[1]


def _laid_out(label: str, value: str) -> LaidOut:
    return lay_out(Document("", (KeyValue(label, value),)), columns=48)


def test_a_printer_without_chinese_type_commands_gets_none() -> None:
    profile = replace(PAPER_80, chinese_type=False)
    data = encode(lay_out(sample_receipt(), columns=48), profile)
    assert b"\x1c!" not in data
    assert b"\x1cS" not in data


def test_the_qr_commands_are_those_of_python_escpos() -> None:
    payload = "https://yitai.example/v/0123"
    theirs = Dummy()
    theirs.qr(payload, ec=1, size=6, model=2, native=True, center=False)
    data = printed(QrCode(payload, ""))
    assert data == b"\x1bJ\x10\x1ba\x01" + theirs.output + b"\x1bJ\x10\n"


def test_the_printer_centres_what_stands_in_the_middle_and_nothing_else() -> None:
    shown = Document("", (Heading("远川通信"), Paragraph("左"), QrCode("https://yitai.example/v/0123", "扫码核验")))
    rows = lay_out(shown, columns=48)
    data = encode(rows, replace(PAPER_80, tabs=True))
    assert data.count(b"\x1ba\x01") == 2
    assert data.count(b"\x1ba\x00") == 1
    assert data.index(b"\x1ba\x01") < data.index("远川通信".encode("gbk")) < data.index(b"\x1ba\x00")
    assert data.index(b"\x1ba\x00") < data.index("左".encode("gbk"))
    assert b"  " not in data
    printed_rows = [each.words for each in Decoder(columns=48).feed(data) if isinstance(each, PrintedText)]
    assert printed_rows == [row.words for row in rows.rows if isinstance(row, TextRow)]


@pytest.mark.parametrize("profile", [PAPER_58, replace(PAPER_80, qr=QrBy.RASTER)], ids=["58 mm", "80 mm"])
@pytest.mark.parametrize("doubles", [True, False])
def test_a_printer_that_cannot_draw_a_qr_gets_a_picture_of_it(profile: PrinterProfile, doubles: bool) -> None:
    profile = replace(profile, doubles=doubles)
    payload = "https://yitai.example/v/0123"
    data = printed(QrCode(payload, ""), profile=profile)
    matrix = segno.make(payload, error="m", boost_error=False, micro=False).matrix
    side = 6
    out = [each for each in Decoder(columns=profile.columns).feed(data) if isinstance(each, PrintedImage)]
    rows = [row for image in out for row in image.rows]
    assert len(rows) == len(matrix) * side
    left = (profile.dots - len(matrix) * side) // 2
    for y, row in enumerate(rows):
        dots = f"{int.from_bytes(row, 'big'):0{len(row) * 8}b}"
        black = "".join(str(int(bool(module))) * side for module in matrix[y // side])
        assert dots.rstrip("0") == ("0" * (left - left % 2 * doubles) + black).rstrip("0")
    assert (len(data) < 2_300) is doubles, "its dots are sent once and printed as four each"
    assert (b"\x1dv0\x03" in data, b"\x1dv0\x00" in data) == (doubles, not doubles)
    assert max(len(image.rows) for image in out) <= profile.band_rows


def test_a_picture_goes_out_in_bands_the_printer_can_hold(qapp: object) -> None:
    profile = replace(PAPER_80, characters=Characters.RASTER, qr=QrBy.RASTER)
    data = encode(lay_out(sample_receipt(), columns=48), profile)[len(START) :]
    heights = []
    stream = io.BytesIO(data)
    while command := stream.read(3):
        if command == b"\x1dv0":
            _, width_bytes, rows = stream.read(1), stream.read(2), int.from_bytes(stream.read(2), "little")
            assert int.from_bytes(width_bytes, "little") <= 72
            stream.read(int.from_bytes(width_bytes, "little") * rows)
            heights.append(rows)
        else:
            assert command in (b"\x1bJ\x10", b"\x1dVB")
            stream.read(command == b"\x1dVB")
    assert max(heights) == 128
    assert sum(heights) > 74 * 32


@pytest.mark.parametrize(("cut", "command"), [(CutBy.PRINTER, b"\x1dVB\x00"), (CutBy.HAND, b"\x1bd\x04")])
def test_the_end_of_the_paper(cut: CutBy, command: bytes) -> None:
    assert printed(Heading("x"), Cut(), profile=replace(PAPER_80, cut=cut)).endswith(b"x\n" + command)


def test_a_name_cannot_command_the_printer() -> None:
    content = replace(CONTENT_ZH, clerk="周\x1bp\x00\x19敏\x1dV\x00")
    data = encode(lay_out(sample_receipt(content), columns=48), PAPER_80)
    assert b"\x1bp" not in data
    assert data.count(b"\x1dV") == 1
