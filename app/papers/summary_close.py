"""What a manager answers for, as tables: exceptions, what is still open, the comparison with the centre, the chain."""

from datetime import datetime

from app.domain.audit import AuditKind
from app.domain.day_summary import EXCEPTIONAL, DaySummary, Exceptional, FigureName
from app.domain.figure_table import Behind, Cell, CellKind, FigureTable
from app.papers.figure_cells import behind, columns, count, moment, money, said, seconds
from app.texts import daily_summary as words
from app.texts.language import Text, same

_COUNT, _MONEY, _WORDS = CellKind.COUNT, CellKind.MONEY, CellKind.WORDS
_LATE = "late"
_BEHIND = {
    "reversal": behind(FigureName.REVERSALS),
    "voided_line": behind(FigureName.LINES, "gone:voided"),
    "discount": behind(FigureName.DISCOUNTS),
    "offline": behind(FigureName.ORDERS, "mode:offline"),
    "recounted": behind(FigureName.CASH, "recounted"),
    _LATE: behind(FigureName.LATE),
}


def exceptions_table(summary: DaySummary) -> FigureTable:
    """Only those there were; what came late from a closed day is one of them."""
    found = sorted((each for each in summary.exceptional if each.count), key=_place)
    if summary.late:
        found.append(Exceptional(_LATE, summary.late))
    return FigureTable(
        key="exceptions",
        title=words.EXCEPTIONS,
        columns=columns(
            ("what", words.WHAT, _WORDS), ("count", words.HOW_MANY, _COUNT), ("amount", words.AMOUNT, _MONEY)
        ),
        rows=tuple(
            (
                said(_exception_name(each.key), behind=_rows_of(each.key)),
                count(each.count, _rows_of(each.key)),
                money(each.amount_fen, _rows_of(each.key)),
            )
            for each in found
        ),
        empty=words.NO_EXCEPTIONS,
    )


def _place(each: Exceptional) -> int:
    """What orders, lines and drawers say themselves, then acts in the order of EXCEPTIONAL, whatever their number."""
    return 1 + EXCEPTIONAL.index(AuditKind(each.key)) if each.key in set(EXCEPTIONAL) else 0


def _rows_of(key: str) -> Behind:
    return _BEHIND.get(key) or behind(FigureName.EVENTS, key)


def _exception_name(key: str) -> Text:
    known = words.EXCEPTION_NAMES.get(key)
    if known is not None:
        return known
    return AuditKind(key).said if key in set(AuditKind) else same(key)


def not_done_table(summary: DaySummary) -> FigureTable:
    """With the age of the oldest, at the moment the figures were made; refused money is money a customer waits for.

    Only what there is: else one sentence.
    """
    unsent, refused = behind(FigureName.UNSENT), behind(FigureName.REFUSED)

    def row(name: Text, counted: int, since: datetime | None, rows: Behind) -> tuple[Cell, ...]:
        age = (summary.made_at - since).total_seconds() if since is not None else None
        return (
            said(name, behind=rows),
            count(counted, rows, warns=True),
            moment(since, rows),
            seconds(age, rows),
        )

    return FigureTable(
        key="not_done",
        title=words.NOT_DONE,
        columns=columns(
            ("what", words.WHAT, _WORDS),
            ("count", words.HOW_MANY, _COUNT),
            ("oldest", words.OLDEST, CellKind.MOMENT),
            ("age", words.AGE, CellKind.SECONDS),
        ),
        rows=tuple(
            row(name, counted, since, rows)
            for name, counted, since, rows in (
                (words.UNSENT, summary.unsent, summary.unsent_since, unsent),
                (words.REFUSED, summary.refused, summary.refused_since, refused),
            )
            if counted
        ),
        empty=words.ALL_DONE,
    )


def closed_with_table(summary: DaySummary) -> FigureTable | None:
    """What stayed open when the day was closed, each by name, and whose figures are not all here."""
    rows: list[tuple[Cell, ...]] = []
    if summary.closed is not None:
        rows += [(said(words.LEFT_OPEN), said(item, warns=True)) for item in summary.closed.open_items]
        if rows and summary.closed.reason:
            rows.append((said(words.CLOSING_REASON), said(same(summary.closed.reason))))
    rows += [(said(words.MISSING), said(each, warns=True)) for each in summary.missing]
    if not rows:
        return None
    heads = columns(("what", same(""), _WORDS), ("item", same(""), _WORDS))
    title = words.OPEN_ITEMS if summary.closed is not None else words.MISSING
    return FigureTable("closed_with", title, heads, tuple(rows))


def digests_table(summary: DaySummary) -> FigureTable:
    """Both sides' count, sum and check code; said whether they agree, and only what differs warns.

    The sum is what the orders asked for when they were taken: deposits in it and refunds not off, unlike takings.
    """
    sides = {each.side: each for each in summary.digests}
    hall, centre = sides.get("hall"), sides.get("centre")
    differing = (False, False, False)
    if hall is not None and centre is not None:
        differing = (hall.count != centre.count, hall.sum_fen != centre.sum_fen, hall.sha256 != centre.sha256)
    counts, sums, codes = differing
    alike = None if hall is None or centre is None else not any(differing)
    return FigureTable(
        key="digests",
        title=words.DIGESTS,
        columns=columns(
            ("side", words.SIDE, _WORDS),
            ("count", words.ORDER_COUNT, _COUNT),
            ("sum", words.ASKED_SUM, _MONEY),
            ("code", words.CHECK_CODE, _WORDS),
            ("first", words.FIRST, _WORDS),
            ("last", words.LAST, _WORDS),
        ),
        rows=tuple(
            (
                said(words.SIDES.get(each.side) or same(each.side)),
                count(each.count, behind(FigureName.ORDERS), warns=counts),
                money(each.sum_fen, behind(FigureName.ORDERS), warns=sums),
                said(same(_short(each.sha256)), warns=codes),
                said(same(each.first)),
                said(same(each.last)),
            )
            for each in summary.digests
        ),
        note=None if alike is None else words.ALIKE if alike else words.UNLIKE,
        empty=words.NOT_ASKED,
    )


def _short(sha256: str) -> str:
    """9F02 C7A1: what two people read to each other."""
    return f"{sha256[:4]} {sha256[4:8]}".upper().strip()


def chain_table(summary: DaySummary) -> FigureTable | None:
    """Where each counter's journal ends, in full: the next day begins there; and the seal of a closed day."""
    rows = [(said(same(device)), said(same(_grouped(link)))) for device, link in summary.heads if link]
    if summary.closed is not None and summary.closed.seal:
        rows.append((said(words.SEAL), said(same(_grouped(summary.closed.seal)))))
    if not rows:
        return None
    heads = columns(("device", words.DEVICE, _WORDS), ("link", words.LINK, _WORDS))
    return FigureTable("chain", words.CHAIN, heads, tuple(rows))


def _grouped(link: str) -> str:
    return " ".join(link[at : at + 8] for at in range(0, len(link), 8))
