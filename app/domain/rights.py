"""Whether a person may do something today, with the reason in words where not."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import takewhile

from app.domain.certificates import CertificateKind
from app.domain.right import Right
from app.domain.roles import RIGHTS_OF
from app.domain.staff import Role, StaffMember
from app.texts import rights as words
from app.texts.language import Text


class Barrier(StrEnum):
    """What stands between a person and an act."""

    NO_RIGHT = "no_right"
    REVOKED = "revoked"
    NO_CERTIFICATE = "no_certificate"
    CERTIFICATE_EXPIRED = "certificate_expired"
    CERTIFICATE_NOT_YET = "certificate_not_yet"
    NOT_YET_ACTIVE = "not_yet_active"
    ACCOUNT_EXPIRED = "account_expired"
    DISABLED = "disabled"


@dataclass(frozen=True, slots=True)
class Ruling:
    """Without a barrier it is allowed; with one, `why` is the sentence."""

    barrier: Barrier | None = None
    why: Text | None = None

    @property
    def allowed(self) -> bool:
        return self.barrier is None


ALLOWED = Ruling()


def rights_of(person: StaffMember) -> frozenset[Right]:
    """Of all roles, with what was given and without what was taken back; days and certificates are not asked."""
    held = frozenset(right for role in person.roles for right in RIGHTS_OF[role])
    return (held | person.granted) - person.revoked


def account_ruling(person: StaffMember, today: date) -> Ruling:
    """Whether the account may be used at all on this day of the hall."""
    if person.disabled:
        return Ruling(Barrier.DISABLED, words.DISABLED)
    if person.active_from is not None and today < person.active_from:
        return Ruling(Barrier.NOT_YET_ACTIVE, words.NOT_YET_ACTIVE.filled(day=person.active_from.isoformat()))
    if person.active_until is not None and today > person.active_until:
        return Ruling(Barrier.ACCOUNT_EXPIRED, words.ACCOUNT_EXPIRED.filled(day=person.active_until.isoformat()))
    return ALLOWED


def allowed(person: StaffMember, right: Right, today: date, *, certificate: CertificateKind | None = None) -> Ruling:
    """May this person do it on this day of the hall; `certificate` is what the matter asks for beside the right."""
    account = account_ruling(person, today)
    if not account.allowed:
        return account
    if right in person.revoked:
        return Ruling(Barrier.REVOKED, words.REVOKED.filled(right=right.words.name))
    if right not in rights_of(person):
        return Ruling(Barrier.NO_RIGHT, words.MISSING.filled(right=right.words.name))
    return ALLOWED if certificate is None else _certified(person, certificate, today)


def _certified(person: StaffMember, wanted: CertificateKind, today: date) -> Ruling:
    held = [each for each in person.certificates if each.kind.code == wanted.code]
    if any(each.valid_on(today) for each in held):
        return ALLOWED
    first_days = [each.valid_from for each in held if each.valid_from is not None and today < each.valid_from]
    if first_days:
        said = words.CERTIFICATE_NOT_YET.filled(certificate=wanted.name, day=min(first_days).isoformat())
        return Ruling(Barrier.CERTIFICATE_NOT_YET, said)
    last_days = [each.valid_until for each in held if each.valid_until is not None]
    if last_days:
        said = words.CERTIFICATE_EXPIRED.filled(certificate=wanted.name, day=max(last_days).isoformat())
        return Ruling(Barrier.CERTIFICATE_EXPIRED, said)
    return Ruling(Barrier.NO_CERTIFICATE, words.CERTIFICATE_MISSING.filled(certificate=wanted.name))


def powers_words(person: StaffMember) -> str:
    """What the audit trail says a person was given: roles +granted -revoked #certificates, by their codes."""
    return " ".join(
        [
            *sorted(person.roles),
            *(f"+{right}" for right in sorted(person.granted)),
            *(f"-{right}" for right in sorted(person.revoked)),
            *(f"#{held.kind.code}" for held in person.certificates),
        ]
    )


def powers_agree(sworn: str, person: StaffMember) -> bool:
    """Whether a row of the trail, its reason behind the powers, says what this person's record does. A right that comes
    with a role counts as given or not: which ones do can change with the program."""
    said = takewhile(_is_power, sworn.split())
    with_roles = {f"+{right}" for role in person.roles for right in RIGHTS_OF[role]}
    return set(said) - with_roles == set(powers_words(person).split()) - with_roles


def _is_power(word: str) -> bool:
    return word in set(Role) or word.startswith("#") or (word[:1] in ("+", "-") and word[1:] in set(Right))
