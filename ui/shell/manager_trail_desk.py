"""留痕 on the manager's face."""

from pathlib import Path

from app.domain.right import Right
from app.texts import audit_page, manager_page
from ui.frame.shortcuts import Act, KeyEntry
from ui.manager.audit_presenter import AuditOutside, AuditPresenter
from ui.manager.audit_view import AuditView
from ui.shell.manager_page import PAGE_KEY, ManagerNeeds, ManagerPage

TRAIL = "trail"
KEYS = (
    KeyEntry(Act.ANYTHING, "", ("Ctrl F",), audit_page.KEY_FIND),
    KeyEntry(Act.LINE, "", ("↓",), audit_page.KEY_MORE),
    PAGE_KEY,
    KeyEntry(Act.OPEN, "", ("Esc",), audit_page.KEY_BACK),
)


def trail_page(needs: ManagerNeeds) -> ManagerPage:
    view = AuditView(zone=needs.zone, language=needs.language.language, desk=needs.parts.audit.desk)
    outside = AuditOutside(
        lane=needs.lane,
        gate=needs.gate,
        place=needs.parts.audit,
        export=lambda file, wanted, leave: needs.parts.export(file, wanted, leave, needs.language.language),
        today=needs.today,
        zone=needs.zone,
        tell=needs.tell,
    )
    trail = AuditPresenter(outside, screen=view)
    view.searched.connect(trail.search)
    view.group_chosen.connect(trail.choose_group)
    view.days_chosen.connect(trail.choose_days)
    view.more_wanted.connect(trail.more)
    view.export_chosen.connect(lambda file: trail.export(Path(file)))
    view.leave_pressed.connect(needs.back)
    return ManagerPage(TRAIL, manager_page.TRAIL, Right.VIEW_AUDIT, view, trail.open, view.retranslate, keys=KEYS)
