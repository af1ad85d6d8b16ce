"""Where the close of a day stands, as it is told: steps and items, the sums at its foot, and what each step found."""

from sqlalchemy import Connection, func, select

from app.domain.day_close import STEPS, CloseStanding, CloseStep, OpenItem, StepState
from app.texts import day_close as words
from app.texts.language import Text
from offline_cache.closed_days import sealed_summary
from offline_cache.day_closing_found import cash_note, checks_note, compare_note, found_items
from offline_cache.day_closing_rows import KeptClose
from offline_cache.day_figures_where import ACCEPTED, INCOME
from offline_cache.day_left import first_left_open, left_over
from offline_cache.day_open_items import open_items
from offline_cache.day_open_people import CloseScope, desks_heard
from offline_cache.day_schema import DAY_CASH, DAY_ORDERS, DAY_TAKINGS

_NO_NOTE = Text("", "")


def standing_of(connection: Connection, scope: CloseScope, close: KeptClose, *, key: bytes) -> CloseStanding:
    """Raises DayTampered for a closed day that does not read back under `key`, that of closed days."""
    hall_id, day = scope.hall_id, close.day
    sealed = sealed_summary(connection, hall_id, day, key=key)
    closed = None if sealed is None else sealed.closed
    here, money = DAY_ORDERS.c, DAY_TAKINGS.c
    orders = select(func.count()).where(here.hall_id == hall_id, here.booked_on == day.isoformat(), ACCEPTED)
    takings = select(func.sum(money.amount_fen)).where(
        money.hall_id == hall_id, money.booked_on == day.isoformat(), INCOME
    )
    looked = () if closed is not None else tuple(open_items(connection, scope))
    return CloseStanding(
        day=day,
        begun_at=close.begun_at,
        by=close.by,
        steps=tuple(_state(close, step) for step in STEPS),
        items=() if closed is not None else (*looked, *found_items(close.found)),
        carried=close.carried,
        checks=close.found.checks,
        digests=close.found.digests,
        orders=int(connection.execute(orders).scalar() or 0) if sealed is None else sealed.orders,
        takings_fen=int(connection.execute(takings).scalar() or 0) if sealed is None else sealed.takings_fen,
        version=close.version,
        number=None if closed is None else closed.number,
        closed_at=None if closed is None else closed.at,
        earlier=first_left_open(connection, hall_id, before=day),
        left=tuple(left_over(connection, hall_id, looked, day=day)),
        heard=desks_heard(connection, hall_id),
    )


def items_of(connection: Connection, scope: CloseScope, close: KeptClose) -> tuple[OpenItem, ...]:
    return (*open_items(connection, scope), *found_items(close.found))


def note_of(
    connection: Connection, hall_id: str, close: KeptClose, step: CloseStep, items: tuple[OpenItem, ...]
) -> Text:
    """What a step found; `items` are those it was done with."""
    if step is CloseStep.CHECK_TAKINGS:
        return checks_note(close.found.checks)
    if step is CloseStep.COMPARE:
        return compare_note(close.found)
    if step is CloseStep.COUNT_CASH:
        here = DAY_CASH.c
        wanted = select(func.count(here.closed_at_us), func.count(), func.sum(here.difference_fen)).where(
            here.hall_id == hall_id, here.booked_on == close.day.isoformat()
        )
        handed_in, count, apart = connection.execute(wanted).one()
        return cash_note(int(handed_in), int(count - handed_in), int(apart or 0))
    return words.CARRIED_SO_MANY.filled(count=len(items)) if items else words.CLEARED


def _state(close: KeptClose, step: CloseStep) -> StepState:
    done = close.step(step)
    return StepState(step, None, _NO_NOTE) if done is None else StepState(step, done.at, done.note)
