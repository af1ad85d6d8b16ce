"""Every catalogue this counter ever had, whole: forms signed under an old one can always be read again.

Each is read under the matters in force: those are the hall's rules of today, whatever was on sale then.
"""

from collections.abc import Callable
from typing import Protocol

from sqlalchemy import Connection, insert, select

from app.domain.catalogue import Catalogue
from app.domain.form_template import NO_TEMPLATES, Templates
from app.domain.matters import Matters
from app.errors import InputRefused, StoreTrouble
from app.handling.read_catalogue import KeptCatalogue
from app.handling.word_catalogue import worded
from app.texts import store as texts
from offline_cache.matters import StoredMatters
from offline_cache.moments import to_us
from offline_cache.schema import CATALOGUES
from offline_cache.store import Store


class CatalogueReader(Protocol):
    """app.handling.read_catalogue.read_kept_catalogue. Raises FileFaulty."""

    def __call__(self, text: str, *, matters: Matters, complete: bool = True) -> KeptCatalogue: ...


class StoredCatalogues:
    """app.ports.Catalogues. `matters` are the rules of this store, `templates` the words its forms may name."""

    def __init__(
        self, store: Store, *, read: CatalogueReader, matters: StoredMatters, templates: Templates = NO_TEMPLATES
    ) -> None:
        self._store = store
        self._read = read
        self._matters = matters
        self._templates = templates
        self._known: dict[str, Catalogue] = {}

    def put(self, toml: str, *, written: Callable[[Catalogue], None] = lambda _: None) -> Catalogue:
        """Keeps it, and in the same transaction what `written` writes of it.

        Raises FileFaulty, or InputRefused for other words under a version that is already here.
        """
        catalogue = self._under_rules(toml, complete=True)
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

    def put_matters(self, toml: str) -> Matters:
        """Keeps new rules; every catalogue is read under them from now on.

        Raises FileFaulty, or InputRefused where the catalogue on sale needs a matter they lack, or for other words
        under a version that is here.
        """
        newest = self._newest()
        sale = self._under_rules(self._text_of(newest) or "", complete=False) if newest else None
        matters = self._matters.put(toml, needed_by=sale)
        self._known.clear()
        return matters

    def matters(self) -> Matters:
        """The rules in force."""
        return self._matters.current()

    def current(self) -> Catalogue:
        """The newest one. Raises StoreTrouble where there is none yet."""
        newest = self._newest()
        found = self.version(newest) if newest else None
        if found is None:
            raise StoreTrouble(texts.NO_CATALOGUE)
        return found

    def version(self, version: str) -> Catalogue | None:
        known = self._known.get(version)
        if known is None:
            toml = self._text_of(version)
            if toml is None:
                return None
            known = self._known[version] = self._under_rules(toml, complete=False)
        return known

    def before(self, version: str) -> Catalogue | None:
        """The edition this counter had before `version`; None where that was its first."""
        with self._store.read() as connection:
            versions = connection.execute(select(CATALOGUES.c.version)).scalars().all()
        earlier = max((each for each in versions if each < version), default=None)
        return self.version(earlier) if earlier is not None else None

    def _under_rules(self, toml: str, *, complete: bool) -> Catalogue:
        """A catalogue of before 0.3 holds matters itself: they count until the hall has a matters file of its own."""
        kept = self._read(toml, matters=self._matters.current(), complete=complete)
        own = self._matters.own() if kept.older else None
        return worded(kept.catalogue.under(own) if own is not None else kept.catalogue, self._templates)

    def _newest(self) -> str | None:
        return newest_version(self._store)

    def _text_of(self, version: str) -> str | None:
        with self._store.read() as connection:
            return connection.execute(select(CATALOGUES.c.toml).where(CATALOGUES.c.version == version)).scalar()


def newest_version(store: Store) -> str | None:
    """Of the catalogue on sale; None where there is none yet."""
    with store.read() as connection:
        versions = connection.execute(select(CATALOGUES.c.version)).scalars().all()
    return max(versions, default=None)
