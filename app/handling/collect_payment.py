"""Money by a provider for a signed version: journalled, asked for, asked about, taken back. Each step on its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from app.domain.approval import Leaves
from app.domain.hall_time import hall_date
from app.domain.order import SignedVersion
from app.domain.order_rights import needed_for_provider
from app.domain.payment import METHOD_WORDS, Payment, PaymentMethod
from app.domain.payment_plan import PlannedPart, parts_signed
from app.domain.payment_try import PaymentTry, ProviderAnswer, ProviderState, Refund, TryState, about
from app.errors import Bug, InputRefused
from app.payment_ports import PaymentBook, PaymentProvider
from app.ports import Clock, Ids
from app.texts import payment as words

TURN_S = 15
T = TypeVar("T")


def next_part(signed: SignedVersion, taken: tuple[Payment, ...]) -> PlannedPart | None:
    """The first part that is not paid yet; None where everything is."""
    paid = {payment.method for payment in taken}
    return next((part for part in parts_signed(signed.content) if part.method not in paid), None)


def open_try(
    *, signed: SignedVersion, part: PlannedPart, leaves: Leaves, book: PaymentBook, clock: Clock, ids: Ids
) -> PaymentTry:
    """On disk, before anybody is asked. `leaves` are those of whoever takes it, perhaps not of whoever had it signed.

    Raises RightMissing, StoreFull; then nobody was asked and nothing is charged.
    """
    now, form = clock.now(), signed.form
    leaves.demand(needed_for_provider(form), hall_date(now, form.desk.hall.zone), subject=form.id)
    customer = form.customer
    if customer is None:
        raise Bug("money for a form without a customer")
    attempt = PaymentTry(
        key=ids.uuid7(),
        signed_id=signed.id,
        method=part.method,
        amount_fen=part.amount_fen,
        state=TryState.ASKED,
        begun_at=now,
        account=customer.id if part.method is PaymentMethod.BALANCE else "",
        staff=leaves.person.number,
    )
    book.begin(attempt)
    return attempt


@dataclass(frozen=True, slots=True)
class Asked:
    """A try as it stands on disk, with the answer it got just now."""

    attempt: PaymentTry
    answer: ProviderAnswer


def send(*, attempt: PaymentTry, code: str, provider: PaymentProvider, book: PaymentBook, clock: Clock) -> Asked:
    """The first call, and the same again with the same key: never a second charge."""
    answer = provider.begin(
        attempt.key,
        amount_fen=attempt.amount_fen,
        method=attempt.method,
        code=code,
        account=attempt.account,
    )
    return _settled(attempt, answer, book, clock)


def ask(*, attempt: PaymentTry, provider: PaymentProvider, book: PaymentBook, clock: Clock) -> Asked:
    """What became of it."""
    return _settled(attempt, provider.ask(attempt.key), book, clock)


def cancel(*, attempt: PaymentTry, provider: PaymentProvider, book: PaymentBook, clock: Clock) -> Asked:
    """It is to charge nothing any more; it may turn out to have been paid."""
    return _settled(attempt, provider.cancel(attempt.key), book, clock)


def _settled(attempt: PaymentTry, answer: ProviderAnswer, book: PaymentBook, clock: Clock) -> Asked:
    heard = about(answer, attempt.amount_fen)
    return Asked(book.settle(attempt, heard, at=clock.now()), heard)


@dataclass(frozen=True, slots=True)
class Settlement:
    """What one round over everything open came to.

    `attached` is money that came after all for a version that waits. What a provider will not give back stays open in
    the book (return_money.py).
    """

    attached: tuple[PaymentTry, ...] = ()
    going_back: tuple[PaymentTry, ...] = ()
    returned: tuple[Refund, ...] = ()
    still_open: int = 0


def settle_open(
    *,
    book: PaymentBook,
    providers: Mapping[PaymentMethod, PaymentProvider],
    clock: Clock,
    not_of: str = "",
) -> Settlement:
    """Asks once about each try nobody knows the end of, and pays back what is owed; `not_of` is collected just now.

    A try of a void version is cancelled: what it charged all the same goes back the way it came. A provider that is not
    there is asked once a round, so that nobody waits behind it for long; each round begins with another try.
    """
    attached: list[PaymentTry] = []
    going_back: list[PaymentTry] = []
    returned: list[Refund] = []
    still_open = 0
    away: list[PaymentProvider] = []
    for attempt in _turned(book.open_tries(), clock):
        provider = providers.get(attempt.method)
        if attempt.signed_id == not_of:
            continue
        if provider is None or provider in away:
            still_open += 1
            continue
        step = cancel if attempt.void else ask
        asked = step(attempt=attempt, provider=provider, book=book, clock=clock)
        now = asked.attempt
        if asked.answer.reason == words.PROVIDER_AWAY:
            away.append(provider)
        if now.state is TryState.ASKED:
            still_open += 1
        elif now.state is TryState.PAID:
            (going_back if attempt.void else attached).append(now)
    for back in _turned(book.returns_owed(), clock):
        provider = providers.get(back.method)
        if provider is None or provider in away:
            still_open += 1
            continue
        said = provider.refund(back.payment_id, refund_key=back.key, amount_fen=back.amount_fen)
        answer = about(said, back.amount_fen)
        book.returned(back, answer, at=clock.now())
        if answer.reason == words.PROVIDER_AWAY:
            away.append(provider)
        if answer.state is ProviderState.PAID:
            returned.append(back)
        elif answer.state is not ProviderState.REFUSED:
            still_open += 1
    return Settlement(tuple(attached), tuple(going_back), tuple(returned), still_open)


def _turned(open_ones: tuple[T, ...], clock: Clock) -> tuple[T, ...]:
    """Beginning with another one every few seconds: one that never answers keeps no other from being asked."""
    first = int(clock.now().timestamp()) // TURN_S % len(open_ones) if open_ones else 0
    return (*open_ones[first:], *open_ones[:first])


def provider_for(method: PaymentMethod, providers: Mapping[PaymentMethod, PaymentProvider]) -> PaymentProvider:
    """Raises InputRefused where this desk has none."""
    provider = providers.get(method)
    if provider is None:
        raise InputRefused(words.NO_PROVIDER.filled(method=METHOD_WORDS[method]))
    return provider
