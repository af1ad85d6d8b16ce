"""Approvals from the manager's own counter (app.staff_ports.FarApprovals), by the asks of the hall."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from app.day_ports import HallAsks
from app.domain.approval import ApprovalWanted
from app.domain.hall_ask import AskKind, AskState, HallAsk
from app.hall_ports import HallSeen, HallState
from app.handling.approve import approve_from_afar
from app.handling.ask_approval import approval_ask
from app.staff_ports import Door, FarAnswer


@dataclass(frozen=True, slots=True)
class HallApprovals:
    """`device` is this counter's name at the hall server. Used in the hall's lane but for what never waits."""

    asks: HallAsks
    seen: Callable[[], HallSeen]
    door: Door
    device: str
    _waiting: set[str] = field(default_factory=set)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def linked(self) -> bool:
        return self.seen().state is HallState.LINKED

    def ask(self, wanted: ApprovalWanted, *, reason: str, ask_id: str) -> None:
        desk, now = self.seen().desk, self.door.clock.now()
        empty = HallAsk(ask_id, AskKind.APPROVAL, now, "", desk, self.device, wanted.about, "", "")
        ask = approval_ask(wanted, reason=reason, ask=empty)
        with self._turn:
            self._waiting.add(ask_id)
        self.asks.put_up(ask)

    def answer(self, ask_id: str, wanted: ApprovalWanted) -> FarAnswer | None:
        ask = self.asks.of(ask_id)
        if ask is not None and ask.state is AskState.OPEN:
            return None
        if ask is not None and ask.state is AskState.GRANTED:
            return FarAnswer(approval=approve_from_afar(wanted=wanted, ask=ask, door=self.door))
        if ask is not None and ask.state is AskState.DENIED:
            return FarAnswer(denied_by=ask.answered_by, said=ask.answer)
        return FarAnswer(gone=True)

    def withdraw(self, ask_id: str) -> None:
        with self._turn:
            self._waiting.discard(ask_id)
        self.asks.withdraw(ask_id)

    def tidy(self) -> None:
        with self._turn:
            waiting = frozenset(self._waiting)
        for ask in self.asks.open():
            if ask.kind is AskKind.APPROVAL and ask.device == self.device and ask.id not in waiting:
                self.asks.withdraw(ask.id)

    def listen(self, told: Callable[[], None]) -> None:
        self.asks.listen(told)
