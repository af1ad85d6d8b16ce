"""Asks at the hall server: put up once under their own id, answered or withdrawn once, forgotten some days later."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, and_, delete, func, insert, or_, select, update

from app.domain.hall_ask import AskKind, AskState, HallAsk
from app.errors import InputRefused, QueueRefused
from app.texts import asks as words
from app.texts.language import Text
from offline_cache.hall_book import QueueStore
from offline_cache.hall_schema import ASKS
from offline_cache.moments import from_us, to_us

MOST_OPEN: Final = 50  # of one device
MOST_BODY: Final = 16 * 1024  # characters
MOST_SAID: Final = 500  # characters of what people read


def put_up_ask(store: QueueStore, ask: HallAsk, *, hall_id: str) -> bool:
    """False where it was there already: an ask stays one, and stays as it was first put up.

    Raises QueueRefused under another's id, or where too many of this device wait; InputRefused for one too long.
    """
    if len(ask.body) > MOST_BODY or max(len(ask.about.zh), len(ask.about.en), len(ask.reason)) > MOST_SAID:
        raise InputRefused(words.ASK_TOO_LONG)
    values = {
        "hall_id": hall_id,
        "id": ask.id,
        "kind": ask.kind.value,
        "by": ask.by,
        "desk": ask.desk,
        "device": ask.device,
        "at_us": to_us(ask.at),
        "about_zh": ask.about.zh,
        "about_en": ask.about.en,
        "reason": ask.reason,
        "body": ask.body,
        "for_device": ask.for_device,
        "state": AskState.OPEN.value,
        "answered_by": "",
        "answered_at_us": None,
        "answer": "",
        "answered_desk": "",
    }

    def job(connection: Connection) -> bool:
        row = connection.execute(_one(hall_id, ask.id)).one_or_none()
        if row is not None:
            if row.device != ask.device:
                raise QueueRefused(words.ASK_OF_ANOTHER, desk=row.desk or "—")
            return False
        mine = (ASKS.c.hall_id == hall_id) & (ASKS.c.device == ask.device) & (ASKS.c.state == AskState.OPEN.value)
        if connection.execute(select(func.count()).where(mine)).scalar_one() >= MOST_OPEN:
            raise QueueRefused(words.TOO_MANY_ASKS, most=MOST_OPEN)
        connection.execute(insert(ASKS).values(values))
        return True

    return store.write(job)


def answer_ask(
    store: QueueStore,
    *,
    hall_id: str,
    ask_id: str,
    granted: bool,
    by: str,
    said: str,
    device: str,
    desk: str,
    at: datetime,
) -> tuple[HallAsk, bool]:
    """As it stands now, and whether this answer is what it came to: one that was answered or withdrawn stays so.

    Raises QueueRefused for an unknown one, and for the answer of a device that may not give it.
    """
    if len(said) > MOST_SAID:
        raise InputRefused(words.ASK_TOO_LONG)
    state = AskState.GRANTED if granted else AskState.DENIED

    def job(connection: Connection) -> tuple[HallAsk, bool]:
        ask = _known(connection, hall_id, ask_id)
        if ask.for_device not in ("", device) or (not ask.for_device and ask.device == device):
            raise QueueRefused(words.NOT_YOURS_TO_ANSWER)
        if ask.state is not AskState.OPEN:
            return ask, False
        answered = update(ASKS).where(ASKS.c.hall_id == hall_id, ASKS.c.id == ask_id)
        given = {"state": state.value, "answered_by": by, "answered_at_us": to_us(at), "answer": said}
        connection.execute(answered.values({**given, "answered_desk": desk}))
        return _known(connection, hall_id, ask_id), True

    return store.write(job)


def withdraw_ask(store: QueueStore, *, hall_id: str, ask_id: str, device: str, at: datetime) -> bool:
    """Whoever asked needs it no more; False where it is not open. Raises QueueRefused for any other device's."""

    def job(connection: Connection) -> bool:
        ask = _known(connection, hall_id, ask_id)
        if ask.device != device:
            raise QueueRefused(words.ASK_OF_ANOTHER, desk=ask.desk or "—")
        gone = update(ASKS).where(ASKS.c.hall_id == hall_id, ASKS.c.id == ask_id)
        gone = gone.where(ASKS.c.state == AskState.OPEN.value)
        return bool(connection.execute(gone.values(state=AskState.WITHDRAWN.value, answered_at_us=to_us(at))).rowcount)

    return store.write(job)


def open_asks(store: QueueStore, *, hall_id: str) -> tuple[HallAsk, ...]:
    """All that wait, oldest first."""
    here = ASKS.c
    wanted = select(ASKS).where(here.hall_id == hall_id, here.state == AskState.OPEN.value)
    with store.read() as connection:
        return tuple(_ask(row) for row in connection.execute(wanted.order_by(here.at_us, here.id)))


def ask_of(store: QueueStore, *, hall_id: str, ask_id: str) -> HallAsk | None:
    with store.read() as connection:
        row = connection.execute(_one(hall_id, ask_id)).one_or_none()
    return None if row is None else _ask(row)


def forget_asks(store: QueueStore, *, hall_id: str, before: datetime, open_before: datetime) -> None:
    """Those over that were put up before, and those nobody ever answered that are older still."""
    here, still_open = ASKS.c, ASKS.c.state == AskState.OPEN.value
    old = or_(and_(~still_open, here.at_us < to_us(before)), and_(still_open, here.at_us < to_us(open_before)))
    store.write(lambda connection: connection.execute(delete(ASKS).where(here.hall_id == hall_id, old)))


def _known(connection: Connection, hall_id: str, ask_id: str) -> HallAsk:
    row = connection.execute(_one(hall_id, ask_id)).one_or_none()
    if row is None:
        raise QueueRefused(words.NO_SUCH_ASK)
    return _ask(row)


def _one(hall_id: str, ask_id: str) -> Select[Any]:
    return select(ASKS).where(ASKS.c.hall_id == hall_id, ASKS.c.id == ask_id)


def _ask(row: Row[Any]) -> HallAsk:
    return HallAsk(
        id=row.id,
        kind=AskKind(row.kind),
        at=from_us(row.at_us),
        by=row.by,
        desk=row.desk,
        device=row.device,
        about=Text(row.about_zh, row.about_en),
        reason=row.reason,
        body=row.body,
        for_device=row.for_device,
        state=AskState(row.state),
        answered_by=row.answered_by,
        answered_at=None if row.answered_at_us is None else from_us(row.answered_at_us),
        answer=row.answer,
        answered_desk=row.answered_desk,
    )
