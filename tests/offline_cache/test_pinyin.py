"""Names by their initials: words as they are spoken, every living reading found, and little memory for it."""

import os
import string
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin, pinyin

from offline_cache.pinyin import _letter_of, readings
from offline_cache.pinyin_words import SEVERAL, WORDS


@given(st.text(alphabet=string.ascii_letters + "畅行银长重乐会单解İ5 ", max_size=8))
def test_each_way_to_type_a_name_is_as_long_as_the_name(name: str) -> None:
    assert {len(way) for way in readings(name)} == {len(name)}


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("5G畅行129", "5gcx129"),
        ("银行代扣", "yhdk"),
        ("重庆长途", "cqct"),
        ("长城", "cc"),
        ("店长推荐", "dztj"),
        ("重新办理", "cxbl"),
        ("音乐会员", "yyhy"),
        ("家庭宽带500M", "jtkd500m"),
        ("来电显示", "ldxs"),
        ("曾用名", "cym"),
        ("靓号", "lh"),
    ],
)
def test_words_are_typed_as_they_are_spoken(name: str, first: str) -> None:
    assert readings(name)[0] == first


@pytest.mark.parametrize(
    ("name", "ways"),
    [("单立行", {"dlx", "slx", "clx", "dlh"}), ("曾晓", {"zx", "cx"}), ("解放", {"jf", "xf"}), ("台不", {"tb"})],
)
def test_a_name_is_found_by_each_reading_somebody_would_type(name: str, ways: set[str]) -> None:
    assert set(readings(name)) == ways


def test_the_table_has_the_librarys_letter_of_every_character() -> None:
    for code in range(0x3400, 0xA000):
        character = chr(code)
        (letter,) = lazy_pinyin(character, style=Style.FIRST_LETTER)
        assert _letter_of(character) == letter.lower(), f"{code:04X}"


def test_every_reading_given_here_is_one_the_library_knows() -> None:
    def letters(character: str) -> set[str]:
        return set(pinyin(character, style=Style.FIRST_LETTER, heteronym=True)[0])

    for character, known in SEVERAL.items():
        assert len(set(known)) == len(known) > 1, character
        assert set(known) <= letters(character), character
    for word, initials in WORDS.items():
        assert len(word) == len(initials), word
        for character, letter in zip(word, initials, strict=True):
            assert letter in letters(character), word
            assert letter in SEVERAL.get(character, readings(character)[0]), f"{character} in {word} has one way only"
        likeliest = "".join(SEVERAL.get(c, readings(c)[0])[0] for c in word)
        assert likeliest != initials, f"{word} needs no place here"


def test_the_library_is_never_loaded_beside_the_window() -> None:
    """In a process of its own: this one has."""
    program = (
        "import sys; from offline_cache.pinyin import readings; "
        "assert readings('重庆') == ('cq', 'zq'); assert 'pypinyin' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", program], env=dict(os.environ), capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
