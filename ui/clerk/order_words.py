"""An accepted order in words, from what was signed and what centre and printer said since. Pure; no Qt."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from app.device_ports import KeptPicture
from app.domain.content import Attached, Content, ContentLine, Fact, check_code
from app.domain.hall_time import clock_time, hall_date, on_paper
from app.domain.invoice import invoice_words, standing_words
from app.domain.money import yuan, yuan_short
from app.domain.order import OVER, CentralState, KeptOrder, OrderState
from app.domain.order_line import LineState
from app.domain.partly import Partly, partly
from app.domain.payment import METHOD_WORDS
from app.papers.form_parts import Part, PartKey, hash_words, screen_parts
from app.ports import OrderHistory, OrderRow, PaperKind, PrintJob, PrintState
from app.texts import acceptance_form as form_paper_words
from app.texts import amendment, clerk_orders, form_paper, order_ending, orders, paying, printers, reversal
from app.texts import clerk as words
from app.texts import form as form_words
from app.texts import identity as picture_words
from app.texts import invoice as invoices
from app.texts import partly as partly_words
from app.texts.language import Language, Text
from ui.clerk.history_words import history_rows
from ui.clerk.lists import order_pill
from ui.clerk.order_state import OrderAct, OrderActView, OrderView, Section, Sum
from ui.frame.form_state import LineView
from ui.frame.form_view import bill_views, month_words, this_month_note
from ui.frame.line_view import centre_said, line_refused

SIGNED_LANGUAGES: dict[str, Text] = {"zh": clerk_orders.SIGNED_IN_CHINESE, "en": clerk_orders.SIGNED_IN_ENGLISH}


def order_view(
    kept: KeptOrder,
    row: OrderRow,
    prints: Sequence[PrintJob],
    history: OrderHistory | None,
    pictures: Sequence[KeptPicture],
    stays: Text | None,
    no_amendment: Text | None,
    *,
    place: str,
    zone: ZoneInfo,
    language: Language,
) -> OrderView:
    """`history` is None until it is asked for; `stays` is why the order cannot be voided now, None where it can;
    `no_amendment` why its next version cannot be made."""
    content = kept.signed.content
    customer = next((fact.value for fact in content.customer if fact.key == "name"), "")
    return OrderView(
        order_id=kept.id,
        number=row.receipt_number,
        note=clerk_orders.ORDER_NOTE.say(language, customer=customer, at=on_paper(kept.accepted_at, zone)),
        pill=order_pill(row, language),
        refusal=_refusal(content, row, language),
        lines=tuple(_line(line, row, language) for line in content.lines),
        sums=_sums(content, row, language),
        sections=(
            _accepted(content, language),
            _centre(content, row, language),
            _links(row, language),
            _payment(kept, row, language),
            *_bills(content, language),
            _prints(prints, language, zone),
            _pictures(content.attachments, pictures, language, zone),
            Section(
                orders.HISTORY.say(language),
                history_rows(kept, row, history, zone=zone, language=language) if history is not None else (),
            ),
        ),
        signature_title=clerk_orders.ORDER_SIGNATURE.say(language, at=on_paper(kept.signed.signature.signed_at, zone)),
        strokes=kept.signed.signature.strokes,
        width=kept.signed.signature.width,
        acts=_acts(row, content, history, stays, no_amendment, language),
        place=place,
        refusal_over=row.refused_settled,
        parts=_parts(kept),
    )


def _parts(kept: KeptOrder) -> tuple[Part, ...]:
    """With the numbers that were given at acceptance."""
    content = kept.signed.content
    signed_in, sha256 = Language(content.language), content.sha256
    order = Fact("order", form_paper_words.ORDER_NUMBER.say(signed_in), kept.id)
    bound = Fact("hash", "", hash_words(sha256))
    parts = screen_parts(content, sha256=sha256)
    head = parts[PartKey.HEAD]
    parts[PartKey.HEAD] = replace(head, facts=(order, *head.facts, bound))
    return tuple(parts.values())


def _acts(
    row: OrderRow,
    content: Content,
    history: OrderHistory | None,
    stays: Text | None,
    no_amendment: Text | None,
    language: Language,
) -> tuple[OrderActView, ...]:
    """Papers, what belongs to it, and last what ends it. Of a voided order there are no papers any more."""
    acts = []
    if row.central is not CentralState.VOIDED:
        acts.append(OrderActView(OrderAct.REPRINT, "receipt", clerk_orders.ACT_RECEIPT.say(language), "F10"))
        acts.append(OrderActView(OrderAct.FORM, "printer", form_paper.ACT.say(language), "F9"))
    if content.attachments:
        said = picture_words.ATTACHMENTS_COUNT.say(language, n=len(content.attachments))
        acts.append(OrderActView(OrderAct.PICTURES, "file-check", said, "F12"))
    if history is None:
        acts.append(OrderActView(OrderAct.HISTORY, "clock-3", orders.HISTORY.say(language), "F6"))
    open_lines = bool(row.refused_lines) and not row.refused_settled
    not_final = open_lines or row.central in (CentralState.PENDING, CentralState.REFUSED)
    if not_final and not row.reverses:
        why = no_amendment.say(language) if no_amendment is not None else ""
        acts.append(OrderActView(OrderAct.AMEND, "pencil-line", amendment.VERB.say(language), "F5", why=why))
    if row.central is CentralState.REFUSED or open_lines:
        said = (partly_words.SETTLE if open_lines else order_ending.SETTLE).say(language)
        acts.append(OrderActView(OrderAct.SETTLE, "undo-2", said, "F4", danger=True))
    if row.central is CentralState.REFUSED:
        return tuple(acts)
    if row.central is CentralState.ACCEPTED:
        if row.state is not OrderState.CANCELLED and not (row.reverses or row.reversed_by):
            said = reversal.VERB.say(language)
            why = partly_words.SETTLE_FIRST.say(language) if open_lines else ""
            acts.append(OrderActView(OrderAct.REVERSE, "undo-2", said, "F8", why=why, danger=True))
    elif row.central not in OVER:
        why = stays.say(language) if stays is not None else ""
        said = order_ending.VOID.say(language)
        acts.append(OrderActView(OrderAct.VOID, "trash-2", said, "F8", why=why, danger=True))
    return tuple(acts)


def _refusal(content: Content, row: OrderRow, language: Language) -> str:
    """What the centre refused, whole or in part, and what follows from it; "" where it refused nothing."""
    space = "" if language is Language.ZH else " "
    if row.refused_lines:
        told = _partly(content, row)
        count = partly_words.BANNER.say(language, refused=len(told.refused), taken=len(told.stands))
        back, free = (
            (partly_words.SETTLED, partly_words.SETTLED_FREE)
            if row.refused_settled
            else (partly_words.THEN_BACK, partly_words.THEN_FREE)
        )
        return count + space + (back if told.back_fen else free).say(language, sum=yuan(told.back_fen))
    if row.central is not CentralState.REFUSED or row.refusal is None:
        return ""
    return words.SENT_BACK.say(language, why=row.refusal) + space + order_ending.REFUSED_THEN.say(language)


def _partly(content: Content, row: OrderRow) -> Partly:
    return partly(content, {line_id for line_id, _ in row.refused_lines})


def _line(line: ContentLine, row: OrderRow, language: Language) -> LineView:
    pill, reason, instead = centre_said(
        line.id,
        central=row.central,
        line_states=row.line_states,
        refusal=row.refusal,
        in_part=bool(row.refused_lines),
        language=language,
    )
    why = dict(row.refused_lines).get(line.id)
    if why is not None:
        pill, reason, instead = line_refused(line, why, settled=row.refused_settled, language=language)
    refused = row.central is CentralState.REFUSED  # said once, over the lines
    return LineView(
        line=line,
        state=LineState.READY,
        pill=pill,
        reason="" if refused else reason,
        instead="" if refused else instead,
        needs_confirmation=False,
        decision=None,
        installed=False,
    )


def _sums(content: Content, row: OrderRow, language: Language) -> tuple[Sum, ...]:
    """Of what stands: the monthly sum without the lines that were refused, and what of today's goes back for them."""
    sums, told = content.sums, _partly(content, row)
    before, after = yuan_short(told.monthly_before_fen), yuan_short(told.monthly_after_fen)
    bill_month = date.fromisoformat(sums.bill_month + "-01")
    drawn_up = date.fromisoformat(content.drawn_up_on)
    said = this_month_note(sums, drawn_up, language)
    monthly, of_today = words.MONTHLY, ""
    if told.refused:
        monthly, said = partly_words.MONTHLY, partly_words.BILL_NOTE.say(language)
        back = partly_words.OF_TODAY_GONE if row.refused_settled else partly_words.OF_TODAY_BACK
        of_today = back.say(language, sum=yuan(told.back_fen)) if told.back_fen else ""
    return (
        Sum(clerk_orders.ORDER_TODAY.say(language), yuan(sums.today_fen), of_today),
        Sum(monthly.say(language), f"{before} → {after}", ""),
        Sum(words.BILL.say(language, **month_words(bill_month, language)), yuan(sums.bill_fen), said),
    )


def _accepted(content: Content, language: Language) -> Section:
    mode = form_words.OFFLINE if content.offline else form_words.ONLINE
    return Section(
        clerk_orders.ORDER_ACCEPTED.say(language),
        (
            (clerk_orders.ORDER_BY.say(language), f"{content.desk}·{content.clerk}"),
            (clerk_orders.ORDER_MODE.say(language), mode.say(language)),
            (clerk_orders.ORDER_LANGUAGE.say(language), SIGNED_LANGUAGES[content.language].say(language)),
            (clerk_orders.ORDER_CHECK.say(language), check_code(content.sha256)),
        ),
    )


def _centre(content: Content, row: OrderRow, language: Language) -> Section:
    alone = row.copies < 2
    state = words.ORDER_STATES[row.central.value]
    if row.central is not CentralState.REFUSED and row.state is not None:
        state = clerk_orders.ORDER_AT_CENTRE[row.state.value]
    if row.refused_lines and row.state in (None, OrderState.ACKNOWLEDGED):
        state = partly_words.CENTRE_TOOK
    said = state.say(language)
    done = sum(1 for _, line in row.line_states if line is OrderState.COMPLETED)
    if 0 < done < len(row.line_states):
        said += f" {done} / {len(row.line_states)}"
    kept = (words.COPY_ALONE if alone else words.COPY_TWO).say(language)
    rows = [(clerk_orders.ORDER_STATE.say(language), said)]
    if row.refused_lines:
        refused = len(row.refused_lines)
        stands = partly_words.STANDS.say(language, taken=len(content.lines) - refused, refused=refused)
        rows.append((partly_words.AT_CENTRE.say(language), stands))
    rows.append((clerk_orders.ORDER_KEPT.say(language), kept))
    return Section(clerk_orders.ORDER_CENTRE.say(language), tuple(rows))


def _links(row: OrderRow, language: Language) -> Section:
    """The order it takes back or is the next version of, or the one that is that of it."""
    both = (
        (reversal.REVERSES, row.reverses),
        (reversal.REVERSED_BY, row.reversed_by),
        (amendment.AMENDS, row.amends),
        (amendment.AMENDED_BY, row.amended_by),
    )
    return Section(reversal.LINKS.say(language), tuple((text.say(language), number) for text, number in both if number))


def _payment(kept: KeptOrder, row: OrderRow, language: Language) -> Section:
    payment, content = kept.payment, kept.signed.content
    if not payment.amount_fen:
        nothing = METHOD_WORDS[payment.method].say(language)
        return Section(clerk_orders.ORDER_PAYMENT.say(language), ((words.CASH_HOW.say(language), nothing),))
    rows = [(charge.name, yuan(charge.paid_fen)) for charge in content.charges if len(content.charges) > 1]
    if content.invoice is not None and row.invoice is not None:
        fen = content.invoice.amount_fen - sum(line.figures.once_fen for line in _partly(content, row).refused)
        rows.append((invoices.TITLE.say(language), invoice_words(replace(content.invoice, amount_fen=fen), language)))
        rows.append(("", standing_words(row.invoice, language)))
    for part in payment.each:
        rows.append((METHOD_WORDS[part.method].say(language), yuan(part.amount_fen)))
        if part.method.by_provider:
            text = paying.SOURCE if part.source else paying.REFERENCE
            rows.append(("", text.say(language, source=part.source, reference=part.reference)))
        else:
            given, change = yuan(part.tendered_fen), yuan(part.change_fen)
            said = clerk_orders.ORDER_CHANGE.say(language, given=given, change=change)
            rows.append((clerk_orders.ORDER_GIVEN.say(language), said))
    if row.central in OVER or (row.reversed_by and row.state is OrderState.CANCELLED):
        rows.append((order_ending.GIVEN_BACK.say(language), yuan(payment.amount_fen)))
    elif row.refused_settled:
        rows.append((order_ending.GIVEN_BACK.say(language), yuan(_partly(content, row).back_fen)))
    return Section(clerk_orders.ORDER_PAYMENT.say(language), tuple(rows))


def _bills(content: Content, language: Language) -> tuple[Section, ...]:
    """Why something is waived, and the rows of the bills to come, in the words that were signed."""
    sums, signed_in = content.sums, Language(content.language)
    bills = bill_views(sums, this_month=content.this_month, first_bill=content.first_bill, language=signed_in)
    whys = tuple((charge.name, charge.why) for charge in content.charges if charge.why)
    waived = (Section(clerk_orders.ORDER_WAIVED.say(language), whys),) if whys else ()
    return (
        *waived,
        *(
            Section(
                f"{bill.title} {bill.sum}",
                tuple(
                    (row.name, clerk_orders.ORDER_BILL_ROW.say(signed_in, sum=row.sum, how=row.how))
                    for row in bill.rows
                ),
            )
            for bill in bills
        ),
    )


def _prints(prints: Sequence[PrintJob], language: Language, zone: ZoneInfo) -> Section:
    rows = []
    for job in prints:
        name = printers.PAPERS[job.paper.value].say(language)
        name = name[:1].upper() + name[1:]
        if job.copy_number and job.paper is PaperKind.RECEIPT:
            name = clerk_orders.ORDER_COPY.say(language, n=job.copy_number)
        state = clerk_orders.PRINT_STATES[job.state.value].say(language)
        if job.paper is PaperKind.ACCEPTANCE_FORM:
            if job.copy_number:
                name = form_paper.FORM_COPY.say(language, n=job.copy_number)
            if job.state is PrintState.CONFIRMED:  # no printer of pages says that paper came out; a file is there
                state = form_paper.SAVED_STATE.say(language)
        rows.append((name, clerk_orders.ORDER_PRINT.say(language, at=clock_or_day(job, zone, prints), state=state)))
    return Section(clerk_orders.ORDER_PRINTS.say(language), tuple(rows))


def _pictures(signed: Sequence[Attached], kept: Sequence[KeptPicture], language: Language, zone: ZoneInfo) -> Section:
    rows = tuple((each.words, picture_state(each, kept, language, zone)) for each in signed)
    return Section(clerk_orders.ORDER_PICTURES.say(language), rows)


def kept_of(signed: Attached, kept: Sequence[KeptPicture]) -> KeptPicture | None:
    """The picture that was signed, by its hash."""
    return next((each for each in kept if each.attachment.sha256 == signed.sha256), None)


def picture_state(signed: Attached, kept: Sequence[KeptPicture], language: Language, zone: ZoneInfo) -> str:
    """Whether it can still be looked at; with the day its time was up."""
    found = kept_of(signed, kept)
    if found is None:
        return clerk_orders.PICTURE_ELSEWHERE.say(language)
    if found.expired_at is None:
        return clerk_orders.PICTURE_HERE.say(language)
    return clerk_orders.PICTURE_LET_GO.say(language, day=hall_date(found.expired_at, zone).isoformat())


def clock_or_day(job: PrintJob, zone: ZoneInfo, prints: Sequence[PrintJob]) -> str:
    """10:28; with the day where the papers are of several days."""
    several = len({hall_date(each.queued_at, zone) for each in prints}) > 1
    return on_paper(job.queued_at, zone)[:16] if several else clock_time(job.queued_at, zone)
