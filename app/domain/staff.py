"""Who works in the hall."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    CLERK = "clerk"
    GREETER = "greeter"
    HALL_MANAGER = "hall_manager"


@dataclass(frozen=True, slots=True)
class StaffMember:
    """工号 is `number`. The password never leaves the store."""

    number: str
    name: str
    latin_name: str
    role: Role
