"""返销: from an accepted order's page to its reversal form on the desk; signed and sent like any other. No Qt here."""

from dataclasses import replace
from typing import Protocol

from app.domain.customer import Customer
from app.domain.form_dependence import withdrawal_leaves
from app.domain.form_rules import refuse_if
from app.domain.money import yuan
from app.domain.order import KeptOrder
from app.domain.order_form import OrderForm
from app.domain.partly import partly as in_part
from app.domain.reason import checked_reason
from app.domain.reversal import Reversal, reversing_lines
from app.domain.reversal_form import reversing
from app.ports import OrderRow
from app.texts import order_ending, partly
from app.texts import reversal as words
from app.texts.language import Language
from ui.clerk.dialogs import DialogStack
from ui.clerk.form_desk import FormDesk
from ui.clerk.order_returns import back_words, standing_parts
from ui.clerk.outside import Outside
from ui.clerk.voice import Voice
from ui.frame.reason import AskReason, ReasonAsked

STORE_DEADLINE_S = 20.0


class Desk(Protocol):
    """The clerk's presenter as the reversal sees it."""

    desk: FormDesk
    dialogs: DialogStack

    @property
    def form(self) -> OrderForm: ...
    def new_form(self) -> OrderForm: ...
    def ready_for_customer(self) -> bool: ...


class Reversing:
    """`listen` once; without it nothing can be asked."""

    def __init__(self, outside: Outside, desk: Desk, *, voice: Voice) -> None:
        self._outside = outside
        self._desk = desk
        self._voice = voice
        self._ask: AskReason | None = None

    def listen(self, ask: AskReason) -> None:
        self._ask = ask

    def begin(self, kept: KeptOrder, row: OrderRow) -> None:
        """Nothing is asked where it could not be done anyway."""
        out = self._outside
        if row.refused_lines and not row.refused_settled:
            self._voice.tell(partly.SETTLE_FIRST, icon="info")
            return
        if out.central.link().away:
            self._voice.tell(words.OFFLINE, icon="info")
            return
        if not self._desk.ready_for_customer():
            return
        if self._desk.form.lines:
            self._voice.tell(words.DESK_BUSY, icon="info")
            return

        def found(customer: Customer | None) -> None:
            if customer is not None:
                self._voice.try_act(lambda: self._ask_why(kept, row, customer))

        def job() -> Customer | None:
            return out.customers.get(out.order_book.customer_of(kept.id))

        out.store_lane.run(job, then=found, failed=self._voice.say_failed, deadline_s=STORE_DEADLINE_S)

    def _ask_why(self, kept: KeptOrder, row: OrderRow, customer: Customer) -> None:
        """Raises FormRefused where a line of it cannot be taken back any more."""
        self._form(kept, row, customer, reason="")
        if self._ask is None:
            return
        parts = standing_parts(kept, row)
        self._ask(
            ReasonAsked(
                title=words.TITLE,
                note=words.NOTE.filled(number=row.receipt_number, customer=row.customer_masked),
                ready=words.REASONS,
                act=words.ACT,
                given=lambda _, reason: self._voice.try_act(lambda: self._lay(kept, row, customer, reason)),
                figure_label=order_ending.TO_RETURN,
                figure=yuan(sum(part.amount_fen for part in parts)),
                figure_note=back_words(parts, self._voice.language),
                danger=True,
                customer=customer,
            )
        )

    def _lay(self, kept: KeptOrder, row: OrderRow, customer: Customer, reason: str) -> None:
        """On the desk: who may is asked where it is signed, with the right it needs."""
        form = self._form(kept, row, customer, reason=checked_reason(reason))
        self._desk.dialogs.clear()
        self._desk.desk.lay(form)
        self._voice.tell(words.LAID, icon="undo-2")

    def _form(self, kept: KeptOrder, row: OrderRow, customer: Customer, *, reason: str) -> OrderForm:
        """Only of what the centre took, where it refused some of the lines. Raises FormRefused."""
        content = kept.signed.content
        if row.refused_lines:
            content = replace(content, lines=in_part(content, dict(row.refused_lines)).stands)
        form = self._desk.new_form().in_language(Language(content.language)).with_customer(customer)
        if form.customer is None:
            return form
        lines = reversing_lines(
            content, customer=form.customer, catalogue=form.catalogue, new_id=self._outside.ids.uuid7
        )
        refuse_if(withdrawal_leaves(form.customer, catalogue=form.catalogue, lines=lines))
        reversal = Reversal(kept.id, str(kept.receipt_number), reason, standing_parts(kept, row))
        return reversing(replace(form, lines=lines), reversal)
