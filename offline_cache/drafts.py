"""Forms put away unsigned."""

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from app.ports import DraftRecord
from offline_cache.moments import from_us, to_us
from offline_cache.schema import DRAFTS
from offline_cache.written_text import read_text, written_text


def save(connection: Connection, draft: DraftRecord) -> None:
    """A later saving of the same form takes the earlier one's place."""
    row = {
        "saved_at_us": to_us(draft.saved_at),
        "customer_masked": draft.customer_masked,
        "summary": written_text(draft.summary),
        "why": draft.why,
        "missing": written_text(draft.missing),
        "body": draft.body,
    }
    keep = insert(DRAFTS).values(form_id=draft.form_id, **row)
    connection.execute(keep.on_conflict_do_update(index_elements=["form_id"], set_=row))


def all_of(connection: Connection) -> tuple[DraftRecord, ...]:
    """Newest first."""
    return tuple(
        DraftRecord(
            form_id=row.form_id,
            saved_at=from_us(row.saved_at_us),
            customer_masked=row.customer_masked,
            summary=read_text(row.summary),
            why=row.why,
            body=row.body,
            missing=read_text(row.missing),
        )
        for row in connection.execute(select(DRAFTS).order_by(DRAFTS.c.saved_at_us.desc()))
    )


def forget(connection: Connection, form_id: str) -> None:
    connection.execute(delete(DRAFTS).where(DRAFTS.c.form_id == form_id))
