"""What the tests of permits share: people with and without rights, their desks, what was asked and written."""

from dataclasses import replace

from app.domain.approval import Approval
from app.domain.audit import AuditKind
from app.domain.certificates import CertificateKind
from app.domain.right import Right
from app.domain.staff import StaffMember
from app.texts.language import Text
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CLERK, NOW
from tests.ui.clerk.desk import ClerkAtDesk
from ui.clerk.closing import Stage
from ui.frame.gate import Asked

ALL = replace(CLERK, granted=frozenset(Right))
OTHER = replace(ALL, number="3021", name="周敏", latin_name="Zhou Min")
VIDEO = CertificateKind("C-VID", Text("视频业务证", "Video certificate"))


def without(*rights: Right) -> StaffMember:
    return replace(ALL, revoked=frozenset(rights))


def desk_of(person: StaffMember, hall: Hall | None = None) -> ClerkAtDesk:
    hall = hall or Hall()
    hall.gate.on_duty(person)
    return ClerkAtDesk(hall)


def only_asked(desk: ClerkAtDesk) -> Asked:
    (asked,) = desk.hall.asked
    return asked


def approve(desk: ClerkAtDesk, place: int = -1) -> None:
    asked = desk.hall.asked[place]
    wanted = asked.wanted
    asked.approved(
        Approval("1002", wanted.requester.number, wanted.right, wanted.subject, "客户要求", NOW, wanted.about)
    )


def stage_of(desk: ClerkAtDesk) -> Stage:
    return desk.presenter.closing.stage


def lines_of(desk: ClerkAtDesk) -> int:
    return len(desk.form.lines)


def kinds(desk: ClerkAtDesk) -> list[tuple[AuditKind, str, str]]:
    return [(event.kind, event.staff_number, event.approver) for event in desk.hall.audit.events]


# ── lines ────────────────────────────────────────────────────────────────────────────────
