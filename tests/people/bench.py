"""A desk's front door on a real store, with a clock, a stopwatch and a centre that the test moves."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from app.domain.approval import Approval, ApprovalWanted
from app.domain.audit import AuditKind
from app.domain.certificates import Certificate, CertificateKind
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.handling.approve import approve
from app.handling.sign_on import sign_on
from app.handling.waiting import StopwatchWaits
from app.staff_ports import AuditSearch, Door, SignOnRules, StaffRecord
from app.texts.language import Text
from offline_cache.audit import StoredAudit
from offline_cache.contact import StoredContact
from offline_cache.settings import StoredSettings
from offline_cache.staff import StoredStaff
from offline_cache.store import Store
from tests.fakes.orders import ZONE
from tests.fakes.quick_secrets import HandStopwatch, QuickSecrets
from tests.offline_cache.parts import Counter, new_counter

ENTERPRISE = CertificateKind("C-ENT", Text("政企业务上岗证", "Enterprise desk certificate"))
ZHOU = StaffMember("3017", "周敏", "Zhou Min", Role.CLERK)
LIN = StaffMember("3021", "林悦", "Lin Yue", Role.CLERK)
SHEN = StaffMember("3001", "沈岚", "Shen Lan", Role.SENIOR_CLERK, certificates=(Certificate(ENTERPRISE, None),))
HE = StaffMember("1002", "何静", "He Jing", Role.HALL_MANAGER)
PEOPLE = (ZHOU, LIN, SHEN, HE)
PASSWORDS = {"3017": "bh3017-pass", "3021": "bh3021-pass", "3001": "bh3001-pass", "1002": "bh1002-pass"}
PINS = {"3017": "270419", "3021": "581603", "3001": "719204", "1002": "640928"}


@dataclass
class Centre:
    """Whether there is one, and whether it answers."""

    there: bool = True
    away: bool = False


@dataclass
class Desk:
    """Everything of one counter PC while its program runs; `started` again after a restart."""

    counter: Counter
    store: Store
    secrets: QuickSecrets = field(default_factory=QuickSecrets)
    stopwatch: HandStopwatch = field(default_factory=HandStopwatch)
    centre: Centre = field(default_factory=Centre)
    rules: SignOnRules = field(default_factory=lambda: SignOnRules(password_days=180, offline_days=7))

    def __post_init__(self) -> None:
        self.staff, self.trail = StoredStaff(self.store), StoredAudit(self.store)
        self.settings = StoredSettings(self.store)
        self.door = Door(
            book=self.staff,
            secrets=self.secrets,
            audit=self.trail,
            journal=self.staff,
            clock=self.counter.clock,
            clock_record=self.trail,
            centre=StoredContact(self.settings, has_centre=lambda: self.centre.there, away=lambda: self.centre.away),
            rules=lambda: self.rules,
            zone=ZONE,
            waits=StopwatchWaits(self.stopwatch),
        )

    @property
    def now(self) -> datetime:
        return self.counter.clock.now()

    def forward(self, **how_far: float) -> None:
        """Clock and stopwatch, as time does."""
        step = timedelta(**how_far)
        self.counter.clock.forward(step)
        self.stopwatch.at_s += step.total_seconds()

    def set_clock(self, **how_far: float) -> None:
        """The clock alone, as a person does."""
        self.counter.clock.forward(timedelta(**how_far))

    def change(self, number: str, **values: Any) -> None:
        """Something about a person's record, as the centre or a manager changed it."""
        record = self.staff.record(number)
        assert record is not None
        mine = {name: value for name, value in values.items() if name in StaffRecord.__dataclass_fields__}
        person = {name: value for name, value in values.items() if name not in mine}
        self.staff.keep(replace(record, member=replace(record.member, **person), **mine))

    def sign_on(self, number: str, password: str | None = None, *, locked_by: str = "") -> StaffMember:
        given = PASSWORDS[number] if password is None else password
        return sign_on(number=number, password=given, door=self.door, locked_by=locked_by)

    def approve(
        self,
        approver: str,
        pin: str | None = None,
        *,
        right: Right = Right.RETURN_MONEY,
        requester: StaffMember = ZHOU,
        certificate: CertificateKind | None = None,
        order_id: str = "",
        reason: str = "客户要求",
    ) -> Approval:
        wanted = ApprovalWanted(requester, right, "subject-1", Text("退钱", "Return money"), certificate, order_id)
        given = PINS[approver] if pin is None else pin
        return approve(wanted=wanted, approver=approver, pin=given, reason=reason, door=self.door)

    def audited(self) -> list[tuple[AuditKind, str, str]]:
        """Kind, who, reason; oldest first."""
        rows = self.trail.find(AuditSearch(), limit=100)
        return [(row.event.kind, row.event.staff_number, row.event.reason) for row in reversed(rows)]

    def last_audited(self) -> tuple[AuditKind, str, str]:
        return self.audited()[-1]


@contextmanager
def started(counter: Counter) -> Iterator[Desk]:
    """The program starts on this PC; its people are there."""
    with counter.opened() as store:
        yield Desk(counter, store)


def staffed_counter(folder: Path) -> Counter:
    """A new one with its people, to be copied."""
    counter = new_counter(folder)
    with counter.opened() as store:
        people_of(store)
    return counter


def people_of(store: Store) -> None:
    secrets, book = QuickSecrets(), StoredStaff(store)
    now = store.clock.now()
    for member in PEOPLE:
        book.keep(
            StaffRecord(
                member=member,
                password_hash=secrets.hash(PASSWORDS[member.number]),
                pin_hash=secrets.hash(PINS[member.number]),
                password_set_at=now,
                given=False,
                confirmed_at=now,
            )
        )
