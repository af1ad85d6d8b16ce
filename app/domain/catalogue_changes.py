"""What a new edition of the catalogue brings, against the one before it: the changelog of the on-sale list (S97)."""

from dataclasses import dataclass
from datetime import date

from app.domain.catalogue import Catalogue
from app.domain.offering import Offering


@dataclass(frozen=True, slots=True)
class CatalogueChanges:
    """Each in the order of its list: what came, what went, and what has other terms now as (before, now)."""

    came: tuple[Offering, ...]
    went: tuple[Offering, ...]
    changed: tuple[tuple[Offering, Offering], ...]


def catalogue_changes(before: Catalogue, now: Catalogue, *, day: date) -> CatalogueChanges:
    """Of what is on sale on `day` by either of them."""
    had = {offering.code: offering for offering in before.on_sale(day)}
    has = {offering.code: offering for offering in now.on_sale(day)}
    return CatalogueChanges(
        came=tuple(offering for code, offering in has.items() if code not in had),
        went=tuple(offering for code, offering in had.items() if code not in has),
        changed=tuple(
            (had[code], offering)
            for code, offering in has.items()
            if code in had and not had[code].same_terms(offering)
        ),
    )
