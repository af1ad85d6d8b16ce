"""The reference provider as an application: its calls, answered as badly as asked for, and the customer's wallet."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable
from html import escape

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from app.domain.money import yuan
from app.texts import centre_answers as words
from app.texts import provider as says
from app.texts.language import Text
from app.wire.provider_call import ChargeRequest
from central.answers import CallRefused, error_answer
from central.payment_routes import payment_router
from central.reference_provider import Answering, ReferenceLedger, behaviour_of

LATE_S = 12.0  # longer than a desk waits
_PAGE = """<!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>body{{font:18px sans-serif;max-width:32rem;margin:2rem auto;padding:0 1rem}}
li{{list-style:none;margin:1rem 0;padding:1rem;border:1px solid #9ab;border-radius:8px}}form{{display:inline}}
button{{font:inherit;padding:.5rem 1.5rem;margin-right:1rem}}ul{{padding:0}}b{{font-size:1.5rem}}</style>
<h1>{title}</h1><p>{note}</p><ul>{rows}</ul></html>"""
_ROW = """<li><p><b>{sum}</b> …{end}</p><form method="post" action="/wallet/{key}/pay"><button>{pay}</button></form>
<form method="post" action="/wallet/{key}/decline"><button>{decline}</button></form></li>"""


def create_provider(ledger: ReferenceLedger, *, token: str, late_s: float = LATE_S) -> FastAPI:
    """`token` is what desks show; the wallet is open to whoever can reach this address."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)

    def may_call(request: Request) -> None:
        shown = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not hmac.compare_digest(shown.encode(), token.encode()):
            raise CallRefused(401, "unauthorised", words.TOKEN_REFUSED)

    app.include_router(payment_router(ledger, may_call=may_call, onwards=_as_asked(late_s)))
    app.include_router(_wallet(ledger))
    app.add_exception_handler(CallRefused, _refused)
    return app


def _as_asked(late_s: float) -> Callable[[ChargeRequest, Response], Awaitable[Response]]:
    async def onwards(asked: ChargeRequest, answer: Response) -> Response:
        how = behaviour_of(asked).answering
        if how is Answering.LATE:
            await asyncio.sleep(late_s)
        elif how is Answering.BROKEN:
            return Response("broken", status_code=500)
        elif how is Answering.GARBAGE:
            return HTMLResponse("<html>Sign in to the network</html>")
        return answer

    return onwards


def _wallet(ledger: ReferenceLedger) -> APIRouter:
    router = APIRouter()

    @router.get("/wallet", response_model=None)
    def all_of_them() -> Response:
        return _page(ledger, only="")

    @router.get("/wallet/{key}", response_model=None)
    def one(key: str) -> Response:
        return _page(ledger, only=key)

    @router.post("/wallet/{key}/pay", response_model=None)
    def pay(key: str) -> Response:
        ledger.decide(key, pays=True)
        return RedirectResponse("/wallet", status_code=303)

    @router.post("/wallet/{key}/decline", response_model=None)
    def decline(key: str) -> Response:
        ledger.decide(key, pays=False)
        return RedirectResponse("/wallet", status_code=303)

    return router


def _page(ledger: ReferenceLedger, *, only: str) -> Response:
    waiting = [each for each in ledger.pending() if only in ("", each.key)]
    rows = "".join(
        _ROW.format(
            sum=yuan(each.amount_fen),
            end=escape(each.key[-6:]),
            key=escape(each.key),
            pay=_both(says.PAY),
            decline=_both(says.DECLINE),
        )
        for each in waiting
    )
    note = _both(says.WALLET_NOTE if waiting else says.WALLET_EMPTY)
    return HTMLResponse(_PAGE.format(title=_both(says.WALLET), note=note, rows=rows))


def _both(text: Text) -> str:
    return f"{escape(text.zh)} · {escape(text.en)}"


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, CallRefused)
    return error_answer(error)
