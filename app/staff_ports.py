"""What the people of the hall need from outside: their records, secrets and tries, the audit trail and its days."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from app.domain.approval import Approval, ApprovalWanted
from app.domain.audit import AuditKind
from app.domain.staff import StaffMember
from app.domain.tries import Tries
from app.ports import Audit, AuditEvent, Clock


@dataclass(frozen=True, slots=True)
class StaffRecord:
    """A person with their secrets' hashes; `pin_hash` is "" where there is none yet.

    `given`: the password was given by somebody else and must be changed first. `confirmed_at`: when whoever is master
    of the staff (the centre, or this hall where there is none) last said that this is so. `from_centre`: the centre's
    directory told of them, so that names and rights are changed there alone. `outside`: the operator's account they
    first signed on with (OutsideIdentity.account), "" for none yet.
    """

    member: StaffMember
    password_hash: str
    pin_hash: str
    password_set_at: datetime
    given: bool
    confirmed_at: datetime
    from_centre: bool = False
    outside: str = ""


class StaffBook(Protocol):
    """The records on this counter. Every write takes its audit events along: one transaction, or nothing."""

    def record(self, number: str) -> StaffRecord | None: ...
    def everybody(self) -> tuple[StaffRecord, ...]: ...
    def keep(self, record: StaffRecord, *events: AuditEvent) -> None: ...
    def tries(self, name: str) -> Tries: ...
    def keep_tries(self, name: str, tries: Tries, *events: AuditEvent) -> None: ...


class Secrets(Protocol):
    """Passwords and PINs as argon2 hashes; both acts take as long as argon2 takes."""

    def hash(self, secret: str) -> str: ...
    def verify(self, hash: str | None, secret: str) -> bool:
        """False also, and after the same time, for None: a person nobody knows."""
        ...


class Stopwatch(Protocol):
    """Measures waiting times that setting the PC's clock cannot shorten."""

    def seconds(self) -> float:
        """Of a clock that nobody can set back; it begins anew with each start of the program."""
        ...


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One row of the audit trail; `seq` is its place in the chain."""

    seq: int
    event: AuditEvent


@dataclass(frozen=True, slots=True)
class AuditSearch:
    """`text` is looked for in subject, reason and numbers; the moments are from (included) and to (not included)."""

    text: str = ""
    kinds: frozenset[AuditKind] = frozenset()
    person: str = ""  # a staff number: as the one who acted, or who approved
    since: datetime | None = None
    until: datetime | None = None


class AuditTrail(Protocol):
    """Reading what was written; nothing of it can be changed."""

    def find(self, wanted: AuditSearch, *, limit: int, before: int | None = None) -> tuple[AuditRow, ...]:
        """Newest first; `before` is the seq of the last row of the page above."""
        ...


class ClockRecord(Protocol):
    """What this counter knows of the time without asking its clock."""

    def latest(self) -> datetime | None:
        """The latest moment this counter has written down since somebody last confirmed its clock."""
        ...


class CentreContact(Protocol):
    """When this counter and the centre last spoke. The staff come down with every other change: that it answered stands
    for its having confirmed them."""

    def has_centre(self) -> bool: ...
    def away(self) -> bool: ...
    def last(self) -> datetime | None: ...
    def note(self, at: datetime) -> None: ...


class Entrance(Protocol):
    """How people come on duty at this desk. All but `name_of` take as long as argon2 takes."""

    def name_of(self, number: str) -> StaffMember | None: ...
    def sign_on(self, number: str, password: str, *, locked_by: str = "") -> StaffMember:
        """`locked_by` is the staff number of whoever left the desk locked. Raises SignOnRefused."""
        ...

    def prove(self, number: str, password: str) -> None:
        """That it is still the person on duty who is sitting there. Raises SignOnRefused."""
        ...

    def change_secrets(self, number: str, password: str, *, new_password: str, new_pin: str) -> None:
        """One's own, "" for what stays. Raises SignOnRefused for a wrong `password`, InputRefused for a weak new."""
        ...


@dataclass(frozen=True, slots=True)
class OutsideIdentity:
    """Whom the operator's sign-on says it is: `number` is the staff number it knows them by, `issuer` itself, `subject`
    the one name it never gives to anybody else (OpenID Connect Core 5.7)."""

    number: str
    issuer: str
    subject: str

    @property
    def account(self) -> str:
        """What a number is bound to."""
        return f"{self.issuer} {self.subject}"


class OutsideVisit(Protocol):
    """One sign-on at the operator's own page, in the browser of this PC."""

    @property
    def url(self) -> str:
        """What the browser is to open."""
        ...

    def wait(self) -> OutsideIdentity:
        """Until the page answered, or minutes have passed. Raises OutsideFailed. Off the window's thread."""
        ...

    def cancel(self) -> None:
        """Ends a wait at once; from any thread."""
        ...


class OutsideSignOn(Protocol):
    """Sign-on by the operator's own accounts (OpenID Connect), where it is set."""

    def visit(self) -> OutsideVisit:
        """Asks the operator where its page is. Raises OutsideFailed. Off the window's thread."""
        ...

    def enter(self, known: OutsideIdentity, *, locked_by: str = "") -> StaffMember:
        """Raises SignOnRefused, as Entrance.sign_on does; SecretDue for somebody who has no password here yet."""
        ...

    def first_secrets(self, known: OutsideIdentity, *, new_password: str, new_pin: str) -> None:
        """Raises SignOnRefused, InputRefused for a weak one."""
        ...


class Approvals(Protocol):
    """A second person's yes to what the clerk alone may not do."""

    def name_of(self, number: str) -> StaffMember | None: ...
    def approve(self, wanted: ApprovalWanted, *, approver: str, pin: str, reason: str) -> Approval:
        """Written down when it returns. Raises SignOnRefused; a refusal is written down too. Off the window's thread.

        `approver` is a staff number, `pin` that person's own.
        """
        ...


@dataclass(frozen=True, slots=True)
class FarAnswer:
    """What became of an ask: approved, refused by whom and with which words, or `gone`: nobody will answer any more."""

    approval: Approval | None = None
    denied_by: str = ""
    said: str = ""
    gone: bool = False


class FarApprovals(Protocol):
    """A second person's yes from their own counter, through the hall server. Off the window's thread but for `linked`
    and `listen`; all raise HallTrouble where it is away, QueueRefused where it refuses."""

    def linked(self) -> bool:
        """Whether there is a hall server now. Never waits."""
        ...

    def ask(self, wanted: ApprovalWanted, *, reason: str, ask_id: str) -> None:
        """It stands on every manager's screen until it is answered. Raises InputRefused for the reason."""
        ...

    def answer(self, ask_id: str, wanted: ApprovalWanted) -> FarAnswer | None:
        """None while it waits. A yes is written down here first. Raises SignOnRefused where it does not hold here."""
        ...

    def withdraw(self, ask_id: str) -> None:
        """An answer that comes later does nothing."""
        ...

    def tidy(self) -> None:
        """Withdraws what was asked here before a restart, or could not be withdrawn then."""
        ...

    def listen(self, told: Callable[[], None]) -> None:
        """`told` in another thread when an ask may have been answered."""
        ...


class ApprovalJournal(Protocol):
    """Where a second person's yes is kept."""

    def approved(self, approval: Approval, *, order_id: str, event: AuditEvent) -> None:
        """In the audit trail, and for an order (`order_id` not "") in its journal: one transaction."""
        ...


class Waits(Protocol):
    """How long whoever gave wrong secrets must wait. No clock that can be set back, and no restart, shortens it."""

    def left_s(self, name: str, failures: int, *, most_s: int) -> int: ...
    def failed(self, name: str, failures: int, *, most_s: int) -> None: ...


@dataclass(frozen=True, slots=True)
class SignOnRules:
    """Days; 0 is no limit. `password_days`: how old a password may become. `offline_days`: how long the centre may be
    away until nobody signs on any more. `outside_first`: this PC's passwords open the counter only while the operator's
    sign-on is away."""

    password_days: int
    offline_days: int
    outside_first: bool = False


@dataclass(frozen=True, slots=True)
class Door:
    """Everything sign-on and approval need, in one place; commands/ wires it, tests with a real store."""

    book: StaffBook
    secrets: Secrets
    audit: Audit
    journal: ApprovalJournal
    clock: Clock
    clock_record: ClockRecord
    centre: CentreContact
    rules: Callable[[], SignOnRules]
    zone: ZoneInfo
    waits: Waits
    outside_away: Callable[[], bool] = lambda: True  # whether the operator's sign-on was found away; may ask it
