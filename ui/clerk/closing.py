"""From the customer's signature to the accepted order: signed version, money, commit, second copy, receipt.

Each step is a job on a lane; nothing here is undone silently. The presenter asks `stage` where it stands.
"""

from collections.abc import Callable
from enum import StrEnum

from app.domain.approval import Leave, Leaves
from app.domain.hall_time import hall_date
from app.domain.order import CentralState, Order, SignedVersion
from app.domain.order_form import OrderForm
from app.domain.payment import Payment, whole_payment
from app.domain.signature import Stroke
from app.errors import Trouble
from app.handling.accept_order import accept_order
from app.handling.collect_payment import next_part
from app.handling.keep_signed import keep_signed
from app.handling.take_payment import take_payment
from app.handling.void_signed import void_signed
from app.ports import OrderRow, PrintState
from app.texts import clerk as words
from app.texts.language import Text
from ui.clerk.going_back import going_back
from ui.clerk.outside import Outside
from ui.frame.outcome import Outcome

STORE_DEADLINE_S = 20.0
COPY_WAIT_S = 1.0  # a customer does not wait longer for a second copy (sync.md)
COPY_DEADLINE_S = 5.0


class Stage(StrEnum):
    """Where the closing of one form stands. KEEPING, TAKING and ACCEPTING wait for the store."""

    OPEN = "open"  # nothing signed
    KEEPING = "keeping"
    SIGNED = "signed"  # money is asked for
    TAKING = "taking"
    PAID = "paid"  # journalled, but the order could not be accepted yet
    ACCEPTING = "accepting"
    VOIDING = "voiding"
    ACCEPTED = "accepted"


class Closing:
    """One form's way; `changed` is called after each step, `copied` once the wait for the second copy is over.

    `leaves` are asked for where the customer signs and where money is taken.
    """

    def __init__(
        self,
        outside: Outside,
        *,
        leaves: Callable[[], Leaves],
        changed: Callable[[], None],
        tell: Callable[[Trouble | Text], None],
        accepted: Callable[[Order], None],
        copied: Callable[[], None],
    ) -> None:
        self._outside = outside
        self._leaves = leaves
        self._changed = changed
        self._tell = tell
        self._accepted = accepted
        self._copied = copied
        self.stage = Stage.OPEN
        self.signed: SignedVersion | None = None
        self.payment: Payment | None = None
        self.outcome: Outcome | None = None
        self._unsure = False

    @property
    def waits(self) -> bool:
        return self.stage in (Stage.KEEPING, Stage.TAKING, Stage.ACCEPTING, Stage.VOIDING)

    def take_up(self, signed: SignedVersion, payment: Payment | None) -> None:
        """A version left from before a restart: asked for its money, or with it accepted at once."""
        self.signed, self.payment = signed, payment
        self.stage = Stage.PAID if self._all_paid() else Stage.SIGNED
        self._changed()
        if self.stage is Stage.PAID:
            self.accept()

    def _all_paid(self) -> bool:
        return self.signed is not None and self.payment is not None and not next_part(self.signed, self.payment.each)

    def keep(self, form: OrderForm, *, strokes: tuple[Stroke, ...], width: int) -> None:
        """The customer signed. Where nothing is due the order is accepted without another key."""
        out, leaves = self._outside, self._leaves()
        self._step(Stage.KEEPING)

        def job() -> SignedVersion:
            return keep_signed(
                form=form,
                strokes=strokes,
                pad_width=width,
                leaves=leaves,
                cash_limit_fen=out.cash_limit_fen,
                order_book=out.order_book,
                clock=out.clock,
                ids=out.ids,
            )

        def then(signed: SignedVersion) -> None:
            self.signed = signed
            self._step(Stage.SIGNED)
            if signed.content.sums.today_fen == 0:
                self.take(0)

        out.store_lane.run(job, then=then, failed=self._back_to(Stage.OPEN), deadline_s=STORE_DEADLINE_S)

    def take(self, tendered_fen: int) -> None:
        """Cash is in the drawer: journalled, then accepted. It comes last: providers have taken their parts before."""
        out, signed = self._outside, self.signed
        if signed is None or self.stage is not Stage.SIGNED:
            return
        self._step(Stage.TAKING)

        unsure, leaves = self._unsure, self._leaves()

        def job() -> tuple[Payment, ...]:
            if not (unsure and self._journalled(signed)):
                take_payment(
                    signed=signed,
                    tendered_fen=tendered_fen,
                    leaves=leaves,
                    cash_limit_fen=out.cash_limit_fen,
                    order_book=out.order_book,
                    clock=out.clock,
                    ids=out.ids,
                )
            return out.paying.book.taken(signed.id)

        def then(taken: tuple[Payment, ...]) -> None:
            self._unsure = False
            self._came(taken)

        out.store_lane.run(job, then=then, failed=self._back_to(Stage.SIGNED), deadline_s=STORE_DEADLINE_S)

    def _journalled(self, signed: SignedVersion) -> bool:
        """A try that took too long may have reached the disk after all: money is never written down twice."""
        return any(not payment.method.by_provider for payment in self._outside.paying.book.taken(signed.id))

    def came(self, taken: tuple[Payment, ...]) -> None:
        """A provider took a part: all that is taken by now. With the last part the order is accepted."""
        known = self.payment.each if self.payment is not None else ()
        if self.stage is Stage.SIGNED and taken != known:
            self._came(taken)

    def _came(self, taken: tuple[Payment, ...]) -> None:
        """With all of it the order is accepted at once: PAID is painted only where that does not go through."""
        self.payment = whole_payment(taken)
        if self._all_paid():
            self.stage = Stage.PAID
            self.accept()
        else:
            self._step(Stage.SIGNED)

    def accept(self) -> None:
        """Also tried again by hand where the store had no room: money and signature are kept meanwhile."""
        out, signed, payment = self._outside, self.signed, self.payment
        if signed is None or payment is None or self.stage is not Stage.PAID:
            return
        self._step(Stage.ACCEPTING)

        def job() -> Order:
            return accept_order(signed=signed, payment=payment, order_book=out.order_book, clock=out.clock, ids=out.ids)

        out.store_lane.run(job, then=self._committed, failed=self._back_to(Stage.PAID), deadline_s=STORE_DEADLINE_S)

    def _committed(self, order: Order) -> None:
        self.outcome = Outcome(
            order=order,
            central=CentralState.PENDING,
            line_states=(),
            refusal=None,
            copies=0,
            print_state=PrintState.QUEUED,
        )
        self._step(Stage.ACCEPTED)
        self._accepted(order)
        self._wait_for_copy(order)

    def _wait_for_copy(self, order: Order) -> None:
        out = self._outside

        def job() -> bool:
            return out.second_copy.wait_for_copy(order.id, at_most_s=COPY_WAIT_S)

        def then(copied: bool) -> None:
            out.receipts.lay_out(order.id, alone=not copied)
            if self.outcome is not None and self.outcome.order.id == order.id:
                self.outcome = self.outcome.with_copies(2 if copied else 1)
                self._changed()
            self._copied()

        out.central_lane.run(job, then=then, failed=lambda _: then(False), deadline_s=COPY_DEADLINE_S)

    def void(self, *, reason: str, leave: Leave, then: Callable[[OrderForm], None]) -> None:
        """An edit, or the customer does not pay: money taken goes back; `then` gets the next version.

        What of it is cash is told from the journal (money_back.py).
        """
        out, signed, money = self._outside, self.signed, self.payment
        if signed is None or self.stage not in (Stage.SIGNED, Stage.PAID):
            return
        before = self.stage
        self._step(Stage.VOIDING)

        def job() -> OrderForm:
            void_signed(
                signed=signed,
                money=money,
                reason=reason,
                leave=leave,
                today=hall_date(out.clock.now(), out.desk.hall.zone),
                order_book=out.order_book,
                clock=out.clock,
            )
            return signed.form.next_version()

        def done(form: OrderForm) -> None:
            returned = self.payment
            self.signed = self.payment = None
            self._step(Stage.OPEN)
            then(form)
            for text in going_back(returned, nothing=words.VOIDED):
                self._tell(text)

        out.store_lane.run(job, then=done, failed=self._back_to(before), deadline_s=STORE_DEADLINE_S)

    def row_read(self, row: OrderRow) -> None:
        """The store was read again: centre and printer may have answered."""
        if self.outcome is not None and self.outcome.order.id == row.order_id:
            self.outcome = self.outcome.after(row)
            self._changed()

    def _step(self, stage: Stage) -> None:
        self.stage = stage
        self._changed()

    def _back_to(self, stage: Stage) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            self._step(stage)
            if isinstance(error, Trouble):
                self._tell(error)
            elif isinstance(error, TimeoutError):
                self._unsure = True
                self._tell(words.STORE_SLOW)
            else:
                raise error

        return failed
