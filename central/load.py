"""Filling the centre: halls, devices, catalogues, customers. Each act is one transaction and may be repeated."""

import json
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, Engine, delete, insert, select

from app.domain.business_hall import BusinessHall
from app.domain.catalogue import Catalogue
from app.domain.customer import Customer
from app.domain.effective_time import own_months
from app.domain.offering import Offering
from app.errors import InputRefused
from app.ports import Ids
from app.texts import centre_answers as words
from app.wire.canonical import JsonObject, sha256_hex
from app.wire.changes import CatalogueChange, change_object
from app.wire.device_token import read_device_token
from app.wire.moment import moment
from app.wire.party import individual_body
from app.wire.product_offering import offering_body, price_bodies
from central.database import writing
from central.hall_changes import HallChanges
from central.insert_rows import insert_rows
from central.load_matters import tell_newest_matters
from central.product_rows import family_pay_row, no_pending
from central.schema import (
    CATALOGUE,
    CUSTOMER,
    CUSTOMER_KEY,
    DEVICE,
    HALL,
    OFFERING,
    OFFERING_PRICE,
    PRODUCT,
)


def load_hall(engine: Engine, hall: BusinessHall, *, ids: Ids) -> None:
    """Adds the hall and tells it the newest matters and catalogue, or takes over its new words."""
    words_of_hall = {
        "name_zh": hall.name.zh,
        "name_en": hall.name.en,
        "operator_zh": hall.brand.operator.zh,
        "operator_en": hall.brand.operator.en,
        "zone": hall.zone.key,
    }
    with writing(engine) as connection:
        changed = connection.execute(HALL.update().where(HALL.c.hall_id == hall.id).values(words_of_hall))
        if changed.rowcount:
            return
        connection.execute(insert(HALL).values(hall_id=hall.id, last_change_id="", **words_of_hall))
        tell_newest_matters(connection, hall.id, ids=ids)
        newest = select(CATALOGUE.c.version, CATALOGUE.c.toml).order_by(CATALOGUE.c.version.desc()).limit(1)
        for version, toml in connection.execute(newest):
            _tell(connection, hall.id, CatalogueChange(id="", version=version, toml=toml), ids=ids)


def load_device(engine: Engine, *, token: str) -> None:
    """Registers a device by its token; a new token makes the old one worthless. Raises ValueError."""
    with writing(engine) as connection:
        put_device(connection, token=token)


def put_device(connection: Connection, *, token: str) -> None:
    """`load_device` within a transaction under way."""
    hall_id, device_id, _ = read_device_token(token)
    where = (DEVICE.c.hall_id == hall_id) & (DEVICE.c.device_id == device_id)
    connection.execute(delete(DEVICE).where(where))
    connection.execute(
        insert(DEVICE).values(hall_id=hall_id, device_id=device_id, token_sha256=sha256_hex(token.encode()))
    )


def load_catalogue(engine: Engine, catalogue: Catalogue, *, toml: str, at: datetime, ids: Ids) -> bool:
    """Adds a version and tells every hall; False where it is already there.

    Raises InputRefused where the same version is there with other content: a version never changes.
    """
    with writing(engine) as connection:
        known = connection.execute(select(CATALOGUE.c.toml).where(CATALOGUE.c.version == catalogue.version)).scalar()
        if known is not None:
            if known != toml:
                raise InputRefused(words.VERSION_TAKEN, version=catalogue.version)
            return False
        connection.execute(insert(CATALOGUE).values(version=catalogue.version, toml=toml, loaded_at=moment(at)))
        offerings = [_offering_row(offering, catalogue) for offering in catalogue.offerings.values()]
        insert_rows(connection, OFFERING, offerings)
        prices = [row for offering in catalogue.offerings.values() for row in _price_rows(offering, catalogue)]
        insert_rows(connection, OFFERING_PRICE, prices)
        for hall_id in connection.execute(select(HALL.c.hall_id)).scalars().all():
            _tell(connection, hall_id, CatalogueChange(id="", version=catalogue.version, toml=toml), ids=ids)
        return True


def _tell(connection: Connection, hall_id: str, change: CatalogueChange, *, ids: Ids) -> None:
    changes = HallChanges.locked(connection, hall_id, ids=ids)
    changes.add(change_object(change))
    changes.write(connection)


def _offering_row(offering: Offering, catalogue: Catalogue) -> JsonObject:
    body = offering_body(offering, catalogue)
    return {
        "version": catalogue.version,
        "code": offering.code,
        "position": offering.position,
        "name_zh": offering.name.zh,
        "name_en": offering.name.en,
        "kind": offering.kind.value,
        "price_fen": offering.price.fen,
        "discount_fen": offering.discount.fen - offering.price.fen if offering.discount else None,
        "term_months": offering.term.months if offering.term else None,
        "trial_months": offering.trial_months,
        "ends_months": own_months(offering),
        "second_confirmation": offering.second_confirmation,
        "cancel_timing": offering.cancel_timing.value,
        "sale_from": offering.sale_from.isoformat(),
        "sale_until": offering.sale_until.isoformat() if offering.sale_until else None,
        "body": json.dumps(body, ensure_ascii=False),
    }


def _price_rows(offering: Offering, catalogue: Catalogue) -> list[JsonObject]:
    return [
        {
            "version": catalogue.version,
            "id": body["id"],
            "code": offering.code,
            "position": offering.position,
            "price_type": body["priceType"],
            "body": json.dumps(body, ensure_ascii=False),
        }
        for body in price_bodies(offering, catalogue)
    ]


def load_customers(engine: Engine, customers: Iterable[Customer], catalogue: Catalogue) -> int:
    """Adds customers with what they have; one the centre already knows is left as it is. Says how many were added."""
    with writing(engine) as connection:
        known = set(connection.execute(select(CUSTOMER.c.customer_id)).scalars())
        new = [customer for customer in customers if customer.id not in known]
        insert_rows(connection, CUSTOMER, [_customer_row(customer) for customer in new])
        insert_rows(connection, CUSTOMER_KEY, [row for customer in new for row in _key_rows(customer)])
        insert_rows(connection, PRODUCT, [row for customer in new for row in _product_rows(customer, catalogue)])
        return len(new)


def _customer_row(customer: Customer) -> JsonObject:
    body = individual_body(customer)
    return {
        "customer_id": customer.id,
        "balance_fen": customer.balance_fen,
        "body": json.dumps(body, ensure_ascii=False),
    }


def _key_rows(customer: Customer) -> list[JsonObject]:
    numbers = dict.fromkeys((customer.phone, *customer.numbers()))
    keys = [*(f"number:{number}" for number in numbers), f"document:{customer.identification.number}"]
    return [{"key": key, "customer_id": customer.id} for key in keys]


def _product_rows(customer: Customer, catalogue: Catalogue) -> list[JsonObject]:
    return [
        {
            "customer_id": customer.id,
            "id": product.id,
            "position": position,
            "number": product.number,
            "offering_code": product.offering_code,
            "kind": catalogue.offerings[product.offering_code].kind.value,
            "status": product.status.value,
            "started_on": product.started_on.isoformat(),
            "ended_on": None,
            "term_ends_on": product.term_ends_on.isoformat() if product.term_ends_on else None,
            "usage": json.dumps(product.usage) if product.usage else None,
            "is_primary": product.primary,
            "line_since": product.line_since.isoformat() if product.line_since else None,
            "family_pay": family_pay_row(product.family_pay, number=product.number),
            **no_pending(),
        }
        for position, product in enumerate(customer.products)
    ]
