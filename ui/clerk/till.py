"""Forms on their way from the signature to the receipt, one after another: closing, cash, what follows from both."""

from typing import Protocol

from app.domain.approval import Leave
from app.domain.order import Order
from app.domain.order_form import OrderForm
from app.texts import clerk as words
from app.texts.language import Language
from ui.clerk.cash import Cash
from ui.clerk.closing import Closing, Stage
from ui.clerk.dialogs import DialogStack
from ui.clerk.finder import Finder
from ui.clerk.form_desk import FormDesk
from ui.clerk.outside import Outside
from ui.clerk.permits import Permits, ask_to_void
from ui.clerk.put_away import PutAway, Why, left_over, lines_words
from ui.clerk.state import DialogKind
from ui.clerk.voice import Voice

AMENDED, NOT_PAID = "amended", "not_paid"  # why a signed version was voided, for the audit


class Desk(Protocol):
    """The clerk's presenter as the till sees it."""

    desk: FormDesk
    finder: Finder
    put_away: PutAway
    dialogs: DialogStack
    permits: Permits

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
        self.cash = Cash(take=self._take, enough=desk.emit)
        self.closing: Closing = self._new_closing()

    @property
    def stage(self) -> Stage:
        return self.closing.stage

    def begin(self) -> None:
        self.closing = self._new_closing()
        self._before = Stage.OPEN
        self._left = None

    def open_cash(self) -> None:
        signed = self.closing.signed
        if signed is not None:
            self._desk.finder.close()
            self.cash.begin(signed, language=self._desk.language)
            self._desk.dialogs.open(DialogKind.CASH)

    def _take(self, fen: int) -> None:
        """By whoever is at the desk now, perhaps not by whoever had it signed."""
        self._desk.permits.take_cash(lambda: self.closing.take(fen), refused=self.cash.ready_again)

    def amend(self) -> None:
        """改，重新签, or the customer does not pay: the version is void, money taken goes back."""
        closing = self.closing
        if closing.signed is None:
            return
        reason = NOT_PAID if self._desk.dialogs.top is DialogKind.CASH else AMENDED

        def void(leave: Leave) -> None:
            self._desk.close_dialog()
            closing.void(reason=reason, leave=leave, then=self._voided)

        ask_to_void(self._outside.gate, closing.signed, closing.payment, then=void)

    def _voided(self, form: OrderForm) -> None:
        """The next version holds all lines again, also those that were put away as a draft."""
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
        elif self.stage in (Stage.PAID, Stage.ACCEPTED) and self._desk.dialogs.top is DialogKind.CASH:
            self._desk.dialogs.clear()
        self._desk.emit()

    def _put_away_left_over(self) -> None:
        """What could only be drafted offline is kept before the form's own draft goes: a kill loses neither."""
        self._left = left_over(self._desk.desk.form, ids=self._outside.ids)
        if self._left is not None:
            self._desk.put_away.keep(self._left, Why.OFFLINE)

    def _accepted(self, order: Order) -> None:
        if self._left is not None:
            self._voice.tell(words.DRAFT_KEPT.filled(lines=lines_words(self._left)), icon="pencil-line")
            self._left = None
        self._desk.store_changed()
