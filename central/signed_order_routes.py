"""GET /sync/v1/orders/{number}/signed: a counter draws the papers of any order of its hall anew (app/wire)."""

import logging

from fastapi import APIRouter, Request, Response
from sqlalchemy import Engine

from app.domain.receipt_number import ReceiptNumber
from app.texts import centre_answers as words
from app.wire.signed_order import DAMAGED, UNKNOWN, signed_order_bytes
from central.answers import CallRefused, body_answer
from central.database import reading
from central.devices import device_of
from central.signed_orders import order_numbered

log = logging.getLogger(__name__)


def signed_order_router(engine: Engine) -> APIRouter:
    """Whoever reads an order so stands in the centre's log: it is a customer's whole form."""
    router = APIRouter()

    @router.get("/sync/v1/orders/{receipt_no}/signed", response_model=None)
    def signed(request: Request, receipt_no: str) -> Response:
        device = device_of(engine, authorization=request.headers.get("authorization", ""))
        try:
            number = ReceiptNumber.read(receipt_no)
        except ValueError:
            raise CallRefused(404, UNKNOWN, words.ORDER_UNKNOWN) from None
        with reading(engine) as connection:
            found = order_numbered(connection, device.hall_id, number)
        if found is None:
            raise CallRefused(404, UNKNOWN, words.ORDER_UNKNOWN)
        if found.order is None:
            log.error("the order %s of %s does not read back as it was kept", number, device.hall_id)
            raise CallRefused(409, DAMAGED, words.ORDER_DAMAGED)
        log.info("signed order %s read by %s of %s", number, device.device_id, device.hall_id)
        return body_answer(signed_order_bytes(found.order))

    return router
