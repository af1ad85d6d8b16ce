"""Names by their initials: words as they are spoken, every living reading found, and little memory for it."""

import os
import string
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline_cache.pinyin import readings
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


def test_every_reading_given_here_is_one_the_library_knows() -> None:
    """Without its phrases, as the counter loads it."""
    from pypinyin import Style, pinyin  # here, so that the switches of offline_cache.pinyin were set before

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


def test_the_table_of_phrases_is_never_read_and_the_environment_stays() -> None:
    """In a process of its own: another test may have loaded the library as others do."""
    program = (
        "import os, sys; before = dict(os.environ); from offline_cache.pinyin import readings; "
        "assert readings('重庆') == ('cq', 'zq'); assert 'pypinyin.phrases_dict' not in sys.modules; "
        "assert 'pypinyin' in sys.modules; assert dict(os.environ) == before"
    )
    done = subprocess.run([sys.executable, "-c", program], env=dict(os.environ), capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
