"""A person of a hall's staff as the centre's directory tells of them: no secret ever travels."""

from datetime import date
from enum import StrEnum
from typing import TypeVar

from app.domain.certificates import Certificate, CertificateKind
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.texts.language import Text
from app.wire.canonical import JsonObject
from app.wire.strict import objects, record, text

E = TypeVar("E", bound=StrEnum)


def staff_object(member: StaffMember) -> JsonObject:
    return {
        "number": member.number,
        "name": member.name,
        "latin_name": member.latin_name,
        "role": member.role.value,
        "other_roles": sorted(role.value for role in member.other_roles),
        "granted": sorted(right.value for right in member.granted),
        "revoked": sorted(right.value for right in member.revoked),
        "certificates": [
            {
                "code": held.kind.code,
                "zh": held.kind.name.zh,
                "en": held.kind.name.en,
                "from": _day_words(held.valid_from),
                "until": _day_words(held.valid_until),
            }
            for held in member.certificates
        ],
        "active_from": _day_words(member.active_from),
        "active_until": _day_words(member.active_until),
        "disabled": member.disabled,
    }


def read_staff_object(value: object) -> StaffMember:
    """Rights and further roles of a newer centre, which gate nothing here, are left out. Raises ValueError."""
    row = record(
        value,
        "staff",
        number=str,
        name=str,
        latin_name=str,
        role=str,
        other_roles=list,
        granted=list,
        revoked=list,
        certificates=list,
        active_from=str,
        active_until=str,
        disabled=bool,
    )
    return StaffMember(
        number=text(row["number"], "staff.number"),
        name=text(row["name"], "staff.name"),
        latin_name=text(row["latin_name"], "staff.latin_name"),
        role=Role(row["role"]),
        other_roles=_known(Role, row["other_roles"]),
        granted=_known(Right, row["granted"]),
        revoked=_known(Right, row["revoked"]),
        certificates=tuple(_certificate(each) for each in objects(row["certificates"], "certificates")),
        active_from=_day(row["active_from"]),
        active_until=_day(row["active_until"]),
        disabled=row["disabled"],
    )


def _known(kinds: type[E], said: list[object]) -> frozenset[E]:
    known = {each.value: each for each in kinds}
    return frozenset(known[each] for each in said if isinstance(each, str) and each in known)


def _certificate(value: JsonObject) -> Certificate:
    row = record(value, "certificate", **{"code": str, "zh": str, "en": str, "from": str, "until": str})
    kind = CertificateKind(text(row["code"], "certificate.code"), Text(row["zh"], row["en"]))
    return Certificate(kind, _day(row["until"]), _day(row["from"]))


def _day_words(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(words: str) -> date | None:
    return date.fromisoformat(words) if words else None
