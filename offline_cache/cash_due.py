"""Cash that goes back: sworn to in the commit that gives it back, and due until somebody says it was handed over.

The journal alone knows: whoever tells the clerk reads it here, after the next customer, a kill or a restart too.
"""

from datetime import datetime

from sqlalchemy import Connection, exists, select, text

from app.domain.cash_due import CashDue
from app.domain.content import read_content
from app.ports import AuditEvent
from offline_cache.cash_writing import Facts, swear
from offline_cache.journal import JournalKind, facts_in
from offline_cache.schema import JOURNAL, ORDERS, SIGNED_BODIES, SIGNED_VERSIONS
from offline_cache.store import Store

_HANDED = JOURNAL.alias("handed")
_OPEN = (
    # In no order: for one SQLite would read the whole journal, which is in it.
    select(JOURNAL.c.seq, JOURNAL.c.at_us, JOURNAL.c.subject, JOURNAL.c.body).where(
        text("journal.kind = 'cash_due'"),
        ~exists(select(1).where(text("handed.kind = 'cash_handed_over'"), _HANDED.c.subject == JOURNAL.c.subject)),
    )
)
_FORM = (
    select(SIGNED_BODIES.c.content, ORDERS.c.receipt_number)
    .join(SIGNED_VERSIONS, SIGNED_VERSIONS.c.seq == SIGNED_BODIES.c.seq)
    .outerjoin(ORDERS, ORDERS.c.signed_id == SIGNED_VERSIONS.c.id)
)


def owe_cash(connection: Connection, store: Store, signed_id: str, fen: int, *, because: AuditEvent) -> None:
    """Within the transaction that gives it back; nothing for no cash. `because` is the act that asks for it."""
    if fen:
        facts: Facts = {
            "signed": signed_id,
            "amount_fen": fen,
            "because": because.kind.value,
            "staff": because.staff_number,
        }
        swear(connection, store, JournalKind.CASH_DUE, store.ids.uuid7(), facts, at=because.at)


def cash_due(connection: Connection) -> tuple[CashDue, ...]:
    """What nobody said was handed over, oldest first."""
    found = []
    for row in sorted(connection.execute(_OPEN), key=lambda each: int(each.seq)):
        facts = facts_in(row.body)
        signed_id = str(facts["signed"])
        form = connection.execute(_FORM.where(SIGNED_VERSIONS.c.id == signed_id)).one()
        said = read_content(bytes(form.content)).customer
        found.append(
            CashDue(
                key=row.subject,
                signed_id=signed_id,
                amount_fen=int(facts["amount_fen"]),
                customer=next((fact.value for fact in said if fact.key == "name"), ""),
                receipt_number=form.receipt_number or "",
            )
        )
    return tuple(found)


def cash_due_fen(connection: Connection) -> int:
    """The sum of it."""
    return sum(int(facts_in(row.body)["amount_fen"]) for row in connection.execute(_OPEN))


def cash_due_since(connection: Connection) -> list[tuple[str, int]]:
    """Its keys, oldest first, each with the moment (µs) at which it was sworn to."""
    rows = sorted(connection.execute(_OPEN), key=lambda each: int(each.seq))
    return [(row.subject, row.at_us) for row in rows]


def hand_over(connection: Connection, store: Store, key: str, *, by: str, at: datetime) -> None:
    """`by` is the staff number of whoever handed it over. A second time it changes nothing."""
    if any(due.key == key for due in cash_due(connection)):
        swear(connection, store, JournalKind.CASH_HANDED_OVER, key, {"staff": by}, at=at)
