"""The acts that the rights over money gate: taking it by each means, and cash where a return was refused."""

from collections.abc import Callable

from app.domain.payment import PaymentMethod
from app.domain.payment_try import Refund, ReturnState
from app.domain.right import Right
from app.handling.collect_payment import open_try
from app.handling.return_money import return_in_cash
from app.handling.take_payment import take_payment
from tests.fakes import orders as demo
from tests.people.room import Room

Act = Callable[[Room], object]


def cash(limit_fen: int) -> Act:
    def act(room: Room) -> object:
        signed = demo.signed(demo.a_form())
        return take_payment(
            signed=signed,
            tendered_fen=100_00,
            leaves=room.leaves,
            cash_limit_fen=limit_fen,
            order_book=room.book,
            clock=room.clock,
            ids=room.ids,
        )

    return act


def charge(method: PaymentMethod) -> Act:
    def act(room: Room) -> object:
        signed = demo.signed(demo.a_form().with_payment_method(method))
        part = signed.form.payment_parts()[0]
        return open_try(signed=signed, part=part, leaves=room.leaves, book=room.money, clock=room.clock, ids=room.ids)

    return act


def cash_for_refused_return(room: Room) -> object:
    payment = demo.paid(demo.signed(demo.a_form()))
    card, refused = PaymentMethod.CARD, ReturnState.REFUSED
    back = Refund("R-1", payment.id, "S-1", card, payment.amount_fen, refused, demo.NOW)
    room.money.open[back.key] = back
    return return_in_cash(
        back=back,
        reason="客户要求",
        leave=room.leave(Right.RETURN_IN_CASH, payment.id),
        today=demo.TODAY,
        book=room.money,
        clock=room.clock,
        ids=room.ids,
    )
