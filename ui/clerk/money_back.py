"""Cash that goes back is told once, from the store's journal, and stays open until it was handed over. No Qt here.

Whatever gave it back says so beforehand where the customer stands at the desk: then its own sentence is told and the
drawer opens. What the centre decided later, or a program before this one left, is a question with one answer.
"""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.approval import Leave, Leaves
from app.domain.cash_due import CashDue
from app.domain.money import yuan
from app.domain.order_rights import needed_to_give_back
from app.domain.payment import METHOD_WORDS, PaymentMethod
from app.domain.right import Right
from app.errors import Trouble
from app.printer_ports import DrawerDesk
from app.texts import amendment, order_ending, reversal
from app.texts import cash_due as words
from app.texts.language import Text
from ui.clerk.notice import NoticeAnswer
from ui.clerk.outside import Outside
from ui.clerk.voice import Voice
from ui.frame.outcome import Outcome

STORE_DEADLINE_S = 20.0


@dataclass(frozen=True, slots=True)
class AtHand:
    """What the clerk did just now: its sentence, and under which leave the drawer opens; None where it stays shut."""

    said: Text
    leave: Leave | None = None
    reason: str = ""  # why the drawer is opened
    about: str = ""


class MoneyBack:
    """`listen` once. `leaves` are those of whoever is at the desk, `outcome` what the form at hand came to."""

    def __init__(
        self,
        outside: Outside,
        *,
        voice: Voice,
        leaves: Callable[[], Leaves],
        outcome: Callable[[], Outcome | None],
    ) -> None:
        self._outside = outside
        self._voice = voice
        self._leaves = leaves
        self._outcome = outcome
        self._drawer: DrawerDesk | None = None
        self._at_hand: dict[str, AtHand] = {}
        self._told: set[str] = set()

    def listen(self, drawer: DrawerDesk | None) -> None:
        """None where this counter has none."""
        self._drawer = drawer

    def given(self, of: str, at_hand: AtHand) -> None:
        """Cash of the order of this number, or of the signed version of this id, just went back in the store."""
        self._at_hand[of] = at_hand
        self.look()

    def look(self) -> None:
        self._outside.store_lane.run(
            self._outside.paying.book.cash_due,
            then=self._found,
            failed=self._voice.say_failed,
            deadline_s=STORE_DEADLINE_S,
        )

    def _found(self, dues: tuple[CashDue, ...]) -> None:
        for over in self._told - {due.key for due in dues}:
            self._told.discard(over)
            self._voice.take_back(over)
        for due in dues:
            if due.key not in self._told:
                self._told.add(due.key)
                self._tell(due)

    def _tell(self, due: CashDue) -> None:
        known = self._at_hand.pop(due.receipt_number, None) or self._at_hand.pop(due.signed_id, None)
        at_hand = known or self._of_outcome(due)
        if at_hand is None:
            self._ask(due, words.DUE)
        elif at_hand.leave is None or self._drawer is None:
            self._ask(due, at_hand.said)
        else:
            self._voice.tell(at_hand.said, icon="undo-2", about=at_hand.about)
            self._open(due, self._drawer, leave=at_hand.leave, reason=at_hand.reason)

    def _of_outcome(self, due: CashDue) -> AtHand | None:
        """The form at hand took back or amended that order, under the leave it was signed with."""
        outcome = self._outcome()
        if outcome is None or not due.receipt_number or outcome.order.signed.content.amends != due.receipt_number:
            return None
        form, leaves = outcome.order.signed.form, self._leaves()
        needed = needed_to_give_back(form)
        if needed is None:
            return None
        said = amendment.BACK_NOW if outcome.order.signed.content.amendment is not None else reversal.BACK_NOW
        cash = METHOD_WORDS[PaymentMethod.CASH]
        return AtHand(
            said.filled(sum=yuan(due.amount_fen), how=cash, number=due.receipt_number),
            Leave(leaves.person, needed.right, form.id, leaves.given(needed, subject=form.id), leaves.records),
            drawer_reason(str(outcome.order.receipt_number), self._voice),
        )

    def _ask(self, due: CashDue, said: Text, *, by_hand: bool = False) -> None:
        """Until it is answered, and again where the drawer stayed shut or nobody approved."""
        drawer = None if by_hand else self._drawer
        verb = words.HANDED_OVER if drawer is None else words.OPEN_DRAWER

        def act() -> None:
            if drawer is None:
                self._handed_over(due)
            else:
                self._ask_to_open(due, said, drawer)

        answer = NoticeAnswer(verb.say(self._voice.language), act)
        self._voice.ask(_filled(said, due), icon="undo-2", about=due.key, answers=(answer,))

    def _ask_to_open(self, due: CashDue, said: Text, drawer: DrawerDesk) -> None:
        reason = drawer_reason(due.receipt_number or self._voice_of(words.NO_ORDER), self._voice)
        self._outside.gate.ask(
            Right.OPEN_DRAWER,
            subject=drawer.subject,
            about=_filled(words.ABOUT, due),
            then=lambda leave: self._open(due, drawer, leave=leave, reason=reason),
            refused=lambda: self._ask(due, said),
        )

    def _open(self, due: CashDue, drawer: DrawerDesk, *, leave: Leave, reason: str) -> None:
        def failed(error: Exception) -> None:
            if isinstance(error, Trouble | OSError):
                self._ask(due, words.DRAWER_STAYED, by_hand=True)
            else:
                self._voice.say_failed(error)

        drawer.open(leave=leave, reason=reason, then=lambda _: self._handed_over(due), failed=failed)

    def _handed_over(self, due: CashDue) -> None:
        out, by = self._outside, self._leaves().person.number

        def job() -> None:
            out.paying.book.cash_handed_over(due.key, by=by, at=out.clock.now())

        def failed(error: Exception) -> None:
            self._told.discard(due.key)  # told again with the next look
            self._voice.say_failed(error)

        out.store_lane.run(
            job, then=lambda _: self._voice.take_back(due.key), failed=failed, deadline_s=STORE_DEADLINE_S
        )

    def _voice_of(self, text: Text) -> str:
        return text.say(self._voice.language)


def drawer_reason(number: str, voice: Voice) -> str:
    """As the audit trail keeps it."""
    return order_ending.DRAWER_REASON.say(voice.language, number=number)


def _filled(said: Text, due: CashDue) -> Text:
    number = due.receipt_number or words.NO_ORDER
    return said.filled(number=number, customer=due.customer, sum=yuan(due.amount_fen))
