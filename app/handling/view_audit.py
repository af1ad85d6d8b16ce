"""The audit trail on the screen: for whoever may see it, asked again with every page."""

from app.domain.approval import Leave
from app.domain.hall_time import hall_date
from app.domain.right import Right
from app.handling.export_audit import SUBJECT, AuditPlace
from app.staff_ports import AuditRow, AuditSearch


def view_audit(
    wanted: AuditSearch, *, limit: int, before: int | None, leave: Leave, place: AuditPlace
) -> tuple[AuditRow, ...]:
    """Newest first; `before` is the seq of the last row above. Raises RightMissing."""
    leave.demand(Right.VIEW_AUDIT, hall_date(place.clock.now(), place.zone), subject=SUBJECT)
    return place.trail.find(wanted, limit=limit, before=before)
