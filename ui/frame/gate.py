"""The gate before every act that not everybody may do: the person's own right, or a second person's approval in place.

    self._gate.ask(Right.RETURN_MONEY, subject=signed.id, about=words.RETURNING.filled(sum=…), then=self._give_back)

`then` gets the Leave that the act itself demands once more. No Qt here: presenters hold a gate, the shell opens the
dialog it asks for (ui.shell.approval).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.domain.approval import Approval, ApprovalWanted, Leave, Leaves, Records
from app.domain.certificates import CertificateKind
from app.domain.customer import Customer
from app.domain.right import Right
from app.domain.rights import Barrier, Ruling, account_ruling, allowed
from app.domain.staff import StaffMember
from app.errors import Bug
from app.texts.language import Text

_NOT_TO_APPROVE = (Barrier.DISABLED, Barrier.NOT_YET_ACTIVE, Barrier.ACCOUNT_EXPIRED)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for the dialog; exactly one of the two is called, on the window's thread.

    `why` says what the person on duty lacks. `reason` is the one given for the act already, "" for none; `ready` are
    those that fit it, none for those of every act.
    """

    wanted: ApprovalWanted
    why: Text
    approved: Callable[[Approval], None]
    dismissed: Callable[[], None]
    reason: str = ""
    ready: tuple[Text, ...] = ()


class Gate:
    """One for the window. `person` is who is on duty; nobody before sign-on."""

    def __init__(self, *, today: Callable[[], date], records: Records | None = None) -> None:
        """`today` is the hall's day. Setting the clock back brings no earlier one until somebody signs on.

        `records` is asked on the store's lane, by the acts: their leave is as good as the record is then.
        """
        self._today = today
        self._records = records
        self._seen = date.min
        self._open_dialog: Callable[[Asked], None] | None = None
        self._tell: Callable[[Text], None] = lambda _: None
        self.person: StaffMember | None = None
        self.customer: Callable[[], Customer | None] = lambda: None  # whom the desk serves: no reason may name them

    def listen(self, *, open_dialog: Callable[[Asked], None], tell: Callable[[Text], None]) -> None:
        """`tell` says the sentence where not even an approval would help."""
        self._open_dialog, self._tell = open_dialog, tell

    def on_duty(self, person: StaffMember | None) -> None:
        """Signed on or switched, and the clock looked at with it."""
        self.person = person
        self._seen = self._today()

    def renewed(self, person: StaffMember) -> None:
        """The same person's record as it is now."""
        self.person = person

    def may(self, right: Right, *, certificate: CertificateKind | None = None) -> Ruling:
        """Of the person on duty, without asking anybody: for what is shown and what is greyed."""
        return allowed(self._on_duty(), right, self._day(), certificate=certificate)

    def account(self) -> Ruling:
        """Whether the account of the person on duty may be used at all today."""
        return account_ruling(self._on_duty(), self._day())

    def leaves(self, approvals: tuple[Approval, ...] = ()) -> Leaves:
        """Of the person on duty, for a whole form; `approvals` are those given for it so far."""
        return Leaves(self._on_duty(), approvals, self._records)

    def ask(
        self,
        right: Right,
        *,
        subject: str,
        then: Callable[[Leave], None],
        about: Text | None = None,
        refused: Callable[[], None] | None = None,
        certificate: CertificateKind | None = None,
        order_id: str = "",
        second_person: Text | None = None,
        reason: str = "",
        ready: tuple[Text, ...] = (),
    ) -> None:
        """`then` at once where the person on duty may; else the dialog is asked, and `then` comes with its approval.

        `second_person` says why somebody else is asked even where the person on duty may.

        `subject` is what the audit trail will call it, `about` what the approver reads (masked), the right's own name
        without it. `refused` is told when nobody approved. `reason` was given for the act already and is not asked for
        again; `ready` are those that fit it.
        """
        person = self._on_duty()
        ruling = self.may(right, certificate=certificate)
        why = ruling.why or second_person
        if why is None:
            then(Leave(person, right, subject, records=self._records))
            return
        gone = refused or (lambda: None)
        if ruling.barrier in _NOT_TO_APPROVE:
            self._tell(why)
            gone()
            return
        if self._open_dialog is None:
            raise Bug("nobody listens to the gate")
        wanted = ApprovalWanted(
            requester=person,
            right=right,
            subject=subject,
            about=about or right.words.name,
            certificate=certificate,
            order_id=order_id,
            customer=self.customer(),
        )
        self._open_dialog(
            Asked(
                wanted=wanted,
                why=why,
                approved=lambda approval: then(Leave(person, right, subject, approval, self._records)),
                dismissed=gone,
                reason=reason,
                ready=ready,
            )
        )

    def _day(self) -> date:
        self._seen = max(self._seen, self._today())
        return self._seen

    def _on_duty(self) -> StaffMember:
        if self.person is None:
            raise Bug("asked for a right while nobody is on duty")
        return self.person
