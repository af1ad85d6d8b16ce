"""A wish for an invoice: a tax number that holds, a place it can go to, and never for a deposit or a top-up."""

from dataclasses import replace

import pytest

from app.domain.content import Charge
from app.domain.draft import form_from_draft, form_to_draft
from app.domain.invoice import InvoiceRequest, invoice_words, invoiceable_fen, read_invoice, signed_invoice
from app.errors import InputRefused
from app.texts.language import Language
from tests.fakes.orders import CATALOGUE, CLERK, CUSTOMER, DESK, NEW_CARD, PHONE, a_customer, a_form, sample_id

COMPANY = "91110000600037341L"
FEE = Charge("补换卡", 1000, 0, 1000, deposit=False)
DEPOSIT = Charge("光猫押金", 20000, 0, 20000, deposit=True)
TOP_UP = Charge("话费充值", 5000, 0, 5000, deposit=False)


def test_what_is_typed_is_cleaned_and_kept() -> None:
    asked = read_invoice(title="  滨河  商贸 ", tax_number="9111 0000 6000 3734 1l", contact=" zhang@example.cn ")
    assert asked == InvoiceRequest("滨河 商贸", COMPANY, "zhang@example.cn")
    assert asked.masked_contact == "z***@example.cn"
    assert InvoiceRequest("张秀英", "", "15412340017").masked_contact == "154****0017"


@pytest.mark.parametrize("place", range(18))
def test_a_wrong_digit_in_the_tax_number_is_found(place: int) -> None:
    wrong = COMPANY[:place] + ("2" if COMPANY[place] != "2" else "3") + COMPANY[place + 1 :]
    with pytest.raises(InputRefused):
        read_invoice(title="滨河商贸", tax_number=wrong, contact="zhang@example.cn")


@pytest.mark.parametrize("contact", ["zhang", "zhang@", "@example.cn", "zhang@example", "1541234001", "a b@c.cn"])
def test_a_contact_that_is_none_is_refused(contact: str) -> None:
    with pytest.raises(InputRefused, match="neither an e-mail"):
        read_invoice(title="张秀英", tax_number="", contact=contact)


@pytest.mark.parametrize("title", ["", "   ", "长" * 101])
def test_a_title_is_needed(title: str) -> None:
    with pytest.raises(InputRefused, match="at most 100"):
        read_invoice(title=title, tax_number="", contact="15412340017")


def test_deposits_and_top_ups_get_a_receipt_and_no_invoice() -> None:
    assert invoiceable_fen((FEE, DEPOSIT, TOP_UP), top_up_fen=5000) == 1000
    asked = InvoiceRequest("张秀英", "", "15412340017")
    assert signed_invoice(asked, (DEPOSIT, TOP_UP), top_up_fen=5000) is None
    said = signed_invoice(asked, (FEE, TOP_UP), top_up_fen=5000)
    assert said is not None
    assert invoice_words(said, Language.ZH) == "张秀英 ¥10.00，发到 154****0017"


def test_it_may_go_nowhere_and_then_its_number_is_told_at_the_hall() -> None:
    asked = read_invoice(title="滨河商贸", tax_number=COMPANY, contact=" ")
    assert (asked.contact, asked.masked_contact) == ("", "")
    said = signed_invoice(asked, (FEE,), top_up_fen=0)
    assert said is not None
    assert invoice_words(said, Language.EN) == f"滨河商贸 ({COMPANY}) ¥10.00, not sent; its number is told at the hall"


def test_it_is_signed_masked_goes_with_the_draft_and_not_to_another_customer() -> None:
    asked = InvoiceRequest("滨河商贸", COMPANY, "zhang@example.cn")
    form = a_form().with_addition(NEW_CARD, number=PHONE, line_id=sample_id(77))
    form = replace(form, invoice=asked)
    content = form.content()
    assert content.invoice is not None
    assert (content.invoice.amount_fen, content.invoice.contact) == (1000, "z***@example.cn")
    assert "zhang@" not in content.to_bytes().decode()
    assert any(fact.key == "invoice" and COMPANY in fact.value for fact in content.account)
    again = form_from_draft(
        form_to_draft(form),
        desk=DESK,
        clerk=CLERK,
        catalogue_of=lambda _: CATALOGUE,
        customer_of=lambda _: CUSTOMER,
    )
    assert again.invoice == asked
    assert form.with_customer(a_customer(1)).invoice is None
