import tomllib

from app.handling.data_file.line_index import index_lines

TEXT = '''\
# [[offering]] in a comment is none
version = "1"
[counts]
offerings = 2

[[offering]]
code = "A"  # code = "B"
plain = """
[[offering]]
code = "not a field"
"""
price = { yuan = "1.00" }
overage = [
    { words = "a [ b", yuan = "1" },
    # { words = "none of them" },
    { words = 'it', yuan = "2" }, { words = "x" },
]
name.zh = "一"
name.en = "one"

[[ offering ]] # the second
code = "B"
  [offering.price]
  yuan = "2.00"
[offering.name]
zh = "二"
'''


def test_every_record_and_field_has_its_line() -> None:
    assert len(tomllib.loads(TEXT)["offering"]) == 2
    index = index_lines(TEXT)
    first, second = index.record("offering", 0), index.record("offering", 1)
    assert (index.head.of("version"), index.head.of("counts.offerings")) == (2, 4)
    assert (first.line, second.line) == (6, 21)
    assert first.of("code") == 7
    assert first.of("plain") == 8
    assert first.of("price.yuan") == 12
    assert [first.of(f"overage[{n}].words") for n in (1, 2, 3)] == [14, 16, 16]
    assert (first.of("name.zh"), first.of("name.en"), first.of("name")) == (18, 19, 18)
    assert second.of("code") == 22
    assert (second.of("price"), second.of("price.yuan")) == (23, 24)
    assert second.of("name.zh") == 26


def test_what_has_no_line_gets_the_nearest_one_around_it() -> None:
    index = index_lines(TEXT)
    assert index.record("offering", 0).of("missing") == 6
    assert index.record("offering", 0).of("price.tiers") == 12
    assert index.record("offering", 0).of("overage[9].words.zh") == 13
    assert index.record("offering", 7).line == 1
    assert index.head.of("missing.deeper") == 1


def test_records_written_as_one_list_have_the_line_of_the_list() -> None:
    text = 'a = 1\noffering = [ { code = "A" }, { code = "B" } ]\n'
    assert index_lines(text).record("offering", 1).line == 2
