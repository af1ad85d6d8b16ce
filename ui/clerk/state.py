"""What the clerk's screen paints: the form, and around it the next act, the last order, drafts, the open dialog."""

from dataclasses import dataclass
from enum import StrEnum

from ui.clerk.order_state import OrderView, Sum
from ui.frame.form_state import FormState, Pill

MINE, ALL = "mine", "all"  # whose orders the list of orders shows


class DialogKind(StrEnum):
    """Which dialog lies over the form; the search popup has its own state."""

    NONE = "none"
    CASH = "cash"
    MEANS = "means"
    DRAFTS = "drafts"
    ORDERS = "orders"
    DEAD = "dead"
    OWED_BACK = "owed_back"
    ORDER = "order"
    FORM_PAPER = "form_paper"
    ORDER_PICTURES = "order_pictures"
    UNFINISHED = "unfinished"
    OFFLINE = "offline"
    CARD = "card"
    ATTACHMENTS = "attachments"
    INSTALLATION = "installation"
    CODE = "code"
    HANDLER = "handler"
    INVOICE = "invoice"
    FAMILY_PAY = "family_pay"
    WISH = "wish"
    MATTERS = "matters"
    ON_SALE = "on_sale"
    BILLS = "bills"
    QUEUE = "queue"
    QUEUE_TO = "queue_to"
    QUEUE_SPLIT = "queue_split"


@dataclass(frozen=True, slots=True)
class PrimaryAct:
    """The one big button. `note` stands under it."""

    words: str
    key: str
    enabled: bool
    note: str


@dataclass(frozen=True, slots=True)
class News:
    """What changed under the form without the clerk; a banner until `key` or its button takes it away."""

    words: str
    button: str
    key: str


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of a list: an order, a draft, a dead entry, a matter. `key` is what the presenter calls it by."""

    key: str
    title: str
    note: str
    aside: str
    pill: Pill | None


@dataclass(frozen=True, slots=True)
class ListView:
    """A simple list in a dialog. `enter` and `f8` are what these keys do to the chosen row, "" for nothing."""

    title: str
    note: str
    rows: tuple[ListRow, ...]
    selected: int
    empty: str
    enter: str
    f8: str
    f10: str


@dataclass(frozen=True, slots=True)
class OrdersView:
    """What stands around the list of orders: the field, whose they are (value, words), the cash of the day below.

    `many`: there are more than are shown.
    """

    typed: str
    field: str
    hint: str
    whose: tuple[tuple[str, str], ...]
    chosen: str
    key_whose: str
    sums: tuple[Sum, ...]
    many: bool


@dataclass(frozen=True, slots=True)
class UnfinishedView:
    """A signed version from before a restart. `finish` is "" where only the money can go back."""

    title: str
    sentence: str
    rows: tuple[tuple[str, str], ...]
    finish: str
    give_back: str


@dataclass(frozen=True, slots=True)
class ClerkState:
    """`last_order` stands over the form and, with the drafts, in the middle while the form is empty.

    `dialogs` lie over the form, the last on top.
    """

    form: FormState
    primary: PrimaryAct
    asks_return: bool  # F8 or 改，重新签 would void the signed version
    last_order: ListRow | None
    last_title: str
    drafts: tuple[ListRow, ...]
    drafts_title: str
    drafts_count: int
    news: News | None
    dialogs: tuple[DialogKind, ...]
    list: ListView | None
    orders: OrdersView | None
    order: OrderView | None
    unfinished: UnfinishedView | None

    @property
    def dialog(self) -> DialogKind:
        return self.dialogs[-1] if self.dialogs else DialogKind.NONE
