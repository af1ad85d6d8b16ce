"""The simple lists of the clerk's face as words: orders of today, drafts, what the centre sent back. Pure; no Qt."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.domain.catalogue import Catalogue
from app.domain.hall_time import clock_time, hall_date, on_paper
from app.domain.matter import Matter, OfflineClass
from app.domain.money import yuan, yuan_short
from app.domain.order import CentralState, OrderState
from app.domain.parked_form import ParkedForm
from app.outbox_ports import DeadEntry
from app.ports import DraftRecord, OrderRow, PrintState, UnfinishedVersion
from app.printer_ports import PrinterCondition
from app.texts import clerk as words
from app.texts import clerk_orders, clerk_queue, partly, printers
from app.texts import orders as order_words
from app.texts.language import Language, Text
from ui.clerk.order_query import state_asked
from ui.clerk.put_away import still_missing
from ui.clerk.state import ALL, ListRow, ListView, OrdersView, UnfinishedView
from ui.frame.form_state import Pill, PillKind
from ui.frame.outcome import print_words

CENTRAL_PILLS = {
    CentralState.PENDING: PillKind.UNSENT,
    CentralState.ACCEPTED: PillKind.DONE,
    CentralState.REFUSED: PillKind.REFUSED,
    CentralState.VOIDED: PillKind.DECLINED,
    CentralState.SETTLED: PillKind.DECLINED,
}
OFFLINE_PILLS = {
    OfflineClass.DONE: (PillKind.DONE, words.MAY_DONE),
    OfflineClass.QUEUED: (PillKind.WAITING, words.MAY_QUEUE),
    OfflineClass.DRAFT: (PillKind.DRAFT, words.MAY_DRAFT),
    OfflineClass.REFUSED: (PillKind.REFUSED, words.MAY_NOT),
}


def joined(parts: Sequence[str]) -> str:
    return "·".join(part for part in parts if part)


def order_row(
    row: OrderRow,
    *,
    zone: ZoneInfo,
    language: Language,
    with_day: bool = False,
    with_clerk: bool = False,
    second_printer: str = "",
    held: PrinterCondition | None = None,
) -> ListRow:
    """BH20261120-03-0040, 10:18·张*·变更 …, ¥20.00, what the centre and the printer say; where the receipt lies, if it
    went to the printer at `second_printer`; what the printer waits for that has it, if it is `held`."""
    refusal = row.refusal.say(language) if row.refusal else ""
    printed = print_words(PrintState(row.print_state), held=held).say(language)
    if second_printer and row.printer == second_printer:
        printed += printers.SECOND_PLACE.say(language)
    at = on_paper(row.accepted_at, zone)[:16] if with_day else clock_time(row.accepted_at, zone)
    clerk = order_words.BY.say(language, number=row.clerk_number) if with_clerk else ""
    return ListRow(
        key=row.order_id,
        title=row.receipt_number,
        note=joined((at, clerk, row.customer_masked, row.summary.say(language), refusal or printed)),
        aside=yuan(row.amount_fen),
        pill=order_pill(row, language),
    )


def order_pill(row: OrderRow, language: Language) -> Pill:
    """What became of it at the centre, in a word."""
    if row.refused_lines:
        kind = PillKind.DONE if row.refused_settled else PillKind.WAITING
        return Pill(kind, partly.IN_PART.say(language))
    told = words.COMPLETED if row.state is OrderState.COMPLETED else words.ORDER_STATES[row.central.value]
    return Pill(CENTRAL_PILLS[row.central], told.say(language))


def draft_row(record: DraftRecord, *, today: date, zone: ZoneInfo, away: bool, language: Language) -> ListRow:
    """Who and what, why it lies there, what is missing now, and since when. `away`: the centre is."""
    why = words.WHY_DRAFT[record.why].say(language)
    missing = still_missing(record, away=away).say(language)
    said = words.DRAFT_MISSING.say(language, what=missing) if missing else ""
    if not missing and record.missing.say(language):
        said = words.DRAFT_MAY_GO_ON.say(language)
    return ListRow(
        key=record.form_id,
        title=record.customer_masked,
        note=joined((record.summary.say(language), said)),
        aside=_since(record.saved_at, today=today, zone=zone, language=language),
        pill=Pill(PillKind.DRAFT, why),
    )


def _since(at: datetime, *, today: date, zone: ZoneInfo, language: Language) -> str:
    """10:18 of today, else 11-18 10:18 with how many days ago."""
    days = (today - hall_date(at, zone)).days
    if days <= 0:
        return clock_time(at, zone)
    moment = on_paper(at, zone)[5:16]
    return (words.DRAFT_YESTERDAY if days == 1 else words.DRAFT_DAYS).say(language, at=moment, n=days)


def orders_list(
    rows: Sequence[OrderRow],
    around: OrdersView,
    *,
    selected: int,
    zone: ZoneInfo,
    language: Language,
    second_printer: str = "",
    held_by: Callable[[str], PrinterCondition | None],
) -> ListView:
    """Those of today, or what was found, of whatever day."""
    everybodys, searching = around.chosen == ALL, bool(around.typed)
    empty = words.NO_ORDER_TODAY if everybodys else order_words.NONE_OF_MINE
    if searching:
        none = {CentralState.PENDING: order_words.NONE_UNSENT, CentralState.REFUSED: words.DEAD_NONE}
        asked = state_asked(around.typed)
        empty = none[asked] if asked is not None else order_words.FOUND_NONE.filled(typed=around.typed)
    return ListView(
        title=(order_words.FOUND_TITLE if searching else words.ORDERS_TODAY).say(language),
        note=(words.FOUND_MANY if around.many else words.FOUND).say(language, n=len(rows)) if rows else "",
        rows=tuple(
            order_row(
                row,
                zone=zone,
                language=language,
                with_day=searching,
                with_clerk=everybodys,
                second_printer=second_printer,
                held=held_by(row.order_id),
            )
            for row in rows
        ),
        selected=min(selected, max(0, len(rows) - 1)),
        empty=empty.say(language),
        enter=words.READ_ORDER.say(language),
        f8="",
        f10=words.REPRINT.say(language),
    )


def _elsewhere_row(parked: ParkedForm, *, today: date, zone: ZoneInfo, language: Language) -> ListRow:
    """Another desk's: by whom, at which desk, since when."""
    return ListRow(
        key=parked.form_id,
        title=parked.label,
        note=clerk_queue.PARKED_BY.say(language, by=parked.by),
        aside=_since(parked.parked_at, today=today, zone=zone, language=language),
        pill=Pill(PillKind.WAITING, clerk_queue.PARKED_ELSEWHERE.say(language, desk=parked.desk)),
    )


def drafts_list(
    records: Sequence[DraftRecord],
    elsewhere: Sequence[ParkedForm],
    *,
    selected: int,
    today: date,
    zone: ZoneInfo,
    away: bool,
    language: Language,
) -> ListView:
    """Those of this counter, then those of other desks."""
    own = tuple(draft_row(record, today=today, zone=zone, away=away, language=language) for record in records)
    others = tuple(_elsewhere_row(each, today=today, zone=zone, language=language) for each in elsewhere)
    return ListView(
        title=words.DRAFTS.say(language),
        note=words.FOUND.say(language, n=len(own) + len(others)) if own or others else "",
        rows=(*own, *others),
        selected=selected,
        empty=words.NOTHING_TO_PARK.say(language),
        enter=words.OPEN_DRAFT.say(language),
        f8=words.DELETE_DRAFT.say(language) if own else "",
        f10="",
    )


def dead_list(entries: Sequence[DeadEntry], *, selected: int, zone: ZoneInfo, language: Language) -> ListView:
    rows = tuple(
        ListRow(
            key=entry.key,
            title=joined((entry.receipt_number, entry.customer_masked)),
            note=words.DEAD_TRIES.say(language, why=_why_dead(entry), n=entry.attempts),
            aside=clock_time(entry.since, zone),
            pill=Pill(PillKind.WAITING, partly.IN_PART.say(language))
            if entry.refused_lines
            else Pill(PillKind.REFUSED, words.PILL_SENT_BACK.say(language)),
        )
        for entry in entries
    )
    return ListView(
        title=words.DEAD_TITLE.say(language),
        note=words.DEAD_NOTE.say(language) if rows else "",
        rows=rows,
        selected=selected,
        empty=words.DEAD_NONE.say(language),
        enter=words.READ_ORDER.say(language),
        f8="",
        f10="",
    )


def _why_dead(entry: DeadEntry) -> Text:
    if entry.refused_lines:
        return partly.LIST_WHY.filled(n=entry.refused_lines, why=entry.reason)
    return entry.reason


def offline_list(catalogue: Catalogue, *, selected: int, language: Language) -> ListView:
    """What may be promised without the centre, matter by matter, the possible ones first."""
    order = list(OFFLINE_PILLS)
    matters = sorted(catalogue.matters.values(), key=lambda matter: order.index(matter.offline))
    return ListView(
        title=words.OFFLINE_TITLE.say(language),
        note=words.OFFLINE_NOTE.say(language),
        rows=tuple(_matter_row(matter, language) for matter in matters),
        selected=selected,
        empty="",
        enter="",
        f8="",
        f10="",
    )


def _matter_row(matter: Matter, language: Language) -> ListRow:
    kind, said = OFFLINE_PILLS[matter.offline]
    limit = matter.offline_limit_fen
    why: list[Text] = [text for text in (matter.why_offline, matter.instead) if text]
    return ListRow(
        key=matter.code,
        title=matter.name.say(language),
        note=("" if language is Language.ZH else " ").join(text.say(language) for text in why),
        aside=words.UP_TO.say(language, sum=yuan_short(limit)) if limit is not None else "",
        pill=Pill(kind, said.say(language)),
    )


def unfinished_view(left: UnfinishedVersion, *, zone: ZoneInfo, language: Language) -> UnfinishedView:
    content = left.signed.content
    customer = next((fact.value for fact in content.customer if fact.key == "name"), "")
    paid = left.payment is not None and left.payment.amount_fen > 0
    amount = yuan(left.payment.amount_fen) if left.payment is not None else ""
    said = (clerk_orders.UNFINISHED_PAID if paid else clerk_orders.UNFINISHED_UNPAID).say(
        language, customer=customer, sum=amount
    )
    if left.finishable is None:
        said += ("" if language is Language.ZH else " ") + clerk_orders.UNFINISHED_GONE.say(language)
    comma = "、" if language is Language.ZH else ", "
    if left.finishable is not None:  # its form can say it in the clerk's language
        contains = comma.join(line.name.say(language) for line in left.finishable.form.signable_lines())
    else:
        contains = comma.join(line.title for line in content.lines)
    whole = left.payment is not None and left.payment.amount_fen == content.sums.today_fen
    finish = (clerk_orders.FINISH_PAID if whole else clerk_orders.FINISH_UNPAID).say(language)
    return UnfinishedView(
        title=clerk_orders.UNFINISHED_TITLE.say(language),
        sentence=said,
        rows=(
            (clerk_orders.SIGNED_AT.say(language), clock_time(left.signed.signature.signed_at, zone)),
            (clerk_orders.CONTAINS.say(language), contains),
            (words.CASH_DUE.say(language), yuan(content.sums.today_fen)),
        ),
        finish=finish if left.finishable is not None else "",
        give_back=clerk_orders.GIVE_BACK.say(language, sum=amount) if paid else clerk_orders.GIVE_UP.say(language),
    )
