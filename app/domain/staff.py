"""Who works in the hall: a number, a name, and what the person may do (rights.py decides)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.certificates import Certificate
from app.domain.right import Right
from app.texts import rights as texts
from app.texts.language import Text


class Role(StrEnum):
    """What somebody does in the hall; which rights go with it is in `right`."""

    CLERK = "clerk"
    SENIOR_CLERK = "senior_clerk"
    GREETER = "greeter"
    HALL_MANAGER = "hall_manager"
    HALL_IT = "hall_it"

    @property
    def called(self) -> Text:
        return _TITLES[self]


_TITLES = {
    Role.CLERK: texts.ROLE_CLERK,
    Role.SENIOR_CLERK: texts.ROLE_SENIOR_CLERK,
    Role.GREETER: texts.ROLE_GREETER,
    Role.HALL_MANAGER: texts.ROLE_HALL_MANAGER,
    Role.HALL_IT: texts.ROLE_HALL_IT,
}


@dataclass(frozen=True, slots=True)
class StaffMember:
    """工号 is `number`. Password and PIN never leave the store.

    `role` is the one shown beside the name; `other_roles` add to what the person may do, `granted` too, and `revoked`
    takes away whatever a role gives. `active_from` is the first day, `active_until` the last; None is no limit.
    """

    number: str
    name: str
    latin_name: str
    role: Role
    other_roles: frozenset[Role] = frozenset()
    granted: frozenset[Right] = frozenset()
    revoked: frozenset[Right] = frozenset()
    certificates: tuple[Certificate, ...] = ()
    active_from: date | None = None
    active_until: date | None = None
    disabled: bool = False

    @property
    def called(self) -> Text:
        """Their name, which is one in both languages where nobody wrote it in Latin letters."""
        return Text(self.name, self.latin_name or self.name)

    @property
    def roles(self) -> frozenset[Role]:
        return self.other_roles | {self.role}
