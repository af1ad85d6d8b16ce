"""Waivers at the centre: whether one that was signed was due, and the count of how often each was used (S68)."""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, select

from app.domain.content import Charge
from app.domain.waiver import Waiver
from app.texts import centre_answers as words
from app.texts.language import Text
from app.wire.batch import Reason
from app.wire.canonical import JsonObject
from app.wire.party import WAIVER_USES
from central.customer_facts import customer_facts, keep_customer_fact, stars_on
from central.examine import ReadEntry, reason
from central.schema import CATALOGUE


class Waivers:
    """By catalogue version, which never changes: each is read once; shared by all requests."""

    def __init__(self) -> None:
        self._read: dict[str, Mapping[str, Waiver]] = {}

    def version(self, connection: Connection, version: str) -> Mapping[str, Waiver]:
        """As the catalogue has them; it was looked over when it came in."""
        if version not in self._read:
            toml = connection.execute(select(CATALOGUE.c.toml).where(CATALOGUE.c.version == version)).scalar_one()
            rows = tomllib.loads(toml).get("waiver", [])
            self._read[version] = {row["code"]: _waiver(row) for row in rows}
        return self._read[version]


def waiver_refusals(connection: Connection, read: ReadEntry, *, waivers: Waivers) -> dict[str, Reason]:
    """By line id, why a fee that was waived should have been paid: another counter may have used the last of the year
    meanwhile."""
    looked_at = {item.line_id for item in read.ordered.items}
    waived = [charge for charge in read.entry.content.charges if charge.waiver and charge.line in looked_at]
    if not waived:
        return {}
    content, customer_id = read.entry.content, read.ordered.customer_id
    found: dict[str, Reason] = {}
    known = waivers.version(connection, content.catalogue_version)
    facts = customer_facts(connection, customer_id)
    drawn_up_on = date.fromisoformat(content.drawn_up_on)
    year = drawn_up_on.year
    used = Counter(code for code, day in facts.get(WAIVER_USES, ()) if date.fromisoformat(day).year == year)
    for charge in waived:
        waiver = known.get(charge.waiver)
        if waiver is None or not waiver.is_for(stars_on(facts, drawn_up_on)):
            found[charge.line] = reason("waiver_not_due", words.WAIVER_NOT_DUE, name=charge.name)
            continue
        if waiver.per_year is not None and used[waiver.code] >= waiver.per_year:
            of = waiver.per_year
            found[charge.line] = reason("waiver_used_up", words.WAIVER_USED_UP, name=waiver.name, of=of, year=year)
            continue
        used[waiver.code] += 1
    return found


def keep_waiver_uses(connection: Connection, charges: Sequence[Charge], *, customer_id: str, drawn_up_on: str) -> None:
    """The uses of the lines that were accepted, in the customer's record."""
    used = [[charge.waiver, drawn_up_on] for charge in charges if charge.waiver]
    if not used:
        return
    uses = [*customer_facts(connection, customer_id).get(WAIVER_USES, ()), *used]
    keep_customer_fact(connection, customer_id, WAIVER_USES, uses)


def give_back_waiver_uses(
    connection: Connection, charges: Sequence[Charge], *, customer_id: str, drawn_up_on: str
) -> None:
    """The uses of an order that is taken back: they are the customer's again (S68)."""
    uses = list(customer_facts(connection, customer_id).get(WAIVER_USES, ()))
    for charge in charges:
        if charge.waiver and [charge.waiver, drawn_up_on] in uses:
            uses.remove([charge.waiver, drawn_up_on])
    keep_customer_fact(connection, customer_id, WAIVER_USES, uses)


def _waiver(row: JsonObject) -> Waiver:
    return Waiver(
        code=row["code"],
        name=Text(row["name"]["zh"], row["name"]["en"]),
        offers=tuple(row["offers"]),
        stars_from=row["stars_from"],
        stars_to=row["stars_to"],
        per_year=None if row["per_year"] == "none" else row["per_year"],
        source=row["source"],
    )
