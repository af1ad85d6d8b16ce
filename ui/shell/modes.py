"""The faces of the program in the rail, by role. Only those that exist."""

from dataclasses import dataclass
from typing import Final

from app.domain.staff import Role
from app.texts import shell as words
from app.texts.language import Text


@dataclass(frozen=True, slots=True)
class Mode:
    """`name` is its key in code; `icon` a name of resources/icons."""

    name: str
    icon: str
    words: Text


COUNTER: Final = Mode("counter", "file-pen-line", words.COUNTER)
MANAGER: Final = Mode("manager", "shield-alert", words.MANAGER)
_AT_COUNTER: Final = {Role.CLERK, Role.SENIOR_CLERK, Role.HALL_MANAGER}


def modes_for(*roles: Role) -> tuple[Mode, ...]:
    """Of all of a person's roles, from top to bottom; empty where this program has no face for any of them."""
    counter = (COUNTER,) if _AT_COUNTER & set(roles) else ()
    return (*counter, MANAGER) if Role.HALL_MANAGER in roles else counter
