"""Suggestions a customer did not want, so that nobody asks them again soon (app.suggestion_ports.Refusals)."""

from datetime import datetime

from sqlalchemy import insert, select

from app.domain.form_answers import RefusedOffer
from offline_cache.moments import to_us
from offline_cache.schema import REFUSED_OFFERS
from offline_cache.store import Store


class StoredRefusals:
    """Holds the customer's id, the offer and the moment; no number and no name."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, refused: RefusedOffer, *, customer_id: str) -> None:
        row = {
            "customer_id": customer_id,
            "code": refused.code,
            "refused_at_us": to_us(refused.at),
            "channel": refused.channel.value,
        }
        self._store.write(lambda connection: connection.execute(insert(REFUSED_OFFERS), row))

    def since(self, customer_id: str, moment: datetime) -> frozenset[str]:
        here = REFUSED_OFFERS.c
        found = select(here.code).where(here.customer_id == customer_id, here.refused_at_us > to_us(moment))
        with self._store.read() as connection:
            return frozenset(connection.execute(found).scalars())
