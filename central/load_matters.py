"""The centre's matters: bringing a file in, the rules in force, and the catalogue that must be served by them."""

from datetime import datetime

from sqlalchemy import Connection, Engine, insert, select

from app.domain.catalogue import Catalogue
from app.domain.matters import Matters
from app.errors import InputRefused
from app.handling.matters_file import read_matters
from app.handling.read_catalogue import read_kept_catalogue
from app.ports import Ids
from app.texts import matters as words
from app.wire.changes import MattersChange, change_object
from app.wire.moment import moment
from central.database import writing
from central.hall_changes import HallChanges
from central.schema import CATALOGUE, HALL, MATTERS

_NEWEST = select(MATTERS.c.version, MATTERS.c.toml).order_by(MATTERS.c.version.desc()).limit(1)


def load_matters(engine: Engine, matters: Matters, *, toml: str, at: datetime, ids: Ids) -> bool:
    """Adds a version and tells every hall; False where it is already there.

    Raises InputRefused where the same version is there with other content: a version never changes.
    """
    with writing(engine) as connection:
        known = connection.execute(select(MATTERS.c.toml).where(MATTERS.c.version == matters.version)).scalar()
        if known is not None:
            if known != toml:
                raise InputRefused(words.VERSION_TAKEN, version=matters.version)
            return False
        connection.execute(insert(MATTERS).values(version=matters.version, toml=toml, loaded_at=moment(at)))
        for hall_id in connection.execute(select(HALL.c.hall_id)).scalars().all():
            tell_matters(connection, hall_id, version=matters.version, toml=toml, ids=ids)
        return True


def tell_newest_matters(connection: Connection, hall_id: str, *, ids: Ids) -> None:
    """Tells a new hall the rules in force, if the centre has any: before the catalogue, which may name what is new."""
    for version, toml in connection.execute(_NEWEST):
        tell_matters(connection, hall_id, version=version, toml=toml, ids=ids)


def tell_matters(connection: Connection, hall_id: str, *, version: str, toml: str, ids: Ids) -> None:
    changes = HallChanges.locked(connection, hall_id, ids=ids)
    changes.add(change_object(MattersChange(id="", version=version, toml=toml)))
    changes.write(connection)


def matters_in_force(engine: Engine) -> Matters | None:
    """The newest of the centre's own; None where it has none."""
    with engine.connect() as connection:
        newest = connection.execute(_NEWEST).first()
    return read_matters(newest.toml) if newest is not None else None


def newest_catalogue(engine: Engine, *, under: Matters) -> Catalogue | None:
    """What is on sale, to be held against new rules; None where nothing is."""
    newest = select(CATALOGUE.c.toml).order_by(CATALOGUE.c.version.desc()).limit(1)
    with engine.connect() as connection:
        toml = connection.execute(newest).scalar()
    return read_kept_catalogue(toml, matters=under, complete=False).catalogue if toml is not None else None
