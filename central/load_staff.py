"""The staff of a hall at the centre: bringing the directory's list in, and telling the hall what is new."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Engine, insert, select, update

from app.domain.right import Right
from app.domain.rights import rights_of
from app.domain.staff import StaffMember
from app.errors import InputRefused
from app.ports import Ids
from app.texts import centre_answers as words
from app.wire.changes import StaffChange, change_object
from app.wire.staff import read_staff_object, staff_object
from central.database import writing
from central.hall_changes import HallChanges
from central.schema import HALL, STAFF


@dataclass(frozen=True, slots=True)
class StaffBrought:
    """How many people the hall is told of: new ones, changed ones, and those disabled since they are on it no more."""

    added: int
    changed: int
    disabled: int


def load_staff(engine: Engine, hall_id: str, members: Sequence[StaffMember], *, ids: Ids) -> StaffBrought:
    """`members` is the whole list of the hall. One transaction; the same list again tells nobody anything.

    Raises InputRefused for a hall the centre does not know, and for a list on which nobody may give rights.
    """
    if not any(Right.GIVE_RIGHTS in rights_of(each) for each in members):
        raise InputRefused(words.STAFF_WITHOUT_MASTER, hall=hall_id)
    with writing(engine) as connection:
        if connection.execute(select(HALL.c.hall_id).where(HALL.c.hall_id == hall_id)).scalar() is None:
            raise InputRefused(words.HALL_UNKNOWN, hall=hall_id)
        changes = HallChanges.locked(connection, hall_id, ids=ids)
        rows = connection.execute(select(STAFF.c.number, STAFF.c.body).where(STAFF.c.hall_id == hall_id))
        known = {row.number: read_staff_object(json.loads(row.body)) for row in rows}
        wanted = {each.number: each for each in members}
        gone = {number: replace(known[number], disabled=True) for number in known.keys() - wanted.keys()}
        new = [each for each in {**gone, **wanted}.values() if known.get(each.number) != each]
        for each in sorted(new, key=lambda one: one.number):
            body = json.dumps(staff_object(each), ensure_ascii=False)
            if each.number in known:
                here = (STAFF.c.hall_id == hall_id) & (STAFF.c.number == each.number)
                connection.execute(update(STAFF).where(here).values(body=body))
            else:
                connection.execute(insert(STAFF).values(hall_id=hall_id, number=each.number, body=body))
            changes.add(change_object(StaffChange(id="", member=each)))
        changes.write(connection)
    added = sum(1 for each in new if each.number not in known)
    left = sum(1 for each in new if each.number in gone)
    return StaffBrought(added, len(new) - added - left, left)
