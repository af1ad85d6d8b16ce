"""An accepted order is voided, or settled where the centre refused it: money to return, reason, right. No Qt here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from app.domain.approval import Leave
from app.domain.hall_time import hall_date
from app.domain.money import yuan
from app.domain.order import KeptOrder
from app.domain.partly import cash_back_fen, partly
from app.domain.right import Right
from app.handling.settle_refused import settle_refused
from app.handling.void_order import void_order
from app.ports import Clock, OrderBook, OrderRow
from app.printer_ports import DrawerDesk
from app.texts import order_ending as words
from app.texts import partly as partly_words
from app.texts.language import Text
from ui.clerk.money_back import AtHand, drawer_reason
from ui.clerk.outside import Outside
from ui.clerk.voice import Voice
from ui.frame.reason import AskReason, ReasonAsked

STORE_DEADLINE_S = 20.0


class _Act(Protocol):
    """The act itself; on the store's lane."""

    def __call__(
        self,
        *,
        order_id: str,
        receipt_number: str,
        reason: str,
        leave: Leave,
        today: date,
        book: OrderBook,
        clock: Clock,
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class _Ending:
    """One of the two ways."""

    right: Right
    title: Text
    act_words: Text
    reasons: tuple[Text, ...]
    about: Text
    done: Text
    done_unpaid: Text
    act: _Act


_VOID: Final = _Ending(
    right=Right.VOID_ORDER,
    title=words.VOID_TITLE,
    act_words=words.VOID_ACT,
    reasons=words.VOID_REASONS,
    about=words.VOID_ABOUT,
    done=words.VOIDED,
    done_unpaid=words.VOIDED_UNPAID,
    act=void_order,
)
_SETTLE: Final = _Ending(
    right=Right.SETTLE_REFUSED,
    title=words.SETTLE_TITLE,
    act_words=words.SETTLE_ACT,
    reasons=words.SETTLE_REASONS,
    about=words.SETTLE_ABOUT,
    done=words.SETTLED,
    done_unpaid=words.SETTLED_UNPAID,
    act=settle_refused,
)


_SETTLE_LINES: Final = _Ending(
    right=Right.SETTLE_REFUSED,
    title=partly_words.SETTLE_TITLE,
    act_words=partly_words.SETTLE_ACT,
    reasons=partly_words.SETTLE_REASONS,
    about=partly_words.SETTLE_ABOUT,
    done=partly_words.SETTLED_NOW,
    done_unpaid=partly_words.SETTLED_UNPAID,
    act=settle_refused,
)


class OrderEnding:
    """`listen` once; without it nothing can be asked. `done` is called after each, and where the store refused it."""

    def __init__(
        self,
        outside: Outside,
        *,
        voice: Voice,
        cash_back: Callable[[str, AtHand], None],
        done: Callable[[], None],
    ) -> None:
        """`cash_back` is told of which order cash goes back, and what is said of it."""
        self._outside = outside
        self._cash_back = cash_back
        self._voice = voice
        self._done = done
        self._ask: AskReason | None = None
        self._drawer: DrawerDesk | None = None

    def listen(self, ask: AskReason, *, drawer: DrawerDesk | None) -> None:
        """`ask` opens the dialog for a reason; `drawer` is None where this counter has none."""
        self._ask, self._drawer = ask, drawer

    def void(self, kept: KeptOrder, row: OrderRow, stays: Text | None) -> None:
        """`stays` is why it cannot be done now: then that is said instead."""
        if stays is not None:
            self._voice.tell(stays, icon="info")
            return
        self._begin(kept, row, _VOID)

    def settle(self, kept: KeptOrder, row: OrderRow) -> None:
        """All of it, or the lines alone that were refused while the centre took the others."""
        self._begin(kept, row, _SETTLE_LINES if row.refused_lines else _SETTLE)

    def _begin(self, kept: KeptOrder, row: OrderRow, ending: _Ending) -> None:
        """First what goes back and why; then whoever may, or somebody who approves it in place."""
        if self._ask is None:
            return
        fen, number = _back_fen(kept, row), row.receipt_number

        def given(_: str, reason: str) -> None:
            about = ending.about.filled(customer=row.customer_masked, number=number, sum=yuan(fen))
            self._outside.gate.ask(
                ending.right,
                subject=number,
                about=about,
                order_id=kept.id,
                then=lambda leave: self._end(kept, row, ending, reason, leave),
                reason=reason,
                ready=ending.reasons,
            )

        self._ask(
            ReasonAsked(
                title=ending.title,
                note=words.NOTE.filled(number=number, customer=row.customer_masked),
                ready=ending.reasons,
                act=ending.act_words,
                given=given,
                figure_label=words.TO_RETURN,
                figure=yuan(fen),
                figure_note=self._how(kept, row),
                danger=True,
                customer=self._outside.gate.customer(),
            )
        )

    def _how(self, kept: KeptOrder, row: OrderRow) -> Text:
        if not _back_fen(kept, row):
            return words.NOTHING_TO_RETURN
        return words.DRAWER_OPENS if self._drawer is not None and _in_cash(kept, row) else words.BY_HAND

    def _end(self, kept: KeptOrder, row: OrderRow, ending: _Ending, reason: str, leave: Leave) -> None:
        fen, number, out = _back_fen(kept, row), row.receipt_number, self._outside

        def job() -> None:
            ending.act(
                order_id=kept.id,
                receipt_number=number,
                reason=reason,
                leave=leave,
                today=hall_date(out.clock.now(), out.desk.hall.zone),
                book=out.order_book,
                clock=out.clock,
            )

        def then(_: None) -> None:
            said = ending.done.filled(number=number, sum=yuan(fen)) if fen else ending.done_unpaid.filled(number=number)
            if _in_cash(kept, row):
                reason = drawer_reason(number, self._voice)
                self._cash_back(number, AtHand(said, leave, reason, about=number))
            else:
                self._voice.tell(said, icon="undo-2", about=number)
            self._done()

        def failed(error: Exception) -> None:
            self._voice.say_failed(error)
            self._done()

        out.store_lane.run(job, then=then, failed=failed, deadline_s=STORE_DEADLINE_S)


def _back_fen(kept: KeptOrder, row: OrderRow) -> int:
    """All that was paid, or what was paid for the lines that were refused."""
    if not row.refused_lines:
        return kept.payment.amount_fen
    return partly(kept.signed.content, {line_id for line_id, _ in row.refused_lines}).back_fen


def _in_cash(kept: KeptOrder, row: OrderRow) -> bool:
    """Some of what goes back is handed over in cash."""
    return cash_back_fen(_back_fen(kept, row), kept.payment.each) > 0
