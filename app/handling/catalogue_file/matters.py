"""`[[matter]]` as catalogue files of before 0.3 hold it: what such a file says lies over the shipped rules."""

from dataclasses import replace

from app.domain.certificates import CertificateKind
from app.domain.matter import Matter, OfflineClass
from app.domain.matters import Matters
from app.handling.data_file.table import Table
from app.handling.matter_rules import check_offline
from app.handling.matters_file import CERTIFICATE, CODE


def read_older_matter(table: Table, *, over: Matters) -> Matter:
    """The matter with the same code of `over`, as this record changes it; faults go to the table's list."""
    code = table.shaped("code", CODE, example="plan_change")
    name = table.text("name")
    shipped = over.matters.get(code)
    matter = Matter(code, name, OfflineClass.REFUSED, None, None, None) if shipped is None else shipped
    matter = replace(
        matter,
        name=name,
        offline=table.choice("offline", OfflineClass),
        offline_limit_fen=table.fen_or_none("offline_limit"),
        offline_order_limit_fen=None,
        why_offline=table.text_or_none("why_offline"),
        instead=table.text_or_none("instead"),
        real_name=table.flag_if_there("real_name"),
        certificate=_certificate(table),
    )
    table.finish()
    if table.sound("offline", "offline_limit"):
        check_offline(matter, table)
    return matter


def _certificate(table: Table) -> CertificateKind | None:
    group = table.group_or_absent("certificate")
    if group is None:
        return None
    kind = CertificateKind(group.shaped("code", CERTIFICATE, example="C-ENT"), group.text("name"))
    group.finish()
    return kind
