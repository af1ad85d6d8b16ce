"""Every matters file this counter ever had, whole, and the one in force: the newest, or what the program ships."""

from collections.abc import Callable

from sqlalchemy import insert, select

from app.domain.catalogue import Catalogue
from app.domain.matters import Matters
from app.errors import InputRefused
from app.handling.matters_file import refuse_lacking
from app.texts import matters as texts
from offline_cache.moments import to_us
from offline_cache.schema import MATTERS
from offline_cache.store import Store


class StoredMatters:
    """`read` makes the rules of a TOML text and raises FileFaulty for a faulty one; `shipped` holds without any."""

    def __init__(self, store: Store, *, read: Callable[[str], Matters], shipped: Matters) -> None:
        self._store = store
        self._read = read
        self._shipped = shipped
        self._newest: Matters | None = None

    def put(self, toml: str, *, needed_by: Catalogue | None) -> Matters:
        """Keeps them. Raises FileFaulty, or InputRefused where the catalogue on sale needs one that is not among them,
        or for other words under a version that is already here.
        """
        matters = self._read(toml)
        refuse_lacking(matters, needed_by)
        before = self._text_of(matters.version)
        if before == toml:
            return matters
        if before is not None:
            raise InputRefused(texts.VERSION_TAKEN, version=matters.version)
        row = {"version": matters.version, "toml": toml, "kept_at_us": to_us(self._store.clock.now())}
        self._store.write(lambda connection: connection.execute(insert(MATTERS), row))
        self._newest = None
        return matters

    def own(self) -> Matters | None:
        """The newest of the hall's own; None where none was ever imported."""
        if self._newest is None:
            with self._store.read() as connection:
                versions = connection.execute(select(MATTERS.c.version)).scalars().all()
            if versions:
                self._newest = self._read(self._text_of(max(versions)) or "")
        return self._newest

    def current(self) -> Matters:
        """Those in force."""
        return self.own() or self._shipped

    def _text_of(self, version: str) -> str | None:
        with self._store.read() as connection:
            return connection.execute(select(MATTERS.c.toml).where(MATTERS.c.version == version)).scalar()
