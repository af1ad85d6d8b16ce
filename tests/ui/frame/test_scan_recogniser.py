"""A scanner types faster than a person: what is a burst, and that everything else is typing, whole and in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.frame.scan_recogniser import GAP_MS, Fate, ScanRecogniser, ScanShape

CODE = "26GD-5G-0199"


def played(keys: list[tuple[str, int]], shape: ScanShape | None = None) -> tuple[str, list[str]]:
    """What was typed and what was scanned, of (character, milliseconds since the key before)."""
    recogniser = ScanRecogniser(shape or ScanShape())
    typed, held, scanned, now = "", "", [], 0
    for character, gap in keys:
        now += gap
        if gap > recogniser.shape.gap_ms and held:  # the timer rang in between
            found = recogniser.silence()
            typed, held = (typed, "") if found else (typed + held, "")
            scanned += [found.text] if found else []
        judged = recogniser.key(character, now)
        if judged.let_go:
            typed, held = typed + held, ""
        if judged.fate is Fate.HELD:
            held += character
        elif judged.fate is Fate.TYPED:
            typed += character
        else:
            held = ""
            assert judged.scanned is not None
            scanned.append(judged.scanned.text)
    found = recogniser.silence()
    return (typed, [*scanned, found.text]) if found else (typed + held, scanned)


def burst(text: str, gap: int = 3) -> list[tuple[str, int]]:
    return [(character, gap) for character in text]


def test_a_burst_that_ends_with_enter_is_a_scan() -> None:
    assert played(burst(CODE + "\r")) == ("", [CODE])
    assert played(burst(CODE + "\r", GAP_MS)) == ("", [CODE])


def test_typing_is_typing() -> None:
    assert played(burst("cx129\r", 80)) == ("cx129\r", [])
    assert played(burst(CODE + "\r", GAP_MS + 1)) == (CODE + "\r", [])


def test_a_burst_too_short_is_typing() -> None:
    assert played(burst("12345\r")) == ("12345\r", [])
    assert played(burst("123456\r")) == ("", ["123456"])


def test_a_burst_without_its_end_is_typing() -> None:
    assert played(burst(CODE)) == (CODE, [])
    assert played([*burst(CODE), ("\r", 200)]) == (CODE + "\r", [])


def test_what_was_typed_just_before_a_scan_is_not_part_of_it() -> None:
    assert played([("a", 0), ("b", 120), (CODE[0], 90), *burst(CODE[1:] + "\r")]) == ("ab", [CODE])


def test_two_scans_in_a_row_are_two() -> None:
    assert played([*burst(CODE + "\r"), *burst("654321\r")]) == ("", [CODE, "654321"])


@pytest.mark.parametrize("suffix", ["\t", "\r"])
def test_the_suffix_is_the_one_that_was_set(suffix: str) -> None:
    shape = ScanShape(suffix=suffix)
    other = "\t" if suffix == "\r" else "\r"
    assert played(burst(CODE + suffix), shape) == ("", [CODE])
    typed, scanned = played(burst(CODE + other), shape)
    assert (typed, scanned) == (CODE + other, [])


def test_without_a_suffix_the_silence_ends_it() -> None:
    shape = ScanShape(suffix="")
    assert played(burst(CODE), shape) == ("", [CODE])
    assert played([*burst(CODE), ("x", 300)], shape) == ("x", [CODE])
    assert played(burst("123"), shape) == ("123", [])


def test_with_a_prefix_only_what_begins_with_it_is_a_scan_and_typing_is_never_held() -> None:
    shape = ScanShape(prefix="~#")
    assert played(burst("~#" + CODE + "\r"), shape) == ("", [CODE])
    assert played(burst(CODE + "\r"), shape) == (CODE + "\r", [])
    assert played(burst("~" + CODE + "\r"), shape) == ("~" + CODE + "\r", [])
    assert ScanRecogniser(shape).key("a", 0).fate is Fate.TYPED


def test_anything_else_that_happens_ends_it() -> None:
    recogniser = ScanRecogniser(ScanShape())
    for at, character in enumerate(CODE):
        recogniser.key(character, at)
    recogniser.other()
    assert not recogniser.holds
    assert recogniser.key("\r", 20).fate is Fate.TYPED


@given(st.lists(st.tuples(st.sampled_from("ab12\r\t~"), st.integers(min_value=0, max_value=90)), max_size=40))
def test_no_key_is_lost_and_none_changes_places(keys: list[tuple[str, int]]) -> None:
    for shape in (ScanShape(), ScanShape(prefix="~"), ScanShape(suffix="")):
        typed, scanned = played(keys, shape)
        pressed = "".join(character for character, _ in keys)
        around = len(shape.prefix) + len(shape.suffix)
        assert len(typed) + sum(len(text) + around for text in scanned) == len(pressed)
        rest = iter(pressed)
        assert all(character in rest for character in typed)
