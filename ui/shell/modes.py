"""The faces of the program in the rail, by role. Only those that exist."""

from dataclasses import dataclass
from typing import Final

from app.domain.right import Right
from app.domain.rights import rights_of
from app.domain.staff import Role, StaffMember
from app.texts import shell as words
from app.texts.language import Text


@dataclass(frozen=True, slots=True)
class Mode:
    """`name` is its key in code; `icon` a name of resources/icons."""

    name: str
    icon: str
    words: Text


COUNTER: Final = Mode("counter", "file-pen-line", words.COUNTER)
GREETER: Final = Mode("greeter", "signpost", words.GREETER)
MANAGER: Final = Mode("manager", "layout-dashboard", words.MANAGER)
SEES_MANAGER: Final = {Right.VIEW_DAY, Right.VIEW_STAFF, Right.VIEW_AUDIT}  # each opens a page there
_AT_COUNTER: Final = {Role.CLERK, Role.SENIOR_CLERK, Role.HALL_MANAGER}


def modes_for(person: StaffMember, *, has_hall: bool) -> tuple[Mode, ...]:
    """Of all of a person's roles, from top to bottom; empty where this program has no face for any of them.

    The greeter's face follows the right to issue tickets, where there is a hall server to issue them from; the
    manager's the rights of its pages.
    """
    works = {
        COUNTER: bool(_AT_COUNTER & set(person.roles)),
        GREETER: has_hall and Right.ISSUE_TICKET in rights_of(person),
        MANAGER: bool(SEES_MANAGER & rights_of(person)),
    }
    return tuple(mode for mode, shown in works.items() if shown)
