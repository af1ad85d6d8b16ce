"""What a start finds signed and not accepted: each such version is finished or given back, once."""

from collections.abc import Callable
from typing import Protocol

from app.domain.approval import Leave
from app.domain.hall_time import hall_date
from app.domain.money import yuan
from app.domain.order_form import OrderForm
from app.handling.void_signed import void_signed
from app.ports import UnfinishedVersion
from app.texts import clerk_orders
from ui.clerk.closing import Closing
from ui.clerk.dialogs import DialogStack
from ui.clerk.going_back import going_back
from ui.clerk.money_back import AtHand
from ui.clerk.outside import Outside
from ui.clerk.permits import ask_to_void
from ui.clerk.state import DialogKind
from ui.clerk.till import Till
from ui.clerk.voice import Voice

STORE_DEADLINE_S = 20.0
RESTARTED = "restart"  # why a signed version was voided, for the audit


class Desk(Protocol):
    """The clerk's presenter as the restart sees it."""

    dialogs: DialogStack
    till: Till

    def open_dialog(self, dialog: DialogKind) -> None: ...
    def finish_left(self, form: OrderForm, closing: Callable[[Closing], None]) -> None: ...


class AfterRestart:
    """`left` is what still wants an answer, the oldest first."""

    def __init__(self, outside: Outside, desk: Desk, *, voice: Voice) -> None:
        self._outside = outside
        self._desk = desk
        self._voice = voice
        self.left: tuple[UnfinishedVersion, ...] = ()

    def found(self, left: tuple[UnfinishedVersion, ...]) -> None:
        self.left = left
        self.offer()

    def reread(self) -> None:
        """Money came meanwhile for one of them."""
        book, waiting = self._outside.order_book, {each.signed.id for each in self.left}

        def then(now: tuple[UnfinishedVersion, ...]) -> None:
            self.left = tuple(each for each in now if each.signed.id in waiting)
            self.offer()

        if waiting:
            self._outside.store_lane.run(
                book.unfinished, then=then, failed=self._voice.say_failed, deadline_s=STORE_DEADLINE_S
            )

    def offer(self) -> None:
        """The next of them; called again after each form."""
        if self.left:
            self._desk.open_dialog(DialogKind.UNFINISHED)
        elif self._desk.dialogs.top is DialogKind.UNFINISHED:
            self._desk.dialogs.clear()

    def finish(self) -> None:
        """The version goes on where it stood, its money is not taken twice."""
        if not self.left:
            return
        signed, payment = self.left[0].finishable, self.left[0].payment
        if signed is None:
            return
        self.left = self.left[1:]
        self._desk.dialogs.clear()
        self._desk.finish_left(signed.form, lambda closing: closing.take_up(signed, payment))

    def give_back(self) -> None:
        """The version is void; money goes back over the counter."""
        if not self.left:
            return
        left = self.left[0]
        ask_to_void(self._outside.gate, left.signed, left.payment, then=lambda leave: self._give_back(left, leave))

    def _give_back(self, left: UnfinishedVersion, leave: Leave) -> None:
        out = self._outside

        def job() -> None:
            void_signed(
                signed=left.signed,
                money=left.payment,
                reason=RESTARTED,
                leave=leave,
                today=hall_date(out.clock.now(), out.desk.hall.zone),
                order_book=out.order_book,
                clock=out.clock,
            )

        def then(_: None) -> None:
            self.left = self.left[1:]
            for text in going_back(left.payment, nothing=clerk_orders.GIVEN_UP):
                self._voice.tell(text)
            if left.payment is not None and left.payment.cash_fen:
                said = clerk_orders.GIVEN_BACK.filled(sum=yuan(left.payment.cash_fen))
                self._desk.till.money_back.given(left.signed.id, AtHand(said))
            self._desk.till.settling.look()
            self.offer()

        out.store_lane.run(job, then=then, failed=self._voice.say_failed, deadline_s=STORE_DEADLINE_S)
