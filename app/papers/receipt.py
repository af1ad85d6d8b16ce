"""小票 after picture 15: every line, price, date and fact of the signed content, and what stands outside its hash.

It speaks the content's language; only the words it adds itself come from app.texts.papers.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.domain.amendment import AMENDMENT_NET, back_fen_of, net_words
from app.domain.content import BillRow, Charge, Content, ContentLine, TableRow, check_code
from app.domain.hall_time import on_paper
from app.domain.invoice import invoice_words
from app.domain.money import amount_in_words, yuan
from app.domain.payment import METHOD_WORDS, Payment
from app.domain.receipt_number import ReceiptNumber
from app.papers.bill_rows import bill_words, deposit_fen, row_days, this_month_sum, this_month_words
from app.papers.consents import consent_paragraphs, refusal_paragraphs
from app.papers.document import (
    Align,
    Block,
    Cut,
    Document,
    Feed,
    Heading,
    Item,
    KeyValue,
    Paragraph,
    Phrases,
    QrCode,
    Rule,
    SignatureNote,
    Small,
)
from app.papers.form_parts import (
    account_part,
    amendment_part,
    handler_words,
    hash_words,
    head_facts,
    invoice_number,
)
from app.papers.in_part import InPart, RefusedLines, in_part
from app.papers.verify_code import opens_page
from app.texts import acceptance_form as form_texts
from app.texts import amendment, consents
from app.texts import form as form_words
from app.texts import invoice as invoices
from app.texts import papers as texts
from app.texts.language import Language, Text

LINES_PER_PAGE = 12  # a strip of about 80 cm; longer ones are torn into numbered pages
LARGE_LINES_PER_PAGE = 4  # in large print a line takes three to four times the paper
_IN_ONE_ROW = ("name", "phone")  # of the customer's facts
_IN_ROWS = ("clerk", "hall", "mode", "amends")  # of the head's
_INDENT = 2  # cells, below the line's number


@dataclass(frozen=True, slots=True)
class CopyMark:
    """A later copy says so: the `number`-th, printed `at` by `clerk` (name and number)."""

    number: int
    at: datetime
    clerk: str


@dataclass(frozen=True, slots=True)
class _Outside:
    """What the receipt holds that the signature's hash does not cover."""

    receipt_number: ReceiptNumber
    signed_at: str
    payment: Payment
    order_id: str
    verify_url: str
    only_here: bool
    copy_at: str
    copy: CopyMark | None
    part: InPart | None


def receipt(
    content: Content,
    *,
    receipt_number: ReceiptNumber,
    signed_at: datetime,
    payment: Payment,
    verify_url: str,
    zone: ZoneInfo,
    only_here: bool,
    copy: CopyMark | None,
    order_id: str,
    refused: RefusedLines | None = None,
) -> Document:
    """The customer's copy. `only_here`: no second machine holds the order (单机保存); `copy` is None at first.

    `refused` are lines the centre did not accept when it took the others.
    """
    outside = _Outside(
        receipt_number=receipt_number,
        signed_at=on_paper(signed_at, zone),
        payment=payment,
        order_id=order_id,
        verify_url=verify_url,
        only_here=only_here,
        copy_at=on_paper(copy.at, zone) if copy else "",
        copy=copy,
        part=in_part(content, refused),
    )
    language = Language(content.language)
    pages = _pages(content.lines, of=LARGE_LINES_PER_PAGE if content.large_print else LINES_PER_PAGE)
    blocks: list[Block] = []
    for n, lines in enumerate(pages, start=1):
        blocks += _head(content, outside, language) if n == 1 else _head_again(content, outside, language)
        lines_said = (block for line in lines for block in _line(line, language, large=content.large_print))
        blocks += [Rule(), *lines_said, Rule()]
        page = texts.PAGE.say(language, n=n, of=len(pages))
        if n < len(pages):
            blocks += [Paragraph(f"{page}  {texts.CONTINUED.say(language)}", Align.CENTRE), Feed(1), Cut()]
        else:
            blocks += _foot(content, outside, language)
            blocks += [Paragraph(f"{page}  {texts.THANKS.say(language)}", Align.CENTRE), Feed(1), Cut()]
    return Document(title=str(receipt_number), blocks=tuple(blocks), large=content.large_print)


def _pages(lines: tuple[ContentLine, ...], *, of: int) -> list[tuple[ContentLine, ...]]:
    return [lines[i : i + of] for i in range(0, len(lines), of)] or [()]


def _head(content: Content, outside: _Outside, language: Language) -> list[Block]:
    rows = [
        (texts.RECEIPT_NUMBER, str(outside.receipt_number)),
        (texts.SIGNED_AT, outside.signed_at),
        (texts.CLERK, content.clerk),
        (texts.CUSTOMER, _who(content)),
        (texts.MODE, content.mode),
        (texts.AMENDS, content.amends or form_words.NONE.say(language)),
    ]
    taken = (fact for fact in head_facts(content) if fact.key not in _IN_ROWS)
    particulars = (fact for fact in (*content.customer, *account_part(content).facts) if fact.key not in _IN_ONE_ROW)
    return [
        Heading(content.operator, strong=True, double=True),
        Heading(f"{content.hall}  {content.desk}"),
        Heading(texts.RECEIPT_TITLE.say(language)),
        *_marks(content, outside, language),
        *_replaces(content),
        Rule(),
        *(KeyValue(label.say(language), value) for label, value in rows),
        Small(KeyValue(form_texts.ORDER_NUMBER.say(language), outside.order_id)),
        Phrases(tuple(_said(fact.label, fact.value, language) for fact in particulars)),
        Small(Phrases(tuple(_said(fact.label, fact.value, language) for fact in taken))),
    ]


def _replaces(content: Content) -> list[Block]:
    """On top: what the next version of an order replaces, and what goes back today."""
    part = amendment_part(content)
    if not part.facts:
        return []
    *said, last = part.facts
    net = last.key == AMENDMENT_NET
    rows = [KeyValue(fact.label, fact.value) for fact in (said if net else part.facts)]
    end = [Paragraph(_said(last.label, last.value, Language(content.language)), strong=True)] if net else []
    return [Rule(), Paragraph(part.title, strong=True), *rows, *end]


def _who(content: Content) -> str:
    """The name and the phone number together, as every other row of the head."""
    return "  ".join(fact.value for key in _IN_ONE_ROW for fact in content.customer if fact.key == key)


def _said(label: str, value: str, language: Language) -> str:
    return texts.FACT.say(language, label=label, value=value)


def _close(words: str) -> str:
    """Without the blanks that a screen has room for: ¥129→¥199/月."""
    return words.replace(" → ", "→").replace(" /", "/")


def _marks(content: Content, outside: _Outside, language: Language) -> list[Block]:
    """What the customer must not overlook: a reprint, not yet effective, kept on one machine only."""
    blocks: list[Block] = []
    if outside.part:
        said = texts.MARK.say(language, mark=outside.part.mark)
        blocks += [Heading(said, strong=True), Paragraph(outside.part.meaning)]
    if outside.copy:
        blocks += [
            _mark(texts.COPY_MARK.filled(n=outside.copy.number), language),
            Heading(texts.COPY_BY.say(language, at=outside.copy_at, clerk=outside.copy.clerk)),
        ]
    if content.offline:
        blocks += [
            _mark(texts.NOT_YET_EFFECTIVE, language),
            Paragraph(texts.NOT_YET_EFFECTIVE_WHY.say(language)),
        ]
    if outside.only_here:
        blocks += [_mark(texts.ONLY_HERE, language), Paragraph(texts.ONLY_HERE_WHY.say(language))]
    return blocks


def _mark(mark: Text, language: Language) -> Heading:
    return Heading(texts.MARK.say(language, mark=mark), strong=True)


def _head_again(content: Content, outside: _Outside, language: Language) -> list[Block]:
    """Slips are cut apart: each bears the marks, the first one also what they mean."""
    return [
        Heading(f"{content.operator}  {texts.RECEIPT_TITLE.say(language)}", strong=True),
        *([Heading(texts.MARK.say(language, mark=outside.part.mark), strong=True)] if outside.part else []),
        *([_mark(texts.COPY_MARK.filled(n=outside.copy.number), language)] if outside.copy else []),
        *([_mark(texts.NOT_YET_EFFECTIVE, language)] if content.offline else []),
        *([_mark(texts.ONLY_HERE, language)] if outside.only_here else []),
        KeyValue(texts.RECEIPT_NUMBER.say(language), str(outside.receipt_number)),
        KeyValue(texts.CHECK_CODE.say(language), check_code(content.sha256)),
    ]


def _line(line: ContentLine, language: Language, *, large: bool) -> list[Block]:
    lead = f"{line.position} "
    title = _close(line.title) if language is Language.ZH else line.title
    blocks: list[Block] = [Item(f"{line.action_word} {title}", _close(line.price), lead=lead, strong=True)]
    code = [_said(texts.CODE.say(language), _close(line.code), language)] if line.code else []
    blocks.append(Phrases((line.number, *(() if large else code)), indent=_INDENT))
    if large:
        blocks.append(Small(Phrases(tuple(code), indent=2 * _INDENT)))  # as far in as what stands above it
    if line.table:
        for row in (line.table.now, line.table.then):
            blocks += _table_row(row, line.table.columns, lead=" " * _INDENT)
    blocks.append(Phrases(tuple(_said(fact.label, fact.value, language) for fact in line.facts), indent=_INDENT))
    return blocks


def _table_row(row: TableRow, columns: tuple[str, ...], *, lead: str) -> list[Block]:
    cells = tuple(f"{column} {cell}" for column, cell in zip(columns, row.cells, strict=True))
    return [Item(row.when, row.price, lead=lead), Phrases(cells, indent=2 * _INDENT)]


def _charge(charge: Charge, language: Language) -> list[Block]:
    """With the reason below it where something is taken off, or not taken off, or has to be worked out."""
    name = charge.name
    if charge.deposit:
        name = texts.DEPOSIT.say(language, name=name)
    if charge.discount_fen:
        name = texts.DISCOUNTED.say(language, name=name, sum=yuan(charge.discount_fen))
    why: list[Block] = [Phrases((charge.why,), indent=_INDENT)] if charge.why else []
    return [Item(name, yuan(charge.paid_fen)), *why]


def _titled(title: str, paragraphs: tuple[str, ...]) -> list[Block]:
    """Nothing where nothing is said."""
    if not paragraphs:
        return []
    return [Rule(), Paragraph(title, strong=True), *(Paragraph(said) for said in paragraphs)]


def _foot(content: Content, outside: _Outside, language: Language) -> list[Block]:
    sha256 = content.sha256
    refused = [Paragraph(said, strong=True) for said in outside.part.rows] if outside.part else []
    return [
        *refused,
        *([Rule()] if refused else []),
        *_money(content, outside.payment, language),
        *_invoice(content, language),
        Rule(),
        *_bills(content, language),
        Rule(),
        Paragraph(form_texts.STATEMENT.say(language), strong=True),
        Paragraph(content.statement),
        SignatureNote(
            signed_label=texts.SIGNED.say(language),
            signed_at=outside.signed_at,
            check_label=texts.CHECK_CODE.say(language),
            check_code=check_code(sha256),
        ),
        Small(Paragraph(hash_words(sha256))),
        KeyValue(form_texts.SIGNED_BY_HANDLER.say(language), handler_words(content)),
        KeyValue(form_texts.SEAL.say(language), texts.SEAL.say(language, operator=content.operator, hall=content.hall)),
        QrCode(outside.verify_url, (texts.SCAN if opens_page(outside.verify_url) else texts.SCAN_HASH).say(language)),
        *_titled(form_texts.NOTICES.say(language), content.notices),
        *_titled(consents.TITLE.say(language), consent_paragraphs(content)),
        *_titled(consents.REFUSED_TITLE.say(language), refusal_paragraphs(content)),
        Rule(),
        Phrases(tuple(each.strip() for each in content.contacts.replace("\u3000", "·").split("·"))),
    ]


def _money(content: Content, payment: Payment, language: Language) -> list[Block]:
    """实收 is what the till keeps: the notes given less the change."""
    given = [block for part in payment.each for block in _given(part, language)]
    in_words = amount_in_words(payment.amount_fen, language)
    deposits = deposit_fen(content)
    apart = [KeyValue(texts.DEPOSITS_AMONG.say(language), yuan(deposits))] if deposits else []
    return [
        *(block for charge in content.charges for block in _charge(charge, language)),
        KeyValue(texts.DUE.say(language), yuan(content.sums.today_fen)),
        *given,
        KeyValue(texts.RECEIVED.say(language), yuan(payment.amount_fen), strong=True, double=True),
        *apart,
        *_comes_back(content, language),
        KeyValue(texts.IN_CAPITALS.say(language), in_words),
    ]


def _comes_back(content: Content, language: Language) -> list[Block]:
    """As large as what is received: what the order that is replaced gives back, and what is left of both."""
    if content.amendment is None:
        return []
    back_fen = back_fen_of(content.amendment)
    net = net_words(content.sums.today_fen, back_fen, language)
    return [
        KeyValue(amendment.LABEL_BACK.say(language), yuan(back_fen), strong=True, double=True),
        KeyValue(amendment.CUSTOMER_NET.say(language), net, strong=True, double=True),
    ]


def _invoice(content: Content, language: Language) -> list[Block]:
    """The one that was asked for; the centre issues it, this paper is a receipt."""
    asked, number = content.invoice, invoice_number(content)
    said = [Paragraph(f"{invoices.ON_PAPER.say(language)} {invoice_words(asked, language)}")] if asked else []
    return [*said, KeyValue(number.label, number.value)]


def _given(part: Payment, language: Language) -> list[Block]:
    """Notes with their change, or what a provider took with its number."""
    if not part.tendered_fen:
        return []
    name = METHOD_WORDS[part.method].say(language)
    if not part.method.by_provider:
        return [KeyValue(name, yuan(part.tendered_fen)), KeyValue(texts.CHANGE.say(language), yuan(part.change_fen))]
    found: list[Block] = [KeyValue(name, yuan(part.amount_fen))]
    if part.source:
        found.append(KeyValue(texts.PAID_FROM.say(language), part.source))
    if part.reference:
        found.append(KeyValue(texts.PAYMENT_NUMBER.say(language), part.reference))
    return found


def _bills(content: Content, language: Language) -> list[Block]:
    """What the month costs before and after, and the bills to come, each with its rows."""
    sums = content.sums
    extra: list[Block] = []
    if sums.this_month_extra_fen or content.this_month:
        extra = [KeyValue(this_month_words(sums, language), this_month_sum(sums))]
    return [
        KeyValue(texts.MONTHLY.say(language), f"{yuan(sums.monthly_before_fen)}→{yuan(sums.monthly_after_fen)}"),
        *extra,
        *(block for row in content.this_month for block in _bill_row(row, language)),
        KeyValue(bill_words(sums, language), yuan(sums.bill_fen)),
        *(block for row in content.first_bill for block in _bill_row(row, language)),
    ]


def _bill_row(row: BillRow, language: Language) -> list[Block]:
    said = (row_days(row, language), row.how)
    return [Item(row.name, yuan(row.fen), lead=" " * _INDENT), Phrases(said, indent=2 * _INDENT)]
