"""修复台 of the whole hall (app.repair_ports.RepairDesk): this counter's orders dealt with here, others by asks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from app.day_ports import HallAsks
from app.domain.approval import Leave
from app.domain.hall_ask import AskKind, AskState, HallAsk
from app.domain.money import yuan
from app.domain.repair import RefusedEntry, Way
from app.domain.right import Right
from app.errors import HallTrouble
from app.ports import Ids
from app.repair_ports import RefusedDetail, RefusedSeen
from app.texts import repair as words
from app.texts.language import Text
from commands.repair_acts import RepairActs
from commands.repair_asks import answer_words, ask_body


class AsksOfHall(HallAsks, Protocol):
    """The hall server, as the repair desk asks it."""

    def refused(self) -> tuple[RefusedEntry, ...]: ...


class Notices(Protocol):
    """Text messages about a cancelled order, by the centre. Off the window's thread."""

    def said(self, entry: RefusedEntry) -> str:
        """What the customer would read, "" where none can be sent."""
        ...

    def send(self, entry: RefusedEntry, leave: Leave) -> Text:
        """What became of it, whether it went or not; audited where it did."""
        ...


@dataclass(frozen=True, slots=True)
class HallRepairDesk:
    """`asks` None without a hall server: this counter is the hall. `desk` and `device` are this counter's own."""

    acts: RepairActs
    asks: AsksOfHall | None
    notices: Notices | None
    desk: str
    device: str
    ids: Ids
    _asked: dict[str, str] = field(default_factory=dict)  # ask ids by order id, of this run

    def look(self) -> RefusedSeen:
        own = self.acts.orders.refused()
        if self.asks is None:
            return RefusedSeen(own)
        try:
            others = [each for each in self.asks.refused() if each.device != self.device]
            waiting = [each for each in self.asks.open() if each.kind is AskKind.REPAIR]
            told = self._answers(self.asks)
        except HallTrouble:
            return RefusedSeen(own, hall_away=True)
        under_way = frozenset(each.order_id for each in others if any(each.order_id in ask.body for ask in waiting))
        entries = tuple(sorted([*own, *others], key=lambda entry: entry.since))
        return RefusedSeen(entries, asked=under_way, told=told)

    def detail(self, entry: RefusedEntry) -> RefusedDetail:
        if not entry.here:
            return RefusedDetail()
        kept = self.acts.book.order_content(entry.order_id)
        lines = (
            ()
            if kept is None
            else tuple(f"{line.action_word} {line.title}  {line.price}".strip() for line in kept.signed.content.lines)
        )
        if kept is not None:
            lines = (*lines, f"{kept.signed.content.desk} · {yuan(kept.signed.content.sums.today_fen)}")
        notice = self.notices.said(entry) if self.notices is not None else ""
        return RefusedDetail(self.acts.orders.sendings(entry.order_id), lines, notice)

    def resend(self, entry: RefusedEntry, *, rewritten: bool, reason: str, leave: Leave) -> Text:
        if entry.here:
            return self.acts.resend(entry, rewritten=rewritten, reason=reason, leave=leave)
        return self._ask(entry, Way.REWRITE if rewritten else Way.RESEND, reason, leave)

    def cancel(self, entry: RefusedEntry, *, reason: str, notify: bool, leave: Leave) -> Text:
        if not entry.here:
            return self._ask(entry, Way.CANCEL, reason, leave)
        said = self.acts.cancel(entry, reason=reason, leave=leave)
        return self.notices.send(entry, leave) if notify and self.notices is not None else said

    def hand_over(self, entry: RefusedEntry, *, to: str, until: date, reason: str, leave: Leave) -> Text:
        if entry.here:
            return self.acts.hand_over(entry, to=to, until=until, reason=reason, leave=leave)
        return self._ask(entry, Way.HAND_OVER, reason, leave, to=to, until=until)

    def listen(self, told: Callable[[], None]) -> None:
        if self.asks is not None:
            self.asks.listen(told)

    def _ask(
        self,
        entry: RefusedEntry,
        way: Way,
        reason: str,
        leave: Leave,
        *,
        to: str = "",
        until: date | None = None,
    ) -> Text:
        """Under the number of whoever holds the right: that desk asks its own records. Raises HallTrouble."""
        if self.asks is None:
            raise HallTrouble(words.OTHER_DESKS_AWAY)
        right = Right.SETTLE_REFUSED if way is Way.CANCEL else Right.REPAIR_REFUSED
        leave.demand(right, self.acts.today, subject=entry.receipt_number)
        ask = HallAsk(
            id=self.ids.uuid7(),
            kind=AskKind.REPAIR,
            at=self.acts.clock.now(),
            by=leave.approver or leave.person.number,
            desk=self.desk,
            device=self.device,
            about=words.ASKED_ABOUT.filled(way=way.said, number=entry.receipt_number),
            reason=reason,
            body=ask_body(entry, way, reason=reason, to=to, until=until),
            for_device=entry.device,
        )
        self.asks.put_up(ask)
        self._asked[ask.id] = entry.desk
        return words.DESK_AWAY.filled(desk=entry.desk)

    def _answers(self, asks: HallAsks) -> tuple[Text, ...]:
        """What desks answered that did not do it; what was done is seen by itself."""
        told = []
        for ask_id, desk in [*self._asked.items()]:
            ask = asks.of(ask_id)
            if ask is not None and ask.state is AskState.OPEN:
                continue
            del self._asked[ask_id]
            if ask is not None and ask.state is AskState.DENIED:
                told.append(words.NOT_DONE.filled(desk=desk, why=answer_words(ask.answer)))
        return tuple(told)
