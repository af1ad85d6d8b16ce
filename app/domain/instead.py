"""What takes the place of a line that stands on the form: a larger top-up, another main plan."""

from collections.abc import Callable
from dataclasses import replace

from app.domain.falling import fallen
from app.domain.matter import OfflineClass
from app.domain.matter_limits import most_top_up_fen
from app.domain.money import yuan_short
from app.domain.offering import Offering
from app.domain.order_form import OrderForm
from app.domain.order_line import Action, OrderLine
from app.errors import FormRefused
from app.texts import refusals


def in_its_place(form: OrderForm, gone: OrderLine, act: Callable[[OrderForm], OrderForm]) -> OrderForm:
    """What `act` puts on stands where the line that goes stood."""
    at = next((at for at, line in enumerate(form.lines) if line.id == gone.id), len(form.lines))
    done = act(form.without_line(gone.id))
    *others, came = done.lines
    return replace(done, lines=(*others[:at], came, *others[at:]))


def top_up_on(form: OrderForm) -> OrderLine | None:
    """The top-up that stands on the form. Money for any number of the customer's goes on their one account.

    One that cannot be done now is none: a second with it could not be done either, which by itself may be.
    """
    top_ups = (line for line in form.lines if line.action is Action.TOP_UP)
    return next((line for line in top_ups if form.ruling(line).offline is not OfflineClass.REFUSED), None)


def with_more(form: OrderForm, standing: OrderLine, *, amount_fen: int) -> OrderForm:
    """One top-up of both sums, one credit. Raises FormRefused where the second is none, or both are too much."""
    form.with_top_up(number=standing.number, amount_fen=amount_fen, line_id="")
    both_fen = standing.amount_fen + amount_fen
    if both_fen > (most := most_top_up_fen(form.catalogue)):
        raise FormRefused(refusals.TOP_UPS_TOO_LARGE, most=yuan_short(most))

    def larger(left: OrderForm) -> OrderForm:
        return left.with_top_up(number=standing.number, amount_fen=both_fen, line_id=standing.id)

    done = in_its_place(form, standing, larger)
    over = done.ruling(next(line for line in done.lines if line.id == standing.id))
    if over.offline is OfflineClass.REFUSED and over.why:
        raise FormRefused(refusals.TOP_UPS_OVER, sum=yuan_short(both_fen), why=over.why)  # what stands there stays
    return done


def plan_in_the_way(form: OrderForm, offering: Offering, *, number: str) -> OrderLine | None:
    """The one other main plan the form gives this number; None where there is none, or it is this one."""
    if not offering.is_main_plan:
        return None
    chosen = [line for line in form.lines if line.number == number and line.after and line.after.is_main_plan]
    if len(chosen) != 1 or chosen[0].offering is None or chosen[0].offering.code == offering.code:
        return None
    return chosen[0]


def keeps_the_others(form: OrderForm, done: OrderForm) -> bool:
    """No other line falls by what was done."""
    customer, catalogue = form.customer, form.catalogue
    return customer is not None and not fallen(
        form.lines, done.lines, customer=customer, catalogue=catalogue, today=form.today
    )
