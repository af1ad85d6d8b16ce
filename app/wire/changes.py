"""GET /sync/v1/changes and /sync/v1/status: what comes back down. Both ends read with this file."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.customer import Product
from app.domain.invoice import InvoiceState
from app.domain.order import OrderState
from app.domain.staff import StaffMember
from app.wire.batch import LineAnswer, line_objects, read_lines
from app.wire.canonical import JsonObject, read_json
from app.wire.moment import moment, read_moment
from app.wire.party import product_body, read_products
from app.wire.refusals import SharedRefusal, read_refusal, refusal_object
from app.wire.staff import read_staff_object, staff_object
from app.wire.strict import record, text


@dataclass(frozen=True, slots=True)
class OrderStateChange:
    """`order_id` is the counter's own id (externalId); `lines` are all lines of the order."""

    id: str
    order_id: str
    state: OrderState
    lines: tuple[LineAnswer, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class CatalogueChange:
    """A catalogue version that is on sale now, whole, as `yitai catalogue` reads it."""

    id: str
    version: str
    toml: str


@dataclass(frozen=True, slots=True)
class MattersChange:
    """A matters file that is in force now, whole, as `yitai matters` reads it. It comes before a catalogue needs it."""

    id: str
    version: str
    toml: str


@dataclass(frozen=True, slots=True)
class ProductsChange:
    """What an order of this hall did to what a customer has: those products as they stand, and the ids of the ended.

    Told before the states of that order, so that nobody who reads both ever knows less than before.
    """

    id: str
    customer_id: str
    products: tuple[Product, ...]
    ended: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InvoiceChange:
    """What became of the invoice an order asked for; `number` is "" until it is issued."""

    id: str
    order_id: str
    state: InvoiceState
    number: str


@dataclass(frozen=True, slots=True)
class RefusalChange:
    """A suggestion a customer did not want, at whichever counter of the hall."""

    id: str
    refusal: SharedRefusal


@dataclass(frozen=True, slots=True)
class StaffChange:
    """What the directory says of one person of this hall, whole."""

    id: str
    member: StaffMember


Change = (
    OrderStateChange | CatalogueChange | MattersChange | ProductsChange | InvoiceChange | RefusalChange | StaffChange
)


@dataclass(frozen=True, slots=True)
class Changes:
    """`cursor` is the last change's id, to be sent as `since` next time; unchanged where there is nothing new."""

    cursor: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class CentreStatus:
    """`catalogue_version` is "" where none is loaded; `lanes` are this device's lanes with the last number seen."""

    hall: str
    device: str
    catalogue_version: str
    time: datetime
    lanes: dict[str, int]


def change_object(change: Change) -> JsonObject:
    match change:
        case OrderStateChange():
            return {
                "id": change.id,
                "kind": "order_state",
                "order_id": change.order_id,
                "state": change.state.value,
                "lines": line_objects(change.lines),
                "at": moment(change.at),
            }
        case CatalogueChange():
            return {"id": change.id, "kind": "catalogue", "version": change.version, "toml": change.toml}
        case MattersChange():
            return {"id": change.id, "kind": "matters", "version": change.version, "toml": change.toml}
        case InvoiceChange():
            return {
                "id": change.id,
                "kind": "invoice",
                "order_id": change.order_id,
                "state": change.state.value,
                "number": change.number,
            }
        case RefusalChange():
            return {"id": change.id, "kind": "refusal", "refusal": refusal_object(change.refusal)}
        case StaffChange():
            return {"id": change.id, "kind": "staff", "staff": staff_object(change.member)}
        case ProductsChange():
            products = [product_body(product, customer_id=change.customer_id) for product in change.products]
            return {
                "id": change.id,
                "kind": "products",
                "customer_id": change.customer_id,
                "products": products,
                "ended": list(change.ended),
            }


def read_changes(raw: bytes) -> Changes:
    """Raises ValueError for anything that is not exactly the centre's list. A kind of a newer centre is left out."""
    body = record(read_json(raw), "changes", cursor=str, changes=list)
    read = (_change(row) for row in body["changes"])
    return Changes(cursor=body["cursor"], changes=tuple(change for change in read if change is not None))


def _change(value: object) -> Change | None:
    kind = value.get("kind") if isinstance(value, dict) else None
    if kind == "order_state":
        row = record(value, "change", id=str, kind=str, order_id=str, state=str, lines=list, at=str)
        return OrderStateChange(
            id=text(row["id"], "id"),
            order_id=text(row["order_id"], "order_id"),
            state=OrderState(row["state"]),
            lines=read_lines(row["lines"]),
            at=read_moment(row["at"]),
        )
    if kind == "catalogue":
        row = record(value, "change", id=str, kind=str, version=str, toml=str)
        return CatalogueChange(id=text(row["id"], "id"), version=text(row["version"], "version"), toml=row["toml"])
    if kind == "matters":
        row = record(value, "change", id=str, kind=str, version=str, toml=str)
        return MattersChange(id=text(row["id"], "id"), version=text(row["version"], "version"), toml=row["toml"])
    if kind == "invoice":
        row = record(value, "change", id=str, kind=str, order_id=str, state=str, number=str)
        return InvoiceChange(
            id=text(row["id"], "id"),
            order_id=text(row["order_id"], "order_id"),
            state=InvoiceState(row["state"]),
            number=row["number"],
        )
    if kind == "refusal":
        row = record(value, "change", id=str, kind=str, refusal=dict)
        return RefusalChange(id=text(row["id"], "id"), refusal=read_refusal(row["refusal"]))
    if kind == "staff":
        row = record(value, "change", id=str, kind=str, staff=dict)
        return StaffChange(id=text(row["id"], "id"), member=read_staff_object(row["staff"]))
    if kind == "products":
        row = record(value, "change", id=str, kind=str, customer_id=str, products=list, ended=list)
        return ProductsChange(
            id=text(row["id"], "id"),
            customer_id=text(row["customer_id"], "customer_id"),
            products=read_products(row["products"]),
            ended=tuple(text(product_id, "ended") for product_id in row["ended"]),
        )
    text(kind, "change.kind")
    return None


def status_object(status: CentreStatus) -> JsonObject:
    return {
        "hall": status.hall,
        "device": status.device,
        "catalogue_version": status.catalogue_version,
        "time": moment(status.time),
        "lanes": status.lanes,
    }


def read_status(raw: bytes) -> CentreStatus:
    """Raises ValueError for anything that is not exactly the centre's status."""
    row = record(read_json(raw), "status", hall=str, device=str, catalogue_version=str, time=str, lanes=dict)
    if any(type(seq) is not int for seq in row["lanes"].values()):
        raise ValueError("status.lanes: a number is expected")
    return CentreStatus(
        hall=row["hall"],
        device=row["device"],
        catalogue_version=row["catalogue_version"],
        time=read_moment(row["time"]),
        lanes=row["lanes"],
    )
