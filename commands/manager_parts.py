"""What the manager's page asks of a store."""

from pathlib import Path
from zoneinfo import ZoneInfo

from app.domain.approval import Leave
from app.handling.export_audit import AuditPlace, export_audit
from app.staff_ports import AuditSearch
from app.texts.language import Language
from offline_cache.audit import StoredAudit
from offline_cache.store import Store
from ui.shell.manager_desk import ManagerParts


def manager_parts(store: Store, *, zone: ZoneInfo) -> ManagerParts:
    trail = StoredAudit(store)
    place = AuditPlace(trail=trail, audit=trail, clock=store.clock, zone=zone)

    def export(file: Path, wanted: AuditSearch, leave: Leave, language: Language) -> int:
        text, count = export_audit(wanted, leave=leave, place=place, language=language)
        file.write_text(text, "utf-8")
        return count

    return ManagerParts(trail=trail, export=export)
