"""The receipt of an order made by the trade's own acts, not of a sample written by hand."""

from dataclasses import replace

import pytest

from app.papers.receipt import receipt
from app.texts.language import Language
from printing.cells import in_gbk
from printing.escpos import encode
from printing.layout import TextRow, lay_out
from printing.profiles import PAPER_80
from tests.fakes.orders import ZONE, a_form, order_of
from tests.papers.test_receipt import bare


@pytest.mark.parametrize("offline", [False, True])
@pytest.mark.parametrize("language", Language)
def test_every_word_of_its_content_is_printed_as_text(language: Language, offline: bool) -> None:
    order = order_of(replace(a_form(), language=language).as_offline(offline))
    content = order.signed.content
    paper = receipt(
        content,
        receipt_number=order.receipt_number,
        signed_at=order.signed.signature.signed_at,
        payment=order.payment,
        order_id=order.id,
        verify_url=f"https://yitai.example/verify/{order.verify_token}",
        zone=ZONE,
        only_here=False,
        copy=None,
    )
    laid_out = lay_out(paper, columns=PAPER_80.columns)
    words = "".join(laid_out.as_text().split())
    for line in content.lines:
        said = (line.title, line.price, line.number, line.code, *(fact.value for fact in line.facts))
        assert [each for each in said if bare(each) not in words] == []
        assert line.effective_on in words
    assert all(in_gbk(row.words) for row in laid_out.rows if isinstance(row, TextRow))
    assert b"?" not in encode(laid_out, PAPER_80)
