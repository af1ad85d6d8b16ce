"""The code on the papers: the centre's page of any order, and what to compare where the hall has no centre."""

import pytest
import segno

from app.domain.order import KeptOrder
from app.papers.document import QrCode
from app.papers.receipt import receipt
from app.papers.verify_code import code_payload, opens_page
from app.texts import papers as words
from app.texts.language import Language
from tests.fakes.orders import ZONE, an_order

MOST_MODULES = 41  # a side of version 6: what the A4 form's place for it shows with modules of half a millimetre


def code_on(order: KeptOrder, *, base: str) -> QrCode:
    paper = receipt(
        order.signed.content,
        receipt_number=order.receipt_number,
        signed_at=order.signed.signature.signed_at,
        payment=order.payment,
        order_id=order.id,
        verify_url=code_payload(order, base=base),
        zone=ZONE,
        only_here=False,
        copy=None,
    )
    (code,) = (block for block in paper.blocks if isinstance(block, QrCode))
    return code


@pytest.mark.parametrize("offline", [False, True])
@pytest.mark.parametrize("language", Language)
def test_every_order_has_its_page_and_without_a_centre_number_and_hash(language: Language, offline: bool) -> None:
    order = an_order(language=language, offline=offline)
    code = code_on(order, base="https://centre.example")
    assert code.payload == f"https://centre.example/verify/{order.verify_token}"
    assert code.caption == words.SCAN.say(language)
    alone = code_on(order, base="")
    assert alone.payload == f"BH20261120-03-0001 SHA-256 {order.signed.content.sha256.upper()}"
    assert alone.caption == words.SCAN_HASH.say(language)
    assert not opens_page(alone.payload)
    for payload in (code.payload, alone.payload):
        made = segno.make(payload, error="m", micro=False)
        assert made.symbol_size(border=0)[0] <= MOST_MODULES
