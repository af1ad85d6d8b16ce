"""A hall's staff as the operator's directory writes it: a TOML file for the centre, as strict as the catalogue.

It is the whole list: whoever the centre told the hall of before and who stands here no more is disabled.
"""

from app.domain.certificates import Certificate, CertificateKind
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.handling.data_file.document import Document
from app.handling.data_file.table import Table, check_unique
from app.handling.matters_file import CERTIFICATE
from app.texts import data_files as words
from app.texts.staff import DAYS_TURNED

NUMBER = r"[0-9]{4}"


def read_staff_list(text: str) -> tuple[StaffMember, ...]:
    """Raises FileFaulty with every fault."""
    document = Document(text, faulty=words.DATA_FAULTY, records=("staff",))
    document.head.finish()
    tables = document.tables("staff", label="number")
    found = [_member(table) for table in tables]
    check_unique(tables, "number", [each.number for each in found])
    document.refuse_faults()
    return tuple(found)


def _member(table: Table) -> StaffMember:
    member = StaffMember(
        number=table.shaped("number", NUMBER, example="3017"),
        name=table.string("name"),
        latin_name=table.string("latin_name"),
        role=table.choice("role", Role),
        other_roles=frozenset(table.choices_or_none("other_roles", Role)),
        granted=frozenset(table.choices_or_none("granted", Right)),
        revoked=frozenset(table.choices_or_none("revoked", Right)),
        certificates=tuple(_certificate(row) for row in table.rows_or_none("certificates")),
        active_from=table.day_or_none("active_from"),
        active_until=table.day_or_none("active_until"),
    )
    if member.active_from and member.active_until and member.active_from > member.active_until:
        table.fault("active_until", DAYS_TURNED)
    table.finish()
    return member


def _certificate(row: Table) -> Certificate:
    held = Certificate(
        CertificateKind(row.shaped("code", CERTIFICATE, example="C-ENT"), row.text("name")),
        row.day_or_none("valid_until"),
        row.day_or_none("valid_from"),
    )
    row.finish()
    return held
