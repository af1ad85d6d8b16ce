"""Who is on duty at this desk: gate and hall know them, coming and going is written down."""

from collections.abc import Callable

from app.domain.audit import AuditKind
from app.domain.staff import StaffMember
from app.errors import SignOnRefused
from app.ports import Audit, AuditEvent, Clock, Lane
from app.staff_ports import Entrance
from ui.frame.gate import Gate
from ui.shell.desk_at_hall import DeskAtHall

STORE_DEADLINE_S = 20.0
IDLE = "idle"  # why a desk locked itself, for the audit


class Duty:
    """`person` is None until somebody signed on; they stay on duty while their desk is locked."""

    def __init__(
        self,
        *,
        gate: Gate,
        entrance: Entrance,
        audit: Audit,
        clock: Clock,
        lane: Lane,
        closed: Callable[[], None],
        failed: Callable[[Exception], None],
        at_hall: DeskAtHall,
    ) -> None:
        """`lane` is the store's. `closed` is told when the account of the person on duty may be used no more."""
        self._gate = gate
        self._entrance = entrance
        self._audit = audit
        self._clock = clock
        self._lane = lane
        self._closed = closed
        self._failed = failed
        self._at_hall = at_hall
        self.person: StaffMember | None = None

    def came(self, person: StaffMember, *, form_id: str) -> None:
        """`form_id` is the form that lies open and goes over to them, "" for none."""
        before, self.person = self.person, person
        self._gate.on_duty(person)
        self._at_hall.came(person)
        if before is not None and before.number != person.number:
            self._note(AuditKind.CLERK_SWITCHED, person.number, subject=form_id, reason=before.number)

    def locked(self, why: str = "") -> None:
        if self.person is not None:
            self._note(AuditKind.LOCKED, self.person.number, reason=why)

    def went(self) -> None:
        """Signed off: the desk was handed over, or the window closed."""
        if self.person is not None:
            self._note(AuditKind.SIGN_OFF, self.person.number)
            self._at_hall.went()

    def prove(self, password: str, answer: Callable[[bool], None]) -> None:
        """Whether it is the password of the person on duty: for the way back from the turned screen."""
        person = self.person

        def failed(error: Exception) -> None:
            answer(False)
            if not isinstance(error, SignOnRefused):
                self._failed(error)

        if person is not None:
            self._lane.run(
                lambda: self._entrance.prove(person.number, password),
                then=lambda _: answer(True),
                failed=failed,
                deadline_s=STORE_DEADLINE_S,
            )

    def refresh(self) -> None:
        """The record as it is now: what was given or taken back meanwhile counts from here on."""
        person = self.person
        if person is None:
            return

        def then(fresh: StaffMember | None) -> None:
            if fresh is None or self.person is None or self.person.number != fresh.number:
                return
            self.person = fresh
            self._gate.renewed(fresh)
            if not self._gate.account().allowed:
                self._closed()

        self._lane.run(
            lambda: self._entrance.name_of(person.number),
            then=then,
            failed=self._failed,
            deadline_s=STORE_DEADLINE_S,
        )

    def _note(self, kind: AuditKind, number: str, *, subject: str = "", reason: str = "") -> None:
        event = AuditEvent(kind, number, self._clock.now(), subject, reason)
        self._lane.run(
            lambda: self._audit.write(event), then=lambda _: None, failed=self._failed, deadline_s=STORE_DEADLINE_S
        )
