"""The network is back: what was sent by itself, and which drafts it had kept waiting. No Qt here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from app.domain.order import CentralState
from app.ports import DraftRecord, LinkState, LinkStatus, OrderRow
from app.texts import clerk as words
from app.texts.language import Language
from ui.clerk.put_away import waited_for_centre
from ui.frame.form_state import Banner

SHOWN_FOR: Final = timedelta(seconds=10)  # after that only drafts that wait are spoken of


@dataclass(frozen=True, slots=True)
class Back:
    """How many orders wait to be sent still, or were sent by now, and how many offline drafts can go on.

    `told`: what was sent has stood there long enough.
    """

    unsent: int
    sent: int
    drafts: int
    told: bool = False

    def banner(self, language: Language) -> Banner:
        drafts = words.BACK_DRAFT if self.drafts == 1 else words.BACK_DRAFTS
        waiting = drafts.say(language, n=self.drafts) if self.drafts else ""
        if self.told:
            return Banner(offline=False, words=waiting, aside="", drafts=True)
        if self.unsent:
            said = words.BACK_SENDING.say(language, n=self.unsent)
        elif self.sent:
            said = (words.BACK_SENT_ONE if self.sent == 1 else words.BACK_SENT).say(language, n=self.sent)
        else:
            said = words.BACK.say(language)
        return Banner(offline=False, words=said, aside=waiting, drafts=bool(self.drafts))


class BackOnline:
    """`look` at every painting: it remembers what waited while the centre was away."""

    def __init__(self) -> None:
        self._away = False
        self._back = False
        self._all_sent_at: datetime | None = None
        self._waited: set[str] = set()  # ids of orders

    def look(
        self, link: LinkStatus, *, orders: Sequence[OrderRow], drafts: Iterable[DraftRecord], now: datetime
    ) -> Back | None:
        """What there is to say of it now; None while the centre is away, or once it has been said."""
        if not (link.away or self._away or self._back):
            return None  # as at nearly every key
        waiting = {row.order_id for row in orders if row.central is CentralState.PENDING}
        if link.away:
            self._away, self._back, self._all_sent_at = True, False, None
            self._waited |= waiting
            return None
        if self._away and link.state is LinkState.ONLINE:
            self._away, self._back = False, True
        if not self._back:
            return None
        offline = sum(waited_for_centre(record) for record in drafts)
        unsent = len(self._waited & waiting)
        if unsent:
            return Back(unsent=unsent, sent=0, drafts=offline)
        self._all_sent_at = self._all_sent_at or now
        told = now - self._all_sent_at >= SHOWN_FOR
        if told and not offline:
            self.dismiss()
            return None
        sent = sum(row.order_id in self._waited and row.central is not CentralState.VOIDED for row in orders)
        return Back(unsent=0, sent=sent, drafts=offline, told=told)

    def dismiss(self) -> None:
        """It was read, or has been there long enough: nothing of it until the centre was away again."""
        self._back, self._waited = False, set()
