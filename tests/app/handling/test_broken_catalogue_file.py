"""Files that are broken as files: cut off, damaged, saved in another encoding, or no TOML at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from app.errors import FileFaulty
from app.handling.read_catalogue import decode_catalogue, read_catalogue
from commands.stock import shipped_matters
from tests.app.handling.catalogue_sample import example, line_of, the_fault

RULES = shipped_matters()
EXAMPLE = example()
DEMO = resources.path("demo/catalogue.toml").read_bytes()


def test_a_file_cut_at_every_997th_byte_reads_the_same_or_is_refused_in_a_sentence() -> None:
    whole = read_catalogue(decode_catalogue(DEMO), matters=RULES)
    read = 0
    for end in range(0, len(DEMO), 997):
        try:
            catalogue = read_catalogue(decode_catalogue(DEMO[:end]), matters=RULES)
        except FileFaulty as refused:
            assert_sentences(refused)
            continue
        assert catalogue == whole
        read += 1
    assert read == 0, "997 bytes before the end something is always missing"


def test_a_file_cut_between_two_offers_is_refused() -> None:
    """Such a half is good TOML: only the counts tell."""
    text = DEMO.decode()
    half = text[: text.index("[[offering]]", len(text) // 2)]
    place, what = the_fault(half)
    assert place == f"{line_of(text, 'offerings =')}: counts.offerings"
    assert "It may have been cut off" in what


def test_a_file_cut_in_half_says_in_which_line() -> None:
    text = DEMO.decode()
    half = text[: text.index("5G Flow 199") + 3]
    place, what = the_fault(half)
    last = half.count("\n") + 1
    assert place == f"{last}"
    assert what == f"The file breaks off in line {last}, the rest is missing. Get a complete copy."


def test_only_the_last_blanks_may_be_missing() -> None:
    assert read_catalogue(DEMO.decode().rstrip(), matters=RULES) == read_catalogue(DEMO.decode(), matters=RULES)


@pytest.mark.parametrize(
    ("raw", "place", "says"),
    [
        (b"", "1: counts", "missing"),
        ('name = { zh = "营业厅" }'.encode("gbk"), "1", "not UTF-8"),
        ('a = 1\nb = "目录'.encode()[:-1], "2", "breaks off in line 2"),
        (b"a = 1\nb = = 2\nc = 3\n", "2", "not TOML from character 5"),
        (b"a = 1\nb = " + b"9" * 5000 + b"\nc = 3\n", "2", "number too long"),
        (b"a = 1\nb = " + b"[" * 4000 + b"]" * 4000 + b"\nc = 3\n", "2", "brackets too deep"),
        (b"a = 1\na = 2\nc = 3\n", "2", "given before"),
        (b"a = 1\n[t]\nb = 2\n[t]\nc = 2\n", "4", "given before"),
        (b'a = "x\nb = 2\nc = 2\n', "1", "not TOML"),
        (b"[[offering", "1", "breaks off"),
        (b"a = 2026-13-45\nb = 1\n", "1", "not TOML"),
        (b"\x00", "1", "breaks off"),
    ],
)
def test_what_is_no_file_of_this_kind_is_said_with_its_line(raw: bytes, place: str, says: str) -> None:
    with pytest.raises(FileFaulty) as refused:
        read_catalogue(decode_catalogue(raw), matters=RULES)
    first_place, first = refused.value.faults[0]
    assert_sentences(refused.value)
    assert first_place == place
    assert says in first.en


def assert_sentences(refused: FileFaulty) -> None:
    assert refused.faults
    for place, what in refused.faults:
        assert int(place.split(":")[0]) >= 1
        assert what.zh.endswith(("。", '"'))
        assert what.en.endswith((".", '"'))
        assert "{" not in what.zh.replace("{ ", "").replace("[ { … } ]", "")


VALUES = [
    "1",
    '"none"',
    '""',
    "true",
    "2026-01-01",
    "{}",
    "[]",
    "[{}]",
    "-1",
    "nan",
    '{ zh = "一", en = "one" }',
    "'''x\ny'''",
]
EXAMPLE_LINES = EXAMPLE.split("\n")
FIELD_LINES = [n for n, line in enumerate(EXAMPLE_LINES) if " = " in line]


@settings(max_examples=150)
@given(st.sampled_from(FIELD_LINES), st.sampled_from(VALUES))
def test_any_value_anywhere_is_read_or_refused_at_its_line(number: int, value: str) -> None:
    """Never an error of ours, and no fault without a line of the file."""
    lines = list(EXAMPLE_LINES)
    key = lines[number].split(" = ", 1)[0]
    lines[number] = f"{key} = {value}"
    read_or_refused("\n".join(lines))


@settings(max_examples=100)
@given(st.integers(0, len(EXAMPLE)), st.integers(0, 40), st.text("[]{}\"'=.,#\n x1", max_size=4))
def test_any_damage_is_read_or_refused(start: int, length: int, put: str) -> None:
    read_or_refused(EXAMPLE[:start] + put + EXAMPLE[start + length :])


def read_or_refused(text: str) -> None:
    refused = refusal(text)
    if refused is not None:
        last = text.count("\n") + 1
        assert all(1 <= int(place.split(":")[0]) <= last for place, _ in refused.faults)


def refusal(text: str) -> FileFaulty | None:
    try:
        read_catalogue(text, matters=RULES)
    except FileFaulty as refused:
        return refused
    return None
