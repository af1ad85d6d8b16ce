"""The drawer's papers: X report of a running period, and the slip of a count with every note.

What should lie in the drawer stands on the X report, which has its own right, and on a slip only once it was counted.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.domain.cash_period import CashMove, CashMoveKind, CashPeriod, XReport, difference_words
from app.domain.hall_time import on_paper
from app.domain.money import yuan, yuan_short
from app.domain.payment import METHOD_WORDS, PaymentMethod
from app.papers.document import Block, Cut, Document, Feed, Heading, Item, KeyValue, Paragraph, Rule
from app.papers.figure_cells import NO_NAMES, Names, desk_name, person_and_number
from app.texts import cash_slips as words
from app.texts.cash import MOVED
from app.texts.language import Language, Text

_INDENT = 2
_OUTWARD = (CashMoveKind.PAY_OUT, CashMoveKind.TO_SAFE)


def x_report_slip(report: XReport, *, zone: ZoneInfo, language: Language, names: Names = NO_NAMES) -> Document:
    """The period as it stands, every move with its reason, and what each means took at this desk."""
    period, sales = report.period, report.sales
    blocks: list[Block] = [
        Heading(words.X_TITLE.say(language), strong=True, double=True),
        Heading(words.X_NOTE.say(language)),
        Rule(),
        *_whose(period, zone, language, names),
        _pair(words.AS_OF, on_paper(report.at, zone), language),
        _pair(words.BY, person_and_number(report.by, names).say(language), language),
        Rule(),
        _pair(words.FLOAT, yuan(period.float_fen), language),
        _pair(words.SALES.filled(n=sales.taken), yuan(sales.taken_fen), language),
        _pair(words.RETURNS.filled(n=sales.returned), yuan(-sales.returned_fen), language),
        *_moves(period.moves, language),
        _pair(words.EXPECTED, yuan(report.expected_fen), language, strong=True),
    ]
    for label, fen in (
        (words.DUE, report.due_fen),
        (words.OUTSIDE, report.outside_fen),
        (words.CORRECTED, report.corrected_fen),
    ):
        if fen:
            blocks.append(_pair(label, yuan(fen), language, strong=True))
    blocks.append(_pair(words.SAFE, yuan(report.safe_fen), language))
    if report.methods:
        blocks += [Rule(), Item(words.METHODS.say(language), "", strong=True)]
    for each in report.methods:
        method = METHOD_WORDS[PaymentMethod(each.method)]
        blocks.append(_pair(words.METHOD.filled(method=method, n=each.count), yuan(each.taken_fen), language))
        if each.returned_fen:
            said = words.GONE_BACK.say(language, sum=yuan(each.returned_fen))
            blocks.append(Paragraph(said, indent=_INDENT))
    return Document(words.X_TITLE.say(language), (*blocks, Feed(1), Cut()))


def count_slip(period: CashPeriod, *, zone: ZoneInfo, language: Language, names: Names = NO_NAMES) -> Document:
    """The last count note by note with its difference, and what was counted before. Raises ValueError without one."""
    counted = period.counted
    if counted is None:
        raise ValueError(f"period {period.id} was not counted")
    blocks: list[Block] = [
        Heading(words.COUNT_TITLE.say(language), strong=True, double=True),
        Rule(),
        *_whose(period, zone, language, names),
        _pair(words.COUNTED_AT, on_paper(counted.at, zone), language),
        Rule(),
    ]
    for note, number in counted.notes:
        row = words.NOTE_ROW.say(language, note=yuan_short(note) if note >= 100 else yuan(note), n=number)
        blocks.append(KeyValue(row, yuan(note * number)))
    blocks += [
        _pair(words.COUNTED, yuan(counted.counted_fen), language, strong=True),
        _pair(words.EXPECTED, yuan(counted.expected_fen), language),
        _pair(words.DIFFERENCE, difference_words(counted.difference_fen).say(language), language, strong=True),
    ]
    for label, said in (
        (words.REASON, period.reason),
        (words.APPROVER, person_and_number(period.approver, names).say(language)),
        (words.HANDED_TO, person_and_number(period.handed_to, names).say(language)),
    ):
        if said:
            blocks.append(_pair(label, said, language))
    if len(period.counts) > 1:
        blocks.append(_pair(words.TIMES, words.TIMES_COUNT.say(language, n=len(period.counts)), language, strong=True))
    for earlier in period.counts[:-1]:
        row = words.EARLIER_ROW.say(
            language,
            at=on_paper(earlier.at, zone),
            sum=yuan(earlier.counted_fen),
            difference=difference_words(earlier.difference_fen).say(language),
        )
        blocks += [Paragraph(words.EARLIER.say(language)), Paragraph(row, indent=_INDENT)]
    signs = [block for sign in words.SIGNS for block in (Paragraph(sign.say(language)), Feed(2))]
    return Document(words.COUNT_TITLE.say(language), (*blocks, Rule(), *signs, Cut()))


def slip_copy_mark(*, copy_number: int, at: datetime, by: str, zone: ZoneInfo, language: Language) -> Document:
    """What stands above a paper of the day or the drawer that is printed again; below it the paper as it was first."""
    mark = words.COPY_MARK.say(language, n=copy_number)
    return Document(mark, (Heading(mark, strong=True, double=True), Heading(f"{on_paper(at, zone)}  {by}".rstrip())))


def _whose(period: CashPeriod, zone: ZoneInfo, language: Language, names: Names) -> list[Block]:
    rows = [
        _pair(words.DESK, desk_name(period.desk).say(language), language),
        _pair(words.CLERK, person_and_number(period.staff, names).say(language), language),
        _pair(words.OPENED, on_paper(period.opened_at, zone), language),
    ]
    if period.closed_at is not None:
        rows.append(_pair(words.CLOSED, on_paper(period.closed_at, zone), language))
    return list(rows)


def _moves(moves: tuple[CashMove, ...], language: Language) -> list[Block]:
    blocks: list[Block] = []
    for each in moves:
        fen = -each.amount_fen if each.kind in _OUTWARD else each.amount_fen
        blocks.append(_pair(MOVED[each.kind.value], yuan(fen), language))
        if each.reason:
            blocks.append(Paragraph(each.reason, indent=_INDENT))
    return blocks


def _pair(label: Text, value: str, language: Language, *, strong: bool = False) -> KeyValue:
    return KeyValue(label.say(language), value, strong=strong)
