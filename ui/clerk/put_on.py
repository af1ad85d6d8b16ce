"""What an Enter in the search put on the form, in words: the form itself lies behind the search."""

from app.domain.money import yuan
from app.domain.order_form import OrderForm
from app.domain.order_line import Action, OrderLine
from app.texts import clerk as words
from app.texts.language import Text
from ui.clerk.put_away import lines_words


def put_on_words(before: OrderForm, now: OrderForm) -> Text | None:
    """None where nothing came on it: the customer's record, or somebody's approval, is still waited for."""
    came = next((line for line in now.lines if line not in before.lines), None)
    return words.PUT_ON.filled(name=_name(came), lines=lines_words(now)) if came is not None else None


def _name(line: OrderLine) -> Text:
    if line.action is Action.TOP_UP:
        return Text(f"{words.TOP_UP.zh} {yuan(line.amount_fen)}", f"{words.TOP_UP.en} {yuan(line.amount_fen)}")
    return line.offering.name if line.offering is not None else line.name
