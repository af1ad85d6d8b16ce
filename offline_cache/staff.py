"""Who may sign on at this counter. Passwords are kept as argon2 hashes only."""

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import Row, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.staff import Role, StaffMember
from app.errors import SignOnRefused
from app.texts import store as texts
from offline_cache.schema import STAFF
from offline_cache.store import Store

_HASHER = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=1)
# Of a password nobody has, with the same cost: an unknown number takes as long as a wrong password.
NOBODY = "$argon2id$v=19$m=65536,t=3,p=1$2hpWkHxQMQKrfWAhWTjV4g$vdc1Tw25/afyJuEcwRZu6PpvQJsBexVdadiZg6oR2b4"


class StoredStaff:
    """app.ports.Staff, and how people get in."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, member: StaffMember, *, password: str) -> None:
        """A new person, or everything about a known one anew. Takes as long as argon2 takes."""
        row = {
            "name": member.name,
            "latin_name": member.latin_name,
            "role": member.role.value,
            "password_hash": _HASHER.hash(password),
        }
        keep = insert(STAFF).values(number=member.number, **row)
        keep = keep.on_conflict_do_update(index_elements=["number"], set_=row)
        self._store.write(lambda connection: connection.execute(keep))

    def name_of(self, number: str) -> StaffMember | None:
        row = self._row(number)
        return None if row is None else _member(row)

    def sign_on(self, number: str, password: str) -> StaffMember:
        """Raises SignOnRefused, the same and after the same time for an unknown number as for a wrong password."""
        row = self._row(number)
        try:
            _HASHER.verify(NOBODY if row is None else row.password_hash, password)
        except VerifyMismatchError as wrong:
            raise SignOnRefused(texts.WRONG_SIGN_ON) from wrong
        if row is None:
            raise SignOnRefused(texts.WRONG_SIGN_ON)
        return _member(row)

    def _row(self, number: str) -> Row[tuple[object, ...]] | None:
        with self._store.read() as connection:
            return connection.execute(select(STAFF).where(STAFF.c.number == number)).one_or_none()


def _member(row: Row[tuple[object, ...]]) -> StaffMember:
    return StaffMember(number=row.number, name=row.name, latin_name=row.latin_name, role=Role(row.role))
