"""Parked forms at the hall server: put down by one desk, taken up by exactly one other."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from app.domain.parked_form import FormToPark, ParkedForm
from app.errors import QueueRefused
from app.texts import queue_acts as words
from offline_cache.hall_book import QueueStore
from offline_cache.hall_schema import PARKED
from offline_cache.moments import from_us, to_us


def park(store: QueueStore, form: FormToPark, *, hall_id: str, desk: str, at: datetime) -> None:
    """Put down, or over what this desk put down or took up before. Raises QueueRefused where another desk has it."""
    values = {
        "hall_id": hall_id,
        "form_id": form.form_id,
        "label": form.label,
        "body": form.body,
        "by": form.by,
        "desk": desk,
        "parked_at_us": to_us(at),
        "taken_key": None,
        "taken_desk": None,
    }

    def job(connection: Connection) -> None:
        row = connection.execute(_of(hall_id, form.form_id)).one_or_none()
        if row is not None and (row.taken_desk or row.desk) != desk:
            raise QueueRefused(words.FORM_ELSEWHERE, desk=row.taken_desk or row.desk)
        put = insert_or(PARKED).values(values)
        index = [PARKED.c.hall_id, PARKED.c.form_id]
        connection.execute(put.on_conflict_do_update(index_elements=index, set_=values))

    store.write(job)


def take_up(store: QueueStore, *, hall_id: str, form_id: str, desk: str, key: str) -> FormToPark:
    """By one desk only; under the same key it is given again. Raises QueueRefused where it is gone."""

    def job(connection: Connection) -> FormToPark:
        row = connection.execute(_of(hall_id, form_id)).one_or_none()
        if row is None:
            raise QueueRefused(words.FORM_NOT_PARKED)
        if row.taken_key not in (None, key):
            raise QueueRefused(words.FORM_TAKEN, desk=row.taken_desk)
        own = update(PARKED).where(PARKED.c.hall_id == hall_id, PARKED.c.form_id == form_id)
        connection.execute(own.values(taken_key=key, taken_desk=desk))
        return FormToPark(row.form_id, row.label, row.by, row.body)

    return store.write(job)


def parked(store: QueueStore, *, hall_id: str) -> tuple[ParkedForm, ...]:
    """All that lie there, oldest first."""
    here = PARKED.c
    wanted = select(PARKED).where(here.hall_id == hall_id, here.taken_key.is_(None)).order_by(here.parked_at_us)
    with store.read() as connection:
        rows = connection.execute(wanted).all()
    return tuple(ParkedForm(row.form_id, row.label, row.by, row.desk, from_us(row.parked_at_us)) for row in rows)


def forget_parked(store: QueueStore, *, hall_id: str, before: datetime) -> None:
    """Those put down earlier, taken up or not: a customer's form does not lie about."""
    here = PARKED.c
    old = delete(PARKED).where(here.hall_id == hall_id, here.parked_at_us < to_us(before))
    store.write(lambda connection: connection.execute(old))


def _of(hall_id: str, form_id: str) -> Select[Any]:
    return select(PARKED).where(PARKED.c.hall_id == hall_id, PARKED.c.form_id == form_id)
