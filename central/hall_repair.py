"""GET /hall/v1/refused: the hall's refused orders as its counters told them, for the manager's repair desk."""

from fastapi import APIRouter, Request, Response

from app.wire.hall_asks import REFUSED_PATH, RefusedOfHall
from app.wire.records import to_wire
from central.answers import json_answer
from central.hall_door import desk_device_of
from central.hall_place import HallPlace
from offline_cache.day_refused import refused_of_hall


def repair_router(place: HallPlace) -> APIRouter:
    router = APIRouter()

    @router.get(REFUSED_PATH, response_model=None)
    def refused(request: Request) -> Response:
        desk_device_of(place, request.headers.get("authorization", ""))
        with place.store.read() as connection:
            found = refused_of_hall(connection, place.hall_id)
        return json_answer(to_wire(RefusedOfHall(found)))

    return router
