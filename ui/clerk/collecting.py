"""The parts of a signed payment that a provider takes: sent once, asked about each second, cancelled, told.

No key of it charges twice: what was sent is on disk under its key, and only that key is ever asked for again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from app.domain.approval import Leaves
from app.domain.money import yuan
from app.domain.order import SignedVersion
from app.domain.payment import Payment, PaymentMethod
from app.domain.payment_plan import PlannedPart
from app.domain.payment_try import PaymentTry, ProviderAnswer, ProviderState, TryState
from app.errors import Trouble
from app.handling.collect_payment import Asked, ask, cancel, next_part, open_try, provider_for, send
from app.texts import paying as words
from app.texts import payment as payment_words
from app.texts.language import Text
from ui.clerk.outside import Outside

LANE_DEADLINE_S = 30.0


class Permit(Protocol):
    """Calls `then` where it is allowed, by right or approval; `refused` where it stays forbidden."""

    def __call__(self, then: Callable[[], None], *, refused: Callable[[], None]) -> None: ...


class Step(StrEnum):
    """Where the part at hand stands."""

    NONE = "none"  # no provider has anything to do
    LOADING = "loading"  # what was taken and asked before is read
    READY = "ready"
    WAITING = "waiting"
    ASKING = "asking"  # sent, and nobody knows
    CANCELLING = "cancelling"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class _Round:
    """What one job found: the last answer, if anybody was asked, and all that is taken by now."""

    asked: Asked | None
    taken: tuple[Payment, ...]


class Collecting:
    """`changed` is called after each step, `came` with all money of the form once another part is paid.

    `permit` asks whether whoever is at the desk may take it, or has it approved; `leaves` are theirs, for the act.
    """

    def __init__(
        self,
        outside: Outside,
        *,
        changed: Callable[[], None],
        tell: Callable[[Trouble | Text], None],
        came: Callable[[tuple[Payment, ...]], None],
        permit: Permit,
        leaves: Callable[[], Leaves],
    ) -> None:
        self._outside = outside
        self._changed = changed
        self._tell = tell
        self._came = came
        self._permit = permit
        self._leaves = leaves
        self._attempt: PaymentTry | None = None
        self._busy = False
        self._cancels = False
        self.signed: SignedVersion | None = None
        self.step = Step.NONE
        self.part: PlannedPart | None = None
        self.taken: tuple[Payment, ...] = ()
        self.typed = ""
        self.qr = ""
        self.reason: Text | None = None
        self.since: datetime | None = None

    @property
    def holds(self) -> bool:
        """Something was sent that may still charge: the version is not voided under it."""
        return self.step in (Step.LOADING, Step.WAITING, Step.CANCELLING)

    @property
    def by_provider(self) -> bool:
        return self.part is not None and self.part.method.by_provider

    def begin(self, signed: SignedVersion) -> None:
        """What was taken before, and what was asked for by a program that was killed, is read first."""
        if self.signed is not None and self.signed.id == signed.id:
            return
        self.signed, self.taken, self._attempt = signed, (), None
        self.part = next_part(signed, ())
        self._load(signed)

    def _load(self, signed: SignedVersion) -> None:
        self._lay(Step.LOADING)
        paying = self._outside.paying

        def job() -> tuple[tuple[Payment, ...], tuple[PaymentTry, ...]]:
            return paying.book.taken(signed.id), paying.book.open_tries(signed.id)

        def then(found: tuple[tuple[Payment, ...], tuple[PaymentTry, ...]]) -> None:
            self._busy = False
            self.taken, tries = found
            self._next()
            if self.taken:  # perhaps more than whoever finishes this version knew of
                self._came(self.taken)
            attempt = next((t for t in tries if self.part is not None and t.method is self.part.method), None)
            if attempt is not None:
                self._attempt, self.since = attempt, attempt.begun_at
                self._lay(Step.ASKING)
                self._ask()

        self._run(job, then)

    def again(self) -> None:
        """The version was to be voided and was not: what came meanwhile is read."""
        if self.signed is not None:
            self._load(self.signed)

    def leave(self) -> None:
        """The version is void, or accepted."""
        self.signed = self.part = self._attempt = None
        self.taken, self.step, self._busy = (), Step.NONE, False
        self.typed, self.qr, self.reason, self.since = "", "", None, None

    def type(self, typed: str) -> None:
        self.typed = typed.strip()
        self._changed()

    def scanned(self, text: str) -> bool:
        """A code read while one is waited for; True where it was taken."""
        if self.step is not Step.READY or self.part is None or self.part.method is not PaymentMethod.SCAN:
            return False
        self.typed = text.strip()
        self.enter()
        return True

    def enter(self) -> None:
        """Sends it once, or lets a refused one be tried again."""
        if self.step is Step.REFUSED:
            self._next()
        elif self.step is Step.READY and not self._busy:
            self._permit(self._send, refused=self._changed)

    def _send(self) -> None:
        out, signed, part, code, leaves = self._outside, self.signed, self.part, self.typed, self._leaves()
        if signed is None or part is None or self.step is not Step.READY or self._busy:
            return
        paying = out.paying
        try:
            provider = provider_for(part.method, paying.providers)
        except Trouble as none:
            self._tell(none)
            return
        self.since = out.clock.now()
        self._lay(Step.WAITING)

        def job() -> _Round:
            attempt = open_try(signed=signed, part=part, leaves=leaves, book=paying.book, clock=out.clock, ids=out.ids)
            asked = send(attempt=attempt, code=code, provider=provider, book=paying.book, clock=out.clock)
            return _Round(asked, paying.book.taken(signed.id))

        self._run(job, self._heard)

    def tick(self) -> None:
        """Each second: the seconds are painted anew, and whoever does not know yet is asked again."""
        if self.step is Step.LOADING and not self._busy and self.signed is not None:
            self._load(self.signed)
        elif self.step in (Step.WAITING, Step.ASKING):
            self._changed()
            if not self._busy:
                self._ask()

    def _ask(self) -> None:
        self._call(ask)

    def cancel(self) -> None:
        """The customer does not pay this way after all. While a call is out it is kept in mind until that is back."""
        if self.step not in (Step.WAITING, Step.ASKING):
            return
        self._lay(Step.CANCELLING)
        if self._busy:
            self._cancels = True
        else:
            self._call(cancel)

    def _call(self, step: Callable[..., Asked]) -> None:
        out, attempt, signed = self._outside, self._attempt, self.signed
        if attempt is None or signed is None:
            return
        paying = out.paying
        provider = paying.providers.get(attempt.method)
        if provider is None:
            return

        def job() -> _Round:
            asked = step(attempt=attempt, provider=provider, book=paying.book, clock=out.clock)
            return _Round(asked, paying.book.taken(signed.id))

        self._run(job, self._heard)

    def _heard(self, round: _Round) -> None:
        self._busy = False
        asked = round.asked
        if asked is None or self.signed is None or asked.attempt.signed_id != self.signed.id:
            return
        self._attempt, self.qr = asked.attempt, asked.answer.qr
        if asked.attempt.state is TryState.PAID:
            if self.step is Step.CANCELLING:
                self._tell(words.PAID_AFTER_ALL.filled(sum=yuan(asked.attempt.amount_fen)))
            self.taken = round.taken
            self._next()
            self._came(self.taken)
        elif asked.attempt.state is TryState.REFUSED:
            self.reason = asked.attempt.reason or payment_words.REFUSED_BY_PROVIDER
            self._lay(Step.REFUSED)
        elif self._cancels:
            self._cancels = False
            self._call(cancel)
        else:
            self.reason = asked.answer.reason
            self._lay(_still_open(asked.answer))

    def _next(self) -> None:
        """The part that comes now; those without a provider are not this one's."""
        if self.signed is None:
            return
        self.part = next_part(self.signed, self.taken)
        self._attempt, self.typed, self.qr, self.reason, self.since = None, "", "", None, None
        self._lay(Step.READY if self.by_provider else Step.NONE)

    def _run(self, job: Callable[[], object], then: Callable[..., None]) -> None:
        self._busy = True
        self._outside.paying.lane.run(job, then=then, failed=self._failed, deadline_s=LANE_DEADLINE_S)

    def _failed(self, error: Exception) -> None:
        """Late beyond all deadlines, or no room on the disk: what is on disk says how far it came; `tick` reads it."""
        self._busy = False
        self._lay(Step.LOADING)
        if isinstance(error, Trouble):
            self._tell(error)
        elif not isinstance(error, TimeoutError):
            raise error

    def _lay(self, step: Step) -> None:
        self.step = step
        if step is not Step.CANCELLING:
            self._cancels = False
        self._changed()


def _still_open(answer: ProviderAnswer) -> Step:
    return Step.WAITING if answer.state is ProviderState.PENDING else Step.ASKING
