"""The demo's customers and staff from `resources/demo`, as strict as the catalogue."""

from dataclasses import dataclass
from datetime import date

from app.domain.catalogue import Catalogue
from app.domain.certificates import Certificate, CertificateKind
from app.domain.customer import Customer, DocumentType, Identification, PaymentMode, Product
from app.domain.identity import check_phone, check_resident_id
from app.domain.staff import Role, StaffMember
from app.errors import InputRefused
from app.handling.data_file.document import Document
from app.handling.data_file.table import Table, check_unique
from app.handling.matters_file import CERTIFICATE
from app.texts import data_files as words

UUID7 = r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
_EXAMPLE_ID = "01939e2b-7c00-7000-8000-000000001000"


@dataclass(frozen=True, slots=True)
class DemoStaff:
    """A member of the demo staff with their password and PIN, "" for none; a store keeps only the argon2 hashes."""

    member: StaffMember
    password: str
    pin: str


def read_staff(text: str) -> tuple[DemoStaff, ...]:
    """staff.toml. Raises FileFaulty."""
    document = Document(text, faulty=words.DATA_FAULTY, records=("staff",))
    document.head.finish()
    found: list[DemoStaff] = []
    tables = document.tables("staff", label="number")
    for table in tables:
        member = StaffMember(
            number=table.shaped("number", r"[0-9]{4}", example="3017"),
            name=table.string("name"),
            latin_name=table.string("latin_name"),
            role=table.choice("role", Role),
            certificates=tuple(_certificate(row) for row in table.rows_or_none("certificates")),
        )
        pin = table.string("pin")
        found.append(DemoStaff(member, table.string("password"), "" if pin == "none" else pin))
        table.finish()
    check_unique(tables, "number", [s.member.number for s in found])
    document.refuse_faults()
    return tuple(found)


def _certificate(row: Table) -> Certificate:
    held = Certificate(
        CertificateKind(row.shaped("code", CERTIFICATE, example="C-ENT"), row.text("name")),
        row.day_or_none("valid_until"),
    )
    row.finish()
    return held


def read_customers(text: str, *, catalogue: Catalogue) -> tuple[Customer, ...]:
    """customers.toml; what they have must be in `catalogue`. Raises FileFaulty."""
    document = Document(text, faulty=words.DATA_FAULTY, records=("customer",))
    document.head.finish()
    tables = document.tables("customer", label="name")
    customers = tuple(_customer(table, catalogue) for table in tables)
    check_unique(tables, "id", [c.id for c in customers])
    check_unique(tables, "phone", [c.phone for c in customers])
    document.refuse_faults()
    return customers


def _customer(table: Table, catalogue: Catalogue) -> Customer:
    customer = Customer(
        id=table.shaped("id", UUID7, example=_EXAMPLE_ID),
        name=table.string("name"),
        stars=table.whole("stars", least=0, most=7),
        identification=_identification(table),
        phone=_phone(table, "phone"),
        account_number=table.shaped("account_number", r"[0-9]{7,20}", example="6600104231"),
        payment_mode=table.choice("payment_mode", PaymentMode),
        balance_fen=table.fen("balance", below_zero=True),
        products=tuple(_product(row, catalogue) for row in table.rows_or_none("products")),
        alerts=tuple(row.both() for row in table.rows_or_none("alerts")),
        history=tuple(row.both() for row in table.rows_or_none("history")),
        waiver_uses=_waiver_uses(table, catalogue),
        stars_until=table.day("stars_until") if table.has("stars_until") else None,
    )
    table.finish()
    if table.sound("phone", "products") and customer.phone not in customer.numbers():
        table.fault("phone", words.PHONE_NOT_HELD, number=customer.phone)
    return customer


def _waiver_uses(table: Table, catalogue: Catalogue) -> tuple[tuple[str, date], ...]:
    """May be left out: most have used none."""
    found = []
    known = {waiver.code for waiver in catalogue.waivers}
    for row in table.rows_or_none("waiver_uses") if table.has("waiver_uses") else ():
        found.append((row.string("code"), row.day("on")))
        row.finish()
        if row.sound("code") and found[-1][0] not in known:
            row.fault("code", words.UNKNOWN_WAIVER, code=found[-1][0])
    return tuple(found)


def _identification(table: Table) -> Identification:
    group = table.group("document")
    if group is None:
        return Identification(DocumentType.RESIDENT_ID, "", None, "")
    document = Identification(
        type=group.choice("type", DocumentType),
        number=group.string("number"),
        valid_until=group.day_or_none("valid_until"),
        address=group.string("address"),
    )
    group.finish()
    if group.sound("type", "number") and document.type is DocumentType.RESIDENT_ID:
        try:
            check_resident_id(document.number, demo=True)
        except InputRefused as refused:
            group.fault("number", refused.text, **refused.values)
    return document


def _service_number(row: Table) -> str:
    """A mobile number, or an account of broadband (KD…)."""
    number = row.shaped("number", r"[0-9A-Z]{6,20}", example="15420260017")
    return _phone(row, "number") if number.isdigit() else number


def _phone(table: Table, key: str) -> str:
    number = table.string(key)
    if table.sound(key):
        try:
            check_phone(number, demo=True)
        except InputRefused as refused:
            table.fault(key, refused.text, **refused.values)
    return number


def _product(row: Table, catalogue: Catalogue) -> Product:
    product = Product(
        id=row.shaped("id", UUID7, example=_EXAMPLE_ID),
        number=_service_number(row),
        offering_code=row.string("offering"),
        started_on=row.day("started_on"),
        term_ends_on=row.day_or_none("term_ends_on"),
        usage=_usage(row),
        primary=row.flag("primary"),
    )
    row.finish()
    if row.sound("offering") and product.offering_code not in catalogue.offerings:
        row.fault("offering", words.UNKNOWN_OFFERING, code=product.offering_code)
    return product


def _usage(row: Table) -> tuple[float, float, str] | None:
    group = row.group_or_none("usage")
    if group is None:
        return None
    usage = (group.number("used"), group.number("of"), group.string("unit"))
    group.finish()
    return usage
