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
_BY_ROLE: Final = {Role.CLERK: (COUNTER,), Role.HALL_MANAGER: (COUNTER,), Role.GREETER: ()}


def modes_for(role: Role) -> tuple[Mode, ...]:
    """From top to bottom; empty where this program has no face for the role."""
    return _BY_ROLE[role]
