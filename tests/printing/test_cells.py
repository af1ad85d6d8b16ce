import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.cells import in_gbk, normalised, width


@pytest.mark.parametrize(
    ("words", "cells"),
    [
        ("", 0),
        ("A", 1),
        ("中", 2),
        ("￥", 2),
        ("·—…“”℃①★№→×", 22),
        ("5G畅行129", 9),
        ("䶮", 2),
        ("𠮷", 2),
        ("€", 2),
        ("ł", 1),
        ("½", 2),
    ],
)
def test_width_follows_gbk_where_it_has_the_character(words: str, cells: int) -> None:
    assert width(words) == cells


@pytest.mark.parametrize(
    ("words", "normal"),
    [
        ("¥20.00", "￥20.00"),
        ("−¥5", "-￥5"),
        ("30\u00a0GB", "30 GB"),
        ("30\u202fGB", "30 GB"),
        ("甲\u3000乙", "甲  乙"),
        ("✓ ☑ ☐", "√ ■ □"),
        ("a\tb", "a b"),
        ("一\r\n二\r三", "一\n二\n三"),
        ("张\x1b@三\x00\x7f", "张@三"),
        ("e\u0301", "é"),
        ("family\u200d\u200b", "family"),
        ("\ud842", "□"),
    ],
)
def test_normalising_keeps_the_meaning(words: str, normal: str) -> None:
    assert normalised(words) == normal


@given(st.text())
def test_no_control_character_reaches_the_printer(words: str) -> None:
    assert all(char == "\n" or char >= " " for char in normalised(words))


@given(st.text())
def test_normalising_twice_changes_nothing_more(words: str) -> None:
    assert normalised(normalised(words)) == normalised(words)


@given(st.text())
def test_what_gbk_can_write_is_as_wide_as_its_bytes(words: str) -> None:
    words = normalised(words)
    if in_gbk(words):
        assert width(words) == len(words.encode("gbk"))
