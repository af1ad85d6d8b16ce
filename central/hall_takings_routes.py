"""What a hall booked by card, code and balance around a day, for the counter that asks the providers."""

from fastapi import APIRouter, Request, Response

from app.wire.provider_list import TAKINGS_PATH
from central.answers import read_day, record_answer
from central.hall_place import HallPlace
from central.hall_routes import desk_of
from offline_cache.reconcile_takings import takings_around


def takings_router(place: HallPlace) -> APIRouter:
    """For paired counters; a television or a tablet may not look."""
    router = APIRouter()

    @router.get(TAKINGS_PATH + "/{day}", response_model=None)
    def takings(request: Request, day: str) -> Response:
        desk_of(place, request)
        with place.store.read() as connection:
            return record_answer(takings_around(connection, hall_id=place.hall_id, day=read_day(day)))

    return router
