"""A round over everything open: short where a provider is not there, and in turn, so that nothing is passed over."""

from app.domain.payment import PaymentMethod
from app.domain.payment_try import PaymentTry, ProviderAnswer, ProviderState, Refund, ReturnState, TryState
from app.handling.collect_payment import TURN_S, settle_open
from app.texts.payment import PROVIDER_AWAY
from tests.fakes.clerk_ports import TestClock
from tests.fakes.order_book import MemoryOrderBook
from tests.fakes.orders import NOW
from tests.fakes.paying import PAID, HandProvider, MemoryPaymentBook

AWAY = ProviderAnswer(ProviderState.UNKNOWN, reason=PROVIDER_AWAY)
TRIES = 5


def book_with_open_tries() -> MemoryPaymentBook:
    book = MemoryPaymentBook(MemoryOrderBook())
    for number in range(TRIES):
        book.begin(PaymentTry(f"T-{number}", f"S-{number}", PaymentMethod.CARD, 100, TryState.ASKED, NOW))
    book.owed = (Refund("R-1", "P-1", "S-9", PaymentMethod.SCAN, 100, ReturnState.OWED, NOW),)
    return book


class OneNeverAnswers(HandProvider):
    def ask(self, key: str) -> ProviderAnswer:
        answer = super().ask(key)
        return AWAY if key == "T-0" else answer


def test_a_provider_that_is_not_there_is_asked_once_a_round() -> None:
    provider, book, clock = HandProvider(AWAY), book_with_open_tries(), TestClock()
    both = {PaymentMethod.CARD: provider, PaymentMethod.SCAN: provider}
    found = settle_open(book=book, providers=both, clock=clock)
    assert (len(provider.calls), found.still_open) == (1, TRIES + 1)
    provider.says = PAID
    found = settle_open(book=book, providers=both, clock=clock)
    assert (found.still_open, book.open_tries()) == (0, ())


def test_one_that_never_answers_keeps_no_other_from_being_asked() -> None:
    provider, book, clock = OneNeverAnswers(), book_with_open_tries(), TestClock()
    for _ in range(TRIES):
        settle_open(book=book, providers={PaymentMethod.CARD: provider}, clock=clock)
        clock.forward(seconds=TURN_S)
    assert [attempt.key for attempt in book.open_tries()] == ["T-0"]
