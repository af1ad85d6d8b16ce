"""What a hall booked by card, code and balance around a day, for the counter that asks the providers."""

from datetime import date

from fastapi import APIRouter, Request, Response

from app.texts import centre_answers
from app.wire.provider_list import TAKINGS_PATH
from app.wire.records import to_wire
from central.answers import CallRefused, json_answer
from central.hall_door import desk_device_of
from central.hall_place import HallPlace
from offline_cache.reconcile_takings import takings_around


def takings_router(place: HallPlace) -> APIRouter:
    """For paired counters; a television or a tablet may not look."""
    router = APIRouter()

    @router.get(TAKINGS_PATH + "/{day}", response_model=None)
    def takings(request: Request, day: str) -> Response:
        desk_device_of(place, request.headers.get("authorization", ""))
        try:
            wanted = date.fromisoformat(day)
        except ValueError:
            raise CallRefused(400, "bad_day", centre_answers.DAY_WRONG, day=day) from None
        with place.store.read() as connection:
            found = takings_around(connection, hall_id=place.hall_id, day=wanted)
        return json_answer(to_wire(found))

    return router
