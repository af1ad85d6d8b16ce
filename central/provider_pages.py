"""One page of a provider's list out of a database."""

from sqlalchemy import Connection, Select

from app.domain.payment import PaymentMethod
from app.domain.reconcile import Listed, ListedKind
from app.wire.moment import read_moment
from app.wire.provider_list import PAGE, ListPage


def page_of(connection: Connection, wanted: Select[tuple[object, ...]], *, after: str) -> ListPage:
    """`wanted` has the columns of a line and an order that stays; `after` is how many were there before, "" for none.

    Raises ValueError for an `after` that is no such number.
    """
    first = int(after or 0)
    if first < 0:
        raise ValueError("a page before the first")
    rows = connection.execute(wanted.offset(first).limit(PAGE + 1)).all()
    lines = tuple(
        Listed(ListedKind(row.kind), row.key, row.refund_key, PaymentMethod(row.method), row.amount_fen, at)
        for row in rows[:PAGE]
        for at in (read_moment(row.at),)
    )
    return ListPage(lines, str(first + PAGE) if len(rows) > PAGE else "")
