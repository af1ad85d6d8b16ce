"""What can be found: hits of the store's search, and what typing itself means (a top-up, a whole number)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.identity import check_phone, check_resident_id
from app.domain.money import read_amount
from app.domain.receipt_number import ReceiptNumber
from app.errors import InputRefused
from app.ports import OrderRow
from app.search_ports import CustomerHit, OfferHit
from app.texts import (
    about,
    cash_screens,
    clerk_acts,
    clerk_queue,
    consents,
    handler,
    invoice,
    number_hold,
    on_sale,
    one_time_code,
    owed_back,
    printers,
    printing,
    shell,
    suggestion,
    training,
    unmask,
    wish,
)
from app.texts import clerk as words
from app.texts.language import Text

_AMOUNT_TAIL = re.compile(r"^(.*?)\s*([¥￥]?[\d.,]*)$")
_WRONG_TAIL = re.compile(r"^(\D*?)\s*([-+−–]?[¥￥]?[\d.,]\S*)$")  # 5a, -5, 1e5: no amount, and it is said so
_RESIDENT = re.compile(r"^\d{14,}[0-9Xx]$", re.ASCII)
_OTHER_NUMBER = re.compile(r"^(?=.*\d)[A-Za-z0-9-]{6,30}$", re.ASCII)


@dataclass(frozen=True, slots=True)
class TopUp:
    """缴费 typed in the search: `typed` is the amount as it stands there, `amount_fen` None while it is none."""

    typed: str
    amount_fen: int | None
    problem: InputRefused | None


@dataclass(frozen=True, slots=True)
class AskCentre:
    """A whole number nobody here has. `refused` where it cannot be one (a wrong check digit)."""

    number: str
    refused: InputRefused | None


@dataclass(frozen=True, slots=True)
class FindReceipt:
    """A whole number of an order that is not of today: it is looked for in the store."""

    number: str


class Act(StrEnum):
    """What Ctrl+K does by name, in the order it offers it."""

    SIGN = "sign"
    TAKE_BACK = "take_back"
    PAY = "pay"
    AMEND = "amend"
    NEXT = "next"
    CALL = "call"
    BEGIN_TICKET = "begin_ticket"
    RECALL = "recall"
    NO_SHOW = "no_show"
    FINISH_TICKET = "finish_ticket"
    QUEUE = "queue"
    HOLD_TICKET = "hold_ticket"
    TAKE_OFF_HOLD = "take_off_hold"
    TRANSFER_TICKET = "transfer_ticket"
    SPLIT_TICKET = "split_ticket"
    CANCEL_TICKET = "cancel_ticket"
    GO_ALONE = "go_alone"
    READ_CARD = "read_card"
    ATTACHMENTS = "attachments"
    UNMASK = "unmask"
    CODE = "code"
    HANDLER = "handler"
    INVOICE = "invoice"
    RENEW = "renew"
    RESTORE = "restore"
    WISH = "wish"
    SUGGEST = "suggest"
    CONSENTS = "consents"
    PARK = "park"
    DRAFTS = "drafts"
    ORDERS = "orders"
    UNSENT = "unsent"
    DEAD = "dead"
    OWED_BACK = "owed_back"
    REPRINT = "reprint"
    DRAWER = "drawer"
    CASH_OPEN = "cash_open"
    CASH_MOVE = "cash_move"
    CASH_CLOSE = "cash_close"
    CASH_HAND_OVER = "cash_hand_over"
    CASH_X = "cash_x"
    PRINTERS = "printers"
    OFFLINE = "offline"
    BILLS = "bills"
    MATTERS = "matters"
    ON_SALE = "on_sale"
    NEW = "new"
    PAUSE_DESK = "pause_desk"
    RESUME_DESK = "resume_desk"
    CLOSE_DESK = "close_desk"
    OPEN_DESK = "open_desk"
    SETTINGS = "settings"
    LOCK = "lock"
    ABOUT = "about"
    SWITCH = "switch"
    TRAINING = "training"


@dataclass(frozen=True, slots=True)
class ActWords:
    """`initials` are the pinyin ones, `key` does the same without searching ("" for none), `note` says what follows."""

    name: Text
    initials: str
    key: str
    note: Text


ACT_WORDS: dict[Act, ActWords] = {
    Act.SIGN: ActWords(clerk_acts.ACT_SIGN, "qkhqz", "F9", clerk_acts.ACT_SIGN_NOTE),
    Act.TAKE_BACK: ActWords(words.SIGN_BACK, "shlzg", "F9", clerk_acts.ACT_TAKE_BACK_NOTE),
    Act.PAY: ActWords(words.SIGN_MONEY, "sk", "F4", clerk_acts.ACT_PAY_NOTE),
    Act.AMEND: ActWords(clerk_acts.ACT_AMEND, "zfgcxq", "F8", clerk_acts.ACT_AMEND_NOTE),
    Act.NEXT: ActWords(words.SIGN_NEXT, "xyw", "Enter", clerk_acts.ACT_NEXT_NOTE),
    Act.CALL: ActWords(clerk_queue.CALL, "jxyw", "F5", clerk_queue.CALL_NOTE),
    Act.RECALL: ActWords(clerk_queue.RECALL, "cj", "F5", clerk_queue.RECALL_NOTE),
    Act.BEGIN_TICKET: ActWords(clerk_queue.BEGIN, "krdl", "Ctrl B", clerk_queue.BEGIN_NOTE),
    Act.NO_SHOW: ActWords(clerk_queue.NO_SHOW, "ml", "Ctrl N", clerk_queue.NO_SHOW_NOTE),
    Act.FINISH_TICKET: ActWords(clerk_queue.FINISH, "bw", "Ctrl D", clerk_queue.FINISH_NOTE),
    Act.QUEUE: ActWords(clerk_queue.WAITING_LIST, "szd", "Ctrl G", clerk_queue.WAITING_NOTE),
    Act.HOLD_TICKET: ActWords(clerk_queue.HOLD, "gqzgh", "", clerk_queue.HOLD_NOTE),
    Act.TAKE_OFF_HOLD: ActWords(clerk_queue.TAKE_OFF_HOLD, "jzbgqdh", "", clerk_queue.TAKE_OFF_HOLD_NOTE),
    Act.TRANSFER_TICKET: ActWords(clerk_queue.TRANSFER, "zgbdt", "", clerk_queue.TRANSFER_NOTE),
    Act.SPLIT_TICKET: ActWords(clerk_queue.SPLIT, "ccyj", "", clerk_queue.SPLIT_NOTE),
    Act.CANCEL_TICKET: ActWords(clerk_queue.CANCEL, "qxzgh", "", clerk_queue.CANCEL_NOTE),
    Act.GO_ALONE: ActWords(clerk_queue.GO_ALONE, "xzjqhjh", "", clerk_queue.GO_ALONE_NOTE),
    Act.PAUSE_DESK: ActWords(clerk_queue.PAUSE, "ztjh", "", clerk_queue.PAUSE_NOTE),
    Act.RESUME_DESK: ActWords(clerk_queue.RESUME, "hfjh", "", clerk_queue.RESUME_NOTE),
    Act.CLOSE_DESK: ActWords(clerk_queue.GO_OFF, "xtbzjh", "", clerk_queue.GO_OFF_NOTE),
    Act.OPEN_DESK: ActWords(clerk_queue.GO_ON_DUTY, "stjh", "", clerk_queue.GO_ON_DUTY_NOTE),
    Act.READ_CARD: ActWords(clerk_acts.ACT_READ_CARD, "dsfz", "F11", clerk_acts.ACT_READ_CARD_NOTE),
    Act.ATTACHMENTS: ActWords(clerk_acts.ACT_ATTACHMENTS, "fj", "F12", clerk_acts.ACT_ATTACHMENTS_NOTE),
    Act.CODE: ActWords(one_time_code.TITLE, "dxyzmqr", "Ctrl E", one_time_code.ACT_NOTE),
    Act.CONSENTS: ActWords(consents.ACT, "khygty", "", consents.ACT_NOTE),
    Act.SUGGEST: ActWords(suggestion.ACT, "btjgkhk", "", suggestion.ACT_NOTE),
    Act.UNMASK: ActWords(unmask.TITLE, "kwzzl", "Ctrl U", unmask.ACT_NOTE),
    Act.HANDLER: ActWords(handler.TITLE, "sldbl", "Ctrl H", handler.ACT_NOTE),
    Act.INVOICE: ActWords(invoice.ACT, "kdzfp", "", invoice.ACT_NOTE),
    Act.WISH: ActWords(wish.ACT, "khdrz", "", wish.ACT_NOTE),
    Act.RESTORE: ActWords(number_hold.RESTORE, "fjhfsy", "", number_hold.RESTORE_NOTE),
    Act.RENEW: ActWords(clerk_acts.ACT_RENEW, "xykd", "", clerk_acts.ACT_RENEW_NOTE),
    Act.PARK: ActWords(clerk_acts.ACT_PARK, "gd", "F6", clerk_acts.ACT_PARK_NOTE),
    Act.DRAFTS: ActWords(clerk_acts.ACT_DRAFTS, "qhgdhcg", "", clerk_acts.ACT_DRAFTS_NOTE),
    Act.ORDERS: ActWords(clerk_acts.ACT_ORDERS, "jtddz", "", clerk_acts.ACT_ORDERS_NOTE),
    Act.UNSENT: ActWords(clerk_acts.ACT_UNSENT, "dscddz", "", clerk_acts.ACT_UNSENT_NOTE),
    Act.DEAD: ActWords(clerk_acts.ACT_DEAD, "zxthddz", "", clerk_acts.ACT_DEAD_NOTE),
    Act.OWED_BACK: ActWords(owed_back.ACT, "hmtdkhsldq", "", owed_back.ACT_NOTE),
    Act.REPRINT: ActWords(clerk_acts.ACT_REPRINT, "bdsyzxp", "", clerk_acts.ACT_REPRINT_NOTE),
    Act.DRAWER: ActWords(printing.OPEN_DRAWER, "kqx", "", printing.OPEN_DRAWER_NOTE),
    Act.CASH_OPEN: ActWords(cash_screens.ACT_OPEN, "qxkb", "Ctrl M", cash_screens.ACT_OPEN_NOTE),
    Act.CASH_MOVE: ActWords(cash_screens.ACT_MOVE, "cqxj", "", cash_screens.ACT_MOVE_NOTE),
    Act.CASH_CLOSE: ActWords(cash_screens.ACT_CLOSE, "qxjb", "", cash_screens.ACT_CLOSE_NOTE),
    Act.CASH_HAND_OVER: ActWords(cash_screens.ACT_HAND, "qxjj", "", cash_screens.ACT_HAND_NOTE),
    Act.CASH_X: ActWords(cash_screens.ACT_X, "xb", "", cash_screens.ACT_X_NOTE),
    Act.PRINTERS: ActWords(printers.ACT, "kdyj", "Ctrl R", printers.ACT_NOTE),
    Act.OFFLINE: ActWords(clerk_acts.ACT_OFFLINE, "lxsnxnb", "Ctrl O", clerk_acts.ACT_OFFLINE_NOTE),
    Act.BILLS: ActWords(clerk_acts.ACT_BILLS, "zdzmld", "", clerk_acts.ACT_BILLS_NOTE),
    Act.ON_SALE: ActWords(on_sale.ACT, "dyzsqd", "Ctrl P", on_sale.ACT_NOTE),
    Act.MATTERS: ActWords(clerk_acts.ACT_MATTERS, "blywdsm", "", clerk_acts.ACT_MATTERS_NOTE),
    Act.NEW: ActWords(clerk_acts.ACT_NEW, "zf", "", clerk_acts.ACT_NEW_NOTE),
    Act.SETTINGS: ActWords(shell.SETTINGS, "sz", "Ctrl ,", clerk_acts.ACT_SETTINGS_NOTE),
    Act.LOCK: ActWords(shell.LOCK, "sp", "Ctrl L", clerk_acts.ACT_LOCK_NOTE),
    Act.ABOUT: ActWords(about.TITLE, "gyytq", "", about.ACT_NOTE),
    Act.TRAINING: ActWords(training.ACT, "lxms", "", training.ACT_NOTE),
    Act.SWITCH: ActWords(shell.SWITCH, "hr", "Ctrl J", clerk_acts.ACT_SWITCH_NOTE),
}


def key_of(act: Act, *, to_drafts: bool) -> str:
    """The key that does it now: Ctrl O opens the drafts while the banner speaks of them."""
    if to_drafts and act in (Act.OFFLINE, Act.DRAFTS):
        return ACT_WORDS[Act.OFFLINE].key if act is Act.DRAFTS else ""
    return ACT_WORDS[act].key


CASH_ACTS: Final = (Act.CASH_OPEN, Act.CASH_MOVE, Act.CASH_CLOSE, Act.CASH_HAND_OVER, Act.CASH_X)  # of the drawer

Item = OfferHit | CustomerHit | TopUp | AskCentre | FindReceipt | Act | OrderRow


def top_up_typed(typed: str) -> TopUp | None:
    """None where the words before the amount do not begin one of the names of a top-up."""
    for tail in (_AMOUNT_TAIL, _WRONG_TAIL):
        found = tail.match(typed.strip())
        if found is not None and _names_top_up(found[1].strip().lower()):
            return top_up_of(found[2])
    return None


def _names_top_up(name: str) -> bool:
    known = len(name) >= (2 if name.isascii() else 1)
    return known and any(key.startswith(name) for key in words.KEY_TOP_UP_WORDS)


def top_up_of(amount: str) -> TopUp:
    if not amount.strip():
        return TopUp("", None, None)
    try:
        return TopUp(amount, read_amount(amount), None)
    except InputRefused as refused:
        return TopUp(amount, None, refused)


def centre_number(typed: str, *, demo: bool) -> AskCentre | None:
    """The whole number or document somebody typed; None where it is only a part, or a name."""
    number = typed.strip().upper()
    if not _OTHER_NUMBER.match(number) or receipt_typed(number):
        return None
    digits = number.isdigit()
    if digits and len(number) < 11:
        return None
    try:
        if _RESIDENT.match(number):
            check_resident_id(number, demo=demo)
        elif digits:
            check_phone(number, demo=demo)
    except InputRefused as refused:
        return AskCentre(number, refused)
    return AskCentre(number, None)


def acts_typed(typed: str, possible: Sequence[Act]) -> tuple[Act, ...]:
    """Of the `possible` ones, by Chinese or English words or pinyin initials; all of them while nothing is typed."""
    key = typed.strip().lower()

    def fits(said: ActWords) -> bool:
        return key in said.name.zh or key in said.name.en.lower() or said.initials.startswith(key)

    return tuple(act for act in possible if fits(ACT_WORDS[act]))


def receipt_typed(typed: str) -> str:
    """The whole order number somebody typed or scanned, "" where it is none."""
    number = typed.strip().upper()
    try:
        return str(ReceiptNumber.read(number))
    except ValueError:
        return ""
