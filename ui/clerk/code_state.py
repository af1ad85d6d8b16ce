"""What the dialog of the confirmation code paints: frozen, no Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CodeState:
    """`waits` while the centre is asked; `problem` why not yet, "" for nothing; `demo` where the message shows.

    `hand_over` turns the one screen to the customer, who types it themselves; "" where they have a screen of their own.
    """

    title: str
    note: str
    said: str
    field_label: str
    field_example: str
    typed: str
    waits: bool
    may_check: bool
    problem: str
    check: str
    again: str
    warning: str
    demo: str
    later: str
    hand_over: str = ""
