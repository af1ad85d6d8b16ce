"""What a hall will be told: changes gathered in one transaction, with ids that rise in the order of commits."""

import json

from sqlalchemy import Connection, select, update

from app.errors import Bug
from app.ports import Ids
from app.wire.canonical import JsonObject
from central.change_ids import id_after
from central.insert_rows import insert_rows
from central.schema import CHANGE, HALL


class HallChanges:
    """Made by `locked` at the start of a hall's transaction; `write` belongs at its end."""

    def __init__(self, hall_id: str, last_change_id: str, *, ids: Ids) -> None:
        self._hall_id = hall_id
        self._last = last_change_id
        self._ids = ids
        self._rows: list[JsonObject] = []

    @staticmethod
    def locked(connection: Connection, hall_id: str, *, ids: Ids) -> "HallChanges":
        """Holds the hall's row until the transaction ends: nobody else gives out change ids of this hall meanwhile."""
        row = select(HALL.c.last_change_id).where(HALL.c.hall_id == hall_id).with_for_update()
        last = connection.execute(row).scalar()
        if last is None:
            raise Bug(f"no hall {hall_id}")
        return HallChanges(hall_id, last, ids=ids)

    def add(self, body: JsonObject) -> None:
        """`body` as app.wire.changes writes it; its id is given here."""
        self._last = id_after(self._last, self._ids.uuid7())
        row = {**body, "id": self._last}
        self._rows.append({"hall_id": self._hall_id, "id": self._last, "body": json.dumps(row, ensure_ascii=False)})

    def write(self, connection: Connection) -> None:
        if self._rows:
            insert_rows(connection, CHANGE, self._rows)
            connection.execute(update(HALL).where(HALL.c.hall_id == self._hall_id).values(last_change_id=self._last))
            self._rows = []
