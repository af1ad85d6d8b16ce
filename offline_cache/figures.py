"""How much of what lies in a store, and in which states: numbers only, for whoever has to help from afar."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, ColumnElement, func, select, true

from offline_cache.migrate import revision_of
from offline_cache.print_jobs import IS_QUEUED
from offline_cache.print_schema import PRINT_JOBS
from offline_cache.schema import (
    DRAFTS,
    ORDERS,
    OUTBOX,
    PAYMENT_RETURNS,
    PAYMENT_TRIES,
    SIGNED_VERSIONS,
)
from offline_cache.store import Store
from offline_cache.whole_schema import WHOLE_STORE

_STATES: Mapping[str, Column[Any]] = {
    "orders at the centre": ORDERS.c.central,
    "orders": ORDERS.c.state,
    "outbox": OUTBOX.c.state,
    "signed versions": SIGNED_VERSIONS.c.state,
    "print jobs": PRINT_JOBS.c.state,
    "payment tries": PAYMENT_TRIES.c.state,
    "payment returns": PAYMENT_RETURNS.c.state,
    "drafts": DRAFTS.c.why,
}
_OF: Mapping[str, ColumnElement[bool]] = {"print jobs": IS_QUEUED}  # else all


def store_figures(store: Store) -> dict[str, Any]:
    """`schema`, rows a table, rows a state, bytes a file."""
    with store.read() as connection:
        rows = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in WHOLE_STORE.sorted_tables
        }
        states = {
            what: {
                str(state): count
                for state, count in connection.execute(
                    select(column, func.count()).where(_OF.get(what, true())).group_by(column)
                )
            }
            for what, column in _STATES.items()
        }
        schema = revision_of(connection)
    files = {file.name: file.stat().st_size for file in store.folder.iterdir() if file.is_file()}
    return {"schema": schema, "rows": rows, "states": states, "files": files}
