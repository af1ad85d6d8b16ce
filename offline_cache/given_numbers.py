"""The newest receipt number of a desk that a hall server or a centre knows of.

A counter that is paired goes on behind it (paired_anew.py).
"""

from collections.abc import Iterable

from sqlalchemy import Column, Connection, func, select

from app.domain.receipt_number import ReceiptNumber
from offline_cache.day_schema import DAY_ORDERS


def newest_receipt(connection: Connection, hall_id: str, desk: str, *beside: Column[str]) -> str:
    """ "" for none. `beside` are columns of receipt numbers in other tables that have a hall_id."""
    found = list[str]()
    for column in (DAY_ORDERS.c.receipt_number, *beside):
        hall = column.table.c.hall_id == hall_id
        last_day = select(func.max(column)).where(hall, column.like(f"%-{desk.zfill(2)}-%"))
        newest = connection.execute(last_day).scalar()  # of the latest day: of that all, since 10001 is behind 9999
        if newest is not None:
            day, _, _ = newest.rpartition("-")
            found += connection.execute(select(column).where(hall, column.like(f"{day}-%"))).scalars()
    return newest_of(found, desk=desk)


def newest_of(numbers: Iterable[str], *, desk: str) -> str:
    """Of those that are receipt numbers of this desk; "" for none."""
    read = list[ReceiptNumber]()
    for each in numbers:
        try:
            read.append(ReceiptNumber.read(each))
        except ValueError:
            continue
    return str(max((each for each in read if each.desk == desk.zfill(2)), default=""))
