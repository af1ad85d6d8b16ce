"""What a store holds, for tests that compare it before and after."""

from sqlalchemy import select

from app.domain.order import CentralState, Order
from app.ports import PrintState
from offline_cache.whole_schema import WHOLE_STORE
from tests.offline_cache.parts import Books


def everything(books: Books) -> dict[str, list[tuple[object, ...]]]:
    with books.store.read() as connection:
        return {name: [tuple(row) for row in connection.execute(select(t))] for name, t in WHOLE_STORE.tables.items()}


def central(books: Books, order: Order) -> CentralState:
    row = books.orders.row(order.id)
    assert row is not None
    return row.central


def print_states(books: Books, order: Order) -> list[PrintState]:
    return [job.state for job in books.print_jobs.of_order(order.id)]
