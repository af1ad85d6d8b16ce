"""What Ctrl+K does by name, as the presenter's own acts; offered only where it works at this moment."""

from collections.abc import Callable, Mapping
from typing import Protocol

from app.domain.form_answers import changeable
from app.domain.order_form import OrderForm
from app.domain.order_line import LineState
from ui.clerk.attachment_desk import AttachmentDesk
from ui.clerk.by_name import ordered_by_name
from ui.clerk.card_desk import CardDesk
from ui.clerk.closing import Closing, Stage
from ui.clerk.code_desk import CodeConfirmation
from ui.clerk.customer_side import CustomerSide
from ui.clerk.form_desk import FormDesk
from ui.clerk.handler_desk import HandlerDesk
from ui.clerk.invoice_desk import InvoiceDesk
from ui.clerk.items import CASH_ACTS, Act
from ui.clerk.list_desk import ListDesk
from ui.clerk.owed_back import OwedBack
from ui.clerk.parking import Parking
from ui.clerk.put_away import PutAway
from ui.clerk.queue_desk import QueueDesk
from ui.clerk.state import DialogKind
from ui.clerk.suggesting import Suggesting
from ui.clerk.unmasking import Unmasking
from ui.clerk.voice import Voice
from ui.clerk.wish_desk import WishDesk, wishable


class Desk(Protocol):
    """The clerk's presenter as the acts see it. `shell_acts` are those of the window around the page."""

    desk: FormDesk
    voice: Voice
    lists: ListDesk
    parking: Parking
    put_away: PutAway
    customer_side: CustomerSide
    card: CardDesk
    attachments: AttachmentDesk
    unmasking: Unmasking
    code: CodeConfirmation
    handler: HandlerDesk
    invoice: InvoiceDesk
    suggesting: Suggesting
    wish: WishDesk
    owed_back: OwedBack
    queue: QueueDesk
    shell_acts: Mapping[Act, Callable[[], None]]

    @property
    def closing(self) -> Closing: ...
    @property
    def form(self) -> OrderForm: ...
    def sign(self) -> None: ...
    def pay(self) -> None: ...
    def remove_line(self) -> None: ...
    def next_customer(self) -> None: ...
    def open_dialog(self, dialog: DialogKind) -> None: ...


def act_of(name: Act, desk: Desk) -> Callable[[], None]:
    return {
        Act.SIGN: desk.sign,
        Act.TAKE_BACK: desk.sign,
        Act.PAY: desk.pay,
        Act.AMEND: desk.remove_line,
        Act.NEXT: desk.next_customer,
        Act.READ_CARD: desk.card.open,
        Act.ATTACHMENTS: desk.attachments.open,
        Act.UNMASK: desk.unmasking.open,
        Act.CODE: desk.code.open,
        Act.HANDLER: desk.handler.open,
        Act.INVOICE: desk.invoice.open,
        Act.RESTORE: lambda: desk.voice.try_act(desk.desk.restore),
        Act.RENEW: lambda: desk.voice.try_act(desk.desk.renew),
        Act.WISH: desk.wish.open,
        Act.SUGGEST: desk.suggesting.offer,
        Act.CONSENTS: desk.customer_side.ask_wanted,
        Act.PARK: desk.parking.park,
        Act.DRAFTS: desk.lists.open_drafts,
        Act.ORDERS: desk.lists.open_orders,
        Act.UNSENT: desk.lists.open_unsent,
        Act.DEAD: desk.lists.open_dead,
        Act.OWED_BACK: desk.owed_back.open,
        Act.REPRINT: desk.lists.reprint_last,
        Act.OFFLINE: lambda: desk.open_dialog(DialogKind.OFFLINE),
        Act.BILLS: lambda: desk.open_dialog(DialogKind.BILLS),
        Act.MATTERS: lambda: desk.open_dialog(DialogKind.MATTERS),
        Act.ON_SALE: desk.lists.on_sale.open,
        Act.NEW: desk.parking.discard,
        **desk.queue.acts(),
        **desk.shell_acts,
    }[name]


def possible_acts(desk: Desk) -> tuple[Act, ...]:
    stage, form = desk.closing.stage, desk.form
    with_customer, by_name = desk.customer_side.has_form, ordered_by_name(form)
    editing = stage is Stage.OPEN and not with_customer
    works = {
        Act.SIGN: editing and not form.still_to_do(),
        Act.TAKE_BACK: stage is Stage.OPEN and with_customer,
        Act.PAY: stage is Stage.SIGNED or (editing and form.due_today_fen() > 0),
        Act.AMEND: stage in (Stage.SIGNED, Stage.PAID),
        Act.NEXT: stage is Stage.ACCEPTED,
        Act.READ_CARD: editing or stage is Stage.ACCEPTED,
        Act.ATTACHMENTS: form.customer is not None,
        Act.UNMASK: form.customer is not None,
        Act.SUGGEST: editing and not desk.suggesting.offered and desk.suggesting.current() is not None,
        Act.CONSENTS: editing and bool(form.lines) and bool(changeable(form.catalogue.consents, form.asked())),
        Act.CODE: editing and any(form.line_state(line) is LineState.WAITING for line in form.lines),
        Act.HANDLER: editing and form.customer is not None,
        Act.INVOICE: editing and form.due_today_fen() > 0,
        Act.RESTORE: editing and Act.RESTORE in by_name,
        Act.RENEW: editing and Act.RENEW in by_name,
        Act.WISH: editing and wishable(form, desk.desk.selected) is not None,
        Act.PARK: editing and bool(form.lines),
        Act.DRAFTS: (bool(desk.put_away.others_than(form.id)) or desk.lists.elsewhere.linked)
        and (editing or stage is Stage.ACCEPTED),
        Act.ORDERS: True,
        Act.UNSENT: True,
        Act.DEAD: True,
        Act.OWED_BACK: bool(desk.owed_back.open_ones),
        Act.REPRINT: desk.lists.lists.last is not None,
        Act.DRAWER: Act.DRAWER in desk.shell_acts,
        **{act: act in desk.shell_acts for act in CASH_ACTS},
        Act.OFFLINE: True,
        Act.BILLS: form.customer is not None,
        Act.MATTERS: True,
        Act.ON_SALE: True,
        Act.NEW: editing and form.customer is not None,
        Act.PRINTERS: Act.PRINTERS in desk.shell_acts,
        Act.SETTINGS: Act.SETTINGS in desk.shell_acts,
        Act.LOCK: Act.LOCK in desk.shell_acts,
        Act.ABOUT: Act.ABOUT in desk.shell_acts,
        Act.SWITCH: Act.SWITCH in desk.shell_acts,
        Act.TRAINING: Act.TRAINING in desk.shell_acts,
        **desk.queue.possible(),
    }
    return tuple(act for act in Act if works[act])
