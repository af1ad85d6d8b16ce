"""A customer is told by a text message that their order was not done: by the centre's own books, once an order."""

import json
import logging
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine, insert, select

from app.domain.masking import mask_phone
from app.ports import Clock, Ids
from app.texts import notices as words
from app.texts.language import Text
from app.wire.canonical import read_json
from app.wire.moment import moment
from app.wire.notice import Notice, notice_words, read_notice, sent_object
from central.answers import CallRefused, json_answer
from central.bodies import read_body
from central.database import writing
from central.devices import Device, device_of
from central.messages import Gateway, TextMessage
from central.one_time_codes import phone_of
from central.schema import CUSTOMER, HALL, NOTICE

MOST_BYTES = 2048

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NoticeDesk:
    """Sends them; one for all requests."""

    engine: Engine
    gateway: Gateway | None
    clock: Clock
    ids: Ids

    def send(self, device: Device, notice: Notice) -> str:
        """The number it went to, masked; asked again the same. Raises CallRefused.

        It counts as sent once it is written down, before it is handed over: where that fails it is taken back.
        """
        if self.gateway is None:
            raise CallRefused(503, "no_gateway", words.NO_GATEWAY)
        here, now = NOTICE.c, self.clock.now()
        this = (here.hall_id == device.hall_id) & (here.order_id == notice.order_id)
        with writing(self.engine) as connection:
            sent = connection.execute(select(here.to_masked).where(this)).scalar()
            if sent is not None:
                return str(sent)
            body = connection.execute(
                select(CUSTOMER.c.body).where(CUSTOMER.c.customer_id == notice.customer_id)
            ).scalar_one_or_none()
            to = phone_of(json.loads(body)) if body is not None else ""
            if not to:
                raise CallRefused(404, "customer_unknown", words.NO_CUSTOMER)
            hall = connection.execute(select(HALL).where(HALL.c.hall_id == device.hall_id)).one()
            operator = Text(hall.operator_zh, hall.operator_en)
            said = notice_words(notice, hall=Text(hall.name_zh, hall.name_en), operator=operator)
            message = TextMessage(self.ids.uuid7(), to, said, operator.say(notice.language), now)
            shown = mask_phone(to)
            row = {"hall_id": device.hall_id, "order_id": notice.order_id, "device_id": device.device_id}
            connection.execute(insert(NOTICE).values({**row, "to_masked": shown, "sent_at": moment(now)}))
            try:
                self.gateway.send(message)
            except OSError as failed:
                log.error("message %s could not be handed over: %s", message.id, type(failed).__name__)
                raise CallRefused(503, "no_gateway", words.NOT_HANDED_OVER) from failed
        log.info("notice %s sent to %s", message.id, shown)
        return shown


def notice_router(desk: NoticeDesk) -> APIRouter:
    router = APIRouter()

    def send(request: Request, raw: bytes) -> Response:
        device = device_of(desk.engine, authorization=request.headers.get("authorization", ""))
        try:
            notice = read_notice(read_json(raw))
        except ValueError:
            raise CallRefused(400, "bad_notice", words.MALFORMED) from None
        return json_answer(sent_object(desk.send(device, notice)))

    @router.post("/sync/v1/notice", response_model=None)
    async def send_notice(request: Request) -> Response:
        raw = await read_body(request, MOST_BYTES, CallRefused(413, "too_large", words.MALFORMED))
        return await run_in_threadpool(send, request, raw)

    return router
