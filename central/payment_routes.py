"""The calls of a payment provider (app.wire.provider_call) before any ledger: the reference one, or the balances."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from app.domain.payment_try import ProviderAnswer
from app.texts import centre_answers as words
from app.wire.moment import moment, read_moment
from app.wire.provider_call import (
    CHARGES,
    MOST_REQUEST_BYTES,
    ChargeRequest,
    RefundRequest,
    answer_object,
    read_charge,
    read_refund,
)
from app.wire.provider_list import LIST, ListPage, page_bytes
from central.answers import CallRefused, json_answer
from central.bodies import read_body
from central.devices import Device


class Ledger(Protocol):
    """Who charges. Every key is one charge for ever; each method is one transaction. None: never heard of."""

    def charge(self, asked: ChargeRequest, *, base: str, hall: str = "") -> ProviderAnswer:
        """`base` is the address this provider was called at, for what a customer is to open; `hall` whose device asks,
        "" where callers have none."""
        ...

    def find(self, key: str) -> ProviderAnswer | None: ...
    def cancel(self, key: str) -> ProviderAnswer: ...
    def refund(self, key: str, asked: RefundRequest) -> ProviderAnswer: ...
    def listed(self, since: str, until: str, *, after: str, hall: str) -> ListPage:
        """What was charged and paid back between two moments as they travel. Raises ValueError for a wrong `after`."""
        ...


Onwards = Callable[[ChargeRequest, Response], Awaitable[Response]]


async def at_once(asked: ChargeRequest, answer: Response) -> Response:
    """A charge is answered as soon as it is written down."""
    return answer


def payment_router(ledger: Ledger, *, may_call: Callable[[Request], object], onwards: Onwards = at_once) -> APIRouter:
    """`may_call` raises CallRefused for a caller it does not know, and may say which device it is; `onwards` sends each
    answer to a charge on."""
    router = APIRouter()

    @router.post(CHARGES, response_model=None)
    async def charge(request: Request) -> Response:
        hall = hall_of(await run_in_threadpool(may_call, request))
        try:
            asked = read_charge(await _body(request))
        except ValueError:
            raise CallRefused(400, "bad_charge", words.PAYMENT_MALFORMED) from None
        base = str(request.base_url).rstrip("/")
        answer = await run_in_threadpool(lambda: ledger.charge(asked, base=base, hall=hall))
        return await onwards(asked, _said(asked.key, answer))

    @router.get(CHARGES + "/{key}", response_model=None)
    def find(request: Request, key: str) -> Response:
        may_call(request)
        answer = ledger.find(key)
        if answer is None:
            raise CallRefused(404, "no_such_charge", words.PAYMENT_UNKNOWN)
        return _said(key, answer)

    @router.post(CHARGES + "/{key}/cancel", response_model=None)
    def cancel(request: Request, key: str) -> Response:
        may_call(request)
        return _said(key, ledger.cancel(key))

    @router.post(CHARGES + "/{key}/refunds", response_model=None)
    async def refund(request: Request, key: str) -> Response:
        await run_in_threadpool(may_call, request)
        try:
            asked = read_refund(await _body(request))
        except ValueError:
            raise CallRefused(400, "bad_refund", words.PAYMENT_MALFORMED) from None
        return _said(asked.refund_key, await run_in_threadpool(ledger.refund, key, asked))

    @router.get(LIST, response_model=None)
    def listed(request: Request, since: str, until: str, after: str = "") -> Response:
        hall = hall_of(may_call(request))
        try:
            span = [moment(read_moment(each)) for each in (since, until)]
            page = ledger.listed(*span, after=after, hall=hall)
        except ValueError:
            raise CallRefused(400, "bad_span", words.PAYMENT_MALFORMED) from None
        return Response(page_bytes(page), media_type="application/json")

    return router


def hall_of(caller: object) -> str:
    """Whose device called."""
    return caller.hall_id if isinstance(caller, Device) else ""


def _said(key: str, answer: ProviderAnswer) -> Response:
    return json_answer(answer_object(key, answer))


async def _body(request: Request) -> bytes:
    return await read_body(request, MOST_REQUEST_BYTES, CallRefused(413, "too_large", words.PAYMENT_MALFORMED))
