"""The offers an order is checked against. A catalogue version never changes, so each is read once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from app.domain.offering import FOR_EVERYBODY, Conditions, EffectTiming, OfferingKind
from app.texts.language import Text
from app.wire.conditions import read_conditions
from central.schema import CATALOGUE, OFFERING


@dataclass(frozen=True, slots=True)
class Offer:
    """All fen. `discount_fen` is what is taken off, below zero; None without a discount.

    `may_leave` is False for what nobody can cancel.
    """

    code: str
    name: Text
    kind: OfferingKind
    price_fen: int
    discount_fen: int | None
    term_months: int | None
    second_confirmation: bool
    may_leave: bool
    sale_from: date
    sale_until: date | None
    conditions: Conditions = FOR_EVERYBODY
    copy_approved: bool = True
    on_trial: bool = False

    def on_sale(self, day: date) -> bool:
        in_time = self.sale_from <= day and (self.sale_until is None or day <= self.sale_until)
        return in_time and self.copy_approved


class Offers:
    """By version and code; shared by all requests."""

    def __init__(self) -> None:
        self._read: dict[str, Mapping[str, Offer]] = {}
        self._own_words: dict[str, bool] = {}

    def has_own_words(self, connection: Connection, version: str) -> bool:
        """Whether notices and statement stand in the catalogue itself, as in every one of before 0.3."""
        if version not in self._own_words:
            own = select(CATALOGUE.c.toml.contains("[[notice]]")).where(CATALOGUE.c.version == version)
            self._own_words[version] = bool(connection.execute(own).scalar())
        return self._own_words[version]

    def version(self, connection: Connection, version: str) -> Mapping[str, Offer] | None:
        """None where the centre does not have this catalogue."""
        if version not in self._read:
            known = connection.execute(select(CATALOGUE.c.version).where(CATALOGUE.c.version == version)).scalar()
            if known is None:
                return None
            rows = connection.execute(select(OFFERING).where(OFFERING.c.version == version)).mappings()
            self._read[version] = {
                row["code"]: Offer(
                    code=row["code"],
                    name=Text(row["name_zh"], row["name_en"]),
                    kind=OfferingKind(row["kind"]),
                    price_fen=row["price_fen"],
                    discount_fen=row["discount_fen"],
                    term_months=row["term_months"],
                    second_confirmation=row["second_confirmation"],
                    may_leave=row["cancel_timing"] != EffectTiming.NOT_POSSIBLE,
                    sale_from=date.fromisoformat(row["sale_from"]),
                    sale_until=date.fromisoformat(row["sale_until"]) if row["sale_until"] else None,
                    conditions=read_conditions(body),
                    copy_approved=body["isSellable"],
                    on_trial=row["trial_months"] is not None,
                )
                for row in rows
                for body in (json.loads(row["body"]),)
            }
        return self._read[version]
