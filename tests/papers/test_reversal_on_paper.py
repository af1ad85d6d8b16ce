"""返销单 on the receipt and on A4: the original's number, the reason and what goes back stand on both."""

from app.papers.acceptance_form import acceptance_form
from app.papers.receipt import receipt
from tests.central.test_reversal import an_order, reversal_of
from tests.fakes import orders as demo

ORIGINAL = an_order()
PARTS = (str(ORIGINAL.receipt_number), "办错业务", "现金 ¥10.00", "返销")


def test_the_receipt_names_the_original_the_reason_and_the_money() -> None:
    order = reversal_of(ORIGINAL)
    paper = receipt(
        order.signed.content,
        receipt_number=order.receipt_number,
        signed_at=order.signed.signature.signed_at,
        payment=order.payment,
        order_id=order.id,
        verify_url="https://example.invalid/v",
        zone=demo.ZONE,
        only_here=False,
        copy=None,
    )
    assert all(part in repr(paper.blocks) for part in PARTS)


def test_the_a4_form_names_them_too() -> None:
    form = acceptance_form(
        reversal_of(ORIGINAL), zone=demo.ZONE, verify_url="https://example.invalid/v", only_here=False
    )
    assert all(part in repr(form) for part in PARTS)
