import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.papers.printed import PrintedGap, PrintedImage, PrintedNoise, PrintedQr, PrintedText
from printing.virtual_printer.decoder import (
    AskedForDrawer,
    AskedForPaper,
    AskedForProcess,
    Decoder,
    Event,
    Subscribed,
    TornOff,
)


def decoded(data: bytes, *, columns: int = 48) -> list[Event]:
    return Decoder(columns=columns).feed(data)


def plain(words: str) -> PrintedText:
    return PrintedText(words, strong=False, double=False)


def gbk(words: str) -> bytes:
    return words.encode("gbk")


def test_letters_and_chinese_on_one_line() -> None:
    assert decoded(gbk("客户 Zhang 张*\n")) == [plain("客户 Zhang 张*")]


def test_a_line_is_out_only_once_it_is_fed() -> None:
    assert decoded(b"abc") == []
    assert decoded(b"abc\n\n") == [plain("abc"), plain("")]


def test_styles_of_letters_and_of_chinese() -> None:
    strong = PrintedText("粗 b", strong=True, double=False)
    double = PrintedText("大 A", strong=False, double=True)
    assert decoded(b"\x1bE\x01" + gbk("粗 b\n") + b"\x1bE\x00" + gbk("细\n")) == [strong, plain("细")]
    assert decoded(b"\x1b!\x30\x1c!\x0c" + gbk("大 A\n")) == [double]
    assert decoded(b"\x1d!\x11" + gbk("大 A\n") + b"\x1d!\x00x\n") == [double, plain("x")]
    assert decoded(b"\x1b!\x38A\n") == [PrintedText("A", strong=True, double=True)]


def test_chinese_stays_small_where_only_letters_were_doubled() -> None:
    assert decoded(b"\x1b!\x30" + gbk("大A\n")) == [plain("大A")]


def test_what_is_wider_than_the_paper_goes_on_in_the_next_row() -> None:
    assert decoded(gbk("一二三四五\n"), columns=8) == [plain("一二三四"), plain("五")]
    assert decoded(b"1234567" + gbk("八\n"), columns=8) == [plain("1234567"), plain("八")]
    assert decoded(b"\x1b!\x30abcde\n", columns=8) == [
        PrintedText("abcd", strong=False, double=True),
        PrintedText("e", strong=False, double=True),
    ]


def test_centred_and_right_aligned_words_stand_where_the_paper_has_them() -> None:
    assert decoded(b"\x1ba\x01abcd\n\x1ba\x02abcd\n\x1ba\x00abcd\n", columns=8) == [
        plain("  abcd"),
        plain("    abcd"),
        plain("abcd"),
    ]


def test_a_hop_ends_at_the_next_of_the_places_set_and_nowhere_behind_the_last() -> None:
    assert decoded(b"ab\tc\t\td\n") == [plain("ab      c               d")]  # 8 apart where none are set
    assert decoded(b"\x1bD\x04\x0a\x00abcd\te\tf\n") == [plain("abcd      ef")]
    assert decoded(b"\x1bD\x04\x00\x1b@a\tb\n")[1:] == [plain("a       b")]


def test_without_chinese_mode_the_bytes_are_rubbish() -> None:
    assert decoded(b"\x1c." + gbk("中") + b"\n") == [PrintedNoise(b"\xd6"), PrintedNoise(b"\xd0"), plain("")]


def test_four_byte_characters_are_rubbish_as_on_such_printers() -> None:
    noise = decoded("¥".encode("gb18030") + b"\n")
    assert noise[0] == PrintedNoise(b"\x81\x30")


@pytest.mark.parametrize("unknown", [b"\x1bZ", b"\x1d\x99", b"\x07", b"\xff"])
def test_an_unknown_command_is_shown_not_hidden(unknown: bytes) -> None:
    assert decoded(unknown)[0] == PrintedNoise(unknown)


def test_pictures_keep_their_dots() -> None:
    dots = bytes(range(6))
    assert decoded(b"\x1dv0\x00\x02\x00\x03\x00" + dots) == [PrintedImage(16, (dots[:2], dots[2:4], dots[4:]))]


def test_a_qr_is_what_was_stored_before_it_was_drawn() -> None:
    size = b"\x1d(k\x03\x00\x31\x43\x07"
    level = b"\x1d(k\x03\x00\x31\x45\x31"
    store = b"\x1d(k\x08\x00\x31\x50\x30hello"
    draw = b"\x1d(k\x03\x00\x31\x51\x30"
    assert decoded(size + level + store) == []
    assert decoded(size + level + store + draw) == [PrintedQr("hello", 7, "M", centred=False)]
    assert decoded(b"\x1ba\x01" + store + draw) == [PrintedQr("hello", 3, "L", centred=True)]


def test_feeds_and_cuts() -> None:
    fed = decoded(b"abc\x1bJ\x10\x1bd\x02\x1dVB\x00\x1dV\x00")
    assert fed[:3] == [plain("abc"), PrintedGap(16), PrintedGap(64)]
    assert fed[3:] == [TornOff(), TornOff()]


def test_a_reset_ends_the_line_and_every_style() -> None:
    assert decoded(b"\x1bE\x01\x1b!\x30\x1ba\x01abc\x1b@x\n")[1:] == [Subscribed(0), plain("x")]


@pytest.mark.parametrize(
    ("asked", "event"),
    [
        (b"\x1dr\x01", AskedForPaper()),
        (b"\x1dr\x32", AskedForDrawer()),
        (b"\x1d(H\x06\x00\x30\x30AB12", AskedForProcess(b"AB12")),
        (b"\x1da\xff", Subscribed(255)),
    ],
)
def test_what_is_asked_is_heard_once_it_is_whole(asked: bytes, event: Event) -> None:
    decoder = Decoder(columns=48)
    assert decoder.feed(b"abc\n" + asked[:-1]) == [plain("abc")]
    assert decoder.feed(asked[-1:]) == [event]


def test_nul_is_no_character_and_real_time_commands_are_passed_over() -> None:
    assert decoded(b"a\0\0\x10\x04\x01\x10\x05\x02\x10\x14\x01\0\x01\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08b\n") == [
        plain("ab")
    ]


def test_a_picture_cut_off_waits_for_its_dots_through_whatever_follows() -> None:
    decoder = Decoder(columns=48)
    assert decoder.feed(b"\x1dv0\x00\x01\x00\x04\x00ab") == []
    assert decoder.feed(b"\x1b@x\n") == [PrintedImage(8, (b"a", b"b", b"\x1b", b"@")), plain("x")]


_COMMANDS = st.sampled_from(
    [gbk("张三"), b"abc", b"\n", b"\x1b@", b"\x1c&", b"\x1bE\x01", b"\x1b!\x30\x1c!\x0c", b"\x1dVB\x00", b"\x1bJ\x05"]
    + [b"\x1dv0\x00\x01\x00\x03\x00abc", b"\x1d(k\x04\x00\x31\x50\x30x", b"\x1d(k\x03\x00\x31\x51\x30", b"\x1dr\x01"]
)


@given(st.lists(_COMMANDS, max_size=20), st.data())
def test_pieces_of_any_size_give_the_same_paper(commands: list[bytes], data: st.DataObject) -> None:
    job = b"".join(commands)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(job)), max_size=8)))
    pieces = [job[start:end] for start, end in zip([0, *cuts], [*cuts, len(job)], strict=True)]
    decoder = Decoder(columns=48)
    assert [each for piece in pieces for each in decoder.feed(piece)] == Decoder(columns=48).feed(job)


@given(st.binary(max_size=200))
def test_no_bytes_can_break_it(job: bytes) -> None:
    Decoder(columns=32).feed(job)
