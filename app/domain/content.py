"""What the customer sees and signs, as words and figures; its canonical bytes are what the signature's hash covers.

Lines, terms and sums on screen and on paper are rendered from it alone. Receipt number, signature and its time,
cash given, change, 单机保存 and copy marks stand outside.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

from app.domain.signed_fields import SignedFields

SCHEMA = 3  # what is signed today; every content says its own


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value: 协议期 / 24 个月，至 2028-11-30. `key` names it for layouts (term, penalty, overage …).

    `none` marks an explicit none (无, 不含): a narrow screen may fold it, paper never does.
    """

    key: str
    label: str
    value: str
    none: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a before-and-after table: the words of a period, a cell for each column, the price."""

    when: str  # 现在·至 2026-11-30
    cells: tuple[str, ...]
    price: str


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """The 现在 / 之后 table of a change; `columns` head the cells (流量, 语音 …), the price column is apart."""

    head: str
    columns: tuple[str, ...]
    price_head: str
    now: TableRow
    then: TableRow


@dataclass(frozen=True, slots=True)
class LineFigures:
    """All fen. `monthly_before` and `monthly_after` are this line's part of the monthly bill."""

    monthly_before_fen: int
    monthly_after_fen: int
    once_fen: int
    deposit_fen: int
    top_up_fen: int

    @property
    def today_fen(self) -> int:
        """What is paid at the desk: fees once, what leaving early costs, the deposit, money on an account."""
        return self.once_fen + self.deposit_fen + self.top_up_fen


@dataclass(frozen=True, slots=True)
class SignedConfirmation:
    """The customer's second confirmation of a line (S10, S12). `at` is an ISO moment in UTC.

    `evidence` is the number of the message that carried the code, "" on the customer's screen; the code itself is kept
    nowhere.
    """

    at: str
    channel: str  # ConfirmationChannel value
    evidence: str


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One service ordered, changed or cancelled, in the words that are shown, printed and signed."""

    id: str
    position: int  # from 1, as printed
    action: str  # Action value
    action_word: str  # 新增
    title: str  # 5G畅行129 → 5G畅行199
    title_plain: str  # 5G畅行129 换成 5G畅行199
    number: str  # masked
    code: str  # 资费编号, "a → b" for a change, "" for a top-up
    price: str  # ¥129 → ¥199 /月
    price_plain: str  # 每月多 ¥70
    plain: tuple[str, ...]  # whole sentences for the customer screen
    table: BeforeAfter | None
    facts: tuple[Fact, ...]
    figures: LineFigures
    effective_on: str  # ISO date; the day it starts (add, modify) or the first day without it (delete)
    missing: tuple[str, ...]  # facts the catalogue lacks, by label; a line with one cannot be signed
    confirmation: SignedConfirmation | None = None
    on_acceptance: bool = False  # its days count from the day the centre takes it, effective_on at least


@dataclass(frozen=True, slots=True)
class Charge:
    """One row of today's fees; a deposit is no income and says so. `due_fen` less `discount_fen` is `paid_fen`.

    `why` says why something is taken off, `waiver` by which right of the catalogue (Waiver.code). `line` is the id of
    the line it is for, "" on forms of before schema 3.
    """

    name: str
    due_fen: int
    discount_fen: int
    paid_fen: int
    deposit: bool
    why: str = ""
    waiver: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class BillRow:
    """One row of a bill to come: what for, for which days (ISO, both included), how worked out (¥10.00 × 11/30).

    `fen` is below zero where something is given back.
    """

    name: str
    first_day: str
    last_day: str
    how: str
    fen: int


@dataclass(frozen=True, slots=True)
class Sums:
    """All fen. `bill_month` is YYYY-MM of the first whole bill, `this_month_extra_fen` what this month still gets.

    `deposit_fen` is the part of `today_fen` that is no income: it is given back.
    """

    today_fen: int
    monthly_before_fen: int
    monthly_after_fen: int
    bill_month: str
    bill_fen: int
    this_month_extra_fen: int
    deposit_fen: int = 0


@dataclass(frozen=True, slots=True)
class Attached:
    """One picture kept with the form. `sha256` (hex) and `byte_count` are of the picture as it was when signed."""

    kind: str  # AttachmentKind value
    words: str  # 证件复印件
    sha256: str
    byte_count: int


@dataclass(frozen=True, slots=True)
class SignedConsent:
    """A notice acknowledged or a separate consent, as asked and as answered. `at` is an ISO moment in UTC.

    `at`, `at_words` and `channel` are "" where nothing was answered.
    """

    code: str
    template_version: str  # of the words that were asked
    title: str
    words: str
    answer: str  # yes, no, none
    answer_words: str
    at: str
    at_words: str
    channel: str  # ConfirmationChannel value


@dataclass(frozen=True, slots=True)
class SignedRefusal:
    """What the customer was offered and did not want (S170). `at` is an ISO moment in UTC."""

    kind: str  # RefusalKind value
    code: str
    words: str  # 不办：视频彩铃
    at: str
    at_words: str
    channel: str  # ConfirmationChannel value


@dataclass(frozen=True, slots=True)
class PaymentPart:
    """One means and what it is to pay, in fen."""

    method: str  # PaymentMethod value
    words: str  # 账户余额
    amount_fen: int


@dataclass(frozen=True, slots=True)
class SignedReversal:
    """Which accepted order this form takes back (Content.amends is its number), why, and what goes back how."""

    order_id: str
    reason: str
    returns: tuple[PaymentPart, ...]


@dataclass(frozen=True, slots=True)
class SignedAmendment:
    """Which order this version replaces (Content.amends is its number), why, how it differs, what goes back how.

    `replaces` are the ids of its lines that are ordered anew, or no more.
    """

    order_id: str
    reason: str
    differences: tuple[str, ...]
    returns: tuple[PaymentPart, ...]
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SignedInvoice:
    """An electronic invoice the customer asks for (R16). `contact` is masked; all of it travels with the entry."""

    title: str
    tax_number: str  # "" for a person
    contact: str  # z***@example.cn, 133****5678
    amount_fen: int  # of today's fees, without deposits and top-ups


@dataclass(frozen=True)
class Content:
    """Everything the customer signs, in one language. The signature is bound to its canonical bytes."""

    schema: int
    language: str
    form_id: str
    version: int
    amends: str  # receipt number of the form this one changes, "" for none
    catalogue_version: str
    template_version: str
    offline: bool  # accepted as 受理待生效
    mode: str  # 在线受理 / 离线受理，待生效
    operator: str
    hall: str
    desk: str
    clerk: str
    customer: tuple[Fact, ...]
    account: tuple[Fact, ...]
    lines: tuple[ContentLine, ...]
    charges: tuple[Charge, ...]
    sums: Sums
    payment_method: str  # PaymentMethod value
    payment_words: str  # 现金, or with several means 账户余额 ¥30.00，现金 ¥70.00
    notices: tuple[str, ...]
    statement: str
    contacts: str  # hotline, supervision, appeal
    drawn_up_on: str  # ISO date in hall time that all dates were worked out from
    attachments: tuple[Attached, ...] = ()
    consents: tuple[SignedConsent, ...] = ()
    refusals: tuple[SignedRefusal, ...] = ()
    large_print: bool = False  # the customer wants their papers in large print (R24)
    payments: tuple[PaymentPart, ...] = ()  # in the order they are taken; () where nothing is due
    this_month: tuple[BillRow, ...] = ()  # sum to sums.this_month_extra_fen
    first_bill: tuple[BillRow, ...] = ()  # sum to sums.bill_fen
    matters_version: str = ""  # of the matters file in force; "" for rules the catalogue held itself
    invoice: SignedInvoice | None = None
    reversal: SignedReversal | None = None
    amendment: SignedAmendment | None = None

    def to_bytes(self) -> bytes:
        """Canonical: UTF-8 JSON, keys sorted, no blanks. The same content always gives the same bytes."""
        return self._bytes

    @cached_property
    def _bytes(self) -> bytes:
        return _canonical(self, self.schema).encode()  # signing, keeping and sending ask for the same ones

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.to_bytes()).hexdigest()


# Fields by the schema they came with; what is not named here was there from the first (halls hold such forms for
# years). A new field is added at the end of its class with a default that stands for "nothing", and here.
SINCE: dict[type, dict[str, int]] = {
    Content: {
        "attachments": 2,
        "consents": 3,
        "refusals": 3,
        "large_print": 3,
        "payments": 3,
        "invoice": 3,
        "this_month": 3,
        "first_bill": 3,
        "matters_version": 3,
        "reversal": 3,
        "amendment": 3,
    },
    Charge: {"why": 3, "waiver": 3, "line": 3},
    Sums: {"deposit_fen": 3},
    ContentLine: {"confirmation": 3, "on_acceptance": 3},
    SignedAmendment: {"replaces": 3},
}


@cache
def _fields_of(schema: int) -> SignedFields:
    return SignedFields(SINCE, schema)


@cache
def _writer_of(schema: int) -> json.JSONEncoder:
    """Nothing in a content holds itself: looking for circles takes a sixth of the time."""
    row = _fields_of(schema).row
    return json.JSONEncoder(
        default=row, ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False
    )


def _canonical(value: object, schema: int) -> str:
    return _writer_of(schema).encode(value)


def check_code(sha256: str) -> str:
    """校验码 on paper: the first 8 hex digits in two groups, 7C1E 94B2."""
    return f"{sha256[:4]} {sha256[4:8]}".upper()


def read_content(raw: bytes) -> Content:
    """The content of canonical bytes, also of older schemas. Raises ValueError where they are not such bytes."""
    return read_content_words(raw.decode())


def read_content_words(words: str, says_so: Callable[[object], bool] | None = None) -> Content:
    """`read_content` of bytes that are read as UTF-8 already. `says_so` is given what JSON reads, its names in order,
    and tells whether these are its canonical words: whoever reads hundreds may know it sooner."""
    try:
        row = json.loads(words)
        schema = row["schema"]
        if type(schema) is not int or not 1 <= schema <= SCHEMA:
            raise ValueError(f"not a schema this program knows: {schema}")
        content: Content = _fields_of(schema).read(Content, row)
    except (AttributeError, KeyError, TypeError) as wrong:
        raise ValueError(f"not the content of a form: {wrong}") from wrong
    # The row holds what the content holds (no field left out, left over or out of order), and is written faster.
    if not (_canonical(row, schema) == words if says_so is None else says_so(row)):
        raise ValueError("not canonical content of this schema")
    return content
