"""Offers and customers while typing: in memory, built beside the window, asked on it."""

from collections.abc import Iterable, Iterator
from itertools import chain

from app.domain.catalogue import Catalogue
from app.domain.customer import Customer
from app.search_ports import CustomerHit, OfferHit
from offline_cache.pinyin import plain, readings
from offline_cache.search_column import Column


class OfferIndex:
    """One catalogue by code, Chinese and English name, and pinyin initials."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._offerings = tuple(catalogue.offerings.values())
        self._by_code = {plain(o.code): place for place, o in enumerate(self._offerings)}
        self._codes = Column((plain(o.code),) for o in self._offerings)
        self._names = Column((o.name.zh.lower(),) for o in self._offerings)
        self._initials = Column(readings(o.name.zh) for o in self._offerings)
        self._english = Column((o.name.en.lower(),) for o in self._offerings)

    def find(self, typed: str, *, limit: int) -> tuple[OfferHit, ...]:
        """Exact code, then beginning of name, of initials, of code, then anywhere; in the order of sale within each."""
        wanted = plain(typed)
        if not wanted:
            return ()
        found: dict[int, None] = {}
        for place in self._ranked(wanted):
            found[place] = None
            if len(found) >= limit:
                break
        return tuple(self._hit(place, wanted) for place in found)

    def _hit(self, place: int, wanted: str) -> OfferHit:
        """Its initials stand in the column: reading a name again takes as long as finding it."""
        offering, ways = self._offerings[place], self._initials.parts(place)
        for text in (*self._names.parts(place), *ways):
            at = text.find(wanted)
            if at >= 0 and len(text) == len(offering.name.zh):
                return OfferHit(offering, ways[0], ((at, at + len(wanted)),))
        return OfferHit(offering, ways[0], ())

    def _ranked(self, wanted: str) -> Iterator[int]:
        if wanted in self._by_code:
            yield self._by_code[wanted]
        yield from self._names.beginning(wanted)
        if not wanted.isascii():
            yield from self._names.containing(wanted)
            return
        # Every character of a name that is no hanzi stands in its initials too.
        yield from self._initials.beginning(wanted)
        yield from self._codes.beginning(wanted)
        yield from self._initials.containing(wanted)
        yield from self._codes.containing(wanted)
        yield from self._english.containing(wanted)


class CustomerIndex:
    """The customers known here by name, initials, any of their numbers or its end, and the whole document number."""

    def __init__(self, customers: Iterable[Customer]) -> None:
        known = tuple(customers)
        self._hits = tuple(_customer_hit(c) for c in known)
        self._by_document = {plain(c.identification.number): place for place, c in enumerate(known)}
        self._numbers = Column(_numbers(c) for c in known)
        self._names = Column((c.name.lower(),) for c in known)
        self._initials = Column(readings(c.name) for c in known)

    def find(self, typed: str) -> Iterator[CustomerHit]:
        """Whole document, then beginning or end of a number, name, initials, then anywhere; last seen first within."""
        wanted = plain(typed)
        if not wanted:
            return
        seen: set[int] = set()
        for place in self._ranked(wanted):
            if place not in seen:
                seen.add(place)
                yield self._hits[place]

    def _ranked(self, wanted: str) -> Iterator[int]:
        if wanted in self._by_document:
            yield self._by_document[wanted]
        if wanted.isdigit():
            yield from self._numbers.beginning(wanted)
            yield from self._numbers.ending(wanted)
            yield from self._numbers.containing(wanted)
            return
        yield from self._names.beginning(wanted)
        yield from self._initials.beginning(wanted)
        yield from self._names.containing(wanted)
        yield from self._initials.containing(wanted)


class Search:
    """app.search_ports.OfferSearch. `use_catalogue` and `use_customers` take their time: off the window's thread."""

    def __init__(self) -> None:
        self._offers: OfferIndex | None = None
        self._customers = CustomerIndex(())
        self._seen_since: dict[str, Customer] = {}
        self._lately = CustomerIndex(())

    def use_catalogue(self, catalogue: Catalogue) -> None:
        self._offers = OfferIndex(catalogue)

    def use_customers(self, customers: Iterable[Customer]) -> None:
        """All that are known at start, last seen first."""
        self._customers = CustomerIndex(customers)

    def customer_kept(self, customer: Customer) -> None:
        """One more since then, or one of them as they are now."""
        self._seen_since = {customer.id: customer} | {k: v for k, v in self._seen_since.items() if k != customer.id}
        self._lately = CustomerIndex(self._seen_since.values())

    def offers(self, typed: str, *, limit: int) -> tuple[OfferHit, ...]:
        return () if self._offers is None else self._offers.find(typed, limit=limit)

    def customers(self, typed: str, *, limit: int) -> tuple[CustomerHit, ...]:
        found: dict[str, CustomerHit] = {}
        newer = self._seen_since
        earlier = (hit for hit in self._customers.find(typed) if hit.customer_id not in newer)
        for hit in chain(self._lately.find(typed), earlier):
            found[hit.customer_id] = hit
            if len(found) >= limit:
                break
        return tuple(found.values())


def _numbers(customer: Customer) -> tuple[str, ...]:
    """The phone first: it is what is asked for."""
    return tuple(dict.fromkeys((customer.phone, *customer.numbers(), customer.account_number)))


def _customer_hit(customer: Customer) -> CustomerHit:
    return CustomerHit(customer.id, customer.masked_name, customer.masked_phone, customer.stars)
