"""What travels between desk and provider: exactly that, about exactly this key, or it is no answer."""

import json

import pytest

from app.domain.payment import PaymentMethod
from app.domain.payment_try import ProviderAnswer, ProviderState
from app.texts.language import Text
from app.wire.canonical import canonical_json
from app.wire.provider_call import (
    ChargeRequest,
    RefundRequest,
    answer_object,
    charge_bytes,
    read_answer,
    read_charge,
    read_refund,
    refund_bytes,
)

ANSWER = ProviderAnswer(ProviderState.REFUSED, "R-1", "**** 8821", Text("不够", "Too little"), "", 500)
RAW = canonical_json(answer_object("k", ANSWER))


def test_what_is_written_is_read() -> None:
    asked = ChargeRequest("k", 500, PaymentMethod.SCAN, "284571908832000017", "")
    assert read_charge(charge_bytes(asked)) == asked
    assert read_refund(refund_bytes(RefundRequest("r", 1))) == RefundRequest("r", 1)
    assert read_answer(RAW, key="k") == ANSWER


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<html>Sign in to the network</html>",
        b"[]",
        b"null",
        b'{"state":"paid"}',
        RAW.replace(b'"k"', b'"other"'),
        RAW.replace(b"refused", b"REFUSED"),
        RAW.replace(b"}", b',"more":1}'),
        RAW[:-3],
        canonical_json({**json.loads(RAW), "reason": "too little"}),
        canonical_json({**json.loads(RAW), "amount_fen": "500"}),
    ],
)
def test_anything_else_is_no_answer(raw: bytes) -> None:
    with pytest.raises(ValueError):
        read_answer(raw, key="k")


@pytest.mark.parametrize("fen", [0, -1, 10**12, 1.5, "5", True, None])
def test_an_amount_that_is_none_charges_nothing(fen: object) -> None:
    row = json.loads(charge_bytes(ChargeRequest("k", 500, PaymentMethod.CARD, "", "")))
    with pytest.raises(ValueError):
        read_charge(canonical_json({**row, "amount_fen": fen}))
