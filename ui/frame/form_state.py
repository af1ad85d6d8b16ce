"""What the clerk's and the customer's screen paint of one form: frozen, in one language, no Qt.

The clerk's presenter makes two of it from the same OrderForm: one in the clerk's language, one in the customer's.
Words stand ready to paint; figures beside them are for whoever lays out. Nothing else changes a screen.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from app.domain.content import Content, ContentLine, Fact, Sums
from app.domain.order import CentralState
from app.domain.order_form import ToDoKind
from app.domain.order_line import Decision, LineState
from app.domain.signature import Stroke
from app.texts.language import Language
from ui.frame.pay_view import PayView


class Phase(StrEnum):
    """Where the form stands; it decides who may act."""

    EDITING = "editing"  # the clerk adds and removes; the customer may confirm value-added lines
    WITH_CUSTOMER = "with_customer"  # handed over: the customer reads, confirms, signs
    SIGNED = "signed"  # the signed version is being stored
    TAKING_MONEY = "taking_money"  # signed and stored, cash is asked for
    ACCEPTED = "accepted"  # committed: receipt number, thanks


class PillKind(StrEnum):
    """The keys of `state` in tokens.json: each has its icon, colours and border there."""

    DONE = "done"
    WAITING = "waiting"
    UNSENT = "unsent"
    OFFLINE = "offline"
    DRAFT = "draft"
    REFUSED = "refused"
    LOCKED = "locked"
    DECLINED = "declined"  # by the customer: the look of locked with a cross


@dataclass(frozen=True, slots=True)
class Pill:
    """A small state with its word, after a name."""

    kind: PillKind
    words: str


@dataclass(frozen=True, slots=True)
class InstalledProduct:
    """One product a number has; `line_id` names the line of this form that changes or cancels it, "" for none.

    `pill` and `note` say what an earlier order will still do to it; until then it cannot be cancelled. None, "" for
    nothing.
    """

    product_id: str
    name: str
    price: str
    line_id: str
    pill: Pill | None
    note: str  # 12-01 起换成 5G畅行199


@dataclass(frozen=True, slots=True)
class Usage:
    """This month's use of a number, as a meter. `percent` is above 100 where it goes beyond."""

    words: str  # 流量 22.4 / 30 GB
    percent: int


@dataclass(frozen=True, slots=True)
class NumberCard:
    """One service number of the customer. `number` is the whole number, never painted; `shown` is masked."""

    number: str
    shown: str
    note: str  # 主号, 副卡 ¥10
    products: tuple[InstalledProduct, ...]
    usage: Usage | None
    selected: bool


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """The left column: who sits here and what they have. `clear_name` is set on the clerk's own screen, for moments."""

    masked_name: str
    stars: int
    stars_words: str  # 五星
    badges: tuple[Pill, ...]
    rows: tuple[tuple[str, str], ...]  # 身份证 / 990101********1234, 有效期, 账户, 余额
    numbers_title: str
    numbers: tuple[NumberCard, ...]
    alerts: tuple[str, ...]
    history: tuple[str, ...]
    attachments: str  # 附件 2
    clear_name: str = ""


@dataclass(frozen=True, slots=True)
class LineView:
    """One line, also when it is waiting, declined, a draft or refused.

    `reason` and `instead` say why it is not signed now and what the customer can do; both "" where it is.
    `to_take_off`: it is in the way, and the form may still be changed.
    """

    line: ContentLine
    state: LineState
    pill: Pill | None
    reason: str
    instead: str
    needs_confirmation: bool  # only the customer's screen may answer
    decision: Decision | None
    installed: bool  # it changes or cancels something the customer has
    to_take_off: bool = False


@dataclass(frozen=True, slots=True)
class AskView:
    """Something the customer is asked beside the lines; only their screen may answer. `no` is "" where there is none.

    `given` is None until they answered; `open` still keeps the form from being signed.
    """

    code: str
    title: str
    words: str
    yes: str
    no: str
    given: bool | None
    note: str
    open: bool


@dataclass(frozen=True, slots=True)
class CodeView:
    """The key pad for a confirmation code, on the customer's screen alone. `problem` says why not yet, "" for nothing.

    `may_type` only for a code that was sent: digits typed before are forgotten while it is False.
    """

    line_id: str
    title: str
    said: str
    problem: str
    confirm: str
    again: str
    leave: str
    clear: str
    back: str
    may_type: bool
    may_ask: bool


@dataclass(frozen=True, slots=True)
class BillRowView:
    """What for, for which days and how worked out, how much."""

    name: str
    how: str
    sum: str


@dataclass(frozen=True, slots=True)
class BillView:
    """One bill to come: 12月账单预计, its sum and its rows."""

    title: str
    sum: str
    rows: tuple[BillRowView, ...]


@dataclass(frozen=True, slots=True)
class SumsView:
    """The foot of the form, as figures and as words."""

    sums: Sums
    unconfirmed_fen: int  # part of monthly_after that waits for the customer
    today_label: str
    today: str  # ¥20.00
    capitals: str  # 贰拾元整
    monthly_label: str
    monthly_from: str
    monthly_to: str
    monthly_note: str  # 多 ¥71，含待确认 ¥6
    agreed_note: str  # 含已办未生效的; "" where no earlier order waits
    bill_label: str
    bill: str
    bill_note: str
    bills: tuple[BillView, ...] = ()  # only those that have rows


@dataclass(frozen=True, slots=True)
class ToDoItem:
    """One thing that still keeps the form from being signed."""

    kind: ToDoKind
    title: str
    detail: str
    key: str
    line_id: str | None


@dataclass(frozen=True, slots=True)
class ToDoList:
    """The right column."""

    title: str  # 还差 3 件才能签字, 可以签字了
    items: tuple[ToDoItem, ...]
    done_title: str
    done: tuple[str, ...]
    explanation: str  # which lines are signed where some are not, "" otherwise
    tell_customer: str  # what the clerk says aloud (受理待生效), "" for nothing
    drafts_only: bool = False  # nothing on the form can be signed without the centre: it can only be kept


class LockKind(StrEnum):
    """How fast the form is."""

    UNSIGNED = "unsigned"
    SIGNED = "signed"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Lock:
    """`words` stand in the pill: 未签字, 已签字，第 1 版 10:27, 已受理 10:28."""

    kind: LockKind
    words: str
    version: int


class PrintNews(StrEnum):
    """What the clerk has to know of the paper; only ASK wants an answer."""

    NONE = "none"
    PRINTING = "printing"
    HELD = "held"  # the printer has it and says why it does not go on
    PRINTED = "printed"
    HANDED_OVER = "handed_over"  # the printer cannot say more
    WAITING = "waiting"  # the printer cannot be reached: the receipt waits
    ASK = "ask"  # nobody knows whether it came out


@dataclass(frozen=True, slots=True)
class Accepted:
    """The order once it is committed. `change_fen` is what goes back over the counter."""

    order_id: str
    receipt_number: str
    check_code: str
    verify_token: str
    signed_at: datetime
    signed_at_words: str
    paid_fen: int
    paid_words: str  # 银行卡 ¥30.00，现金 ¥20.00
    cash_fen: int  # what of it lies in the drawer
    tendered_fen: int
    change_fen: int
    offline: bool
    central: CentralState
    central_words: str
    copies_words: str  # 已存两处, 单机保存
    print_news: PrintNews
    print_words: str
    invoice_words: str = ""  # what became of the invoice that was asked for
    refused_lines: frozenset[str] = frozenset()  # ids of those the centre refused while it took others


@dataclass(frozen=True, slots=True)
class Banner:
    """Under the head: amber while the centre is away, accent when it is back. `drafts`: it names some."""

    offline: bool
    words: str
    aside: str  # 10:20 断开，已 4 分钟
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class FormState:
    """`language` is what all words here are in. `line_asked` is the line the clerk wants the customer to look at.

    `content` is exactly what is, or was, signed, in the customer's language; None while there is nothing to sign.
    `may_sign` opens the signature on the customer's screen.
    """

    phase: Phase
    language: Language
    customer_language: Language
    form_id: str
    version: int
    hall: str
    operator: str
    hotline: str
    customer: CustomerCard | None
    lines: tuple[LineView, ...]
    selected_line_id: str | None
    line_asked: str | None
    sums: SumsView
    to_do: ToDoList
    lock: Lock
    banner: Banner | None
    content: Content | None
    may_sign: bool
    payment_words: str  # 现金 ¥20.00, 不用付
    given_fen: int  # cash laid down for a signed form, once it is enough; 0 before that
    customer_note: str  # 客户屏正在看第 3 行
    accepted: Accepted | None
    amends: tuple[Fact, ...] = ()  # which order this one replaces, how it differs, what comes back
    asks: tuple[AskView, ...] = ()
    elder: bool = False  # the card says 65 or more: the customer's screen begins in larger type
    large_print: bool = False  # they want their papers in large print
    pay: PayView | None = None  # how it is being paid, part by part, once a provider takes one
    code: CodeView | None = None  # on the customer's screen only: they may type the code that was sent to them

    @property
    def content_sha256(self) -> str:
        """Worked out where it is shown or signed, not at every key; "" while there is nothing to sign."""
        return self.content.sha256 if self.content is not None else ""


class CustomerActs(Protocol):
    """What only the customer does, by touch; the clerk's presenter listens."""

    def decide(self, line_id: str, decision: Decision) -> None:
        """我要办理 or 不办 (S10); may be changed until signed."""
        ...

    def answer(self, code: str, given: bool) -> None:
        """A notice acknowledged, a consent given or refused (R07, R09); may be changed until signed."""
        ...

    def give_code(self, code: str) -> None:
        """The confirmation code as they typed it on their own screen (S10, S12)."""
        ...

    def another_code(self) -> None: ...
    def leave_code(self) -> None:
        """They do not confirm by code now; the line still waits."""
        ...

    def want_large_print(self, wanted: bool) -> None:
        """The papers of this form in large print (R24)."""
        ...

    def sign(self, *, strokes: tuple[Stroke, ...], width: int, content_sha256: str) -> None:
        """`content_sha256` is of the content that was on the screen while signing."""
        ...

    def looks_at(self, line_id: str) -> None: ...
    def speak(self, language: Language) -> None:
        """The customer wants the form in this language; only before the signature."""
        ...

    def back_to_clerk(self) -> None:
        """Not signing now: the form goes back to the clerk unchanged."""
        ...

    def rate(self, score: int) -> None:
        """0 to 10, after the order."""
        ...
