"""Every catalogue this counter ever had, whole: forms signed under an old one can always be read again."""

from collections.abc import Callable

from sqlalchemy import Connection, insert, select

from app.domain.catalogue import Catalogue
from app.errors import InputRefused, StoreTrouble
from app.texts import store as texts
from offline_cache.moments import to_us
from offline_cache.schema import CATALOGUES
from offline_cache.store import Store


class StoredCatalogues:
    """app.ports.Catalogues. `read` makes a catalogue of its TOML text and raises FileFaulty for a faulty one."""

    def __init__(self, store: Store, *, read: Callable[[str], Catalogue]) -> None:
        self._store = store
        self._read = read
        self._known: dict[str, Catalogue] = {}

    def put(self, toml: str, *, written: Callable[[Catalogue], None] = lambda _: None) -> Catalogue:
        """Keeps it, and in the same transaction what `written` writes of it.

        Raises FileFaulty, or InputRefused for other words under a version that is already here.
        """
        catalogue = self._read(toml)
        before = self._text_of(catalogue.version)
        if before == toml:
            written(catalogue)
            return catalogue
        if before is not None:
            raise InputRefused(texts.CATALOGUE_VERSION_TAKEN, version=catalogue.version)
        row = {"version": catalogue.version, "toml": toml, "kept_at_us": to_us(self._store.clock.now())}

        def job(connection: Connection) -> None:
            connection.execute(insert(CATALOGUES), row)
            written(catalogue)

        self._store.write(job)
        self._known[catalogue.version] = catalogue
        return catalogue

    def current(self) -> Catalogue:
        """The newest one. Raises StoreTrouble where there is none yet."""
        with self._store.read() as connection:
            versions = connection.execute(select(CATALOGUES.c.version)).scalars().all()
        found = self.version(max(versions, key=_age)) if versions else None
        if found is None:
            raise StoreTrouble(texts.NO_CATALOGUE)
        return found

    def version(self, version: str) -> Catalogue | None:
        if version not in self._known:
            toml = self._text_of(version)
            if toml is None:
                return None
            self._known[version] = self._read(toml)
        return self._known[version]

    def _text_of(self, version: str) -> str | None:
        with self._store.read() as connection:
            return connection.execute(select(CATALOGUES.c.toml).where(CATALOGUES.c.version == version)).scalar()


def _age(version: str) -> tuple[str, int]:
    """2026-11-19.10 is younger than 2026-11-19.9."""
    day, _, number = version.partition(".")
    return day, int(number)
