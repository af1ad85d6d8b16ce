"""The public page behind the code on a receipt: whether the paper is genuine, and nothing about the person.

What the centre keeps is worked out anew at each request. A PDF that somebody sends is held against it by the very
function `yitai verify` uses, and kept nowhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse
from sqlalchemy import Engine

from app.domain.content import check_code, read_content
from app.domain.hall_time import on_paper
from app.domain.order import OrderState
from app.domain.sealed_document import TrustedSeal
from app.errors import InputRefused
from app.handling.verify_document import Outcome, Verdict, in_groups, verify_document
from app.ports import Clock
from app.seal_ports import SealReader
from app.texts import verify_page as words
from app.texts.language import Text
from app.wire.signed_order import SignedOrder
from app.wire.verify import PublicOrder, public_order_bytes
from central.answers import JSON_TYPE, CallRefused
from central.database import reading
from central.seals import seals_of_order, trusted_seals
from central.signed_orders import FoundOrder, order_of_token
from central.verify_look import answer, beside, both, file_form, mark, rows, section
from central.verify_upload import TooMany, Turns, sent_file

_TOKEN_DIGITS = frozenset("0123456789abcdef")
_PATH = "/verify/{token}"
_COMPARED = frozenset(
    (Outcome.HOLDS, Outcome.HOLDS_PAST, Outcome.OTHER_RECEIPT, Outcome.OTHER_CONTENT, Outcome.OTHER_HANDWRITING)
)


@dataclass(frozen=True, slots=True)
class _Found:
    """An order with the seals of its hall, and of the desk that took it."""

    kept: FoundOrder
    trusted: tuple[TrustedSeal, ...]
    of_desk: tuple[TrustedSeal, ...] | None  # None where nobody knows which desk's PC it was

    @property
    def whole(self) -> SignedOrder | None:
        """What is kept, where it is still what was signed."""
        order = self.kept.order
        return order if order is not None and order.whole else None


def verify_router(engine: Engine, *, clock: Clock, seals: SealReader | None) -> APIRouter:
    """Without `seals` no file is taken, and the page shows no field for one."""
    router = APIRouter()

    @router.get(_PATH + ".json", response_model=None)
    def as_json(token: str) -> Response:
        found = _find(engine, token)
        if found is None:
            raise CallRefused(404, "order_unknown", words.UNKNOWN)
        order = found.whole
        if order is None:
            raise CallRefused(409, "order_damaged", words.DAMAGED_HOW)
        public = PublicOrder(known=order.known, state=order.state, seals=found.trusted)
        return Response(public_order_bytes(public), media_type=JSON_TYPE, headers={"Cache-Control": "no-store"})

    @router.get(_PATH, response_class=HTMLResponse, response_model=None)
    def page(token: str) -> HTMLResponse:
        found = _find(engine, token)
        if found is None:
            return _unknown()
        return answer(_body(found, takes_files=seals is not None), status=200 if found.whole else 409)

    if seals is not None:
        _take_files(router, engine, seals, clock)
    return router


def _take_files(router: APIRouter, engine: Engine, seals: SealReader, clock: Clock) -> None:
    turns = Turns()

    @router.post(_PATH, response_class=HTMLResponse, response_model=None)
    async def check(request: Request, token: str) -> HTMLResponse:
        """200 where the file holds, 422 where it does not: as the command ends."""
        found = await run_in_threadpool(_find, engine, token)
        if found is None:
            return _unknown()
        if found.whole is None:
            return answer(_body(found, takes_files=False), status=409)
        try:
            with turns.taken(at=clock.now()):
                pdf = await sent_file(request)
                verdict = await run_in_threadpool(_verdict, found, pdf, seals, clock.now())
        except InputRefused as refused:
            too_many = isinstance(refused, TooMany)
            said = section(mark(words.NOT_CHECKED), _sentence(refused.text.filled(**refused.values)), look="past")
            return answer([_hall(found.kept), said, *_go_on(found)], status=429 if too_many else 422)
        marked, head, look = _looks(verdict)
        told = [mark(marked), both(head, "h1"), _sentence(verdict.said)]
        if verdict.outcome is Outcome.UNKNOWN_KEY:
            told.append(both(words.ASK_AT_HALL))
        said = section(*told, both(words.NOT_KEPT), look=look)
        compared = both(words.HELD_AGAINST) if verdict.outcome in _COMPARED else ""
        return answer([_hall(found.kept), said, *_go_on(found, compared)], status=200 if verdict.ok else 422)


def _find(engine: Engine, token: str) -> _Found | None:
    if len(token) != 32 or not set(token) <= _TOKEN_DIGITS:
        return None
    with reading(engine) as connection:
        kept = order_of_token(connection, token)
        if kept is None:
            return None
        order = kept.order
        of_desk = seals_of_order(connection, kept.hall_id, order.order_id, at=order.accepted_at) if order else ()
        return _Found(kept, trusted_seals(connection, kept.hall_id), of_desk)


def _verdict(found: _Found, pdf: bytes, seals: SealReader, now: datetime) -> Verdict:
    """Raises InputRefused for what is no sealed PDF."""
    order = found.whole
    known = order.known if order is not None else None
    return verify_document(
        seals.read(pdf), trusted=found.trusted, known=known, compared=True, now=now, zone=found.kept.zone
    )


def _looks(verdict: Verdict) -> tuple[Text, Text, str]:
    """Mark, headline and look. One that was never held against the receipt is not said to differ from it."""
    if verdict.past:
        return words.MATCHES_PAST, words.PDF_MATCHES, "past"
    if verdict.ok:
        return words.MATCHES, words.PDF_MATCHES, "good"
    if verdict.outcome in _COMPARED:
        return words.DIFFERS, words.PDF_DIFFERS, "bad"
    return words.UNSOUND, words.PDF_UNSOUND, "bad"


def _unknown() -> HTMLResponse:
    return answer([section(both(words.UNKNOWN, "h1"))], status=404)


def _go_on(found: _Found, compared: str = "") -> Iterator[str]:
    """Below what is said of a file the receipt is only named: one mark a page, or somebody takes the other for it."""
    number = rows([(words.RECEIPT_NO, escape(found.kept.receipt_number))])
    yield section(compared, number, f'<p><a href="">{beside(words.BACK)}</a></p>')
    yield file_form()


def _hall(kept: FoundOrder) -> str:
    return both(Text(f"{kept.operator.zh}·{kept.hall.zh}", f"{kept.operator.en} · {kept.hall.en}"))


def _body(found: _Found, *, takes_files: bool) -> Iterator[str]:
    kept, order = found.kept, found.whole
    yield _hall(kept)
    if order is None:
        damaged = both(words.DAMAGED, "h1"), both(words.DAMAGED_HOW)
        yield section(mark(words.UNSOUND), *damaged, look="bad")
        yield section(rows([(words.RECEIPT_NO, escape(kept.receipt_number))]))
        return
    at = {"accepted": on_paper(order.accepted_at, kept.zone), "signed": on_paper(order.signed_at, kept.zone)}
    how = both(words.GENUINE_HOW, hall=kept.hall, **at)
    past = _no_longer(order)
    if past is None:
        yield section(mark(words.FOUND), both(words.GENUINE, "h1"), how, look="good")
    else:
        yield section(mark(words.FOUND_PAST), both(past, "h1"), both(words.GENUINE), how, look="past")
    yield from (section(both(said), look="past") for said in _related(order))
    yield section(both(words.COMPARE), rows(_facts(found, order, **at)))
    if takes_files:
        yield file_form()


def _no_longer(order: SignedOrder) -> Text | None:
    """Why nothing on it counts any more: genuine, but who looks once must not read that all is well."""
    if order.reversed_by:
        return words.TAKEN_BACK.filled(number=order.reversed_by)
    return {OrderState.CANCELLED: words.CANCELLED, OrderState.FAILED: words.FAILED}.get(order.state)


def _related(order: SignedOrder) -> Iterator[Text]:
    """What was taken anew of it, and which one it changed itself."""
    if order.amended_by:
        yield words.AMENDED.filled(number="、".join(order.amended_by))
    content = read_content(order.content)
    if content.reversal is not None:
        yield words.TAKES_BACK.filled(number=content.amends)
    elif content.amendment is not None:
        yield words.REPLACES.filled(number=content.amends)


def _facts(found: _Found, order: SignedOrder, *, accepted: str, signed: str) -> Iterator[tuple[Text, str]]:
    yield words.RECEIPT_NO, escape(str(order.receipt_number))
    yield words.CHECK_CODE, check_code(order.form_sha256)
    yield words.TIME, accepted
    yield words.SIGNED_AT, signed
    yield words.STATE, beside(words.STATES[order.state.value])
    if order.refused:
        which = [str(place) for place in order.refused]
        listed = Text("、".join(which), ", ".join(which))
        yield words.REFUSED, beside(words.REFUSED_WHICH.filled(which=listed))
    if found.of_desk is not None:
        yield words.SEALED_BY, "".join(_seal(each, found.kept.zone) for each in found.of_desk) or beside(words.NO_SEAL)


def _seal(seal: TrustedSeal, zone: ZoneInfo) -> str:
    times = {"since": on_paper(seal.since, zone), "until": on_paper(seal.until, zone) if seal.until else ""}
    said = beside(words.SEAL_ENDED if seal.until else words.SEAL_IN_USE, **times)
    shown = in_groups(seal.fingerprint)
    return f"<span>{escape(seal.whose)}</span><span class=small>{said}</span><span class=small>{shown}</span>"


def _sentence(said: Text) -> str:
    """A verdict has no full stop of its own: it stands in many places."""
    return both(Text(said.zh.rstrip("。") + "。", said.en.rstrip(".") + "."))
