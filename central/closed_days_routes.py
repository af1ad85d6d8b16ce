"""GET /sync/v1/closed-days: a hall's closed days as the centre has them, for whoever closes them, restored."""

from fastapi import APIRouter, Request, Response
from sqlalchemy import Engine, select

from app.texts import day_facts as words
from app.wire.day_facts import CLOSED_DAYS_PATH, MOST_DAYS, SealedDays
from app.wire.pairing import HALL_SERVER
from central.answers import CallRefused, record_answer
from central.database import reading
from central.devices import device_of
from central.paging import whole_number
from central.pairing import has_hall_server
from central.schema import PAIRING
from offline_cache.closed_days import sealed_days


def closed_days_router(engine: Engine) -> APIRouter:
    """A counter of a hall that has a hall server is refused: it asks that."""
    router = APIRouter()

    @router.get(CLOSED_DAYS_PATH, response_model=None)
    def closed_days(request: Request, first: str = "1") -> Response:
        device = device_of(engine, authorization=request.headers.get("authorization", ""))
        number = whole_number("first", first, least=1, most=2**31)
        here = PAIRING.c
        of_device = here.hall_id == device.hall_id, here.device_id == device.device_id
        with reading(engine) as connection:
            desk = connection.execute(select(here.desk_number).where(*of_device)).scalar()
            if desk != HALL_SERVER and has_hall_server(connection, device.hall_id):
                raise CallRefused(403, "not_a_hall_server", words.ONLY_HALL_SERVER)
            return record_answer(SealedDays(sealed_days(connection, device.hall_id, first=number, most=MOST_DAYS)))

    return router
