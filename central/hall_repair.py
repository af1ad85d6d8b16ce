"""GET /hall/v1/refused: the hall's refused orders as its counters told them, for the manager's repair desk."""

from fastapi import APIRouter, Request, Response

from app.wire.hall_asks import REFUSED_PATH, RefusedOfHall
from central.answers import record_answer
from central.hall_place import HallPlace
from central.hall_routes import desk_of
from offline_cache.day_refused import refused_of_hall


def repair_router(place: HallPlace) -> APIRouter:
    router = APIRouter()

    @router.get(REFUSED_PATH, response_model=None)
    def refused(request: Request) -> Response:
        desk_of(place, request)
        with place.store.read() as connection:
            return record_answer(RefusedOfHall(refused_of_hall(connection, place.hall_id)))

    return router
