"""Finding while somebody types: what is asked and what is found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.domain.offering import Offering


@dataclass(frozen=True, slots=True)
class OfferHit:
    """`spans` are the (start, end) places of the Chinese name that matched; `initials` its pinyin initials.

    `leaving`: it is found once more, to be cancelled instead of renewed.
    """

    offering: Offering
    initials: str
    spans: tuple[tuple[int, int], ...]
    leaving: bool = False


@dataclass(frozen=True, slots=True)
class CustomerHit:
    """A customer as found while typing, already masked; `stars` from 0 to 7."""

    customer_id: str
    masked_name: str
    masked_phone: str
    stars: int


class OfferSearch(Protocol):
    """Answers each key typed, from memory, on the window's thread: at most `limit` hits, the likeliest first."""

    def offers(self, typed: str, *, limit: int) -> Sequence[OfferHit]: ...
    def customers(self, typed: str, *, limit: int) -> Sequence[CustomerHit]: ...
