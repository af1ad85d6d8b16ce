"""What the search popup paints: hits one by one on demand, the chosen one in full. Frozen, no Qt."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.order_line import Action


class Scope(StrEnum):
    """F2, F3 and Ctrl+K open the same popup over different things."""

    OFFERS = "offers"
    CUSTOMERS = "customers"
    ANYTHING = "anything"


class Tab(StrEnum):
    """Groups of hits; Tab walks through those of the scope."""

    ALL = "all"
    PLANS = "plans"
    VALUE_ADDED = "value_added"
    BROADBAND = "broadband"
    DEVICES = "devices"
    SERVICES = "services"
    OFFERS = "offers"
    CUSTOMERS = "customers"
    RECEIPTS = "receipts"
    ACTS = "acts"


@dataclass(frozen=True, slots=True)
class TabView:
    tab: Tab
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class HitRow:
    """One row of the list. `spans` of `name` are underlined; `blocked` says why it cannot be done now, "" where it can.

    `action` is what choosing it does to the form, None where it does nothing to it.
    """

    name: str
    spans: tuple[tuple[int, int], ...]
    code: str
    note: str
    price: str
    action: Action | None
    blocked: str


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the small box under the facts; `icon` by its Lucide name."""

    icon: str
    words: str
    warns: bool


@dataclass(frozen=True, slots=True)
class Detail:
    """The right pane. `blocked` stands in amber above the rest: why it cannot be had, or what to know first.

    `asks_amount` shows the amount field with `amount`; `problem` stands under it.
    """

    title: str
    price: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    checks_title: str
    checks: tuple[Check, ...]
    blocked: str
    take_words: str
    may_take: bool
    asks_amount: bool
    amount: str
    problem: str


@dataclass(frozen=True, slots=True)
class FindState:
    """`count` hits stand in the open tab; `generation` changes when any of them may have. `busy` names a wait.

    `put_on` says what came on the form with the search still open, "" once the next thing is tried; `may_undo` where
    it took the place of another line.
    """

    open: bool
    scope: Scope
    typed: str
    tabs: tuple[TabView, ...]
    tab: Tab
    count: int
    count_words: str
    generation: int
    selected: int
    detail: Detail | None
    hint: str
    foot: str
    put_on: str
    may_undo: bool
    empty: tuple[str, str]
    problem: str
    busy: str
    amount_has_focus: bool
    may_take_more: bool
