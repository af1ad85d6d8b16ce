"""The payment providers of a counter, as its settings say: one for cards and codes, the centre for balances."""

from dataclasses import dataclass

from app.domain.payment import PaymentMethod
from app.payment_ports import PaymentProvider
from commands.settings_names import CENTRAL_TOKEN, CENTRAL_URL, PROVIDER_TOKEN, PROVIDER_URL
from commands.stored_parts import StoredParts
from offline_cache.payment_provider import HttpPaymentProvider
from offline_cache.payment_tries import StoredPaymentBook


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
    settings = parts.settings
    found: dict[PaymentMethod, PaymentProvider] = {}
    connections: list[HttpPaymentProvider] = []
    url, central = settings.get(PROVIDER_URL, ""), settings.get(CENTRAL_URL, "")
    if url and not parts.training:
        provider = HttpPaymentProvider(url, token=settings.get(PROVIDER_TOKEN, ""), counter=parts.desk.device_id)
        connections.append(provider)
        found |= dict.fromkeys((PaymentMethod.CARD, PaymentMethod.SCAN), provider)
    if central and not parts.training:
        balances = HttpPaymentProvider(central, token=settings.get(CENTRAL_TOKEN, ""))
        connections.append(balances)
        found[PaymentMethod.BALANCE] = balances
    return PayingParts(StoredPaymentBook(parts.store), found, tuple(connections))
