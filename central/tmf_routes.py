"""GET of TM Forum's resources, list and one, by the conventions of TMF630."""

from collections.abc import Callable

from fastapi import APIRouter, Request, Response
from sqlalchemy import Engine, and_, func, select

from app.texts import centre_answers as words
from app.wire.canonical import JsonObject
from central.answers import CallRefused, json_answer
from central.catalogue_resources import PRODUCT_OFFERING_PRICES, PRODUCT_OFFERINGS
from central.database import reading
from central.devices import device_of
from central.message_resources import MESSAGES
from central.order_resources import AGREEMENTS, PAYMENTS, PRODUCT_ORDERS
from central.paging import only, page_headers, read_fields, read_list_call
from central.party_resources import INDIVIDUALS, PRODUCTS
from central.resource import Resource

RESOURCES = (
    PRODUCT_ORDERS,
    AGREEMENTS,
    PAYMENTS,
    PRODUCT_OFFERINGS,
    PRODUCT_OFFERING_PRICES,
    INDIVIDUALS,
    PRODUCTS,
    MESSAGES,
)


def tmf_router(engine: Engine, *, base: str, catch_up: Callable[[], object]) -> APIRouter:
    """`base` is the operator's path before the resources; `catch_up` lets due orders take effect before a read."""
    router = APIRouter()
    for resource in RESOURCES:
        reader = _Reader(engine, resource, f"{base}/{resource.path}", catch_up)
        router.add_api_route(reader.path, reader.list, methods=["GET"], response_model=None)
        router.add_api_route(f"{reader.path}/{{id}}", reader.one, methods=["GET"], response_model=None)
    return router


class _Reader:
    """Answers for one resource."""

    def __init__(self, engine: Engine, resource: Resource, path: str, catch_up: Callable[[], object]) -> None:
        self._engine = engine
        self._resource = resource
        self.path = path
        self._catch_up = catch_up

    def list(self, request: Request) -> Response:
        device = device_of(self._engine, authorization=request.headers.get("authorization", ""))
        resource = self._resource
        call = read_list_call(request.query_params.multi_items(), known=resource.filters)
        self._catch_up()
        asked = frozenset(call.filters)
        where = and_(
            resource.scope(device.hall_id, asked),
            *(resource.filters[name](values) for name, values in call.filters.items()),
        )
        with reading(self._engine) as connection:
            total = connection.execute(select(func.count()).select_from(resource.table).where(where)).scalar_one()
            page = select(resource.table).where(where).order_by(*resource.order)
            rows = connection.execute(page.offset(call.offset).limit(call.limit)).mappings().all()
            bodies = resource.bodies(connection, rows, bool(asked & resource.exact))
        shown = [only(self._placed(body), call.fields) for body in bodies]
        headers = page_headers(call, path=self.path, shown=len(shown), total=total)
        return json_answer(shown, status=200 if len(shown) == total else 206, headers=headers)

    def one(self, request: Request, id: str) -> Response:
        device = device_of(self._engine, authorization=request.headers.get("authorization", ""))
        resource = self._resource
        self._catch_up()
        where = and_(resource.scope(device.hall_id, frozenset({"id"})), resource.id == id)
        with reading(self._engine) as connection:
            rows = connection.execute(select(resource.table).where(where).limit(1)).mappings().all()
            bodies = resource.bodies(connection, rows, True)
        if not bodies:
            raise CallRefused(404, "not_found", words.NOT_FOUND)
        fields = read_fields(request.query_params.get("fields", ""))
        return json_answer(only(self._placed(bodies[0]), fields))

    def _placed(self, body: JsonObject) -> JsonObject:
        return {"id": body["id"], "href": f"{self.path}/{body['id']}", **body}
