"""The manager's pages of what waits, wired to a counter: asks of desks, and the refused orders of the hall."""

from functools import partial
from pathlib import Path

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.hall_ask import HallAsk
from app.domain.repair import RefusedEntry
from app.domain.right import Right
from app.domain.setting_list import REPAIR_ALARM_HOURS, REPAIR_LATE_HOURS
from app.handling.ask_approval import answer_approval
from app.handling.prove_pin import prove_pin
from app.ports import AuditEvent, Ids
from app.staff_ports import Door
from app.texts.language import Language, Text, same
from commands.hall_room import HallRoom
from commands.refused_file import write_refused
from commands.repair_acts import RepairActs
from commands.repair_desk import HallRepairDesk, Notices
from commands.settings_names import HALL_DESK
from commands.stored_parts import StoredParts
from offline_cache.audit import StoredAudit
from ui.manager.repair_presenter import SUBJECT
from ui.shell.manager_page import AsksParts, RepairParts


def asks_parts(room: HallRoom, door: Door) -> AsksParts | None:
    """None without a hall server: nobody else could ask."""
    asks = room.asks
    if asks is None:
        return None

    def answer(*, ask: HallAsk, granted: bool, said: str, by: str, pin: str) -> HallAsk:
        return answer_approval(ask=ask, granted=granted, said=said, by=by, pin=pin, asks=asks, door=door)

    return AsksParts(asks, answer, partial(_name_of, door))


def _name_of(door: Door, number: str) -> Text:
    """Itself where nobody here has it."""
    record = door.book.record(number)
    return same(number) if record is None else record.member.called


def repair_parts(
    parts: StoredParts, room: HallRoom, *, acts: RepairActs, notices: Notices | None, ids: Ids, door: Door
) -> RepairParts:
    settings, clock = parts.settings, parts.store.clock

    def hours() -> tuple[int, int]:
        late, alarm = (int(settings.get(one.key, one.default)) for one in (REPAIR_LATE_HOURS, REPAIR_ALARM_HOURS))
        return late, alarm

    def export(entries: tuple[RefusedEntry, ...], file: Path, leave: Leave, language: Language) -> None:
        leave.demand(Right.REPAIR_REFUSED, acts.today, subject=SUBJECT)
        write_refused(entries, file, language=language, zone=parts.desk.hall.zone, now=clock.now())
        StoredAudit(parts.store).write(
            AuditEvent(
                AuditKind.REFUSED_EXPORTED,
                leave.person.number,
                clock.now(),
                SUBJECT,
                str(len(entries)),
                leave.right,
                leave.approver,
            )
        )

    desk = HallRepairDesk(acts, room.asks, notices, settings.get(HALL_DESK, ""), parts.desk.device_id, ids)

    def proved(number: str, pin: str, subject: str) -> None:
        prove_pin(number=number, pin=pin, subject=subject, door=door)

    return RepairParts(desk, hours, export, proved, partial(_name_of, door))
