"""Which edition of the hall's wire a program speaks: a fingerprint of the shapes that travel, so that nobody has to
remember to count it up. Counter and hall server are of one release; where they are not, that is what is to be said.
"""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import sha256
from typing import Any, Final, get_args, get_type_hints

from app.domain.parked_form import FormToPark, ParkedForms
from app.domain.queue_picture import QueueEvent, QueuePicture
from app.wire import hall_calls
from app.wire.hall_calls import Verb

WIRE_HEADER: Final = "X-Yitai-Wire"
_LETTERS: Final = 12


@cache
def wire() -> str:
    """Changes with any field of what counter and hall server say to each other."""
    verbs = [each for each in vars(hall_calls).values() if isinstance(each, Verb)]
    asked = [kind for each in verbs for kind in (each.asks, each.answers)]
    return fingerprint((*asked, QueuePicture, QueueEvent, FormToPark, ParkedForms))


def fingerprint(kinds: Iterable[type]) -> str:
    """Of these and all they hold: names and types of fields in their order, members of enumerations."""
    shapes: dict[str, str] = {}
    for kind in kinds:
        _describe(kind, shapes)
    said = "\n".join(f"{name}: {shapes[name]}" for name in sorted(shapes))
    return sha256(said.encode()).hexdigest()[:_LETTERS]


def _describe(kind: Any, shapes: dict[str, str]) -> None:
    """Into `shapes` by its name, with all it holds."""
    for inner in get_args(kind):
        _describe(inner, shapes)
    if not isinstance(kind, type) or kind.__qualname__ in shapes:
        return
    if issubclass(kind, Enum):
        shapes[kind.__qualname__] = str([member.value for member in kind])
    elif is_dataclass(kind):
        hints = get_type_hints(kind)
        shapes[kind.__qualname__] = str([(each.name, str(hints[each.name])) for each in fields(kind)])
        for each in fields(kind):
            _describe(hints[each.name], shapes)
