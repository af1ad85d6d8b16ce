"""What the manager's page asks of a store."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from app.domain.approval import Leave
from app.domain.catalogue import Catalogue
from app.domain.certificates import CertificateKind
from app.domain.staff import StaffMember
from app.handling.change_staff import Powers, add_person, change_person, change_rights, reset_secrets, set_disabled
from app.handling.export_audit import AuditPlace, export_audit
from app.handling.view_staff import PersonSeen, view_staff
from app.staff_ports import AuditRow, AuditSearch, Door
from app.texts.language import Language
from commands.day_parts import called_in
from offline_cache.audit import StoredAudit
from offline_cache.store import Store
from offline_cache.terminal_deeds import take_in_deeds
from ui.shell.manager_page import ManagerParts


@dataclass(frozen=True, slots=True)
class DoorStaffActs:
    """ui.manager.staff_presenter.StaffActs: app.handling.change_staff at this counter's door."""

    door: Door
    catalogue: Callable[[], Catalogue]

    def everybody(self, leave: Leave) -> tuple[PersonSeen, ...]:
        return view_staff(leave=leave, door=self.door)

    def kinds(self) -> tuple[CertificateKind, ...]:
        found = {matter.certificate for matter in self.catalogue().matters.values() if matter.certificate}
        return tuple(sorted(found, key=lambda kind: kind.code))

    def add(self, member: StaffMember, password: str, leave: Leave) -> None:
        add_person(member=member, password=password, leave=leave, door=self.door)

    def change(self, member: StaffMember, leave: Leave) -> None:
        change_person(
            number=member.number,
            name=member.name,
            latin_name=member.latin_name,
            active_from=member.active_from,
            active_until=member.active_until,
            leave=leave,
            door=self.door,
        )

    def change_rights(self, number: str, powers: Powers, leave: Leave) -> None:
        change_rights(number=number, powers=powers, leave=leave, door=self.door)

    def reset(self, number: str, password: str, leave: Leave) -> None:
        reset_secrets(number=number, password=password, leave=leave, door=self.door)

    def set_disabled(self, number: str, *, disabled: bool, leave: Leave) -> None:
        set_disabled(number=number, disabled=disabled, leave=leave, door=self.door)


class WholeTrail(StoredAudit):
    """With what was done at the terminal while the counter was open, as soon as somebody looks."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._opened = store

    def find(self, wanted: AuditSearch, *, limit: int, before: int | None = None) -> tuple[AuditRow, ...]:
        take_in_deeds(self._opened)
        return super().find(wanted, limit=limit, before=before)


def manager_parts(
    store: Store, *, door: Door, zone: ZoneInfo, desk: str, catalogue: Callable[[], Catalogue]
) -> ManagerParts:
    """`desk` is the number of this counter."""
    trail = WholeTrail(store)
    place = AuditPlace(
        trail=trail, audit=trail, clock=store.clock, zone=zone, desk=desk, names=lambda: called_in(door.book)
    )

    def export(file: Path, wanted: AuditSearch, leave: Leave, language: Language) -> int:
        text, count = export_audit(wanted, leave=leave, place=place, language=language)
        file.write_text(text, "utf-8")
        return count

    return ManagerParts(staff=DoorStaffActs(door, catalogue), audit=place, export=export)
