"""TMF681 CommunicationMessage as it can be read: what a customer was sent, the number masked and the code left out."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection

from app.wire.canonical import JsonObject
from central.resource import Resource, Row, one_of
from central.schema import ONE_TIME_CODE


def _bodies(connection: Connection, rows: Sequence[Row], exact: bool) -> list[JsonObject]:
    """A code that was given back has arrived; of any other message only the gateway knows."""
    return [
        {"id": row["id"], **json.loads(row["body"]), "state": "completed" if row["confirmed_at"] else "inProgress"}
        for row in rows
    ]


MESSAGES = Resource(
    path="communicationManagement/v4/communicationMessage",
    table=ONE_TIME_CODE,
    id=ONE_TIME_CODE.c.id,
    order=(ONE_TIME_CODE.c.id,),
    filters={"id": one_of(ONE_TIME_CODE.c.id)},
    exact=frozenset(),
    scope=lambda hall_id, filters: ONE_TIME_CODE.c.hall_id == hall_id,
    bodies=_bodies,
)
