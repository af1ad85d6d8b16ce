"""What a dialog of a choice, some fields and some ticks paints: frozen, no Qt. Who is here, and family pay, use it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """`key` is what the desk calls it by."""

    key: str
    label: str
    example: str
    text: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A document: `code` is what the desk calls it by."""

    code: str
    words: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class FieldsState:
    """`options` are (value, words) of the choice; `fields` those to be filled in now; `told` are sentences below.

    `against` are sentences why it cannot be, `problem` why what was typed is not kept yet.
    """

    title: str
    note: str
    choice_label: str
    options: tuple[tuple[str, str], ...]
    chosen: str
    fields: tuple[Field, ...]
    ticks_label: str
    ticks: tuple[Tick, ...]
    told: tuple[str, ...]
    against: tuple[str, ...]
    problem: str
    keep: str
    next: str
    later: str
