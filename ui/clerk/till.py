"""Forms on their way from the signature to the receipt, one after another: closing, cash, what follows from both."""

from typing import Protocol

from app.domain.approval import Leave
from app.domain.money import yuan
from app.domain.order import Order
from app.domain.order_form import OrderForm
from app.domain.payment import METHOD_WORDS, PaymentMethod
from app.domain.payment_plan import parts_signed
from app.texts import clerk as words
from app.texts import paying
from app.texts.language import Language
from ui.clerk.cash import Cash
from ui.clerk.closing import Closing, Stage
from ui.clerk.collect_state import CollectState, collect_state, pay_view
from ui.clerk.collecting import Collecting, Step
from ui.clerk.dialogs import DialogStack
from ui.clerk.finder import Finder
from ui.clerk.form_desk import FormDesk
from ui.clerk.money_back import AtHand, MoneyBack
from ui.clerk.outside import Outside
from ui.clerk.owed_back import OwedBack
from ui.clerk.permits import Permits, ask_to_void
from ui.clerk.put_away import PutAway, Why, left_over, lines_words
from ui.clerk.settling import Settling
from ui.clerk.state import DialogKind
from ui.clerk.voice import Voice
from ui.frame.pay_view import PayView

AMENDED, NOT_PAID, PAYMENT_FAILED = "amended", "not_paid", "payment_refused"  # why a version was voided, for the audit


class Restart(Protocol):
    """Versions from before a restart, as the till sees them."""

    def reread(self) -> None:
        """Money came for one of them."""
        ...


class Desk(Protocol):
    """The clerk's presenter as the till sees it."""

    desk: FormDesk
    finder: Finder
    put_away: PutAway
    dialogs: DialogStack
    permits: Permits
    owed_back: OwedBack

    @property
    def restart(self) -> Restart: ...
    @property
    def language(self) -> Language: ...
    def emit(self) -> None: ...
    def close_dialog(self) -> None: ...
    def form_voided(self, form: OrderForm) -> None: ...
    def store_changed(self) -> None: ...


class Till:
    """`closing` is the form at hand; `begin` makes a new one for the next."""

    def __init__(self, outside: Outside, desk: Desk, *, voice: Voice) -> None:
        self._outside = outside
        self._desk = desk
        self._voice = voice
        self._before = Stage.OPEN
        self._left: OrderForm | None = None
        self.cash = Cash(take=self._take_cash, enough=desk.emit)
        self.collecting = Collecting(
            outside,
            changed=self._collected,
            tell=voice.say,
            came=lambda taken: self.closing.came(taken),
            permit=desk.permits.take_by_provider,
            leaves=desk.permits.leaves,
        )
        self.settling = Settling(
            outside,
            tell=voice.say,
            attached=lambda: desk.restart.reread(),
            owed=lambda found: desk.owed_back.found(found),
        )
        self.money_back = MoneyBack(
            outside, voice=voice, leaves=desk.permits.leaves, outcome=lambda: self.closing.outcome
        )
        self.closing: Closing = self._new_closing()

    @property
    def stage(self) -> Stage:
        return self.closing.stage

    def begin(self) -> None:
        self.closing = self._new_closing()
        self._before = Stage.OPEN
        self._left = None
        self.collecting.leave()

    def tick(self) -> None:
        """Each second."""
        self.collecting.tick()
        self.settling.tick(not_of=self._collected_for)

    def begin_duty(self) -> None:
        """What a program before this one left: money nobody knows the end of, cash nobody handed over."""
        self.settling.look()
        self.money_back.look()

    def store_changed(self) -> None:
        """The centre may have let money go back."""
        self.money_back.look()
        self.settling.wake()

    def look(self) -> None:
        """Whatever is open with a provider is asked about now."""
        self.settling.look(not_of=self._collected_for)

    @property
    def _collected_for(self) -> str:
        return self.collecting.signed.id if self.collecting.signed is not None else ""

    def open_cash(self) -> None:
        signed = self.closing.signed
        if signed is not None:
            self._desk.finder.close()
            self.cash.begin(signed, language=self._desk.language)
            if any(part.method.by_provider for part in parts_signed(signed.content)):
                self.collecting.begin(signed)
            self._desk.dialogs.open(DialogKind.CASH)

    def _take_cash(self, tendered_fen: int) -> None:
        """By whoever is at the desk now, perhaps not by whoever had it signed; not before what providers take: cash is
        the part that never fails."""
        if not self.collecting.by_provider:
            self._desk.permits.take_cash(lambda: self.closing.take(tendered_fen), refused=self.cash.ready_again)

    def collect_state(self) -> CollectState | None:
        """The parts as the payment dialog shows them; None where nothing is signed."""
        signed, out = self.closing.signed, self._outside
        if signed is None:
            return None
        return collect_state(
            self.collecting, signed.content, now=out.clock.now(), demo=out.demo, language=self._desk.language
        )

    def pay_view(self) -> PayView | None:
        """What the customer's screen says of it."""
        signed = self.closing.signed
        return pay_view(self.collecting, signed.content) if signed is not None else None

    def pay_otherwise(self, method: PaymentMethod) -> None:
        """Another means than the signed one is another form: this version goes, the next one names it."""
        if self.collecting.step in (Step.REFUSED, Step.ASKING):
            self._void(PAYMENT_FAILED, method)

    def amend(self) -> None:
        """改，重新签, or the customer does not pay: the version is void, money taken goes back."""
        if self.collecting.holds:
            self._voice.tell(paying.CANCEL_FIRST, icon="info")
            return
        failed = self.collecting.step in (Step.REFUSED, Step.ASKING)
        at_the_till = PAYMENT_FAILED if failed else NOT_PAID
        self._void(at_the_till if self._desk.dialogs.top is DialogKind.CASH else AMENDED, None)

    def _void(self, reason: str, method: PaymentMethod | None) -> None:
        closing = self.closing
        if closing.signed is None:
            return

        signed_id, cash_fen = closing.signed.id, closing.payment.cash_fen if closing.payment is not None else 0

        def voided(form: OrderForm) -> None:
            if cash_fen:
                self.money_back.given(signed_id, AtHand(words.RETURN_MONEY.filled(sum=yuan(cash_fen))))
            self._voided(form if method is None else form.with_payment_method(method))
            self.settling.look()
            if method is not None:
                self._voice.tell(paying.OTHER_WAY_LAID.filled(method=METHOD_WORDS[method]), icon="info")

        def void(leave: Leave) -> None:
            self._desk.close_dialog()
            closing.void(reason=reason, leave=leave, then=voided)

        ask_to_void(self._outside.gate, closing.signed, closing.payment, then=void)

    def _voided(self, form: OrderForm) -> None:
        """The next version holds all lines again, also those that were put away as a draft."""
        self.collecting.leave()
        if self._left is not None:
            self._desk.put_away.forget(self._left.id)
            self._left = None
        self._desk.form_voided(form)

    def _new_closing(self) -> Closing:
        return Closing(
            self._outside,
            leaves=self._desk.permits.leaves,
            changed=self._changed,
            tell=self._voice.say,
            accepted=self._accepted,
            copied=self._desk.store_changed,
        )

    def _changed(self) -> None:
        before, self._before = self._before, self.stage
        if self.stage is Stage.SIGNED and before in (Stage.OPEN, Stage.KEEPING):
            if before is Stage.KEEPING:
                self._put_away_left_over()
            self._desk.put_away.forget(self._desk.desk.form.id)
            if self.closing.signed is not None and self.closing.signed.content.sums.today_fen:
                self.open_cash()
        elif self.stage is Stage.SIGNED and before is Stage.TAKING:
            self.cash.ready_again()
        elif self.stage is Stage.SIGNED and before is Stage.VOIDING:
            self.collecting.again()
        elif self.stage in (Stage.PAID, Stage.ACCEPTING, Stage.ACCEPTED) and self._desk.dialogs.top is DialogKind.CASH:
            self._desk.dialogs.clear()
        if self.closing.outcome is not None:
            self.money_back.look()
        self._desk.emit()

    def _collected(self) -> None:
        """A part came, or is waited for: both screens say so."""
        self.cash.repaint()
        self._desk.emit()

    def _put_away_left_over(self) -> None:
        """What could only be drafted offline is kept before the form's own draft goes: a kill loses neither."""
        self._left = left_over(self._desk.desk.form, ids=self._outside.ids)
        if self._left is not None:
            self._desk.put_away.keep(self._left, Why.OFFLINE)

    def _accepted(self, order: Order) -> None:
        if order.signed.content.amendment is not None:
            self.settling.look()  # what a provider took for the earlier one goes back through it
        if self._left is not None:
            self._voice.tell(words.DRAFT_KEPT.filled(lines=lines_words(self._left)), icon="pencil-line")
            self._left = None
        self._desk.store_changed()
