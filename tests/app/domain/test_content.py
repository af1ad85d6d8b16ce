"""What is signed: canonical, complete, and changed by every edit."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.content import check_code, read_content
from app.domain.draft import form_from_draft, form_to_draft
from app.domain.order_form import OrderForm
from app.errors import InputRefused
from app.texts.language import Language
from tests.fakes import orders as demo

ALWAYS_OWED = {
    "overage",
    "term",
    "penalty",
    "first_month",
    "cancel",
    "cap",
    "throttle",
    "discount",
    "provider",
    "start",
}


def sample(language: Language = Language.ZH) -> OrderForm:
    return demo.a_form(language=language)


@pytest.mark.parametrize("language", list(Language))
def test_the_bytes_read_back_to_the_same_content(language: Language) -> None:
    content = sample(language).content()
    assert read_content(content.to_bytes()) == content
    assert content.language == language


def test_the_same_form_gives_the_same_bytes() -> None:
    assert sample().content().to_bytes() == sample().content().to_bytes()


def test_every_edit_changes_the_hash() -> None:
    form = sample()
    hashes = {
        form.content().sha256,
        form.without_line(form.lines[0].id).content().sha256,
        form.next_version().content().sha256,
        form.in_language(Language.EN).content().sha256,
        form.as_offline(True).content().sha256,
        form.with_top_up(number=demo.PHONE, amount_fen=10, line_id="x").content().sha256,
        form.with_confirmation(form.lines[2].id, demo.confirmed(demo.NOW.replace(second=1))).content().sha256,
    }
    assert len(hashes) == 7


@pytest.mark.parametrize("language", list(Language))
def test_a_service_taken_up_says_everything_that_is_owed(language: Language) -> None:
    form = sample(language)
    for line in form.content().lines:
        assert not line.missing
        assert all(fact.value.strip() for fact in line.facts)
        assert line.plain
        if line.action in ("add", "modify"):
            assert {fact.key for fact in line.facts} >= ALWAYS_OWED


def test_the_demo_change_is_said_as_on_the_picture() -> None:
    line = sample().content().lines[0]
    facts = {fact.key: fact.value for fact in line.facts}
    assert line.title == "5G畅行129 → 5G畅行199"
    assert facts["term"] == "24 个月，2026-12-01 至 2028-11-30"
    assert facts["penalty"] == "剩余月费 × 20%，不满一个月按一个月算。例：用满 12 个月退出，12 × ¥199 × 20% = ¥477.60"
    assert line.table is not None
    assert (line.table.now.when, line.table.then.when) == ("现在·至 2026-11-30", "之后·2026-12-01 起")
    assert line.table.then.cells == ("60 GB", "1000 分钟", "不含")


def test_no_name_or_number_is_in_clear() -> None:
    raw = sample().content().to_bytes().decode()
    assert demo.CUSTOMER.name not in raw
    assert demo.CUSTOMER.identification.number not in raw
    assert demo.PHONE not in raw
    assert demo.CUSTOMER.account_number not in raw


def test_the_confirmation_stands_in_the_content_with_its_time() -> None:
    facts = {fact.key: fact.value for fact in sample().content().lines[2].facts}
    assert facts["confirmation"].startswith("2026-11-20 10:27:36")


@given(st.integers(min_value=0))
def test_a_changed_byte_is_not_read_as_the_same(at: int) -> None:
    raw = bytearray(sample().content().to_bytes())
    raw[at % len(raw)] ^= 0x20
    try:
        read = read_content(bytes(raw))
    except ValueError:
        return
    assert read != sample().content()


def test_bytes_of_another_writing_are_refused() -> None:
    raw = sample().content().to_bytes()
    with pytest.raises(ValueError, match="canonical"):
        read_content(json.dumps(json.loads(raw)).encode())
    with pytest.raises(ValueError, match="not the content"):
        read_content(b"{}")


def test_the_check_code_is_the_beginning_of_the_hash() -> None:
    assert check_code("7c1e94b23d08") == "7C1E 94B2"


def test_a_form_put_away_comes_back_as_it_was() -> None:
    form = sample()
    body = form_to_draft(form)
    again = form_from_draft(
        body,
        desk=demo.DESK,
        clerk=demo.CLERK,
        catalogue_of={demo.CATALOGUE.version: demo.CATALOGUE}.get,
        customer_of={demo.CUSTOMER.id: demo.CUSTOMER}.get,
    )
    assert again == form
    assert demo.CUSTOMER.name not in body


def test_a_draft_whose_service_is_gone_is_refused_with_a_sentence() -> None:
    poor = replace(demo.CATALOGUE, offerings={})
    with pytest.raises(InputRefused, match="in today's catalogue"):
        form_from_draft(
            form_to_draft(sample()),
            desk=demo.DESK,
            clerk=demo.CLERK,
            catalogue_of=lambda version: poor,
            customer_of=lambda customer_id: demo.CUSTOMER,
        )
