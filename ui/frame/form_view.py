"""From an OrderForm and what stands around it to the FormState both screens paint. Pure; no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.domain.amendment_form import AmendmentForm
from app.domain.content import BillRow, Content, Fact, Sums
from app.domain.customer import Customer
from app.domain.elders import may_be_elder
from app.domain.hall_time import clock_time
from app.domain.line_effect import without_effects
from app.domain.money import capitals, yuan, yuan_short
from app.domain.order import OVER
from app.domain.order_form import OrderForm
from app.domain.order_line import LineState
from app.domain.payment_plan import plan_words
from app.domain.reversal import withdrawn
from app.domain.suggestion import Suggestion
from app.papers import bill_rows
from app.papers.form_parts import amendment_part
from app.ports import LinkState, LinkStatus
from app.texts import clerk as words
from app.texts import form as form_words
from app.texts import identity as identity_words
from app.texts import paying, pending
from app.texts.language import Language, Text
from ui.frame.ask_view import ask_views, with_alerts
from ui.frame.customer_card import customer_card
from ui.frame.form_state import (
    Accepted,
    Banner,
    BillRowView,
    BillView,
    FormState,
    LineView,
    Lock,
    LockKind,
    Phase,
    SumsView,
    ToDoItem,
    ToDoList,
)
from ui.frame.line_view import line_views
from ui.frame.outcome import Outcome, accepted_view
from ui.frame.pay_view import PayView


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands around the form. `number` is the service number the clerk works on, "" without a customer.

    `line_asked` is the line the clerk wants the customer to see, `line_read` the one their screen shows.
    `signed_at` is of the version that is signed now, `paid` says its money is journalled, `outcome` is the order.
    `given_fen` is the cash the clerk has entered, once it is enough. `record` is what is known of the customer since
    the form was made of an older record: it is painted, never signed. `suggestion` is told the clerk, and asked of the
    customer once it was `suggestion_offered`.
    """

    phase: Phase
    now: datetime
    link: LinkStatus
    number: str
    selected_line_id: str | None
    line_asked: str | None
    line_read: str | None
    signed_at: datetime | None
    paid: bool
    outcome: Outcome | None
    given_fen: int = 0
    record: Customer | None = None
    suggestion: Suggestion | None = None
    suggestion_offered: bool = False
    pay: PayView | None = None  # there while providers take their parts


def form_state(form: OrderForm, standing: Standing, *, language: Language) -> FormState:
    """The whole state in one language: the clerk's for the clerk's screen, the customer's for theirs."""
    zone = form.desk.hall.zone
    brand = form.desk.hall.brand
    content = form.content() if form.customer is not None and form.signable_lines() else None
    elder = may_be_elder(form.customer, form.card_read_today, form.today)
    offered = standing.suggestion if standing.suggestion_offered else None
    editing = standing.phase is Phase.EDITING
    lines = line_views(form, outcome=standing.outcome, editing=editing, language=language)
    accepted = accepted_view(standing.outcome, zone=zone, language=language) if standing.outcome else None
    return FormState(
        phase=standing.phase,
        language=language,
        customer_language=form.language,
        form_id=form.id,
        version=form.version,
        hall=form.desk.hall.name.say(language),
        operator=brand.operator.say(language),
        hotline=brand.hotline,
        customer=with_alerts(
            customer_card(form, record=standing.record, number=standing.number, language=language),
            elder=elder,
            suggestion=standing.suggestion,
            language=language,
        ),
        lines=lines,
        selected_line_id=standing.selected_line_id,
        line_asked=standing.line_asked,
        sums=sums_view(form, language=language),
        to_do=_to_do(form, standing, accepted, language),
        lock=_lock(form, standing, language),
        banner=_banner(form, standing, language),
        content=content,
        amends=_amends(form, content, language),
        may_sign=standing.phase is Phase.WITH_CUSTOMER and not form.still_to_do(),
        payment_words=payment_words(form, language),
        given_fen=standing.given_fen,
        pay=standing.pay,
        customer_note=_customer_note(lines, standing, language),
        accepted=accepted,
        asks=ask_views(form, suggestion=offered, language=language),
        elder=elder,
        large_print=form.answers.large_print,
    )


def _amends(form: OrderForm, content: Content | None, language: Language) -> tuple[Fact, ...]:
    """In the language of the screen, whatever is signed."""
    if content is None or not isinstance(form, AmendmentForm):
        return ()
    said = content if language is form.language else replace(form, language=language).content()
    return amendment_part(said).facts


def month_words(day: date, language: Language) -> dict[str, object]:
    return {"month": day.month, "month_name": form_words.MONTH_NAMES[day.month - 1]}


def sums_view(form: OrderForm, *, language: Language) -> SumsView:
    money = form.money()
    sums = money.sums
    unconfirmed = form.unconfirmed_monthly_fen()
    agreed = agreed_words(form, language)
    bill_month = date.fromisoformat(sums.bill_month + "-01")
    return SumsView(
        sums=sums,
        unconfirmed_fen=unconfirmed,
        today_label=words.TODAY.say(language),
        today=yuan(sums.today_fen),
        capitals=capitals(sums.today_fen),
        monthly_label=words.MONTHLY.say(language),
        monthly_from=yuan_short(sums.monthly_before_fen),
        monthly_to=yuan_short(sums.monthly_after_fen),
        monthly_note=_monthly_note(
            form, sums.monthly_after_fen - sums.monthly_before_fen, unconfirmed, agreed, language
        ),
        agreed_note=agreed,
        bill_label=words.BILL.say(language, **month_words(bill_month, language)),
        bill=yuan(sums.bill_fen),
        bill_note=this_month_note(sums, form.today, language),
        bills=bill_views(
            sums, this_month=money.this_month(language), first_bill=money.first_bill(language), language=language
        ),
    )


def this_month_note(sums: Sums, today: date, language: Language) -> str:
    """What the running month's bill still gets, or gets less; "" where neither."""
    extra = sums.this_month_extra_fen
    text = words.THIS_MONTH_LESS if extra < 0 else words.THIS_MONTH_EXTRA
    return text.say(language, sum=yuan(abs(extra)), **month_words(today, language)) if extra else ""


def bill_views(
    sums: Sums, *, this_month: Sequence[BillRow], first_bill: Sequence[BillRow], language: Language
) -> tuple[BillView, ...]:
    """The running month's bill and the next one, where they have rows."""
    each = (
        (bill_rows.this_month_words(sums, language), bill_rows.this_month_sum(sums), this_month),
        (bill_rows.bill_words(sums, language), yuan(sums.bill_fen), first_bill),
    )
    return tuple(
        BillView(title, total, tuple(_bill_row(row, language) for row in rows)) for title, total, rows in each if rows
    )


def _bill_row(row: BillRow, language: Language) -> BillRowView:
    return BillRowView(row.name, bill_rows.row_words(row, language), yuan(row.fen))


def agreed_words(form: OrderForm, language: Language) -> str:
    """Where the monthly sum afterwards also counts what earlier orders will do; "" where nothing waits."""
    products = without_effects(form.customer, withdrawn(form.lines)).products if form.customer is not None else ()
    return pending.COUNTED.say(language) if any(product.pending for product in products) else ""


def _monthly_note(form: OrderForm, delta: int, unconfirmed: int, agreed: str, language: Language) -> str:
    if not form.lines:
        return agreed
    if delta == 0:
        parts = [words.UNCHANGED.say(language)]
    else:
        parts = [(words.MORE if delta > 0 else words.LESS).say(language, sum=yuan_short(abs(delta)))]
    if unconfirmed:
        parts.append(words.UNCONFIRMED.say(language, sum=yuan_short(unconfirmed)))
    if any(form.line_state(line) is LineState.DRAFT_ONLY for line in form.lines):
        parts.append(words.WITHOUT_DRAFTS.say(language))
    if agreed:
        parts.append(agreed)
    return ("，" if language is Language.ZH else ", ").join(parts)


def payment_words(form: OrderForm, language: Language) -> str:
    due = form.due_today_fen()
    if not due:
        return words.PAY_NOTHING.say(language)
    if form.payment_method is None:
        return words.PAY_NOT_CHOSEN.say(language, sum=yuan(due))
    parts = form.payment_parts()
    said = plan_words(parts, language)
    return said if len(parts) > 1 else f"{said} {yuan(due)}"


# ── what is still to do ───────────────────────────────────────────────────────────────────


def _to_do(form: OrderForm, standing: Standing, accepted: Accepted | None, language: Language) -> ToDoList:
    editing = standing.phase in (Phase.EDITING, Phase.WITH_CUSTOMER)
    drafts_only = editing and bool(form.lines) and _only_drafts(form)
    items = tuple(
        ToDoItem(each.kind, each.title.say(language), each.detail.say(language), each.key, each.line_id)
        for each in form.still_to_do()
        if not drafts_only
    )
    queued = form.offline and form.signable_lines() and editing
    return ToDoList(
        title=words.DRAFTS_ONLY.say(language) if drafts_only else _title(form, standing, len(items), language),
        items=items if editing else (),
        done_title=words.DONE_TITLE.say(language),
        done=_done(form, language, editing=standing.phase is Phase.EDITING) if accepted is None else (),
        explanation=words.DRAFTS_ONLY_WHY.say(language)
        if drafts_only
        else _explanation(form, standing, bool(items), language),
        tell_customer=words.TELL_QUEUED.say(language) if queued else "",
        drafts_only=drafts_only,
    )


def _only_drafts(form: OrderForm) -> bool:
    return all(form.line_state(line) is LineState.DRAFT_ONLY for line in form.lines)


def _title(form: OrderForm, standing: Standing, open_items: int, language: Language) -> str:
    if standing.phase is Phase.WITH_CUSTOMER:
        return words.WITH_CUSTOMER.say(language)
    if standing.phase is Phase.SIGNED:
        return (words.PAID_NOT_STORED if standing.paid else words.KEEPING).say(language)
    if standing.phase is Phase.TAKING_MONEY:
        return words.TAKE_MONEY.say(language, sum=yuan(form.due_today_fen()))
    if standing.phase is Phase.ACCEPTED:
        outcome = standing.outcome
        if outcome is not None and outcome.central in OVER:
            return words.ORDER_STATES[outcome.central.value].say(language)
        return words.ACCEPTED_TITLE.say(language)
    if open_items == 0:
        return words.MAY_SIGN.say(language)
    return (words.TO_DO_ONE if open_items == 1 else words.TO_DO).say(language, n=open_items)


def _explanation(form: OrderForm, standing: Standing, open_items: bool, language: Language) -> str:
    if standing.phase is Phase.WITH_CUSTOMER:
        return words.WITH_CUSTOMER_NOTE.say(language)
    if standing.phase is Phase.TAKING_MONEY:
        return words.TAKE_MONEY_NOTE.say(language)
    if standing.phase is not Phase.EDITING or open_items:
        return ""
    ready = [str(place) for place, line in enumerate(form.lines, 1) if form.line_state(line) is LineState.READY]
    if len(ready) == len(form.lines):
        return ""
    which = ("、" if language is Language.ZH else ", ").join(ready)
    return (words.ONLY_SOME if len(ready) == 1 else words.ONLY_SOME_MANY).say(language, which=which)


def _done(form: OrderForm, language: Language, *, editing: bool) -> tuple[str, ...]:
    if form.customer is None:
        return ()
    out = [words.DONE_CUSTOMER.say(language, name=form.customer.masked_name)]
    if form.card_read_today is not None:
        out.append(identity_words.READ_DONE.say(language))
    if form.signable_lines():
        out.append(words.DONE_TERMS.say(language))
    for line in form.lines:
        if line.confirmed and line.confirmation is not None:
            at = clock_time(line.confirmation.at, form.desk.hall.zone)
            out.append(words.DONE_CONFIRMED.say(language, name=line.name, at=at))
    due = form.due_today_fen()
    if due and form.payment_method is not None and form.payment_fault() is None:
        said = paying.DONE_PAYMENT if editing else paying.PAYMENT_IS
        out.append(said.say(language, how=payment_words(form, language)))
    return tuple(out)


# ── around it ─────────────────────────────────────────────────────────────────────────────


def _lock(form: OrderForm, standing: Standing, language: Language) -> Lock:
    zone = form.desk.hall.zone
    if standing.outcome is not None:
        at = clock_time(standing.outcome.order.accepted_at, zone)
        return Lock(LockKind.ACCEPTED, words.ACCEPTED.say(language, at=at), form.version)
    if standing.signed_at is not None:
        at = clock_time(standing.signed_at, zone)
        return Lock(LockKind.SIGNED, words.SIGNED.say(language, version=form.version, at=at), form.version)
    unsigned = words.NOT_SIGNED if form.version == 1 else words.NOT_SIGNED_VERSION
    return Lock(LockKind.UNSIGNED, unsigned.say(language, version=form.version), form.version)


def _banner(form: OrderForm, standing: Standing, language: Language) -> Banner | None:
    if standing.link.state is LinkState.UNAUTHORISED:
        return Banner(offline=True, words=words.UNAUTHORISED_BANNER.say(language), aside="")
    if standing.link.state is not LinkState.OFFLINE:
        return None
    minutes = int((standing.now - standing.link.since).total_seconds() // 60)
    since = words.OFFLINE_SINCE if minutes else words.OFFLINE_JUST_NOW
    at = clock_time(standing.link.since, form.desk.hall.zone)
    aside = since.say(language, at=at, minutes=minutes)
    return Banner(offline=True, words=_offline_words(form, standing).say(language), aside=aside)


def _offline_words(form: OrderForm, standing: Standing) -> Text:
    """Only what is true of this form: a signed one is sent by itself, an unsigned one is kept, an empty one is none."""
    if standing.signed_at is not None:
        return words.OFFLINE_BANNER
    return words.OFFLINE_BANNER_UNSIGNED if form.lines else words.OFFLINE_BANNER_EMPTY


def _customer_note(lines: tuple[LineView, ...], standing: Standing, language: Language) -> str:
    if standing.line_read is None or standing.phase not in (Phase.EDITING, Phase.WITH_CUSTOMER):
        return ""
    for view in lines:
        if view.line.id == standing.line_read:
            return words.LOOKS_AT.say(language, n=view.line.position)
    return ""
