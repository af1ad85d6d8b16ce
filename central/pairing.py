"""Pairing: the operator makes a code for one desk, the desk's new counter shows it once and gets its token.

A code is short, so wrong ones are counted: after MOST_WRONG in a minute all codes wait.
"""

import secrets
from collections import deque
from datetime import datetime, timedelta

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Connection, Engine, delete, insert, select, update

from app.errors import InputRefused
from app.ports import Clock
from app.texts import centre_answers as words
from app.texts.language import Text
from app.wire.canonical import sha256_hex
from app.wire.device_token import device_token
from app.wire.moment import moment
from app.wire.pairing import HALL_SERVER, PairedDesk, PairingRequest, new_code, paired_object, read_pairing_request
from central.answers import CallRefused, json_answer
from central.bodies import read_body
from central.database import writing
from central.load import put_device
from central.schema import HALL, PAIRING, PRODUCT_ORDER
from offline_cache.given_numbers import newest_receipt

VALID_HOURS = 48
MOST_WRONG = 10
MOST_BYTES = 1024
_MINUTE = timedelta(minutes=1)


def make_code(engine: Engine, *, hall_id: str, desk_number: str, device_id: str, at: datetime) -> str:
    """A new code for this desk, good for 48 hours; one made before is worthless. Raises InputRefused."""
    code = new_code(secrets.choice)
    row = {
        "hall_id": hall_id,
        "device_id": device_id,
        "desk_number": desk_number,
        "code_sha256": sha256_hex(code.encode()),
        "expires_at": moment(at + timedelta(hours=VALID_HOURS)),
        "token_sha256": None,
    }
    with writing(engine) as connection:
        if connection.execute(select(HALL.c.hall_id).where(HALL.c.hall_id == hall_id)).scalar() is None:
            raise InputRefused(words.HALL_UNKNOWN, hall=hall_id)
        connection.execute(delete(PAIRING).where(PAIRING.c.hall_id == hall_id, PAIRING.c.device_id == device_id))
        connection.execute(insert(PAIRING).values(row))
    return code


def has_hall_server(connection: Connection, hall_id: str) -> bool:
    """Whether one was paired, which then tells the hall's closed days; a code that nobody used pairs nothing."""
    here = PAIRING.c
    paired = here.hall_id == hall_id, here.desk_number == HALL_SERVER, here.token_sha256.is_not(None)
    return connection.execute(select(here.device_id).where(*paired).limit(1)).scalar() is not None


class WrongCodes:
    """When wrong codes came in the last minute, over all callers: whoever guesses has more than one address."""

    def __init__(self) -> None:
        self._at: deque[datetime] = deque(maxlen=MOST_WRONG)

    def too_many(self, now: datetime) -> bool:
        return len(self._at) == MOST_WRONG and now - self._at[0] < _MINUTE

    def note(self, now: datetime) -> None:
        self._at.append(now)


def pairing_router(engine: Engine, *, clock: Clock) -> APIRouter:
    router, wrong = APIRouter(), WrongCodes()

    def take(request: PairingRequest) -> Response:
        now = clock.now()
        if wrong.too_many(now):
            raise CallRefused(429, "too_many", words.PAIRING_TOO_MANY)
        with writing(engine) as connection:
            desk = _pair(connection, request, now=now)
        if desk is None:
            wrong.note(now)
            raise CallRefused(404, "no_such_code", words.PAIRING_UNKNOWN)
        return json_answer(paired_object(desk))

    @router.post("/sync/v1/pair", response_model=None)
    async def pair(request: Request) -> Response:
        raw = await read_body(request, MOST_BYTES, CallRefused(413, "too_large", words.PAIRING_MALFORMED))
        try:
            asked = read_pairing_request(raw)
        except ValueError:
            raise CallRefused(400, "bad_pairing", words.PAIRING_MALFORMED) from None
        return await run_in_threadpool(take, asked)

    return router


def _pair(connection: Connection, request: PairingRequest, *, now: datetime) -> PairedDesk | None:
    """None where the code is none, too old, or was used by another counter."""
    wanted = select(PAIRING).where(PAIRING.c.code_sha256 == sha256_hex(request.code.encode()))
    row = connection.execute(wanted).one_or_none()
    if row is None or row.expires_at < moment(now):
        return None
    token = device_token(hall=row.hall_id, device=row.device_id, secret=request.secret)
    used = sha256_hex(token.encode())
    if row.token_sha256 not in (None, used):
        return None
    if row.token_sha256 is None:
        this = (PAIRING.c.hall_id == row.hall_id) & (PAIRING.c.device_id == row.device_id)
        connection.execute(update(PAIRING).where(this).values(token_sha256=used))
        put_device(connection, token=token)
    hall = connection.execute(select(HALL).where(HALL.c.hall_id == row.hall_id)).one()
    return PairedDesk(
        hall_id=row.hall_id,
        hall_name=Text(hall.name_zh, hall.name_en),
        operator=Text(hall.operator_zh, hall.operator_en),
        zone=hall.zone,
        desk_number=row.desk_number,
        device_id=row.device_id,
        last_receipt=newest_receipt(connection, row.hall_id, row.desk_number, PRODUCT_ORDER.c.receipt_no),
    )
