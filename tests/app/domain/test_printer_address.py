import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.printer_address import (
    BAUD_RATES,
    FileAddress,
    NetworkAddress,
    PrinterAddress,
    QueueAddress,
    SerialAddress,
    UsbAddress,
    WindowsAddress,
    is_slow,
    parse_address,
)
from app.errors import InputRefused
from app.texts import printing as texts
from app.texts.language import Language, Text

PRINTABLE = st.characters(exclude_categories=("C", "Z"))
WORDS = st.text(PRINTABLE, min_size=1, max_size=40)
HEX4 = st.integers(0, 0xFFFF)
KINDS = st.sampled_from(["tcp", "file", "serial", "usb", "cups", "windows", "x"])
ADDRESSES = st.one_of(
    st.builds(
        NetworkAddress,
        st.from_regex(r"[a-z0-9]([a-z0-9.-]{0,20}[a-z0-9])?|fe80::[0-9a-f]{1,4}", fullmatch=True),
        st.integers(1, 65_535),
    ),
    st.builds(FileAddress, WORDS.map(lambda words: "/x" + words)),
    st.builds(
        SerialAddress,
        st.from_regex(r"/dev/[a-zA-Z0-9/._-]{1,30}|COM[1-9][0-9]?", fullmatch=True),
        st.sampled_from(BAUD_RATES),
    ),
    st.builds(UsbAddress, HEX4, HEX4, st.just("") | WORDS),
    st.builds(QueueAddress, st.from_regex(r"[A-Za-z0-9_小票][A-Za-z0-9_.小票-]{0,30}", fullmatch=True)),
    st.builds(WindowsAddress, st.from_regex(r"[^\s]([\w ().\\-]{0,30}[\w)])?", fullmatch=True).filter(str.isprintable)),
)


@given(ADDRESSES)
def test_every_address_reads_back_from_its_own_text(address: PrinterAddress) -> None:
    assert parse_address(str(address)) == address


def read_again(typed: str) -> str:
    """The address as text, or what is said instead."""
    try:
        return str(parse_address(typed))
    except InputRefused as refused:
        return refused.say(Language.ZH) + refused.say(Language.EN)


@given(st.text(max_size=60) | st.builds("{}://{}".format, KINDS, WORDS))
def test_any_words_give_an_address_or_a_whole_sentence(typed: str) -> None:
    said = read_again(typed)
    assert not {"{kind}", "{rates}"} & set(re.findall(r"{\w+}", said.replace(typed, "")))
    assert "。" in said or read_again(said) == said


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("tcp://192.168.1.50", NetworkAddress("192.168.1.50", 9100)),
        ("  tcp://Printer.Local:9101/ ", NetworkAddress("printer.local", 9101)),
        ("127.0.0.1:9100", NetworkAddress("127.0.0.1", 9100)),
        ("192.168.1.50", NetworkAddress("192.168.1.50", 9100)),
        ("localhost:9100", NetworkAddress("localhost", 9100)),
        ("printer.hall", NetworkAddress("printer.hall", 9100)),
        ("tcp://[fe80::1]:9100", NetworkAddress("fe80::1", 9100)),
        ("file:///dev/usb/lp0", FileAddress("/dev/usb/lp0")),
        ("file:///C:/out%20put.bin", FileAddress("/C:/out put.bin")),
        ("serial:///dev/ttyUSB0?baud=19200", SerialAddress("/dev/ttyUSB0", 19200)),
        ("serial://com3", SerialAddress("COM3", 9600)),
        ("usb://04B8:0e15", UsbAddress(0x04B8, 0x0E15)),
        ("USB://04b8:0e15/J4ZF/01", UsbAddress(0x04B8, 0x0E15, "J4ZF/01")),
        ("cups://小票", QueueAddress("小票")),
        ("windows://XP-80C (copy 1)", WindowsAddress("XP-80C (copy 1)")),
        (r"windows://\\pc-2\Receipt", WindowsAddress(r"\\pc-2\Receipt")),
    ],
)
def test_addresses_as_a_person_types_them(typed: str, address: PrinterAddress) -> None:
    assert parse_address(typed) == address


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("", texts.ADDRESS_EMPTY),
        ("  ", texts.ADDRESS_EMPTY),
        ("tcp://a\tb", texts.ADDRESS_UNPRINTABLE),
        ("foo", texts.ADDRESS_WITHOUT_KIND),
        ("/dev/usb/lp0", texts.ADDRESS_WITHOUT_KIND),
        ("COM3", texts.ADDRESS_WITHOUT_KIND),
        (":9100", texts.ADDRESS_WITHOUT_KIND),
        ("http://192.168.1.50", texts.ADDRESS_KIND_UNKNOWN),
        ("tcp://", texts.ADDRESS_HOST),
        ("tcp://h/x", texts.ADDRESS_HOST),
        ("tcp://me@h", texts.ADDRESS_HOST),
        ("tcp://host:abc", texts.ADDRESS_PORT),
        ("tcp://host:0", texts.ADDRESS_PORT),
        ("tcp://host:65536", texts.ADDRESS_PORT),
        ("tcp://host:", texts.ADDRESS_PORT),
        ("file://", texts.ADDRESS_FILE),
        ("file://host/x", texts.ADDRESS_FILE),
        ("file:////x", texts.ADDRESS_FILE),
        ("file:///x%0a", texts.ADDRESS_FILE),
        ("serial://", texts.ADDRESS_SERIAL_DEVICE),
        ("serial://ttyUSB0", texts.ADDRESS_SERIAL_DEVICE),
        ("serial://COM0", texts.ADDRESS_SERIAL_DEVICE),
        ("serial://COM3?speed=9600", texts.ADDRESS_SERIAL_OPTION),
        ("serial://COM3?baud=", texts.ADDRESS_BAUD),
        ("serial://COM3?baud=12345", texts.ADDRESS_BAUD),
        ("serial://COM3?baud=9600&x=1", texts.ADDRESS_BAUD),
        ("usb://1234", texts.ADDRESS_USB),
        ("usb://4b8:e15", texts.ADDRESS_USB),
        ("usb://04b8:0e15/", texts.ADDRESS_USB),
        ("cups://", texts.ADDRESS_QUEUE),
        ("cups://two words", texts.ADDRESS_QUEUE),
        ("cups://-d", texts.ADDRESS_QUEUE),
        ("windows://", texts.ADDRESS_WINDOWS),
    ],
)
def test_each_way_to_be_wrong_has_its_own_sentence(typed: str, wrong: Text) -> None:
    with pytest.raises(InputRefused) as refused:
        parse_address(typed)
    assert refused.value.text is wrong
    assert typed.strip() in refused.value.say(Language.EN) or wrong is texts.ADDRESS_UNPRINTABLE


@pytest.mark.parametrize(("typed", "slow"), [("serial://COM3?baud=19200", True), ("serial://COM3?baud=38400", False)])
def test_a_slow_line_takes_no_pictures(typed: str, slow: bool) -> None:
    assert is_slow(parse_address(typed)) is slow


def test_the_network_is_never_slow() -> None:
    assert not is_slow(NetworkAddress("h"))
