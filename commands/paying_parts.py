"""The payment providers of a counter, as its settings say: one for cards and codes, the centre for balances."""

from dataclasses import dataclass

from app.domain.payment import PaymentMethod
from app.payment_ports import PaymentProvider
from commands.settings_names import CENTRAL_TOKEN, CENTRAL_URL, PROVIDER_TOKEN, PROVIDER_URL
from commands.stored_parts import StoredParts
from offline_cache.payment_provider import HttpPaymentProvider
from offline_cache.payment_tries import StoredPaymentBook
from offline_cache.reconcile_takings import ProviderList

_BY_CARD = (PaymentMethod.CARD, PaymentMethod.SCAN)


@dataclass(frozen=True, slots=True)
class PayingParts:
    """`book` is of this store; `close` the connections before the store."""

    book: StoredPaymentBook
    by_method: dict[PaymentMethod, PaymentProvider]
    connections: tuple[HttpPaymentProvider, ...]

    def close(self) -> None:
        """Ends a call under way at once: what it charged is asked about at the next start."""
        for connection in self.connections:
            connection.close()


def paying_parts(parts: StoredParts) -> PayingParts:
    """In training nothing is charged: only cash, which is not real either."""
    providers = _providers(parts)
    by_method: dict[PaymentMethod, PaymentProvider] = {}
    for methods, provider in providers:
        by_method |= dict.fromkeys(methods, provider)
    return PayingParts(StoredPaymentBook(parts.store), by_method, tuple(provider for _, provider in providers))


@dataclass(frozen=True, slots=True)
class ListParts:
    """Whose own lists a day's takings are held against, by connections of their own: no payment waits behind a list."""

    lists: tuple[ProviderList, ...]
    connections: tuple[HttpPaymentProvider, ...]

    def close(self) -> None:
        """Ends a call under way."""
        for connection in self.connections:
            connection.close()


def list_parts(parts: StoredParts) -> ListParts:
    """None of them in training."""
    providers = _providers(parts)
    lists = tuple(ProviderList(methods, provider, signs=methods == _BY_CARD) for methods, provider in providers)
    return ListParts(lists, tuple(provider for _, provider in providers))


def _providers(parts: StoredParts) -> tuple[tuple[tuple[PaymentMethod, ...], HttpPaymentProvider], ...]:
    """Which means each of them takes. The centre knows the device by its token, a provider by the sign of its keys."""
    settings = parts.settings
    found: list[tuple[tuple[PaymentMethod, ...], HttpPaymentProvider]] = []
    url, central = settings.get(PROVIDER_URL, ""), settings.get(CENTRAL_URL, "")
    if url and not parts.training:
        token = settings.get(PROVIDER_TOKEN, "")
        found.append((_BY_CARD, HttpPaymentProvider(url, token=token, counter=parts.desk.device_id)))
    if central and not parts.training:
        token = settings.get(CENTRAL_TOKEN, "")
        found.append(((PaymentMethod.BALANCE,), HttpPaymentProvider(central, token=token)))
    return tuple(found)
