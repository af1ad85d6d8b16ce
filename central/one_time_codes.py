"""A customer's second confirmation by a code sent to their own number (S10, S12).

The number, the name of the service and its price come from the centre's own books, so that no counter can have another
phone asked, or something else told. A code is good for one line of one version of a form, once, for ten minutes and
three tries; of what was typed nothing is kept or logged.
"""

import hashlib
import hmac
import json
import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Connection, Engine, RowMapping, func, insert, select, update

from app.domain.form_template import FormTemplate, Templates
from app.domain.hall_time import hall_date
from app.domain.masking import mask_name, mask_phone
from app.domain.money import yuan_short
from app.domain.offering import PriceType
from app.domain.one_time_code import (
    CODE_DIGITS,
    MOST_TRIES,
    VALID_MINUTES,
    CodeAnswer,
    CodeOutcome,
    CodeSent,
    CodeWanted,
)
from app.ports import Clock, Ids
from app.texts import form as form_words
from app.texts import one_time_code as words
from app.texts.language import Text
from app.wire.canonical import read_json
from app.wire.moment import moment, read_moment
from app.wire.one_time_code import answer_object, read_check, read_wanted, sent_object
from app.wire.product_offering import PRICE_TYPES, TRIAL, price_id
from central.answers import CallRefused, json_answer
from central.bodies import read_body
from central.database import writing
from central.devices import Device, device_of
from central.messages import Gateway, TextMessage, communication_message
from central.offers import Offer, Offers
from central.schema import CUSTOMER, HALL, OFFERING, OFFERING_PRICE, ONE_TIME_CODE, PRODUCT

MOST_SENT = 5  # codes for one customer within the time one is good for
MOST_BYTES = 2048
_MINUTES = timedelta(minutes=VALID_MINUTES)
_MOBILE_DIGITS = 11

_PRICE_WORDS = {
    PRICE_TYPES[PriceType.MONTHLY]: form_words.PLAIN_MONTHLY,
    PRICE_TYPES[PriceType.DAILY]: form_words.PLAIN_DAILY,
    PRICE_TYPES[PriceType.ONCE]: form_words.PLAIN_ONCE,
}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CodeDesk:
    """Sends and compares codes; one for all requests. `templates` are the words in force, by version."""

    engine: Engine
    offers: Offers
    gateway: Gateway | None
    templates: Templates
    clock: Clock
    ids: Ids

    def send(self, device: Device, wanted: CodeWanted) -> CodeSent:
        """Raises CallRefused."""
        if self.gateway is None:
            raise CallRefused(503, "no_gateway", words.CODE_NO_GATEWAY)
        now = self.clock.now()
        code = "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))
        with writing(self.engine) as connection:
            message = self._message(connection, device, wanted, code=code, now=now)
            shown = replace(
                message, content=message.content.replace(code, "*" * CODE_DIGITS), to=mask_phone(message.to)
            )
            salt = secrets.token_hex(16)
            here = ONE_TIME_CODE.c
            same = (
                (here.hall_id == device.hall_id) & (here.form_id == wanted.form_id) & (here.line_id == wanted.line_id)
            )
            connection.execute(update(ONE_TIME_CODE).where(same).values(replaced=True))
            connection.execute(
                insert(ONE_TIME_CODE).values(
                    hall_id=device.hall_id,
                    id=message.id,
                    device_id=device.device_id,
                    customer_id=wanted.customer_id,
                    form_id=wanted.form_id,
                    form_version=wanted.version,
                    line_id=wanted.line_id,
                    offer_code=wanted.offer_code,
                    body=json.dumps(communication_message(shown), ensure_ascii=False),
                    salt=salt,
                    code_hash=_hash(code, salt=salt),
                    tries=0,
                    sent_at=moment(now),
                    expires_at=moment(now + _MINUTES),
                    replaced=False,
                )
            )
        try:
            self.gateway.send(message)
        except OSError as failed:
            log.error("message %s could not be handed over: %s", message.id, type(failed).__name__)
            raise CallRefused(503, "no_gateway", words.CODE_NOT_HANDED_OVER) from failed
        log.info("code %s sent to %s", message.id, shown.to)
        return CodeSent(message.id, shown.to, now + _MINUTES)

    def check(self, device: Device, message: str, code: str, wanted: CodeWanted) -> CodeAnswer:
        """Every wrong try is counted before it is answered."""
        now = self.clock.now()
        with writing(self.engine) as connection:
            here = ONE_TIME_CODE.c
            this = (here.hall_id == device.hall_id) & (here.id == message)
            row = connection.execute(select(ONE_TIME_CODE).where(this).with_for_update()).mappings().one_or_none()
            if row is None or not _is_for(row, wanted):
                return CodeAnswer(CodeOutcome.ANOTHER, 0, None)
            ended = _ended(row, now)
            if ended is not None:
                return CodeAnswer(ended, 0, None)
            if hmac.compare_digest(row["code_hash"], _hash(code, salt=row["salt"])):
                connection.execute(update(ONE_TIME_CODE).where(this).values(confirmed_at=moment(now)))
                return CodeAnswer(CodeOutcome.CONFIRMED, 0, read_moment(moment(now)))
            tries = row["tries"] + 1
            connection.execute(update(ONE_TIME_CODE).where(this).values(tries=tries))
        left = MOST_TRIES - tries
        return CodeAnswer(CodeOutcome.WRONG if left else CodeOutcome.TOO_MANY, left, None)

    def _message(
        self, connection: Connection, device: Device, wanted: CodeWanted, *, code: str, now: datetime
    ) -> TextMessage:
        person = connection.execute(
            select(CUSTOMER.c.body).where(CUSTOMER.c.customer_id == wanted.customer_id)
        ).scalar_one_or_none()
        theirs = select(PRODUCT.c.id).where(
            PRODUCT.c.customer_id == wanted.customer_id, PRODUCT.c.number == wanted.number
        )
        if person is None or connection.execute(theirs.limit(1)).first() is None:
            raise CallRefused(404, "customer_unknown", words.CODE_NO_CUSTOMER)
        offer = (self.offers.version(connection, wanted.catalogue_version) or {}).get(wanted.offer_code)
        if offer is None:
            raise CallRefused(404, "offer_unknown", words.CODE_NO_OFFER)
        self._check_pace(connection, device, wanted, now=now)
        hall = connection.execute(select(HALL).where(HALL.c.hall_id == device.hall_id)).one()
        operator = Text(hall.operator_zh, hall.operator_en)
        body = json.loads(person)
        to = wanted.number if len(wanted.number) == _MOBILE_DIGITS and wanted.number.isdigit() else phone_of(body)
        content = self._template(hall_date(now, ZoneInfo(hall.zone))).code_message.say(
            wanted.language,
            name=mask_name(body["fullName"]),
            code=code,
            service=offer.name,
            price=_price_words(connection, wanted, offer),
            minutes=VALID_MINUTES,
            operator=operator,
        )
        return TextMessage(self.ids.uuid7(), to, content, operator.say(wanted.language), now)

    def _check_pace(self, connection: Connection, device: Device, wanted: CodeWanted, *, now: datetime) -> None:
        here = ONE_TIME_CODE.c
        lately = select(func.count()).where(
            here.hall_id == device.hall_id,
            here.customer_id == wanted.customer_id,
            here.sent_at > moment(now - _MINUTES),
        )
        if connection.execute(lately).scalar_one() >= MOST_SENT:
            raise CallRefused(429, "too_often", words.CODE_TOO_OFTEN, most=MOST_SENT)

    def _template(self, today: date) -> FormTemplate:
        """The newest that is valid."""
        valid = [each for each in self.templates.values() if each.valid_from <= today]
        if not valid:
            raise CallRefused(503, "no_template", words.CODE_NO_TEMPLATE)
        return max(valid, key=lambda each: (each.valid_from, each.version))


def code_router(desk: CodeDesk) -> APIRouter:
    router = APIRouter()

    def send(request: Request, raw: bytes) -> Response:
        device = device_of(desk.engine, authorization=request.headers.get("authorization", ""))
        try:
            wanted = read_wanted(read_json(raw))
        except ValueError:
            raise CallRefused(400, "bad_code", words.CODE_MALFORMED) from None
        return json_answer(sent_object(desk.send(device, wanted)))

    def check(request: Request, raw: bytes) -> Response:
        device = device_of(desk.engine, authorization=request.headers.get("authorization", ""))
        try:
            message, code, wanted = read_check(raw)
        except ValueError:
            raise CallRefused(400, "bad_code", words.CODE_MALFORMED) from None
        return json_answer(answer_object(desk.check(device, message, code, wanted)))

    @router.post("/sync/v1/code", response_model=None)
    async def send_code(request: Request) -> Response:
        return await run_in_threadpool(send, request, await _short_body(request))

    @router.post("/sync/v1/code/check", response_model=None)
    async def check_code(request: Request) -> Response:
        return await run_in_threadpool(check, request, await _short_body(request))

    return router


def proven(connection: Connection, *, hall_id: str, message: str, form_id: str, version: int, line_id: str) -> bool:
    """Whether this message's code was given back for exactly this line of this version."""
    here = ONE_TIME_CODE.c
    found = select(here.id).where(
        here.hall_id == hall_id,
        here.id == message,
        here.form_id == form_id,
        here.form_version == version,
        here.line_id == line_id,
        here.confirmed_at.is_not(None),
    )
    return connection.execute(found).first() is not None


async def _short_body(request: Request) -> bytes:
    return await read_body(request, MOST_BYTES, CallRefused(413, "too_large", words.CODE_MALFORMED))


def _hash(code: str, *, salt: str) -> str:
    """Slow, so that whoever has the database cannot try a million codes while one is good."""
    return hashlib.scrypt(code.encode(), salt=bytes.fromhex(salt), n=2**14, r=8, p=1).hex()


def _is_for(row: RowMapping, wanted: CodeWanted) -> bool:
    asked = (wanted.customer_id, wanted.form_id, wanted.version, wanted.line_id, wanted.offer_code)
    kept = (row["customer_id"], row["form_id"], row["form_version"], row["line_id"], row["offer_code"])
    return asked == kept and not row["replaced"]


def _ended(row: RowMapping, now: datetime) -> CodeOutcome | None:
    if row["confirmed_at"] is not None:
        return CodeOutcome.USED
    if row["tries"] >= MOST_TRIES:
        return CodeOutcome.TOO_MANY
    return CodeOutcome.EXPIRED if row["expires_at"] <= moment(now) else None


def _price_words(connection: Connection, wanted: CodeWanted, offer: Offer) -> Text:
    """What it costs as the catalogue says it: by the month, by the day or once; of a trial, what comes after it."""
    offering = OFFERING.c
    this = (offering.version == wanted.catalogue_version) & (offering.code == wanted.offer_code)
    body = json.loads(connection.execute(select(offering.body).where(this)).scalar_one())
    for row in body["prodSpecCharValueUse"]:
        if row["name"] == TRIAL:
            said = row["productSpecCharacteristicValue"][0]["value"]
            return Text(said["zh"], said["en"])
    price = price_id(wanted.offer_code, wanted.catalogue_version)
    prices = OFFERING_PRICE.c
    kind = connection.execute(
        select(prices.price_type).where(prices.version == wanted.catalogue_version, prices.id == price)
    ).scalar_one()
    return _PRICE_WORDS[kind].filled(sum=yuan_short(offer.price_fen))


def phone_of(body: Mapping[str, object]) -> str:
    """A customer's mobile number, out of their TMF632 body."""
    mediums = body["contactMedium"]
    assert isinstance(mediums, list)
    return next(str(m["characteristic"]["phoneNumber"]) for m in mediums if m["mediumType"] == "mobile")
