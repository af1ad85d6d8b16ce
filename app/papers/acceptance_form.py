"""What stands on the A4 acceptance form (domain §2), each word in the customer's language; its looks are printing's.

From the signed content come lines, terms, sums, notices, statement; receipt number, times, cash, copy marks and the
handwriting stand outside what the hash covers.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from app.domain.amendment import AMENDMENT_NET
from app.domain.content import BillRow, Charge, Content, ContentLine, Fact, check_code
from app.domain.hall_time import on_paper
from app.domain.money import amount_in_words, yuan
from app.domain.order import KeptOrder
from app.domain.payment import METHOD_WORDS, Payment, PaymentMethod
from app.domain.signature import Signature
from app.papers.bill_rows import bill_words, row_days, this_month_sum, this_month_words
from app.papers.consents import consent_paragraphs, refusal_paragraphs
from app.papers.form_marks import Mark, RemadeMark, copy_marks, watermark, worthless
from app.papers.form_parts import Part, account_part, amendment_part, handler_words, head_facts, invoice_number
from app.papers.in_part import RefusedLines, in_part
from app.papers.receipt import CopyMark
from app.texts import acceptance_form as words
from app.texts import consents as consent_words
from app.texts import form as form_words
from app.texts.language import Language


@dataclass(frozen=True, slots=True)
class FormLine:
    """A signed line with what stands small beside its title: the number it concerns, 资费编号."""

    content: ContentLine
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FeeRow:
    """One row of today's fees as printed; `payment` and `change` are empty but in the last row."""

    name: str
    due: str
    discount: str
    paid: str
    deposit: str
    payment: str
    change: str
    total: bool


@dataclass(frozen=True, slots=True)
class Fees:
    """`nothing` is the sentence where no fee is due; then there are no rows."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[FeeRow, ...]
    nothing: str
    below: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Monthly:
    """¥214.00 → ¥285.00; `bill_label` and `bill_sum` are the estimate of the first whole bill."""

    title: str
    change: str
    difference: str
    bill_label: str
    bill_sum: str
    this_month: str


@dataclass(frozen=True, slots=True)
class BillTable:
    """One bill to come, itemised: the cells of its rows are under BillTables.heads, the last of them the sum."""

    title: str
    total: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class BillTables:
    """The running month's bill and the next one; none on forms from before 0.3."""

    title: str
    heads: tuple[str, ...]
    tables: tuple[BillTable, ...]


@dataclass(frozen=True, slots=True)
class Boxes:
    """The three boxes at the end; `handler_words` stand where nobody has to sign."""

    customer_label: str
    signed_at: str
    bound: str
    handler_label: str
    handler_words: str
    seal_label: str
    seal_rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AcceptanceForm:
    """One copy of 受理单. `signed_at` is aware UTC, `zone` the hall's; `sha256` is the hash of the signed content.

    `watermark` lies pale across every page of a paper that is worth nothing, "" on one that counts. `large` for who
    wants larger type (R24).
    """

    language: Language
    title: str
    subtitle: str
    metadata_title: str
    operator: str
    receipt_number: str
    check_words: str
    copy_word: str
    copy_note: str
    marks: tuple[Mark, ...]
    watermark: str
    head: tuple[Fact, ...]
    amendment: Part  # without facts where nothing is replaced
    customer: Part
    account: Part
    lines_title: str
    lines: tuple[FormLine, ...]
    refused: tuple[str, ...]  # below the lines: what of them the centre did not accept, and what stands
    fees: Fees
    monthly: Monthly
    bills: BillTables
    notices_title: str
    notices: tuple[str, ...]
    consents_title: str
    consents: tuple[str, ...]  # asked and answered, and what was refused; a paragraph each
    statement_title: str
    statement: str
    boxes: Boxes
    signature: Signature
    signed_at: datetime
    zone: ZoneInfo
    sha256: str
    contacts: str
    verify_url: str
    large: bool = False

    def page_words(self, *, number: int, total: int) -> str:
        """第 1 页，共 2 页·客户联, and behind it what else each page of this copy has to say: ·重制."""
        said = words.PAGE.say(self.language, number=number, total=total)
        for word in (self.copy_word, *(mark.word for mark in self.marks if mark.on_each_page)):
            said = words.PAGE_AND_COPY.say(self.language, page=said, copy=word)
        return said


def acceptance_form(
    order: KeptOrder,
    *,
    zone: ZoneInfo,
    verify_url: str,
    only_here: bool,
    copy: CopyMark | None = None,
    remade: RemadeMark | None = None,
    settled: bool = False,
    practice: bool = False,
    refused: RefusedLines | None = None,
) -> AcceptanceForm:
    """The customer's copy of an accepted order; `copy` is None at first. `only_here`: no second machine holds it
    (单机保存). `remade` stands where it was drawn again for the archive.

    Where the centre refused it and it was `settled`, every page says so; so does every page of a `practice`.
    `refused` are lines the centre did not accept when it took the others.

    Raises ValueError where the signature is bound to another content: no such paper may be.
    """
    content, signature = order.signed.content, order.signed.signature
    if signature.content_sha256 != content.sha256:
        raise ValueError("the signature is bound to another content")
    language = Language(content.language)
    receipt_number = str(order.receipt_number)
    part = in_part(content, refused)
    return AcceptanceForm(
        language=language,
        title=words.TITLE.say(language),
        subtitle=words.SUBTITLE.say(language),
        metadata_title=words.METADATA_TITLE.say(language, number=receipt_number),
        operator=content.operator,
        receipt_number=receipt_number,
        check_words=words.CHECK_CODE.say(language, code=check_code(content.sha256)),
        copy_word=words.COPY_CUSTOMER.say(language),
        copy_note=words.COPY_NOTE_CUSTOMER.say(language),
        marks=(
            *worthless(language, settled=settled, practice=practice),
            *([Mark(part.mark, part.meaning)] if part else []),
            *copy_marks(language, content, zone=zone, only_here=only_here, copy=copy, remade=remade),
        ),
        watermark=watermark(language, settled=settled, practice=practice),
        head=(
            Fact("order", words.ORDER_NUMBER.say(language), order.id),
            Fact("accepted", words.ACCEPTED_AT.say(language), on_paper(order.accepted_at, zone)),
            *head_facts(content),
        ),
        amendment=amendment_part(content),
        customer=Part(words.CUSTOMER.say(language), content.customer),
        account=account_part(content),
        lines_title=words.LINES.say(language, count=len(content.lines)),
        lines=tuple(_line(language, line) for line in content.lines),
        refused=part.rows if part else (),
        fees=_fees(language, content, order.payment),
        monthly=_monthly(language, content),
        bills=_bills(language, content),
        notices_title=words.NOTICES.say(language),
        notices=content.notices,
        consents_title=consent_words.TITLE.say(language),
        consents=(*consent_paragraphs(content), *refusal_paragraphs(content)),
        statement_title=words.STATEMENT.say(language),
        statement=content.statement,
        boxes=_boxes(language, content, on_paper(signature.signed_at, zone)),
        signature=signature,
        signed_at=signature.signed_at,
        zone=zone,
        sha256=content.sha256,
        contacts=content.contacts,
        verify_url=verify_url,
        large=content.large_print,
    )


def archive_copy(form: AcceptanceForm) -> AcceptanceForm:
    """The same form as the hall keeps it."""
    copy_word, note = words.COPY_ARCHIVE.say(form.language), words.COPY_NOTE_ARCHIVE.say(form.language)
    return replace(form, copy_word=copy_word, copy_note=note)


def _line(language: Language, line: ContentLine) -> FormLine:
    notes = [words.NUMBER.say(language, number=line.number)] if line.number else []
    if line.code:
        notes.append(words.CODE.say(language, code=line.code))
    return FormLine(line, tuple(notes))


def _fees(language: Language, content: Content, payment: Payment) -> Fees:
    charges = content.charges
    nothing = not charges
    total = sum(c.paid_fen for c in charges)
    deposits = sum(c.paid_fen for c in charges if c.deposit)
    rows = [_fee_row(language, c) for c in charges]
    if len(charges) > 1:
        due, discount = sum(c.due_fen for c in charges), sum(c.discount_fen for c in charges)
        rows.append(
            FeeRow(
                words.TOTAL.say(language), yuan(due), yuan(discount), yuan(total), yuan(deposits), "", "", total=True
            )
        )
    if rows:
        method, change = content.payment_words, yuan(payment.change_fen)
        if payment.method is PaymentMethod.CASH:
            method = words.PAYMENT_AND_SUM.say(language, method=method, sum=yuan(payment.tendered_fen))
        last = rows.pop()
        rows.append(
            FeeRow(last.name, last.due, last.discount, last.paid, last.deposit, method, change, total=last.total)
        )
    below = []
    if not nothing:
        below.append(Fact(key="capitals", label=words.CAPITALS.say(language), value=amount_in_words(total, language)))
    if nothing:
        below.append(Fact(key="payment", label=words.PAYMENT.say(language), value=content.payment_words))
    for part in payment.each:
        if part.reference:
            label = words.PAYMENT_NUMBER.say(language, method=METHOD_WORDS[part.method])
            said = " ".join(each for each in (yuan(part.amount_fen), part.source, part.reference) if each)
            below.append(Fact(key="payment_number", label=label, value=said))
    if deposits:
        words_of = words.DEPOSITS_SUM.say(language, sum=yuan(deposits))
        below.append(Fact(key="deposits", label=words.DEPOSITS_AMONG.say(language), value=words_of))
    below += [Fact(key="why", label=charge.name, value=charge.why) for charge in charges if charge.why]
    below += [fact for fact in content.account if fact.key == AMENDMENT_NET]
    below.append(invoice_number(content))
    heads = (words.FEE_NAME, words.DUE, words.DISCOUNT, words.PAID, words.DEPOSIT, words.PAYMENT, words.CHANGE)
    return Fees(
        title=words.FEES.say(language),
        heads=tuple(head.say(language) for head in heads),
        rows=tuple(rows),
        nothing=words.NO_FEES.say(language) if nothing else "",
        below=tuple(below),
    )


def _fee_row(language: Language, charge: Charge) -> FeeRow:
    deposit = words.DEPOSIT_YES if charge.deposit else words.DEPOSIT_NO
    return FeeRow(
        name=charge.name,
        due=yuan(charge.due_fen),
        discount=yuan(charge.discount_fen),
        paid=yuan(charge.paid_fen),
        deposit=deposit.say(language),
        payment="",
        change="",
        total=False,
    )


def _monthly(language: Language, content: Content) -> Monthly:
    sums = content.sums
    more = sums.monthly_after_fen - sums.monthly_before_fen
    text = words.MORE if more > 0 else words.LESS if more < 0 else words.SAME
    month = int(sums.bill_month[5:7])
    extra = sums.this_month_extra_fen
    return Monthly(
        title=words.MONTHLY.say(language),
        change=words.MONTHLY_CHANGE.say(
            language, before=yuan(sums.monthly_before_fen), after=yuan(sums.monthly_after_fen)
        ),
        difference=text.say(language, sum=yuan(abs(more))),
        bill_label=words.BILL.say(language, month=month, month_name=form_words.MONTH_NAMES[month - 1]),
        bill_sum=yuan(sums.bill_fen),
        this_month=(words.THIS_MONTH_LESS if extra < 0 else words.THIS_MONTH).say(language, sum=this_month_sum(sums))
        if extra
        else "",
    )


def _bills(language: Language, content: Content) -> BillTables:
    sums = content.sums
    each = (
        (this_month_words(sums, language), this_month_sum(sums), content.this_month),
        (bill_words(sums, language), yuan(sums.bill_fen), content.first_bill),
    )
    return BillTables(
        title=words.BILLS.say(language),
        heads=tuple(head.say(language) for head in words.BILL_HEADS),
        tables=tuple(
            BillTable(title, total, tuple(_bill_row(row, language) for row in rows))
            for title, total, rows in each
            if rows
        ),
    )


def _bill_row(row: BillRow, language: Language) -> tuple[str, ...]:
    return row.name, row_days(row, language), row.how, yuan(row.fen)


def _boxes(language: Language, content: Content, signed_at: str) -> Boxes:
    return Boxes(
        customer_label=words.SIGNED_BY_CUSTOMER.say(language),
        signed_at=signed_at,
        bound=words.BOUND.say(language),
        handler_label=words.SIGNED_BY_HANDLER.say(language),
        handler_words=handler_words(content),
        seal_label=words.SEAL.say(language),
        seal_rows=(content.operator, content.hall, words.SEAL_WORDS.say(language)),
    )
