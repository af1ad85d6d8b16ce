"""Money and cash of 日报 as tables: how it was paid, what it was for, what lay in the drawers."""

from app.domain.cash_period import difference_words
from app.domain.day_facts import Account, CashFact
from app.domain.day_summary import DaySummary, FigureName, Taking
from app.domain.figure_table import Behind, Cell, CellKind, FigureTable
from app.domain.money import yuan
from app.domain.payment import METHOD_WORDS, PaymentMethod
from app.papers.figure_cells import (
    Names,
    behind,
    columns,
    count,
    desk_and_person,
    desk_name,
    joined,
    money,
    person_name,
    said,
    total_of,
)
from app.texts import daily_summary as words
from app.texts.day_figures import ACCOUNTS
from app.texts.language import Text, same

_COUNT, _MONEY, _WORDS = CellKind.COUNT, CellKind.MONEY, CellKind.WORDS
_DEPOSIT = Account.DEPOSIT.value


def method_name(method: str) -> Text:
    return METHOD_WORDS[PaymentMethod(method)] if method in set(PaymentMethod) else same(method)


def methods_table(summary: DaySummary) -> FigureTable:
    """What should be there of each means against what is: cash as it was counted, the rest by the provider's list."""
    checks = {each.method: each for each in summary.checks}
    methods = list(dict.fromkeys([*(each.method for each in summary.takings), *checks]))
    rows, sums = [], [0, 0, 0, 0]
    actual_known = True
    for method in methods:
        mine = [each for each in summary.takings if each.method == method]
        key = behind(FigureName.TAKINGS, f"method:{method}")
        pieces, ours = total_of(mine, lambda each: each.count), total_of(mine, lambda each: each.net_fen)
        difference = _difference(method, ours, summary)
        actual = None if difference is None else ours + difference
        actual_known = actual_known and actual is not None
        rows.append(
            (
                said(method_name(method), behind=key),
                count(pieces, key),
                money(ours, key),
                money(actual, key),
                money(difference, key, warns=bool(difference)),
            )
        )
        for index, value in enumerate((pieces, ours, actual or 0, difference or 0)):
            sums[index] += value
    everything = behind(FigureName.TAKINGS)
    return FigureTable(
        key="methods",
        title=words.METHODS,
        columns=columns(
            ("method", words.METHOD, _WORDS),
            ("count", words.PIECES, _COUNT),
            ("expected", words.EXPECTED, _MONEY),
            ("actual", words.ACTUAL, _MONEY),
            ("difference", words.DIFFERENCE, _MONEY),
        ),
        rows=tuple(rows),
        total=(
            said(words.TOTAL),
            count(sums[0], everything),
            money(sums[1], everything),
            money(sums[2] if actual_known else None, everything),
            money(sums[3] if actual_known else None, everything, warns=actual_known and bool(sums[3])),
        ),
        note=joined(
            [
                *([words.WITH_DEPOSITS.filled(amount=yuan(summary.deposits_fen))] if summary.deposits_fen else []),
                *([] if actual_known else [words.NOT_COMPARED]),
            ]
        ),
        empty=words.NO_TAKINGS,
    )


def _difference(method: str, ours_fen: int, summary: DaySummary) -> int | None:
    """Fen above or below what was taken by this means; None where nobody counted or the provider was not asked."""
    if method == PaymentMethod.CASH:
        if not summary.cash or any(each.difference_fen is None for each in summary.cash):
            return None if ours_fen or summary.cash else 0
        return summary.difference_fen
    check = next((each for each in summary.checks if each.method == method), None)
    return None if check is None or check.theirs_fen is None else check.theirs_fen - check.ours_fen


def differing_table(summary: DaySummary) -> FigureTable | None:
    """Each difference with the provider's list by name; none where there is none."""
    rows = tuple(
        (said(method_name(each.method)), said(text, warns=True)) for each in summary.checks for text in each.differing
    )
    if not rows:
        return None
    heads = columns(("method", words.METHOD, _WORDS), ("what", words.WHAT, _WORDS))
    return FigureTable("differing", words.DIFFERING, heads, rows)


def _account_table(
    key: str, title: Text, takings: list[Taking], *, total: Text, note: Text | None, empty: Text
) -> FigureTable:
    accounts = sorted({each.account for each in takings}, key=list(ACCOUNTS).index)
    parts = [(account, [each for each in takings if each.account == account]) for account in accounts]

    def row(name: Text, mine: list[Taking], rows: str | None) -> tuple[Cell, ...]:
        opens = behind(FigureName.TAKINGS, rows) if rows is not None else None
        return (
            said(name, behind=opens),
            count(total_of(mine, lambda each: each.count), opens),
            money(total_of(mine, lambda each: each.taken_fen), opens),
            money(total_of(mine, lambda each: each.returned_fen), opens),
            money(total_of(mine, lambda each: each.corrected_fen), opens),
            money(total_of(mine, lambda each: each.net_fen), opens),
        )

    return FigureTable(
        key=key,
        title=title,
        columns=columns(
            ("account", words.ACCOUNT, _WORDS),
            ("count", words.PIECES, _COUNT),
            ("taken", words.TAKEN, _MONEY),
            ("returned", words.RETURNED, _MONEY),
            ("corrected", words.CORRECTED, _MONEY),
            ("net", words.NET, _MONEY),
        ),
        rows=tuple(row(ACCOUNTS[account], mine, f"account:{account}") for account, mine in parts),
        total=row(total, takings, None) if len(parts) > 1 else None,
        note=note,
        empty=empty,
    )


def accounts_table(summary: DaySummary) -> FigureTable:
    income = [each for each in summary.takings if each.account != _DEPOSIT]
    return _account_table(
        "accounts", words.ACCOUNTS, income, total=words.INCOME_TOTAL, note=None, empty=words.NO_TAKINGS
    )


def deposits_table(summary: DaySummary) -> FigureTable | None:
    """Apart: they are given back, so they are nobody's income (R16)."""
    held = [each for each in summary.takings if each.account == _DEPOSIT]
    if not held:
        return None
    note, empty = words.DEPOSITS_NOTE, words.NO_DEPOSITS
    return _account_table("deposits", words.DEPOSITS, held, total=words.TOTAL, note=note, empty=empty)


def cash_table(summary: DaySummary, names: Names) -> FigureTable:
    """A row a period; cash that was taken while none ran is named below them and stands in no period's sum."""
    periods = summary.cash
    everything = behind(FigureName.CASH)
    known = any(each.difference_fen is not None for each in periods)
    counted = all(each.counted_fen is not None for each in periods)  # a sum would tell what is not told in its row
    return FigureTable(
        key="cash",
        title=words.CASH,
        columns=columns(
            ("desk", words.DESK, _WORDS),
            ("float", words.FLOAT, _MONEY),
            ("in", words.CASH_IN, _MONEY),
            ("out", words.CASH_OUT, _MONEY),
            ("moved", words.MOVED, _MONEY),
            ("expected", words.EXPECTED, _MONEY),
            ("counted", words.COUNTED, _MONEY),
            ("difference", words.LONG_SHORT, _MONEY),
            ("why", words.WHY, _WORDS),
        ),
        rows=(*(_cash_row(each, names) for each in periods), *_beside(summary)),
        total=(
            said(words.TOTAL),
            money(total_of(periods, lambda each: each.float_fen), everything),
            money(total_of(periods, lambda each: each.taken_fen) if counted else None, everything),
            money(-total_of(periods, lambda each: each.returned_fen) if counted else None, everything),
            money(total_of(periods, _moved), behind(FigureName.MOVES, "drawer")),
            money(total_of(periods, lambda each: each.expected_fen) if counted else None, everything),
            money(total_of(periods, lambda each: each.counted_fen or 0) if counted else None, everything),
            money(summary.difference_fen if known else None, everything, warns=bool(summary.difference_fen)),
            said(None),
        )
        if len(periods) > 1
        else None,
        empty=words.NO_CASH,
    )


def _beside(summary: DaySummary) -> tuple[tuple[Cell, ...], ...]:
    """By desk: what drawers took while no period ran, and corrections of periods that were over. Nobody counted it."""
    named = (
        (words.OUTSIDE, "outside", summary.outside),
        (words.CORRECTED_AFTER, "corrected_after", summary.corrected_after),
    )
    return tuple(
        _beside_row(
            name.filled(desk=desk_name(each.key)), behind(FigureName.TAKINGS, f"{key}:{each.key}"), each.amount_fen
        )
        for name, key, desks in named
        for each in desks
    )


def _beside_row(name: Text, rows: Behind, fen: int) -> tuple[Cell, ...]:
    none = money(None, rows)
    return (said(name, behind=rows), none, money(fen, rows, warns=True), *([none] * 5), said(None))


def _moved(each: CashFact) -> int:
    return each.paid_in_fen - each.paid_out_fen - each.deposited_fen


def _cash_row(each: CashFact, names: Names) -> tuple[Cell, ...]:
    """What should lie in a drawer is not told before it was counted: not even here (blind count, S140)."""
    rows = behind(FigureName.CASH, each.id)
    known = each.counted_fen is not None
    return (
        said(desk_and_person(each.desk, each.staff, names), behind=rows),
        money(each.float_fen, rows, warns=not each.float_counted),
        money(each.taken_fen if known else None, rows),
        money(-each.returned_fen if known else None, rows),
        money(_moved(each), rows),
        money(each.expected_fen if known else None, rows),
        money(each.counted_fen, rows),
        money(each.difference_fen, rows, warns=bool(each.difference_fen)),
        said(_why(each, names)),
    )


def _why(each: CashFact, names: Names) -> Text | None:
    parts = []
    reason, approver = same(each.reason), person_name(each.approver, names)
    if each.reason and each.approver:
        parts.append(words.REASON_AND_APPROVER.filled(reason=reason, approver=approver))
    elif each.approver:
        parts.append(words.ONLY_APPROVER.filled(approver=approver))
    elif each.reason:
        parts.append(reason)
    if each.counts > 1 and each.first_difference_fen is not None:
        parts.append(words.RECOUNTED.filled(n=each.counts, difference=difference_words(each.first_difference_fen)))
    if each.handed_to:
        parts.append(words.HANDED_TO.filled(name=person_name(each.handed_to, names)))
    if each.carried_over:
        parts.append(words.CARRIED_OVER.filled(day=each.day))
    if each.closed_at is None:
        parts.append(words.STILL_RUNS)
    if not each.float_counted:
        parts.append(words.FLOAT_CARRIED)
    return joined(parts)
