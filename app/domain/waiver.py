"""减免: a fee or a deposit that customers of some stars need not pay, and why (S68, §5).

Which stars, which offers and how often a year is data of the catalogue; the uses are the centre's count, in the
customer's record. What is signed in this hour is not in it yet, so the centre looks once more (central/checks.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.customer import Customer
from app.domain.offering import PriceType
from app.domain.order_line import Action, OrderLine
from app.texts import money as words
from app.texts.language import Text


@dataclass(frozen=True, slots=True)
class Waiver:
    """二至七星每年免费补换卡两次. `stars_from` and `stars_to` are both included.

    `per_year` is how often in a calendar year, None for always.
    """

    code: str
    name: Text
    offers: tuple[str, ...]  # Offering.code
    stars_from: int
    stars_to: int
    per_year: int | None
    source: str

    def is_for(self, stars: int) -> bool:
        return self.stars_from <= stars <= self.stars_to


class WaiverState(StrEnum):
    """What comes of a right that a customer's stars give."""

    GIVEN = "given"
    USED_UP = "used_up"  # as often as the year allows
    NOT_OFFLINE = "not_offline"  # the count is at the centre


@dataclass(frozen=True, slots=True)
class Waived:
    """What is taken off one line, in fen (0 where it is not given), and the sentence that says why, or why not."""

    code: str
    state: WaiverState
    fen: int
    why: Text


Waivers = Mapping[str, Waived]  # by line id


def waivers_of(
    lines: Sequence[OrderLine], *, customer: Customer | None, waivers: Sequence[Waiver], year: int, offline: bool
) -> Waivers:
    """For each line that a right is for, in the order of the form: the first lines take what is left of the year."""
    found: dict[str, Waived] = {}
    used: dict[str, int] = {}
    for line in lines:
        waiver = _for_line(line, customer, waivers)
        if waiver is None or customer is None or line.after is None:
            continue
        before = customer.waiver_uses_in(waiver.code, year) + used.get(waiver.code, 0)
        found[line.id] = _waived(waiver, line.after.price.fen, stars=customer.stars, before=before, offline=offline)
        if found[line.id].state is WaiverState.GIVEN:
            used[waiver.code] = used.get(waiver.code, 0) + 1
    return found


def _for_line(line: OrderLine, customer: Customer | None, waivers: Sequence[Waiver]) -> Waiver | None:
    """Only what is paid at the desk can be waived: a fee once, or a deposit."""
    if customer is None or line.action is not Action.ADD or line.after is None:
        return None
    if line.after.price.type not in (PriceType.ONCE, PriceType.DEPOSIT):
        return None
    code = line.after.code
    return next((each for each in waivers if code in each.offers and each.is_for(customer.stars)), None)


def _waived(waiver: Waiver, fen: int, *, stars: int, before: int, offline: bool) -> Waived:
    said = {"name": waiver.name, "stars": words.STAR_LEVELS[stars], "n": before + 1, "of": waiver.per_year or 0}
    if waiver.per_year is None:
        return Waived(waiver.code, WaiverState.GIVEN, fen, words.WAIVED.filled(**said))
    if before >= waiver.per_year:
        return Waived(waiver.code, WaiverState.USED_UP, 0, words.WAIVER_USED_UP.filled(**said))
    if offline:
        return Waived(waiver.code, WaiverState.NOT_OFFLINE, 0, words.WAIVER_NOT_OFFLINE.filled(**said))
    return Waived(waiver.code, WaiverState.GIVEN, fen, words.WAIVED_COUNTED.filled(**said))
