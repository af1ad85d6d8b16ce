"""What words of a new catalogue may hold: told by what it is, with its place; what was taken before stays readable."""

import pytest

from app.errors import FileFaulty
from app.handling.data_file.new_words import LINE, NAME, PARAGRAPH
from app.handling.read_catalogue import read_catalogue, read_kept_catalogue
from app.texts.language import Language
from commands.stock import shipped_matters
from tests.app.handling.catalogue_sample import example, faults, line_of, the_fault

EXAMPLE = example()
ZH_NAME = 'zh = "5G畅行199"'
NAME_LINE = line_of(EXAMPLE, "name =", nth=2)


def named(zh: str) -> str:
    """The example with an offer of that Chinese name, as TOML writes it."""
    return EXAMPLE.replace(ZH_NAME, f'zh = "{zh}"', 1)


def refused_for(text: str, no_font_has: str) -> tuple[tuple[str, str], ...]:
    with pytest.raises(FileFaulty) as refused:
        read_catalogue(text, matters=shipped_matters(), drawable=lambda char: char not in no_font_has)
    return tuple((place, what.say(Language.EN)) for place, what in refused.value.faults)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (r"5G\u0007畅行", "U+0007 (character 3)"),
        (r"5G\u202e畅行", "U+202E (character 3)"),
        (r"5G畅\u200b行", "U+200B (character 4)"),
        (r"5G畅\u3000行", "U+3000 (character 4)"),
        (r"5G\u00a0畅\u00a0行\t1", "U+00A0 (character 3), U+0009 (character 7)"),
    ],
)
def test_what_nobody_sees_is_told_by_its_number(written: str, told: str) -> None:
    place, what = the_fault(named(written))
    assert place == f"{NAME_LINE}: 26GD-5G-0199 name.zh"
    assert what == f"Characters that cannot be seen: {told}. Take them out; write blanks with the space bar."


@pytest.mark.parametrize("written", ["", " 5G", "5G ", r"5G\n畅行", r"5G\u2028畅行"])
def test_what_is_no_line_of_words_is_still_told_as_that(written: str) -> None:
    _, what = the_fault(named(written))
    assert what == "Words cannot be empty, hold line breaks or begin or end with a blank."


def test_what_no_font_has_is_told_with_where_it_stands() -> None:
    ((place, what),) = refused_for(named("5G畅👪𠮷👪行ก199"), "👪ก")
    assert place == f"{NAME_LINE}: 26GD-5G-0199 name.zh"
    assert what.startswith("No font of screen or paper has 👪 U+1F46A (character 4), ก U+0E01 (character 8): ")


def test_characters_that_are_nobodys_are_never_in_a_font() -> None:
    _, what = the_fault(named(r"5G\ue000"))
    assert what.startswith("No font of screen or paper has U+E000 (character 3): ")


def test_of_many_the_first_ten_are_named() -> None:
    many = "".join(chr(code) for code in range(0x0E01, 0x0E15))
    ((_, what),) = refused_for(named(many), many)
    assert what.count("(character") == 10
    assert "ช" in what
    assert "ญ" not in what


@pytest.mark.parametrize(
    ("before", "field", "most"),
    [
        (ZH_NAME, "name.zh", NAME.zh),
        ('en = "5G Flow 199"', "name.en", NAME.en),
        ('zh = "60 GB·1000 分钟"', "summary.zh", LINE.zh),
        ('en = "Hall, app, 00001"', "how_to_cancel.en", LINE.en),
        ('zh = "分钟"', "allowances[2].unit.zh", NAME.zh),
        ('source = "2026-0412"', "source", NAME.en),
        ('zh = "2026 年第 3 版"', "name.zh", NAME.zh),
        ('en = "Fraud: never rent out, lend or sell your number. In doubt call 96110."', "en", PARAGRAPH.en),
    ],
)
def test_words_have_an_end(before: str, field: str, most: int) -> None:
    assert EXAMPLE.count(before) == 1
    fitting, longer = (EXAMPLE.replace(before, f'{before.split(" = ")[0]} = "{"x" * n}"') for n in (most, most + 1))
    assert read_catalogue(fitting, matters=shipped_matters()).offerings
    place, what = the_fault(longer)
    assert place.endswith(field)
    assert what == f"Too long: {most + 1:,} characters, {most:,} at most."


def test_a_name_of_five_thousand_characters_is_refused() -> None:
    _, what = the_fault(named("长" * 5000))
    assert what == "Too long: 5,000 characters, 40 at most."


def test_what_was_taken_before_stays_readable() -> None:
    text = named("5G畅👪行ก199" + "长" * 100)
    assert read_kept_catalogue(text, matters=shipped_matters()).catalogue.offerings
    assert read_catalogue(text, matters=None, new=False, drawable=lambda _: False).offerings


ROWS = EXAMPLE[EXAMPLE.index("allowances = [") : EXAMPLE.index("]\n", EXAMPLE.index("allowances = [")) + 1]
NONE_ASKED = 'source = "2026-0412"'


def test_every_fault_in_a_list_is_named() -> None:
    text = EXAMPLE.replace(ROWS, "allowances = [5, {amount = 99999999999999999999}, 'six']")
    line = line_of(text, "allowances")
    assert list(faults(text)) == [
        f"{line}: 26GD-5G-0199 allowances[{field}"
        for field in ("1]", "3]", "2].kind", "2].amount", "2].unit")
    ]  # fmt: skip


def test_in_a_list_over_many_lines_each_has_its_own() -> None:
    text = EXAMPLE.replace(ROWS, "allowances = [\n  5,\n  {amount = 0, kind = 'data', unit = 1},\n  6\n]")
    line = line_of(text, "allowances")
    assert [place.split(" ")[0] + place.split("allowances")[1] for place in faults(text)] == [
        f"{line + 1}:[1]",
        f"{line + 2}:[2].amount",
        f"{line + 2}:[2].unit",
        f"{line + 3}:[3]",
    ]


def test_every_fault_in_a_list_of_words_is_named() -> None:
    row = '{ where = "number", kinds = [1, "plans", "plan", "plan"], codes = ["x", "Y-1", "Y-1"], yuan_from = "none" }'
    text = EXAMPLE.replace(NONE_ASKED, f"{NONE_ASKED}\nrequires = [{row}]")
    found = {place.split("requires[1].")[1]: what for place, what in refused_for(text, "") if "[1]." in place}
    assert list(found) == ["kinds[1]", "kinds[2]", "kinds[4]", "codes[1]", "codes[3]"]
    assert found["codes[3]"] == "Y-1 is given twice."
