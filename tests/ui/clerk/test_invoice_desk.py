"""Asking for an invoice at the desk: the dialog's words, and what is wrong said before it is kept."""

import pytest

from app.domain.invoice import InvoiceRequest
from app.texts import invoice as words
from tests.ui.clerk.desk import ClerkAtDesk
from ui.clerk.invoice_desk import Whose
from ui.clerk.state import DialogKind

COMPANY = "91110000600037341L"


@pytest.fixture
def desk() -> ClerkAtDesk:
    made = ClerkAtDesk()
    made.choose_customer()
    made.add("bhk")
    made.presenter.pay()
    made.presenter.invoice.open()
    return made


def fill(desk: ClerkAtDesk, **typed: str) -> None:
    for key, text in typed.items():
        desk.presenter.invoice.type(key, text)
    desk.presenter.invoice.keep()


def test_a_companys_invoice_stands_on_the_form_and_is_offered_again(desk: ClerkAtDesk) -> None:
    assert desk.presenter.dialog is DialogKind.INVOICE
    assert desk.presenter.invoice.state().note == "可开票金额 ¥10.00"
    fill(desk, title="滨河商贸", tax_number=COMPANY, contact="zhang@example.cn")
    assert desk.presenter.form.invoice == InvoiceRequest("滨河商贸", COMPANY, "zhang@example.cn")
    desk.presenter.invoice.open()
    assert [field.text for field in desk.presenter.invoice.state().fields] == ["滨河商贸", COMPANY, "zhang@example.cn"]
    desk.presenter.invoice.choose(Whose.NOBODY.value)
    desk.presenter.invoice.keep()
    assert desk.presenter.form.invoice is None


@pytest.mark.parametrize(
    ("tax", "contact", "says"),
    [
        ("", "zhang@example.cn", words.NO_TAX.zh),
        ("91110000600037341M", "zhang@example.cn", "校验位不对"),
        (COMPANY, "zhang", "不是邮箱"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(desk: ClerkAtDesk, tax: str, contact: str, says: str) -> None:
    fill(desk, title="滨河商贸", tax_number=tax, contact=contact)
    assert says in desk.presenter.invoice.state().problem
    assert desk.presenter.form.invoice is None


def test_a_person_needs_no_tax_number(desk: ClerkAtDesk) -> None:
    desk.presenter.invoice.choose(Whose.PERSON.value)
    assert [field.key for field in desk.presenter.invoice.state().fields] == ["title", "contact"]
    fill(desk, title="张秀英", contact="15412340017")
    assert desk.presenter.form.invoice == InvoiceRequest("张秀英", "", "15412340017")


def test_a_form_of_top_ups_gets_a_receipt_and_no_invoice() -> None:
    desk = ClerkAtDesk()
    desk.choose_customer()
    desk.add("jf50")
    desk.presenter.invoice.open()
    fill(desk, title="滨河商贸", tax_number=COMPANY, contact="zhang@example.cn")
    assert desk.presenter.invoice.state().problem == words.NOTHING_TO_INVOICE.zh
