"""What the spreadsheet of the played day has to hold, out of what was counted again: by sheet, row and column."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from app.domain.audit import AuditKind
from app.domain.day_summary import EXCEPTIONAL
from app.domain.line_words import ACTION_WORDS
from app.domain.payment import METHOD_WORDS, PaymentMethod
from app.texts import daily_summary as words
from app.texts.day_figures import ACCOUNTS
from app.texts.language import Language
from tests.whole_day.hall import DESKS, MANAGERS, device_of
from tests.whole_day.recount import Part, Recount

ZH: Final = Language.ZH
Rows = dict[str, dict[int, Any]]  # first cell of the row, column: a number
Expected = dict[str, Rows]  # by sheet
MATTERS: Final = {
    "topUp": "缴费、充值",
    "modify": "套餐变更",
    "ROAM-0013": "国际漫游",
    "reversal": "返销、冲正",
}
PEOPLE: Final = {"3017": "周敏", "3021": "林悦", "3001": "沈岚", "1002": "何静"}
_ACTIONS: Final = {action.value: word for action, word in ACTION_WORDS.items()}
_TOTAL: Final = words.TOTAL.say(ZH)
YUAN, MINUTES = 0.01, 1 / 60


def expected_of(counted: Recount) -> Expected:
    return {
        words.MATTERS.say(ZH): _orders({MATTERS[key]: part for key, part in counted.matters.items()})
        | _orders({_TOTAL: counted.orders}),
        words.WAYS.say(ZH): _orders({words.MODES[key].say(ZH): part for key, part in counted.modes.items()})
        | _orders({words.CHANNELS["counter"].say(ZH): counted.orders}),
        words.ACTIONS.say(ZH): _actions(counted),
        words.SETTLED.say(ZH): _settled(counted),
        **_money(counted),
        words.CASH.say(ZH): _drawers(counted),
        words.NOT_DONE.say(ZH): _counts({words.UNSENT.say(ZH): counted.unsent, words.REFUSED.say(ZH): counted.refused}),
        words.EXCEPTIONS.say(ZH): _exceptions(counted),
        words.HOURS.say(ZH): _hours(counted),
        words.TICKETS.say(ZH): _tickets(counted),
        words.PROMISES.say(ZH): _promises(counted),
        words.DESKS.say(ZH): _desks(counted),
        words.RATINGS.say(ZH): _ratings(counted.ratings),
        words.DIGESTS.say(ZH): {
            words.SIDES[side].say(ZH): {
                1: counted.sent,
                2: counted.sent_fen * YUAN,
                4: min(counted.receipts),
                5: max(counted.receipts),
            }
            for side in ("hall", "centre")
        },
        words.CHAIN.say(ZH): {device_of(desk): {1: counted.heads[desk]} for desk in (*DESKS, MANAGERS)},
    }


def _orders(parts: dict[str, Part]) -> Rows:
    return {name: {1: part.count, 2: part.reversed, 3: part.amount_fen * YUAN} for name, part in parts.items()}


def _actions(counted: Recount) -> Rows:
    parts = counted.actions.values()
    lines, fen, monthly_fen = (
        sum(getattr(each, name) for each in parts) for name in ("count", "amount_fen", "monthly_change_fen")
    )
    return {
        _ACTIONS[action].say(ZH): {1: part.count, 2: part.amount_fen * YUAN, 3: part.monthly_change_fen * YUAN}
        for action, part in counted.actions.items()
    } | {_TOTAL: {1: lines, 2: fen * YUAN, 3: monthly_fen * YUAN}}


def _settled(counted: Recount) -> dict[Any, dict[int, Any]]:
    """A row of figures alone."""
    settled = counted.settled
    row = {1: counted.settled_lines, 2: settled.monthly_change_fen * YUAN}
    return {settled.count: row} if settled.count else {}


def _money(counted: Recount) -> Expected:
    """By means, and by account with deposits apart."""
    asked = [each.value for each in PaymentMethod if each.by_provider]  # of the provider, whatever was taken
    moved = (method for method, _ in (*counted.taken, *counted.returned, *counted.corrected))
    methods = dict.fromkeys([*asked, *moved], 0)
    for (method, _), count in counted.taken_count.items():
        methods[method] += count
    by_account = {}
    for account in ("fees", "top_up", "deposit"):
        count, *fen = counted.money(account)
        if count or any(fen):
            sums = {at: each * YUAN for at, each in enumerate((*fen, sum(fen)), start=2)}
            by_account[account] = {ACCOUNTS[account].say(ZH): {1: count, **sums}}
    deposits = by_account.pop("deposit", None)
    expected = {
        words.METHODS.say(ZH): {
            METHOD_WORDS[PaymentMethod(method)].say(ZH): {1: count, 2: counted.net(method) * YUAN}
            for method, count in methods.items()
        },
        words.ACCOUNTS.say(ZH): {name: row for rows in by_account.values() for name, row in rows.items()},
    }
    return expected | ({words.DEPOSITS.say(ZH): deposits} if deposits else {})


def _person(desk: str, staff: str) -> str:
    return words.DESK_OF.say(ZH, desk=desk.lstrip("0"), name=PEOPLE[staff])


def _drawers(counted: Recount) -> Rows:
    rows = {
        _person(desk, staff): [
            drawer.float_fen,
            drawer.taken_fen,
            -drawer.returned_fen,
            drawer.moved_fen,
            drawer.expected_fen,
            drawer.counted_fen,
            drawer.counted_fen - drawer.expected_fen,
        ]
        for (desk, staff), drawer in counted.drawers.items()
    }
    rows[_TOTAL] = [sum(column) for column in zip(*rows.values(), strict=True)]
    return {name: {at: fen * YUAN for at, fen in enumerate(row, start=1)} for name, row in rows.items()}


def _exceptions(counted: Recount) -> Rows:
    """What there is; which acts a manager answers for is the program's list."""
    discounts = [fen for fen, _ in counted.discounts]
    names = words.EXCEPTION_NAMES
    summed = (
        ("offline", counted.modes["offline"].count, counted.signed_fen["offline"]),
        ("reversal", counted.orders.reversed, counted.signed_fen["reversal"]),
        ("voided_line", counted.voided.count, counted.voided.amount_fen),
        ("discount", len(discounts), sum(discounts)),
    )
    rows = {names[key].say(ZH): {1: count, 2: fen * YUAN} for key, count, fen in summed if count}
    acts = {each.value for each in EXCEPTIONAL} & set(counted.events)
    said = {kind: (names.get(kind) or AuditKind(kind).said).say(ZH) for kind in acts}
    return rows | {said[kind]: {1: counted.events[kind]} for kind in acts}


def _counts(counts: dict[str, int]) -> Rows:
    return {name: {1: count} for name, count in counts.items() if count}


def _hours(counted: Recount) -> Rows:
    def row(came: int, waits: Sequence[float], orders: int) -> dict[int, Any]:
        return {1: came, 2: _mean(waits, MINUTES), 3: max(waits) * MINUTES if waits else "—", 4: orders}

    hours = {*counted.hours, *counted.order_hours}
    every = range(min(hours), max(hours) + 1)
    rows = {
        words.HOUR_OF.say(ZH, hour=hour): row(counted.hours[hour], counted.hour_waits[hour], counted.order_hours[hour])
        for hour in every
    }
    return rows | {_TOTAL: row(counted.came, counted.waits, counted.orders.count)}


def _tickets(counted: Recount) -> Rows:
    booked = {words.APPOINTMENTS: counted.booked, words.APPOINTMENT_NO_SHOWS: counted.booked_no_shows}
    figures = {
        words.CAME: counted.came,
        words.PROTECTED: counted.protected,
        words.CALLED: len(counted.waits),
        words.FINISHED: counted.finished,
        words.LEFT: counted.left,
        words.NO_SHOWS: counted.no_shows,
        words.TRANSFERS: counted.transfers,
        **(booked if counted.booked else {}),
        words.MEAN_WAIT: _mean(counted.waits, MINUTES),
        words.LONGEST_WAIT: max(counted.waits) * MINUTES,
        words.MEAN_SERVICE: _mean(counted.services, MINUTES),
    }
    return {name.say(ZH): {1: figure} for name, figure in figures.items()}


def _promises(counted: Recount) -> Rows:
    def row(kept: int, missed: int) -> dict[int, Any]:
        return {1: kept, 2: missed, 3: kept / (kept + missed)}

    limits = (("protected_called", 6), ("protected_finished", 6), ("ordinary_called", 10), ("appointment", 0))
    rows = {
        words.PROMISE_NAMES[key].say(ZH, minutes=limit): row(counted.kept[key], counted.missed[key])
        for key, limit in limits
        if counted.kept[key] + counted.missed[key]
    }
    return rows | {words.HITS.say(ZH): row(counted.hits, counted.told - counted.hits)}


def _desks(counted: Recount) -> Rows:
    """Lengths of time to the second and below: the spreadsheet rounds nothing."""
    return {
        _person(desk, staff): {
            1: each.orders,
            2: len(each.services),
            3: _mean(each.services, MINUTES),
            4: each.on_duty_s * MINUTES,
            5: each.serving_s * MINUTES,
            6: each.idle_s * MINUTES,
            7: each.paused_s * MINUTES,
        }
        for (desk, staff), each in counted.desks.items()
    }


def _ratings(ratings: Sequence[int]) -> Rows:
    if not ratings:
        return {}
    promoters, detractors = sum(each >= 9 for each in ratings), sum(each <= 6 for each in ratings)
    share = Decimal((promoters - detractors) * 100) / len(ratings)  # of a hundred, half a point away from nothing
    figures = {
        words.RATED: len(ratings),
        words.MEAN_RATING: _mean(ratings, 1.0),
        words.PROMOTERS: promoters,
        words.DETRACTORS: detractors,
        words.RECOMMEND: int(share.to_integral_value(ROUND_HALF_UP)),
    }
    return {name.say(ZH): {1: figure} for name, figure in figures.items()}


def _mean(values: Sequence[float], scale: float) -> Any:
    return sum(values) / len(values) * scale if values else "—"
