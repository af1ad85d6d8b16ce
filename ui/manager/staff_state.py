"""What the list of people shows, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from app.domain.right import Right
from app.domain.rights import account_ruling
from app.domain.roles import RIGHTS_OF
from app.domain.staff import Role, StaffMember
from app.handling.change_staff import Powers
from app.staff_ports import StaffRecord
from app.texts import staff_page as words
from app.texts.language import Text


class NewField(StrEnum):
    """What is asked of a new person."""

    NUMBER = "number"
    NAME = "name"
    LATIN_NAME = "latin_name"
    PASSWORD = "password"


FIELD_WORDS: Final = {
    NewField.NUMBER: words.NUMBER,
    NewField.NAME: words.NAME,
    NewField.LATIN_NAME: words.LATIN_NAME,
    NewField.PASSWORD: words.FIRST_PASSWORD,
}


@dataclass(frozen=True, slots=True)
class StaffListState:
    """`chosen` is a staff number, "" for nobody; `adding` shows the form of a new person instead."""

    people: tuple[StaffRecord, ...] = ()
    chosen: str = ""
    adding: bool = False
    new: Mapping[NewField, str] = field(default_factory=dict)
    new_role: Role = Role.CLERK
    busy: bool = False

    @property
    def person(self) -> StaffRecord | None:
        return next((one for one in self.people if one.member.number == self.chosen), None)


def state_words(record: StaffRecord, today: date) -> Text:
    """In a word, what keeps this person from working as they should, or that nothing does."""
    if record.member.disabled:
        return words.STATE_DISABLED
    if not account_ruling(record.member, today).allowed:
        return words.STATE_ENDED
    if record.given:
        return words.STATE_GIVEN
    return words.STATE_ACTIVE if record.pin_hash else words.STATE_NO_PIN


def with_role(member: StaffMember, role: Role) -> Powers:
    """Another role; what was given or taken back one by one stays."""
    return Powers(role, member.other_roles, member.granted, member.revoked, member.certificates)


def with_right(member: StaffMember, right: Right, *, held: bool) -> Powers:
    """One right more or less: what a role gives is taken back or left, what it lacks is given or not."""
    of_roles = frozenset(one for role in member.roles for one in RIGHTS_OF[role])
    granted, revoked = member.granted - {right}, member.revoked - {right}
    if held and right not in of_roles:
        granted |= {right}
    if not held and right in of_roles:
        revoked |= {right}
    return Powers(member.role, member.other_roles, granted, revoked, member.certificates)
