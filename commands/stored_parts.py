"""Everything the trade asks of one open store, built once."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.business_hall import CounterDesk
from app.domain.customer import Customer
from commands.desk_here import desk_of
from commands.settings_names import HALL_TOKEN, HALL_URL
from commands.stock import DEMO_SETTING, TRAINING_SETTING, stored_catalogues
from offline_cache.catalogues import StoredCatalogues
from offline_cache.customers import StoredCustomers
from offline_cache.downlink import Downlink
from offline_cache.order_book import StoredOrderBook
from offline_cache.outbox import StoredOutbox
from offline_cache.print_jobs import StoredPrintJobs
from offline_cache.settings import StoredSettings
from offline_cache.signed_versions import FormSources
from offline_cache.staff import StoredStaff
from offline_cache.store import Store


@dataclass(frozen=True, slots=True)
class StoredParts:
    """`demo`: this store holds demo people, whose numbers pass; `training`: nothing in it counts."""

    store: Store
    desk: CounterDesk
    demo: bool
    training: bool
    settings: StoredSettings
    staff: StoredStaff
    catalogues: StoredCatalogues
    customers: StoredCustomers
    order_book: StoredOrderBook
    outbox: StoredOutbox
    downlink: Downlink
    print_jobs: StoredPrintJobs
    sources: FormSources

    @property
    def linked(self) -> bool:
        """To a hall server; a training window never is: what is practised there never happened."""
        return not self.training and bool(self.settings.get(HALL_URL, "") and self.settings.get(HALL_TOKEN, ""))


def stored_parts(store: Store, *, customer_kept: Callable[[Customer], None] = lambda _: None) -> StoredParts:
    """Raises StoreTrouble where the store was never set up. `customer_kept` is told of each customer put."""
    settings, staff = StoredSettings(store), StoredStaff(store)
    catalogues = stored_catalogues(store)
    desk = desk_of(store, settings)
    sources = FormSources(desk=desk, catalogue_of=catalogues.version, clerk_of=staff.name_of)
    return StoredParts(
        store=store,
        desk=desk,
        demo=settings.get(DEMO_SETTING, "") == "yes",
        training=settings.get(TRAINING_SETTING, "") == "yes",
        settings=settings,
        staff=staff,
        catalogues=catalogues,
        customers=StoredCustomers(store, kept=customer_kept),
        order_book=StoredOrderBook(store, sources=sources),
        outbox=StoredOutbox(store),
        downlink=Downlink(store),
        print_jobs=StoredPrintJobs(store),
        sources=sources,
    )
