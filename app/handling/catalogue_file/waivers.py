"""`[[waiver]]`: what customers of some stars need not pay (S68, §5)."""

from collections.abc import Mapping

from app.domain.offering import Offering, PriceType
from app.domain.waiver import Waiver
from app.handling.data_file.new_words import NAME
from app.handling.data_file.table import Table
from app.texts import data_files as words

CODE = r"[a-z][a-z0-9_]{1,39}"
OFFER = r"[A-Z0-9][A-Z0-9-]{1,31}"
MOST_STARS = 7
MOST_A_YEAR = 366


def read_waiver(table: Table, *, offerings: Mapping[str, Offering] | None) -> Waiver:
    """A right; faults go to the table's list. `offerings` are those of the file, None where it is not whole."""
    waiver = Waiver(
        code=table.shaped("code", CODE, example="card_2_to_7"),
        name=table.text("name", NAME),
        offers=table.names("offers", OFFER, example="FEE-0024"),
        stars_from=table.whole("stars_from", least=1, most=MOST_STARS),
        stars_to=table.whole("stars_to", least=1, most=MOST_STARS),
        per_year=table.whole_or_none("per_year", least=1, most=MOST_A_YEAR),
        source=table.string("source", most=NAME.en),
    )
    table.finish()
    if table.sound("stars_from", "stars_to") and waiver.stars_to < waiver.stars_from:
        table.fault("stars_to", words.STARS_REVERSED)
    if offerings is None or not table.sound("offers"):
        return waiver
    for code in waiver.offers:
        offering = offerings.get(code)
        if offering is None:
            table.fault("offers", words.UNKNOWN_OFFERING, code=code)
        elif offering.price.type not in (PriceType.ONCE, PriceType.DEPOSIT):
            table.fault("offers", words.NOT_PAID_AT_DESK, code=code)
    return waiver


def check_overlaps(tables: tuple[Table, ...], waivers: tuple[Waiver, ...]) -> None:
    """For one offer and one star there is at most one right: nobody has to choose."""
    for index, (table, waiver) in enumerate(zip(tables, waivers, strict=True)):
        for before in waivers[:index]:
            same_stars = waiver.stars_from <= before.stars_to and before.stars_from <= waiver.stars_to
            both = set(waiver.offers) & set(before.offers)
            if both and same_stars and table.sound("offers", "stars_from", "stars_to"):
                table.fault("offers", words.WAIVED_TWICE, code=min(both), other=before.code)
