"""Two offers on sale at once bear two names: a file with one name for both is refused, one in turn with it is not."""

import pytest

import resources
from app.handling.read_catalogue import decode_catalogue, read_catalogue, read_kept_catalogue
from commands.stock import shipped_matters
from tests.app.handling.catalogue_sample import line_of, the_fault

DEMO = decode_catalogue(resources.path("demo/catalogue.toml").read_bytes())
FIRST, SECOND = '{ zh = "5G畅行129", en = "5G Flow 129" }', '{ zh = "5G畅行169", en = "5G Flow 169" }'


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (FIRST, "5G畅行129"),
        ('{ zh = "5G畅行129", en = "5G Flow 169" }', "5G畅行129"),
        ('{ zh = "5G畅行169", en = "5G Flow 129" }', "5G Flow 129"),
    ],
)
def test_one_name_for_two_is_told_once_at_the_later(name: str, said: str) -> None:
    text = DEMO.replace(SECOND, name)
    place, what = the_fault(text)
    assert place.startswith(f"{line_of(DEMO, f'name = {SECOND}')}: ")
    assert what.startswith(f'"{said}" is the name of 26GD-5G-0129, and both are on sale at once')


def test_in_turn_they_may_bear_one_name_and_what_is_kept_stays_readable() -> None:
    text = DEMO.replace(SECOND, FIRST)
    assert read_kept_catalogue(text, matters=shipped_matters()).catalogue.offerings
    assert read_catalogue(text, matters=None, new=False).offerings
    at = text.index('sale_until = "none"')
    in_turn = f"{text[:at]}sale_until = 2026-06-30{text[at + len('sale_until = ') + 6 :]}"
    second = in_turn.index(f"name = {FIRST}", in_turn.index(f"name = {FIRST}") + 1)
    sold = in_turn.index("sale_from = ", second)
    in_turn = f"{in_turn[:sold]}sale_from = 2026-07-01{in_turn[sold + len('sale_from = 2026-01-01') :]}"
    read_catalogue(in_turn, matters=shipped_matters())


def test_the_next_edition_may_lie_there_under_its_name_until_its_words_are_approved() -> None:
    text = DEMO.replace(SECOND, FIRST)
    second = text.index(f"name = {FIRST}", text.index(f"name = {FIRST}") + 1)
    at = text.index("copy_approved = true", second)
    waits = f"{text[:at]}copy_approved = false{text[at + len('copy_approved = true') :]}"
    assert len(read_catalogue(waits, matters=shipped_matters()).offerings) == DEMO.count("[[offering]]")
