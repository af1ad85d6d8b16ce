"""改单: from the page of an order that is not final to the next version of its form on the desk. No Qt here."""

from app.domain.amendment import Amendment, earlier_lines
from app.domain.draft import TakenUp
from app.domain.money import yuan
from app.domain.order import CentralState, KeptOrder
from app.domain.partly import partly
from app.domain.payment_plan import PlannedPart
from app.domain.reason import checked_reason
from app.domain.right import Right
from app.handling.amend_order import amend_order
from app.ports import OrderRow
from app.texts import amendment as words
from app.texts import order_ending
from app.texts.language import Text
from ui.clerk.form_from_order import STORE_DEADLINE_S, FormFromOrder
from ui.clerk.order_returns import back_words, refused_parts, whole_parts
from ui.frame.reason import ReasonAsked


class Amending(FormFromOrder):
    """`begin` from the order's page; the reason is asked, then the form lies on the desk."""

    def begin(self, kept: KeptOrder, row: OrderRow, why_not: Text | None) -> None:
        """`why_not` is what keeps it from being amended now: then that is said instead."""
        if why_not is not None:
            self._voice.tell(why_not, icon="info")
            return
        if self._ask is None or not self._desk_is_free(words.DESK_BUSY):
            return
        parts = _returns(kept, row)
        self._ask(
            ReasonAsked(
                title=words.TITLE,
                note=words.NOTE.filled(number=row.receipt_number, customer=row.customer_masked),
                ready=words.REASONS,
                act=words.ACT,
                given=lambda _, reason: self._voice.try_act(lambda: self._take_up(kept, row, reason)),
                figure_label=order_ending.TO_RETURN,
                figure=yuan(sum(part.amount_fen for part in parts)),
                figure_note=back_words(parts, self._voice.language),
                danger=False,
                customer=self._outside.gate.customer(),
            )
        )

    def _take_up(self, kept: KeptOrder, row: OrderRow, reason: str) -> None:
        """Raises InputRefused for a reason that says too little or too much."""
        out, amendment = self._outside, _amendment(kept, row, checked_reason(reason))
        now = self._desk.new_form()

        def job() -> TakenUp:
            return amend_order(
                out.order_book.draft_of(kept.id),
                amendment,
                desk=out.desk,
                clerk=now.clerk,
                catalogue=out.catalogues.current(),
                catalogue_of=out.catalogues.version,
                customer_of=out.customers.get,
                today=now.today,
                offline=now.offline,
                ids=out.ids,
            )

        out.store_lane.run(job, then=self._lay, failed=self._voice.say_failed, deadline_s=STORE_DEADLINE_S)

    def _lay(self, taken: TakenUp) -> None:
        if taken.newer is not None:
            self._desk.watch.found(taken.newer)
        self._lay_down(taken.form, words.LAID.filled(version=taken.form.version), icon="pencil-line")


def _amendment(kept: KeptOrder, row: OrderRow, reason: str) -> Amendment:
    lines = kept.signed.content.lines
    if row.refused_lines:
        lines = partly(kept.signed.content, dict(row.refused_lines)).refused
    right = Right.VOID_ORDER if row.central is CentralState.PENDING else Right.SETTLE_REFUSED
    number = row.receipt_number
    return Amendment(kept.id, number, reason, _returns(kept, row), earlier_lines(lines), right)


def _returns(kept: KeptOrder, row: OrderRow) -> tuple[PlannedPart, ...]:
    """All that was paid, or what was paid for the lines that were refused."""
    return refused_parts(kept, row) if row.refused_lines else whole_parts(kept)
