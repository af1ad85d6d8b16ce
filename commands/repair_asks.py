"""修复台 between two counters: the manager's asks the desk that took the order, and that desk does it by itself.

It does so under the manager's number and only if its own records say that they may; an order that was dealt with before
is answered, not dealt with twice.
"""

import json
import logging
from dataclasses import dataclass
from datetime import date

from app.day_ports import HallAsks
from app.domain.approval import Leave, Records
from app.domain.hall_ask import AskKind, HallAsk
from app.domain.repair import RefusedEntry, Way
from app.errors import Trouble
from app.texts import repair as words
from app.texts.language import Language, Text
from commands.repair_acts import RepairActs, right_of

log = logging.getLogger(__name__)


def ask_body(entry: RefusedEntry, way: Way, *, reason: str, to: str = "", until: date | None = None) -> str:
    said = {
        "way": way.value,
        "order_id": entry.order_id,
        "number": entry.receipt_number,
        "reason": reason,
        "to": to,
        "until": until.isoformat() if until else "",
    }
    return json.dumps(said, ensure_ascii=False)


def answer_words(answer: str) -> Text:
    """What a desk answered, in both languages; as it stands where it is of another release."""
    try:
        said = json.loads(answer)
        return Text(str(said["zh"]), str(said["en"]))
    except (ValueError, KeyError, TypeError):
        return Text(answer, answer)


@dataclass(frozen=True, slots=True)
class AskedRepairs:
    """At the desk that is asked; the trail says which desk asked. `take` off the window's thread, whenever an ask may
    have come."""

    asks: HallAsks
    device: str
    acts: RepairActs
    records: Records

    def take(self) -> int:
        """Does and answers what is asked of this desk; how many. Raises HallTrouble; what was done is then answered
        the next time."""
        mine = [ask for ask in self.asks.open() if ask.kind is AskKind.REPAIR and ask.for_device == self.device]
        for ask in mine:
            done, said = self._done(ask)
            words_said = json.dumps({"zh": said.zh, "en": said.en}, ensure_ascii=False)
            self.asks.answer(ask.id, granted=done, by=ask.by, said=words_said)
        return len(mine)

    def _done(self, ask: HallAsk) -> tuple[bool, Text]:
        person = self.records(ask.by)
        if person is None:
            return False, words.PERSON_UNKNOWN.filled(number=ask.by)
        try:
            asked = json.loads(ask.body)
            way, number, reason = Way(asked["way"]), str(asked["number"]), str(asked["reason"])
            reason = words.FROM_DESK.say(Language.ZH, reason=reason, desk=ask.desk or "—")
            leave = Leave(person, right_of(way.value), number, records=self.records)
            found = self.acts.orders.one(str(asked["order_id"]))
            entry = found or self._dealt_with(str(asked["order_id"]), number)
            until = date.fromisoformat(asked["until"]) if asked["until"] else None
            return True, self._do(way, entry, reason, leave, to=str(asked["to"]), until=until)
        except Trouble as trouble:
            return False, trouble.text.filled(**trouble.values)
        except (ValueError, KeyError, TypeError) as wrong:
            log.error("an ask of the hall cannot be read: %s", wrong)
            return False, words.STRANGE_ASK

    def _do(self, way: Way, entry: RefusedEntry, reason: str, leave: Leave, *, to: str, until: date | None) -> Text:
        if way is Way.CANCEL:
            return self.acts.cancel(entry, reason=reason, leave=leave)
        if way is Way.HAND_OVER and until is not None:
            return self.acts.hand_over(entry, to=to, until=until, reason=reason, leave=leave)
        if way in (Way.RESEND, Way.REWRITE):
            return self.acts.resend(entry, rewritten=way is Way.REWRITE, reason=reason, leave=leave)
        raise ValueError(f"{way} is not asked of a desk")

    def _dealt_with(self, order_id: str, number: str) -> RefusedEntry:
        """It stands among the refused no more: the acts say so themselves, or that it is done already."""
        row = self.acts.book.row(order_id)
        if row is None:
            raise KeyError(order_id)
        return RefusedEntry(
            order_id=order_id,
            receipt_number=number,
            desk="",
            device=self.device,
            clerk=row.clerk_number,
            customer_masked=row.customer_masked,
            code="",
            reason=words.NOT_REFUSED_NOW.filled(number=number),
            since=row.accepted_at,
            amount_fen=row.amount_fen,
            here=True,
        )
