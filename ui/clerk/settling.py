"""Money nobody knows the end of, and money that is owed back: seen to by itself, and told when it is over."""

from collections.abc import Callable
from datetime import datetime, timedelta

from app.domain.money import yuan
from app.domain.payment import METHOD_WORDS
from app.domain.payment_try import OpenReturn
from app.errors import Trouble
from app.handling.collect_payment import Settlement, settle_open
from app.texts import paying as words
from app.texts.language import Text
from ui.clerk.outside import Outside

EVERY = timedelta(seconds=15)
LANE_DEADLINE_S = 120.0


class Settling:
    """`look` at a start and after a void, `tick` as time goes by; `attached` where a waiting form got money.

    `owed` gets what customers have not got back, after each round.
    """

    def __init__(
        self,
        outside: Outside,
        *,
        tell: Callable[[Trouble | Text], None],
        attached: Callable[[], None],
        owed: Callable[[tuple[OpenReturn, ...]], None],
    ) -> None:
        self._outside = outside
        self._tell = tell
        self._attached = attached
        self._owed = owed
        self._busy = False
        self._open = True  # what a program before this one left is not known before the first look
        self._last: datetime | None = None

    def tick(self, *, not_of: str) -> None:
        """`not_of` is the version that is collected for just now, "" for none."""
        now = self._outside.clock.now()
        since = now - self._last if self._last is not None else EVERY
        if self._open and not timedelta() <= since < EVERY:  # a clock that was set back is no reason to wait
            self.look(not_of=not_of)

    def wake(self) -> None:
        """Something may have become owed: looked at with one of the next ticks."""
        self._open = True

    def look(self, *, not_of: str = "") -> None:
        out = self._outside
        self._open = True
        if self._busy:
            return
        self._busy, self._last = True, out.clock.now()

        def job() -> tuple[Settlement, tuple[OpenReturn, ...]]:
            book = out.paying.book
            found = settle_open(book=book, providers=out.paying.providers, clock=out.clock, not_of=not_of)
            return found, book.open_returns()

        out.paying.lane.run(job, then=self._settled, failed=self._failed, deadline_s=LANE_DEADLINE_S)

    def _settled(self, answer: tuple[Settlement, tuple[OpenReturn, ...]]) -> None:
        found, owed = answer
        self._busy, self._open = False, found.still_open > 0
        for attempt in found.attached:
            self._say(words.ATTACHED, attempt.amount_fen, METHOD_WORDS[attempt.method])
        for attempt in found.going_back:
            self._say(words.LATE_MONEY, attempt.amount_fen, METHOD_WORDS[attempt.method])
        for back in found.returned:
            self._say(words.RETURNED, back.amount_fen, METHOD_WORDS[back.method])
        self._owed(owed)
        if found.attached:
            self._attached()

    def _say(self, text: Text, fen: int, method: Text) -> None:
        self._tell(text.filled(sum=yuan(fen), method=method))

    def _failed(self, error: Exception) -> None:
        self._busy, self._open = False, True
        if not isinstance(error, (Trouble, TimeoutError)):
            raise error
