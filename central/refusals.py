"""Suggestions customers did not want, from one counter to the others of its hall (S170).

Kept as long as a no counts and no longer; told twice, it is kept and handed on once.
"""

from dataclasses import dataclass
from datetime import timedelta

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Connection, Engine, delete, insert, select

from app.domain.suggestion import REST_DAYS
from app.ports import Clock, Ids
from app.texts import centre_answers as words
from app.wire.changes import RefusalChange, change_object
from app.wire.moment import moment
from app.wire.refusals import MOST_REFUSAL_BYTES, SharedRefusal, read_refusals, taken_object
from central.answers import CallRefused, json_answer
from central.bodies import read_body
from central.database import writing
from central.devices import Device, device_of
from central.hall_changes import HallChanges
from central.schema import REFUSED_OFFER

_REST = timedelta(days=REST_DAYS)


@dataclass(frozen=True, slots=True)
class RefusalDesk:
    """Takes refusals; one for all requests."""

    engine: Engine
    clock: Clock
    ids: Ids

    def take(self, device: Device, refusals: tuple[SharedRefusal, ...]) -> int:
        """All of them, in one transaction with what the hall is told; says how many the centre has now."""
        oldest = self.clock.now() - _REST
        here = REFUSED_OFFER.c
        with writing(self.engine) as connection:
            changes = HallChanges.locked(connection, device.hall_id, ids=self.ids)
            connection.execute(
                delete(REFUSED_OFFER).where(here.hall_id == device.hall_id, here.refused_at <= moment(oldest))
            )
            for each in dict.fromkeys(refusals):
                if each.at <= oldest or _known(connection, device.hall_id, each):
                    continue
                connection.execute(insert(REFUSED_OFFER).values(hall_id=device.hall_id, **_row(each)))
                changes.add(change_object(RefusalChange(id="", refusal=each)))
            changes.write(connection)
        return len(refusals)


def refusal_router(desk: RefusalDesk) -> APIRouter:
    router = APIRouter()

    def take(request: Request, raw: bytes) -> Response:
        device = device_of(desk.engine, authorization=request.headers.get("authorization", ""))
        try:
            refusals = read_refusals(raw)
        except ValueError as wrong:
            raise CallRefused(400, "bad_refusals", words.REFUSALS_MALFORMED, what=str(wrong)) from None
        return json_answer(taken_object(desk.take(device, refusals)))

    @router.post("/sync/v1/refusals", response_model=None)
    async def refusals(request: Request) -> Response:
        most = f"{MOST_REFUSAL_BYTES // 1024} KB"
        too_long = CallRefused(413, "too_large", words.REFUSALS_MALFORMED, what=most)
        raw = await read_body(request, MOST_REFUSAL_BYTES, too_long)
        return await run_in_threadpool(take, request, raw)

    return router


def _known(connection: Connection, hall_id: str, refusal: SharedRefusal) -> bool:
    here, row = REFUSED_OFFER.c, _row(refusal)
    same = select(here.code).where(
        here.hall_id == hall_id,
        here.customer_id == row["customer_id"],
        here.code == row["code"],
        here.refused_at == row["refused_at"],
    )
    return connection.execute(same).first() is not None


def _row(refusal: SharedRefusal) -> dict[str, str]:
    return {
        "customer_id": refusal.customer_id,
        "code": refusal.code,
        "refused_at": moment(refusal.at),
        "channel": refusal.channel.value,
    }
