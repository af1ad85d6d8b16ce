"""A question for the person at the desk: why, and of what, before something that is written down. No Qt here."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.customer import Customer
from app.domain.reason import checked_reason
from app.errors import InputRefused
from app.texts.language import Text


@dataclass(frozen=True, slots=True)
class ReasonAsked:
    """`given` gets what was chosen and the reason, never empty, on the window's thread; nobody is told of a dismissal.

    `what` are (value, words) to choose from under `what_label`, none where there is nothing to choose. `figure` stands
    large over the reason, between its label and what it means, "" for none. `danger`: what is done cannot be undone.
    `customer` is whom the reason may not name.
    """

    title: Text
    note: Text
    ready: tuple[Text, ...]
    act: Text
    given: Callable[[str, str], None]
    what_label: Text | None = None
    what: tuple[tuple[str, Text], ...] = ()
    chosen: str = ""
    figure_label: Text | None = None
    figure: str = ""
    figure_note: Text | None = None
    danger: bool = False
    customer: Customer | None = None


def read_reason(typed: str, *, customer: Customer | None = None) -> tuple[str, Text | None]:
    """As it is written down, and None; or as it was typed, with what is wrong with it. It may not name `customer`."""
    try:
        return checked_reason(typed, customer=customer), None
    except InputRefused as refused:
        return typed, refused.text


AskReason = Callable[[ReasonAsked], None]
