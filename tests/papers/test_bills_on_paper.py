"""Both papers hold every row of the bills, every reason of a waiver, and the deposit apart (S18, S20, S68, R16)."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.installation import HalfDay, Installation
from app.domain.money import yuan
from app.domain.order import Order
from app.papers.acceptance_form import acceptance_form
from app.papers.bill_rows import row_days
from app.papers.document import Item, KeyValue, Phrases
from app.papers.receipt import receipt
from app.texts.language import Language
from tests.fakes import orders as demo
from tests.worked.case import demo_catalogue

OFFERS = demo_catalogue()


def an_order(language: Language) -> Order:
    """A waived card, a deposit, an extra SIM by the day, a television that is installed this month."""
    customer = replace(demo.CUSTOMER, stars=5, products=())
    number = demo.PHONE
    form = demo.an_empty_form(customer=customer, catalogue=OFFERS, language=language)
    for n, (code, on) in enumerate(
        [
            ("26GD-5G-0239", number),
            ("FEE-0024", number),
            ("DEP-0030", number),
            ("SUB-0011", number),
            ("TV-0021", number),
        ]
    ):
        form = form.with_addition(OFFERS.offerings[code], number=on, line_id=demo.sample_id(n))
    visit = Installation("滨河路 12 号", date(2026, 11, 25), HalfDay.MORNING)
    return demo.order_of(form.with_installation(demo.sample_id(4), visit))


@pytest.mark.parametrize("language", list(Language))
def test_every_row_is_on_the_receipt_with_its_days_and_how(language: Language) -> None:
    order = an_order(language)
    content = order.signed.content
    blocks = _receipt(order)
    items = [(block.words, block.amount) for block in blocks if isinstance(block, Item)]
    said = [phrase for block in blocks if isinstance(block, Phrases) for phrase in block.parts]
    assert len(content.this_month) == 2
    assert len(content.first_bill) == 3
    for row in (*content.this_month, *content.first_bill):
        assert (row.name, yuan(row.fen)) in items
        assert row_days(row, language) in said
        assert row.how in said
    for charge in content.charges:
        assert not charge.why or charge.why in said
    values = {block.label: block.value for block in blocks if isinstance(block, KeyValue)}
    assert values["其中押金（可退）" if language is Language.ZH else "Of it deposits (refundable)"] == "¥500.00"


def _receipt(order: Order) -> tuple[object, ...]:
    return receipt(
        order.signed.content,
        receipt_number=order.receipt_number,
        signed_at=order.signed.signature.signed_at,
        payment=order.payment,
        order_id=order.id,
        verify_url="https://example.invalid/v",
        zone=demo.ZONE,
        only_here=False,
        copy=None,
    ).blocks


@pytest.mark.parametrize("language", list(Language))
def test_every_row_and_every_reason_is_on_the_form(language: Language) -> None:
    order = an_order(language)
    content = order.signed.content
    form = acceptance_form(order, zone=demo.ZONE, verify_url="https://example.invalid/v", only_here=False)
    assert [row for table in form.bills.tables for row in table.rows] == [
        (row.name, row_days(row, language), row.how, yuan(row.fen))
        for row in (*content.this_month, *content.first_bill)
    ]
    below = {fact.label: fact.value for fact in form.fees.below}
    waived = next(charge for charge in content.charges if charge.waiver)
    assert below[waived.name] == waived.why
    assert "¥500.00" in (below["其中押金"] if language is Language.ZH else below["Deposits among it"])


def test_less_this_month_says_less_without_a_sign() -> None:
    order = an_order(Language.ZH)
    content = order.signed.content
    row = replace(content.this_month[0], fen=-167)
    less = replace(content, this_month=(row,), sums=replace(content.sums, this_month_extra_fen=-167))
    kept = replace(order, signed=replace(order.signed, content=less))
    values = {block.label: block.value for block in _receipt(kept) if isinstance(block, KeyValue)}
    assert values["本月账单少收"] == "¥1.67"
    assert row_days(row, Language.ZH) == "11-20 至 11-30"
    assert row_days(replace(row, last_day=row.first_day), Language.ZH) == "11-20"


def test_a_form_from_before_has_no_rows_and_still_prints() -> None:
    order = an_order(Language.ZH)
    older = replace(order.signed.content, this_month=(), first_bill=())
    kept = replace(order, signed=replace(order.signed, content=older))
    values = {block.label: block.value for block in _receipt(kept) if isinstance(block, KeyValue)}
    assert values["12月账单预计"] == yuan(older.sums.bill_fen)
