"""改单 on the receipt and on A4: the earlier number, the version, how it differs and what goes back stand on both."""

from dataclasses import replace

from app.domain.amendment import Amendment, earlier_lines
from app.domain.amendment_form import amending
from app.domain.order import Order
from app.domain.payment import PaymentMethod
from app.domain.payment_plan import PlannedPart
from app.domain.right import Right
from app.papers.acceptance_form import acceptance_form
from app.papers.document import KeyValue
from app.papers.receipt import receipt
from tests.fakes import orders as demo
from tests.fakes.print_jobs import CountingIds

EARLIER = demo.an_order()
PARTS = (
    f"{EARLIER.receipt_number}，这是第 2 版",
    "办错了",
    "不办：新增视频彩铃",
    "现金 ¥50.00",
    "付 ¥50.00，原单退回 ¥50.00，不付不退",
)


def next_version() -> Order:
    content = EARLIER.signed.content
    returns = (PlannedPart(PaymentMethod.CASH, 5000),)
    number = str(EARLIER.receipt_number)
    amendment = Amendment(EARLIER.id, number, "办错了", returns, earlier_lines(content.lines), Right.VOID_ORDER)
    form = amending(EARLIER.signed.form, amendment, new_id=CountingIds().uuid7)
    ring = next(line.id for line in form.lines if line.after is not None and line.after.code == "VAS-02")
    order = demo.order_of(form.without_line(ring), number=2)
    return replace(order, signed=replace(order.signed, id=demo.sample_id(0x99)))


def test_the_receipt_names_the_earlier_one_the_difference_and_the_money() -> None:
    order = next_version()
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
    assert [part for part in PARTS if part not in repr(paper.blocks)] == []
    large = {block.label: block.value for block in paper.blocks if isinstance(block, KeyValue) and block.double}
    assert large == {"实收": "¥50.00", "原单退回": "¥50.00", "合计": "不付不退"}


def test_the_a4_form_names_them_too() -> None:
    form = acceptance_form(next_version(), zone=demo.ZONE, verify_url="https://example.invalid/v", only_here=False)
    assert [part for part in PARTS if part not in repr(form.amendment)] == []
    assert form.amendment.facts[-1] in form.fees.below
    assert not set(form.amendment.facts) & set(form.account.facts)
