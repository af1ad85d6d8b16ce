"""Everything that can go wrong, in two families with two screens.

YitaiError
├── Trouble                 known: the person is told what happened, what was kept, what to do
│   ├── InputRefused        a value a person gave (field, file, argument) cannot be taken
│   │   ├── FormRefused     the form cannot go this way (two plans, off sale, not complete)
│   │   └── FileFaulty      a file with faults, each with its place; nothing was changed
│   ├── SignOnRefused       nobody comes on duty, or approves, this way
│   │   ├── WrongSecret     unknown number, wrong password, wrong PIN
│   │   ├── MustWait        too many wrong ones: not before some seconds have passed
│   │   ├── AccountLocked   many too many: a manager must reset the account
│   │   ├── AccountClosed   disabled, not yet active, expired
│   │   ├── SecretDue       password or PIN must be changed first: the first sign-on, or too old
│   │   ├── ClockSetBack    this PC's clock is earlier than its own records
│   │   ├── OfflineTooLong  the centre has not confirmed the staff for too many days
│   │   ├── DeskTaken       locked by somebody else, and no right to unlock it
│   │   ├── OutsideFailed   the operator's sign-on did not say who it is: away, left, or not to be believed
│   │   └── ApproverUnfit   who would approve may not: lacks the right, or asks for themselves
│   ├── RightMissing        the person may not do this, and nobody approved it
│   ├── OrderStays          an accepted order that cannot be voided or settled now; what to do instead
│   ├── QueueRefused        a ticket or a desk of the queue does not stand as the act needs; nothing was changed
│   ├── CashRefused         a drawer or its period does not stand as the act needs; nothing was changed
│   ├── DayCloseRefused     the day cannot be closed so, or somebody else went on with it; nothing was changed
│   ├── DayTampered         a closed day does not read back as it was sealed
│   ├── StoreTrouble        the local store
│   │   ├── StoreFull       no room on the disk; the order was not accepted, the form is kept
│   │   ├── StoreNewer      made by a newer program
│   │   ├── StoreLocked     wrong passphrase, or its key is missing
│   │   ├── StoreInUse      a second program on the same store
│   │   └── StoreDamaged    the file is not what was written
│   │       └── StoreGone   its database is not there any more
│   ├── PrinterTrouble      unreachable, refused, out of paper
│   ├── CentralTrouble      the centre cannot be reached or does not answer in its language
│   ├── HallTrouble         the hall server cannot be reached: nobody knows whether an act was done
│   └── PortTaken           an address another program listens on
└── Bug                     ours: told as such, the form is kept, the log has the rest
"""

from app.texts.language import Language, Text


class YitaiError(Exception):
    """Root of all errors of this program."""


class Trouble(YitaiError):
    """Known trouble. `text` is the whole sentence for the person; `values` fill its places."""

    def __init__(self, text: Text, /, **values: object) -> None:
        super().__init__(text.say(Language.EN, **values))
        self.text = text
        self.values = values

    def say(self, language: Language) -> str:
        return self.text.say(language, **self.values)


class InputRefused(Trouble):
    """A value a person gave cannot be taken."""


class FormRefused(InputRefused):
    """The form cannot go this way."""


class FileFaulty(InputRefused):
    """A file with faults; `faults` are (place, what) pairs; nothing was changed."""

    def __init__(self, text: Text, faults: tuple[tuple[str, Text], ...], /, **values: object) -> None:
        super().__init__(text, **values)
        self.faults = faults


class SignOnRefused(Trouble):
    """Nobody comes on duty, or approves something, this way. `code` stands in the audit trail (app.texts.audit).

    `wait_s` is how long the next try must wait, in whole seconds; the sentence may say it ({seconds}).
    """

    code = "refused"

    def __init__(self, text: Text, /, *, wait_s: int = 0, **values: object) -> None:
        super().__init__(text, **values, **({"seconds": wait_s} if wait_s else {}))
        self.wait_s = wait_s


class WrongSecret(SignOnRefused):
    """Unknown staff number, wrong password or wrong PIN; the sentence does not say which."""

    code = "wrong_secret"


class MustWait(SignOnRefused):
    """Too many wrong ones; nothing was checked."""

    code = "must_wait"


class AccountLocked(SignOnRefused):
    """Only a manager's reset opens it again."""

    code = "locked"


class AccountClosed(SignOnRefused):
    """Disabled, not yet active, expired."""

    code = "closed"


class SecretDue(SignOnRefused):
    """The secret was right, but must be changed before it is any use: the first sign-on, or it is too old."""

    code = "secret_due"


class ClockSetBack(SignOnRefused):
    """This PC's clock is earlier than what it has written down already."""

    code = "clock_back"


class OfflineTooLong(SignOnRefused):
    """For too many days nobody could tell this counter who still works here."""

    code = "offline_too_long"


class DeskTaken(SignOnRefused):
    """The desk was locked by somebody else, and the person may not unlock it."""

    code = "desk_taken"


class OutsideFailed(SignOnRefused):
    """The operator's sign-on did not say who it is: it is away, was left, or is not to be believed."""

    code = "outside"


class ApproverUnfit(SignOnRefused):
    """Who would approve may not: lacks the right, may not approve, or asks for themselves."""

    code = "approver_unfit"


class RightMissing(Trouble):
    """The person may not do this, and nobody approved it."""


class OrderStays(Trouble):
    """An accepted order cannot be voided, or settled, as it stands now; nothing was changed."""


class QueueRefused(Trouble):
    """A ticket or a desk of the queue does not stand as the act needs; nothing was changed."""


class CashRefused(Trouble):
    """A drawer or its period does not stand as the act needs; nothing was changed."""


class DayCloseRefused(Trouble):
    """The day cannot be closed so, or somebody else went on with it; nothing was changed."""


class DayTampered(Trouble):
    """A closed day does not read back as it was sealed."""


class StoreTrouble(Trouble):
    """The local store cannot be used as asked."""


class StoreFull(StoreTrouble):
    """No room on the disk."""


class StoreNewer(StoreTrouble):
    """The store was made by a newer program."""


class StoreLocked(StoreTrouble):
    """Wrong passphrase, or the key is missing."""


class StoreInUse(StoreTrouble):
    """Another program holds the store."""


class StoreDamaged(StoreTrouble):
    """The store does not read back as it was written."""


class StoreGone(StoreDamaged):
    """What is in the folder was a store's in use, and its database is not there."""


class PrinterTrouble(Trouble):
    """The printer cannot be reached or refused the job."""


class CentralTrouble(Trouble):
    """The centre cannot be reached, or what answered is not the centre."""


class HallTrouble(Trouble):
    """The hall server cannot be reached, or what answers is not the hall server."""


class PortTaken(Trouble):
    """The address is already listened on."""


class Bug(YitaiError):
    """A fault of ours."""
