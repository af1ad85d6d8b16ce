"""返销: from an accepted order's page to its reversal form on the desk; signed and sent like any other. No Qt here."""

from dataclasses import replace

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
from ui.clerk.form_from_order import STORE_DEADLINE_S, FormFromOrder
from ui.clerk.order_returns import back_words, standing_parts
from ui.frame.reason import ReasonAsked


class Reversing(FormFromOrder):
    """`begin` from the order's page; the reason is asked, then the form lies on the desk."""

    def begin(self, kept: KeptOrder, row: OrderRow) -> None:
        """Nothing is asked where it could not be done anyway."""
        out = self._outside
        if row.refused_lines and not row.refused_settled:
            self._voice.tell(partly.SETTLE_FIRST, icon="info")
            return
        if out.central.link().away:
            self._voice.tell(words.OFFLINE, icon="info")
            return
        if not self._desk_is_free(words.DESK_BUSY):
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
        self._lay_down(self._form(kept, row, customer, reason=checked_reason(reason)), words.LAID, icon="undo-2")

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
