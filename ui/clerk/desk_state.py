"""The clerk's state put together from the parts of the presenter. Pure; no Qt."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.domain.order_form import OrderForm
from app.domain.parked_form import ParkedForm
from app.outbox_ports import DeadEntry
from app.ports import DraftRecord, OrderRow, UnfinishedVersion
from app.printer_ports import PrinterCondition
from app.texts import clerk as words
from app.texts.language import Language
from ui.clerk.bill_list import bills_list
from ui.clerk.closing import Stage
from ui.clerk.lists import (
    dead_list,
    draft_row,
    drafts_list,
    offline_list,
    order_row,
    orders_list,
    unfinished_view,
)
from ui.clerk.matter_list import matters_list
from ui.clerk.order_state import OrderView
from ui.clerk.state import ClerkState, DialogKind, ListRow, ListView, News, OrdersView, PrimaryAct
from ui.frame.form_state import FormState, LockKind, Phase

DRAFTS_SHOWN = 4  # in the middle of an empty form; the rest is in their list


@dataclass(frozen=True, slots=True)
class Lists:
    """What the dialogs show. `drafts` are those of other forms than the one at hand, `elsewhere` those other desks
    parked at the hall. `second_printer` is the address of the hall's, "" for none. `held` is the order whose receipt a
    printer has that waits, and what for."""

    orders: tuple[OrderRow, ...] = ()
    drafts: tuple[DraftRecord, ...] = ()
    elsewhere: tuple[ParkedForm, ...] = ()
    dead: tuple[DeadEntry, ...] = ()
    last: OrderRow | None = None
    selected: int = 0
    second_printer: str = ""
    held: tuple[str, PrinterCondition] | None = None

    def held_by(self, order_id: str) -> PrinterCondition | None:
        return self.held[1] if self.held is not None and self.held[0] == order_id else None


def phase_of(stage: Stage, *, with_customer: bool) -> Phase:
    if stage is Stage.OPEN:
        return Phase.WITH_CUSTOMER if with_customer else Phase.EDITING
    if stage in (Stage.SIGNED, Stage.TAKING, Stage.VOIDING):
        return Phase.TAKING_MONEY
    return Phase.ACCEPTED if stage is Stage.ACCEPTED else Phase.SIGNED


def clerk_state(
    form: OrderForm,
    shown: FormState,
    stage: Stage,
    *,
    lists: Lists,
    left: UnfinishedVersion | None,
    shown_orders: tuple[OrderRow, ...],
    orders: OrdersView,
    order: OrderView | None,
    news: News | None,
    dialogs: tuple[DialogKind, ...],
    language: Language,
) -> ClerkState:
    """`left` is the version from before a restart that is asked about, `order` the one opened to read,
    `shown_orders` with `orders` what the dialog of orders shows."""
    zone = form.desk.hall.zone
    dialog = dialogs[-1] if dialogs else DialogKind.NONE
    away = shown.banner is not None and shown.banner.offline
    return ClerkState(
        form=shown,
        primary=primary_act(shown, stage, language),
        asks_return=stage in (Stage.SIGNED, Stage.PAID),
        last_order=_last_row(lists, zone, language),
        last_title=(words.THIS_ORDER if _is_this(lists, shown) else words.LAST_ORDER).say(language),
        drafts=tuple(
            draft_row(each, today=form.today, zone=zone, away=away, language=language)
            for each in lists.drafts[:DRAFTS_SHOWN]
        ),
        drafts_title=words.DRAFTS.say(language),
        drafts_count=len(lists.drafts),
        news=news,
        dialogs=dialogs,
        list=_list(form, lists, dialog, away, language)
        if dialog is not DialogKind.ORDERS
        else orders_list(
            shown_orders,
            orders,
            selected=lists.selected,
            zone=zone,
            language=language,
            second_printer=lists.second_printer,
            held_by=lists.held_by,
        ),
        orders=orders if dialog is DialogKind.ORDERS else None,
        order=order,
        unfinished=unfinished_view(left, zone=zone, language=language)
        if left is not None and dialog is DialogKind.UNFINISHED
        else None,
    )


def _last_row(lists: Lists, zone: ZoneInfo, language: Language) -> ListRow | None:
    if lists.last is None:
        return None
    last = lists.last
    return order_row(
        last,
        zone=zone,
        language=language,
        second_printer=lists.second_printer,
        held=lists.held_by(last.order_id),
    )


def _is_this(lists: Lists, shown: FormState) -> bool:
    return shown.accepted is not None and lists.last is not None and lists.last.order_id == shown.accepted.order_id


def _list(form: OrderForm, lists: Lists, dialog: DialogKind, away: bool, language: Language) -> ListView | None:
    """`away`: the centre is."""
    zone, selected = form.desk.hall.zone, lists.selected
    if dialog is DialogKind.DRAFTS:
        return drafts_list(
            lists.drafts, lists.elsewhere, selected=selected, today=form.today, zone=zone, away=away, language=language
        )
    if dialog is DialogKind.DEAD:
        return dead_list(lists.dead, selected=selected, zone=zone, language=language)
    if dialog is DialogKind.OFFLINE:
        return offline_list(form.catalogue, selected=selected, language=language)
    if dialog is DialogKind.MATTERS:
        return matters_list(form.catalogue, selected=selected, language=language)
    if dialog is DialogKind.BILLS:
        return bills_list(form, selected=selected, language=language)
    return None


def primary_act(shown: FormState, stage: Stage, language: Language) -> PrimaryAct:
    """The one big button of the moment."""
    if stage is Stage.ACCEPTED:
        return PrimaryAct(words.SIGN_NEXT.say(language), "Enter", True, words.NEXT_NOTE.say(language))
    if stage is Stage.PAID:
        return PrimaryAct(words.STORE_AGAIN.say(language), "F4", True, words.PAID_NOT_STORED_NOTE.say(language))
    if stage is Stage.SIGNED:
        return PrimaryAct(words.SIGN_MONEY.say(language), "F4", True, "")
    if shown.lock.kind is not LockKind.UNSIGNED or stage is not Stage.OPEN:
        return PrimaryAct(words.SIGN_MONEY.say(language), "F4", False, words.BUSY_FIRST.say(language))
    if shown.phase is Phase.WITH_CUSTOMER:
        return PrimaryAct(words.SIGN_BACK.say(language), "F9", True, "")
    if shown.to_do.drafts_only:
        return PrimaryAct(words.SIGN_DRAFT.say(language), "F6", True, words.SIGN_DRAFT_NOTE.say(language))
    left = len(shown.to_do.items)
    note = "" if not left else (words.SIGN_WAIT_ONE if left == 1 else words.SIGN_WAIT).say(language, n=left)
    return PrimaryAct(words.SIGN.say(language), "F9", left == 0, note)
