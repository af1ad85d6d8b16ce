"""What the list of people shows, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from app.domain.certificates import Certificate, CertificateKind
from app.domain.right import Right
from app.domain.rights import account_ruling
from app.domain.roles import RIGHTS_OF
from app.domain.staff import Role, StaffMember
from app.errors import InputRefused
from app.handling.change_staff import Powers
from app.handling.view_staff import PersonSeen
from app.texts import staff
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
    """`chosen` is a staff number, "" for nobody; `adding` shows the form of a new person instead.

    `kinds` are the certificates that the catalogue asks for.
    """

    people: tuple[PersonSeen, ...] = ()
    kinds: tuple[CertificateKind, ...] = ()
    chosen: str = ""
    adding: bool = False
    new: Mapping[NewField, str] = field(default_factory=dict)
    new_role: Role = Role.CLERK
    busy: bool = False

    @property
    def person(self) -> PersonSeen | None:
        return next((one for one in self.people if one.member.number == self.chosen), None)

    @property
    def certificates(self) -> tuple[tuple[CertificateKind, Certificate | None], ...]:
        """Of the person: each kind the catalogue asks for or they hold, and which of it they hold (the newest)."""
        held = {one.kind.code: one for one in self.person.member.certificates} if self.person else {}
        kinds = {one.code: one for one in (*(held[code].kind for code in sorted(held)), *self.kinds)}
        return tuple((kind, held.get(code)) for code, kind in sorted(kinds.items()))


def state_words(record: PersonSeen, today: date) -> Text:
    """In a word, what keeps this person from working as they should, or that nothing does."""
    if record.member.disabled:
        return words.STATE_DISABLED
    if not account_ruling(record.member, today).allowed:
        return words.STATE_ENDED
    if record.locked:
        return words.STATE_LOCKED
    if record.given:
        return words.STATE_GIVEN
    return words.STATE_ACTIVE if record.has_pin else words.STATE_NO_PIN


def day_typed(typed: str) -> date | None:
    """None where nothing was typed. Raises InputRefused."""
    try:
        return date.fromisoformat(typed.strip()) if typed.strip() else None
    except ValueError:
        raise InputRefused(staff.DAY_SHAPE) from None


def powers_of(member: StaffMember) -> Powers:
    """As they stand, to be changed in one point."""
    return Powers(member.role, member.other_roles, member.granted, member.revoked, member.certificates)


def with_right(member: StaffMember, right: Right, *, held: bool) -> Powers:
    """One right more or less: what a role gives is taken back or left, what it lacks is given or not."""
    of_roles = frozenset(one for role in member.roles for one in RIGHTS_OF[role])
    granted, revoked = member.granted - {right}, member.revoked - {right}
    if held and right not in of_roles:
        granted |= {right}
    if not held and right in of_roles:
        revoked |= {right}
    return replace(powers_of(member), granted=granted, revoked=revoked)
