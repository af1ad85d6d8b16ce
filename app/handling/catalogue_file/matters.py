"""`[[matter]]`: the business types (domain §3) and what they may promise without the centre."""

from app.domain.catalogue import Matter, OfflineClass
from app.domain.certificates import CertificateKind
from app.handling.data_file.table import Table
from app.texts import data_files as words

CODE = r"[a-z][a-z0-9_]{1,39}"
CERTIFICATE = r"[A-Z][A-Z0-9-]{1,19}"


def read_matter(table: Table) -> Matter:
    """A matter; faults go to the table's list."""
    matter = Matter(
        code=table.shaped("code", CODE, example="plan_change"),
        name=table.text("name"),
        offline=table.choice("offline", OfflineClass),
        offline_limit_fen=table.fen_or_none("offline_limit"),
        why_offline=table.text_or_none("why_offline"),
        instead=table.text_or_none("instead"),
        real_name=table.flag_if_there("real_name"),
        certificate=_certificate(table),
    )
    table.finish()
    if not table.sound("offline", "offline_limit"):
        return matter
    promised = matter.offline in (OfflineClass.DONE, OfflineClass.QUEUED)
    limited = matter.offline_limit_fen is not None
    if limited and not promised:
        table.fault("offline_limit", words.LIMIT_NEEDS_PROMISE)
    if limited or not promised:
        for key, said in (("why_offline", matter.why_offline), ("instead", matter.instead)):
            if said is None and table.sound(key):
                table.fault(key, words.NEEDS_REASON)
    return matter


def _certificate(table: Table) -> CertificateKind | None:
    group = table.group_or_absent("certificate")
    if group is None:
        return None
    kind = CertificateKind(group.shaped("code", CERTIFICATE, example="C-ENT"), group.text("name"))
    group.finish()
    return kind
