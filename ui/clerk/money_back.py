"""Money that a signed form gives back: said once, as soon as it may go, and the drawer opens for what of it is cash."""

from collections.abc import Callable

from app.domain.approval import Leave, Leaves
from app.domain.content import Content, PaymentPart
from app.domain.money import yuan
from app.domain.order import CentralState
from app.domain.order_rights import needed_to_give_back
from app.domain.payment import PaymentMethod
from app.domain.payment_plan import PlannedPart, plan_words
from app.errors import Trouble
from app.printer_ports import DrawerDesk
from app.texts import amendment, order_ending, reversal
from app.texts.language import Language, Text
from ui.clerk.voice import Voice
from ui.frame.outcome import Outcome


class MoneyBack:
    """`listen` once. `leaves` are those of whoever is at the desk, `settle` looks after what goes by providers."""

    def __init__(self, *, voice: Voice, leaves: Callable[[], Leaves], settle: Callable[[], None]) -> None:
        self._voice = voice
        self._leaves = leaves
        self._settle = settle
        self._drawer: DrawerDesk | None = None
        self._told = ""

    def listen(self, drawer: DrawerDesk | None) -> None:
        """None where this counter has none."""
        self._drawer = drawer

    def look(self, outcome: Outcome | None) -> None:
        """Of a reversal once the centre took it (offline_cache/give_back_reversed.py), of an amendment at once."""
        if outcome is None or self._told == outcome.order.id:
            return
        content = outcome.order.signed.content
        returns, said = _going(content, taken=outcome.central is CentralState.ACCEPTED)
        if said is None:
            return
        self._told = outcome.order.id
        parts = [PlannedPart(PaymentMethod(part.method), part.amount_fen) for part in returns]
        how = Text(plan_words(parts, Language.ZH), plan_words(parts, Language.EN))
        fen = sum(part.amount_fen for part in returns)
        number = str(outcome.order.receipt_number)
        self._voice.tell(said.filled(sum=yuan(fen), how=how, number=content.amends), icon="undo-2")
        if any(part.method == PaymentMethod.CASH.value for part in returns):
            self._open(outcome, number)
        self._settle()

    def _open(self, outcome: Outcome, number: str) -> None:
        """Under the leave the form was signed with."""
        form, leaves = outcome.order.signed.form, self._leaves()
        needed = needed_to_give_back(form)
        if needed is not None:
            leave = Leave(leaves.person, needed.right, form.id, leaves.given(needed, subject=form.id))
            open_for_money_back(self._drawer, leave=leave, number=number, voice=self._voice)


def _going(content: Content, *, taken: bool) -> tuple[tuple[PaymentPart, ...], Text | None]:
    """What goes back now, and the sentence; None where nothing does, or not yet."""
    if content.reversal is not None and content.reversal.returns and taken:
        return content.reversal.returns, reversal.BACK_NOW
    if content.amendment is not None and content.amendment.returns:
        return content.amendment.returns, amendment.BACK_NOW
    return (), None


def open_for_money_back(drawer: DrawerDesk | None, *, leave: Leave, number: str, voice: Voice) -> None:
    """For the order `number`; who may return the money may open the drawer for it. Nothing where there is none."""
    if drawer is None:
        return

    def failed(error: Exception) -> None:
        if isinstance(error, Trouble | OSError):
            voice.tell(order_ending.DRAWER_STAYED, icon="circle-alert")
        else:
            voice.say_failed(error)

    reason = order_ending.DRAWER_REASON.say(voice.language, number=number)
    drawer.open(leave=leave, reason=reason, then=lambda _: None, failed=failed)
