from dataclasses import MISSING, fields

import pytest

from app.domain.offering import Offering, PriceType
from app.errors import FileFaulty
from app.handling.read_catalogue import decode_catalogue, read_catalogue
from app.texts.language import Text
from commands.stock import shipped_matters
from tests.app.handling.catalogue_sample import example, faults, line_of, the_fault, without_line

RULES = shipped_matters()
EXAMPLE = example()
OPTIONAL = {"cap", "throttle", "term", "discount", "validity_months", "trial_months", "provider", "sale_until"}


def replaced(old: str, new: str, *, text: str = EXAMPLE) -> str:
    assert text.count(old) >= 1, old
    return text.replace(old, new, 1)


def test_the_documented_example_reads() -> None:
    catalogue = read_catalogue(EXAMPLE, matters=RULES)
    assert catalogue.version == "2026-11-19.3"
    assert catalogue.template_version == "2026-07"
    assert catalogue.name == Text("2026 年第 3 版", "Edition 3 of 2026")
    assert [n.en[:5] for n in catalogue.notices] == ["Fraud"]
    assert (catalogue.matters, catalogue.matters_version) == (RULES.matters, RULES.version)
    offering = catalogue.offerings["26GD-5G-0199"]
    assert (offering.price.type, offering.price.fen, offering.price.tiers) == (PriceType.MONTHLY, 19900, None)
    assert [(a.kind.value, a.amount, a.unit.en) for a in offering.allowances] == [
        ("data", 60, "GB"),
        ("voice", 1000, "min"),
    ]
    assert [r.fen for r in offering.overage] == [15, 3]
    assert offering.term is not None
    assert (offering.term.months, offering.term.penalty_percent) == (24, 20)
    assert offering.sale_until is None
    assert offering.throttle is None
    assert offering.source == "2026-0412"


def test_other_line_endings_and_a_byte_order_mark_read_the_same() -> None:
    windows = b"\xef\xbb\xbf" + EXAMPLE.replace("\n", "\r\n").encode()
    assert read_catalogue(decode_catalogue(windows), matters=RULES) == read_catalogue(EXAMPLE, matters=RULES)


# -- every field must be there


@pytest.mark.parametrize("field", [f.name for f in fields(Offering) if f.default is MISSING])
def test_an_offer_without_a_field_is_refused_at_its_record(field: str) -> None:
    text = without_block(EXAMPLE, field)
    place, what = the_fault(text)
    header = line_of(text, "[[offering]]")
    label = "offering 1" if field == "code" else "26GD-5G-0199"
    assert place == f"{header}: {label} {field}"
    assert what.startswith("This field is missing.")
    assert ('"none"' in what) == (field in OPTIONAL | {"allowances", "overage"})


def without_block(text: str, field: str) -> str:
    """The example without one field of its offer, a list over several lines included."""
    lines = text.split("\n")
    offer = line_of(text, "[[offering]]")
    start = next(n for n in range(offer, len(lines)) if lines[n].startswith(f"{field} ="))
    end = start + 1
    if lines[start].endswith("["):
        while lines[end] != "]":
            end += 1
        end += 1
    return "\n".join(lines[:start] + lines[end:])


@pytest.mark.parametrize("field", ["version", "name", "template_version", "statement"])
def test_a_head_without_a_field_is_refused(field: str) -> None:
    assert the_fault(without_line(EXAMPLE, f"{field} =")) == (f"1: {field}", "This field is missing.")


# -- one slip, one fault, at its place

SLIPS = [
    ('yuan = "199.00"', "yuan = 199.00", "price =", "price.yuan", "in quotes"),
    ('yuan = "199.00"', 'yuan = "199"', "price =", "price.yuan", "two decimals"),
    ('yuan = "199.00"', 'yuan = "-199.00"', "price =", "price.yuan", "two decimals"),
    ('yuan = "199.00"', 'yuan = "19a.00"', "price =", "price.yuan", "two decimals"),
    ('yuan = "199.00"', 'yuan = "1000000000000.00"', "price =", "price.yuan", "two decimals"),
    ('yuan = "199.00"', 'yuan = "1,199.00"', "price =", "price.yuan", "two decimals"),
    ('yuan = "199.00"', 'yuan = "1９9.00"', "price =", "price.yuan", "two decimals"),
    ('type = "monthly", ', 'type = "weekly", ', "price =", "price.type", "monthly, once, daily, deposit"),
    ('tiers = "none" }', 'tiers = "none", zone = 1 }', "price =", "price.zone", "no such field"),
    (
        'price = { type = "monthly", yuan = "199.00", tiers = "none" }',
        'price = "none"',
        "price =",
        "price",
        "cannot be",
    ),
    (
        'price = { type = "monthly", yuan = "199.00", tiers = "none" }',
        "price = 199",
        "price =",
        "price",
        "group of fields",
    ),
    ("amount = 60", "amount = 0", '    { kind = "data"', "allowances[1].amount", "from 1 to"),
    ("amount = 60", "amount = true", '    { kind = "data"', "allowances[1].amount", "whole number"),
    ('kind = "voice"', 'kind = "data"', '    { kind = "data", amount = 1000', "allowances[2].kind", "given twice"),
    ('en = "min"', 'en = "分钟"', '    { kind = "voice"', "allowances[2].unit.en", "Chinese characters"),
    (
        'zh = "语音 ¥0.15/分"',
        'zh = "语音 ¥0.16/分"',
        '    { words = { zh = "语音',
        "overage[1].words",
        "the amount ¥0.15",
    ),
    ('en = "Voice ¥0.15/min"', 'en = "Voice ¥0.155/min"', '    { words = { zh = "语音', "overage[1].words", "¥0.15"),
    ("months = 24,", "months = 0,", "term =", "term.months", "from 1 to 120"),
    ("months = 24,", "months = 24.0,", "term =", "term.months", "from 1 to 120"),
    ("penalty_percent = 20", "penalty_percent = 0", "term =", "term.penalty_percent", "between 1 and 100"),
    ('penalty = "share_of_remaining_fees"', 'penalty = "none"', "term =", "term.penalty_percent", "write 0"),
    (
        'after_term = "monthly_same_price"',
        'after_term = "not_applicable"',
        "after_term =",
        "after_term",
        "when it ends",
    ),
    (
        'order_timing = "next_month"',
        'order_timing = "not_possible"',
        "order_timing =",
        "order_timing",
        "possible to order",
    ),
    (
        'cancel_timing = "next_month"',
        'cancel_timing = "not_possible"',
        "cancel_timing =",
        "cancel_timing",
        "What has a charge for leaving early can be left",
    ),
    ('order_timing = "next_month"', 'order_timing = "none"', "order_timing =", "order_timing", "Use one of: now"),
    (
        'first_month = "whole"',
        'first_month = "not_applicable"',
        "first_month =",
        "first_month",
        "first month is charged",
    ),
    (
        "second_confirmation = false",
        'second_confirmation = "false"',
        "second_confirmation",
        "second_confirmation",
        "true or false",
    ),
    ("sale_from = 2026-01-01", 'sale_from = "2026-01-01"', "sale_from", "sale_from", "without quotes"),
    ("sale_from = 2026-01-01", "sale_from = 2026-01-01T00:00:00", "sale_from", "sale_from", "without quotes"),
    ('sale_until = "none"', "sale_until = 2025-12-31", "sale_until", "sale_until", "before it begins on 2026-01-01"),
    ('sale_until = "none"', 'sale_until = ""', "sale_until", "sale_until", "a date"),
    ('matter = "plan_change"', 'matter = "plan_chnage"', 'matter = "plan_ch', "matter", "no matter plan_chnage"),
    ('cancel_matter = "plan_change"', 'cancel_matter = "gone"', "cancel_matter", "cancel_matter", "no matter gone"),
    ('provider = "none"', 'provider = { code = "SP-1" }', "provider", "provider.name", "missing"),
    ('throttle = "none"', 'throttle = ""', "throttle", "throttle", "both languages"),
    ('throttle = "none"', 'throttle = { zh = "降速" }', "throttle", "throttle.en", "missing"),
    (
        'discount = "none"',
        'discount = { yuan = "199.00", months = 6, words = { zh = "¥199", en = "¥199" } }',
        "discount",
        "discount",
        "not below ¥199.00",
    ),
    ("position = 1", 'position = "1"', "position", "position", "without quotes"),
    ('code = "26GD-5G-0199"', 'code = "26gd 0199"', 'code = "26gd', "code", "like 26GD-5G-0129"),
    ('name = { zh = "5G畅行199", en = "5G Flow 199" }', 'name = "none"', 'name = "none"', "name", "cannot be"),
    ('en = "5G Flow 199"', 'en = " "', 'name = { zh = "5G', "name.en", "blank"),
    ('source = "2026-0412"', "source = 2026", "source", "source", "in quotes"),
    ("source = ", "new_users_only = true\nsource = ", "new_users_only", "new_users_only", "same rights"),
    ("source = ", "colour = 1\nsource = ", "colour", "colour", "no such field"),
    ("能打 1000 分钟电话。", "能打 1000 分钟，新用户专享。", "plain", "plain", "same rights"),
    ('en = "60 GB·1,000 min"', 'en = "60 GB, new customers only"', "summary", "summary", "same rights"),
]


@pytest.mark.parametrize(("old", "new", "beginning", "field", "says"), SLIPS)
def test_a_slip_is_named_with_its_line_and_field(old: str, new: str, beginning: str, field: str, says: str) -> None:
    text = replaced(old, new)
    place, what = the_fault(text)
    label = "26gd 0199" if field == "code" else "26GD-5G-0199"
    assert place == f"{line_of(text, beginning)}: {label} {field}"
    assert says in what


HEAD_SLIPS = [
    ('version = "2026-11-19.3"', 'version = "2026-11-19"', "1: version", "2026-11-19.3"),
    ('version = "2026-11-19.3"', 'version = "2026-11-19.10"', "1: version", "2026-11-19.3"),
    ('version = "2026-11-19.3"', 'version = "2026-02-30.1"', "1: version", "2026-11-19.3"),
    ("offerings = 1", "offerings = 2", "8: counts.offerings", "The head says 2, the file holds 1"),
    ("offerings = 1", "offerings = 0", "8: counts.offerings", "from 1 to"),
    ("offerings = 1", "offerings = 1\nmatters = 1", "9: counts.matters", "no such field"),
    ("notices = 1", "notice = 1", "7: counts.notice", "no such field"),
    ('en = "Fraud: never', 'e = "Fraud: never', "12: notice 1 e", "no such field"),
    ("[[offering]]", '[[matter]]\ncode = "plan_change"\n\n[[offering]]', "14: plan_change", "a file of their own"),
    ("[counts]", "[colours]\nred = 1\n\n[counts]", "6: colours", "no such field"),
]


@pytest.mark.parametrize(("old", "new", "place", "says"), HEAD_SLIPS)
def test_a_slip_outside_the_offers_is_named_too(old: str, new: str, place: str, says: str) -> None:
    found = faults(replaced(old, new))
    assert place in found
    assert says in found[place].en


def test_every_fault_is_told_at_once_in_the_order_of_the_file() -> None:
    text = replaced('en = "Fraud: never', 'e = "Fraud: never')
    text = replaced('yuan = "199.00"', "yuan = 199", text=text)
    text = replaced("position = 1", "position = 0", text=text)
    text = replaced('source = "2026-0412"', 'source = ""\ncolour = 1', text=text)
    places = list(faults(text))
    assert [p.split(" ", 1)[1] for p in places] == [
        "notice 1 en",
        "notice 1 e",
        "26GD-5G-0199 position",
        "26GD-5G-0199 price.yuan",
        "26GD-5G-0199 source",
        "26GD-5G-0199 colour",
    ]
    lines = [int(p.split(":")[0]) for p in places]
    assert lines == sorted(lines)


def test_faults_stand_in_the_order_of_the_file_not_of_the_reader() -> None:
    text = without_line(replaced('source = "2026-0412"', "source = 1\nposition = 0"), "position = 1")
    assert [place.split(" ")[-1] for place in faults(text)] == ["source", "position"]


def test_an_offer_may_be_on_sale_for_one_day() -> None:
    (offering,) = read_catalogue(
        replaced('sale_until = "none"', "sale_until = 2026-01-01"), matters=RULES
    ).offerings.values()
    assert offering.sale_until == offering.sale_from


def test_a_fee_paid_once_has_no_first_month_and_no_discount_for_a_time() -> None:
    text = replaced('type = "monthly"', 'type = "once"')
    assert the_fault(text) == (
        f"{line_of(text, 'first_month')}: 26GD-5G-0199 first_month",
        'Nothing is charged by the month: write "not_applicable".',
    )
    text = replaced('first_month = "whole"', 'first_month = "not_applicable"', text=text)
    discount = 'discount = { yuan = "9.00", months = 6, words = { zh = "¥9", en = "¥9" } }'
    place, what = the_fault(replaced('discount = "none"', discount, text=text))
    assert place.endswith("discount")
    assert what == "Only a monthly price can be discounted for a time."


def test_a_discount_is_said_with_its_amount() -> None:
    discount = 'discount = { yuan = "9.00", months = 6, words = { zh = "¥9", en = "nine" } }'
    place, what = the_fault(replaced('discount = "none"', discount))
    assert place.endswith("discount.words")
    assert what == "The words do not hold the amount ¥9."


def test_what_never_ends_has_no_end_to_speak_of() -> None:
    lines = EXAMPLE.split("\n")
    term = line_of(EXAMPLE, "term =") - 1
    place, what = the_fault("\n".join([*lines[:term], 'term = "none"', *lines[term + 1 :]]))
    assert place == f"{line_of(EXAMPLE, 'after_term')}: 26GD-5G-0199 after_term"
    assert "Without a term, validity or trial" in what


def test_a_code_or_position_used_twice_names_both_lines() -> None:
    second = EXAMPLE[EXAMPLE.index("[[offering]]") :]
    text = replaced("offerings = 1", "offerings = 2") + "\n" + second
    found = faults(text)
    codes = [line_of(text, 'code = "26GD', nth=n) for n in (1, 2)]
    positions = [line_of(text, "position", nth=n) for n in (1, 2)]
    assert list(found) == [f"{codes[1]}: 26GD-5G-0199 code", f"{positions[1]}: 26GD-5G-0199 position"]
    assert [what.en for what in found.values()] == [
        f"26GD-5G-0199 is already used in line {codes[0]}.",
        f"1 is already used in line {positions[0]}.",
    ]


def test_a_value_added_service_must_be_confirmed_by_the_customer() -> None:
    place, what = the_fault(replaced('kind = "plan"', 'kind = "value_added"'))
    assert place.endswith("second_confirmation")
    assert "own confirmation" in what
    text = replaced('provider = "none"', 'provider = { code = "SP-1", name = { zh = "示例", en = "Example" } }')
    assert the_fault(text)[0].endswith("second_confirmation")


def test_a_trial_ends_by_itself() -> None:
    text = replaced('trial_months = "none"', "trial_months = 1")
    place, what = the_fault(text)
    assert place.endswith("after_term")
    assert "A trial ends unless it is renewed" in what


def test_a_plan_says_its_prices_outside() -> None:
    lines = EXAMPLE.split("\n")
    start = line_of(EXAMPLE, "overage") - 1
    text = "\n".join([*lines[:start], 'overage = "none"', *lines[start + 4 :]])
    assert the_fault(text) == (
        f"{start + 1}: 26GD-5G-0199 overage",
        "A plan must give its prices outside the allowance.",
    )


def test_an_empty_list_is_no_explicit_none() -> None:
    lines = EXAMPLE.split("\n")
    start = line_of(EXAMPLE, "allowances") - 1
    text = "\n".join([*lines[:start], "allowances = []", *lines[start + 4 :]])
    assert the_fault(text) == (
        f"{start + 1}: 26GD-5G-0199 allowances",
        'The list is empty. Write "none" where there is nothing.',
    )


@pytest.mark.parametrize("written", ['"none"', '[ "data" ]', "7"])
def test_a_list_is_a_list_of_groups(written: str) -> None:
    text = replaced("[[notice]]\n", f"notice = {written}\n[[notices]]\n")
    with pytest.raises(FileFaulty):
        read_catalogue(text, matters=RULES)
