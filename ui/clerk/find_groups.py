"""The groups of the search popup: which there are for each key, their names, and where a found thing belongs."""

from app.domain.offering import OfferingKind
from app.search_ports import CustomerHit, OfferHit
from app.texts import clerk as words
from ui.clerk.find_state import Scope, Tab
from ui.clerk.items import Act, AskCentre, Item, TopUp

TAB_OF_KIND = {
    OfferingKind.PLAN: Tab.PLANS,
    OfferingKind.BUNDLE: Tab.PLANS,
    OfferingKind.DATA_PACK: Tab.PLANS,
    OfferingKind.SUB_CARD: Tab.PLANS,
    OfferingKind.ROAMING: Tab.PLANS,
    OfferingKind.NUMBER_HOLD: Tab.SERVICES,
    OfferingKind.FAMILY_PAY: Tab.SERVICES,
    OfferingKind.VALUE_ADDED: Tab.VALUE_ADDED,
    OfferingKind.BROADBAND: Tab.BROADBAND,
    OfferingKind.TELEVISION: Tab.BROADBAND,
    OfferingKind.NETWORKING: Tab.BROADBAND,
    OfferingKind.LEASED_CIRCUIT: Tab.BROADBAND,
    OfferingKind.DEVICE: Tab.DEVICES,
    OfferingKind.SERVICE_FEE: Tab.SERVICES,
    OfferingKind.DEPOSIT: Tab.SERVICES,
}
TABS: dict[Scope, tuple[Tab, ...]] = {
    Scope.OFFERS: (Tab.ALL, Tab.PLANS, Tab.VALUE_ADDED, Tab.BROADBAND, Tab.DEVICES, Tab.SERVICES),
    Scope.CUSTOMERS: (),
    Scope.ANYTHING: (Tab.ALL, Tab.OFFERS, Tab.CUSTOMERS, Tab.RECEIPTS, Tab.ACTS),
}
TAB_WORDS = {
    Tab.ALL: words.TAB_ALL,
    Tab.PLANS: words.TAB_PLANS,
    Tab.VALUE_ADDED: words.TAB_VALUE_ADDED,
    Tab.BROADBAND: words.TAB_BROADBAND,
    Tab.DEVICES: words.TAB_DEVICES,
    Tab.SERVICES: words.TAB_SERVICES,
    Tab.OFFERS: words.TAB_OFFERS,
    Tab.CUSTOMERS: words.TAB_CUSTOMERS,
    Tab.RECEIPTS: words.TAB_RECEIPTS,
    Tab.ACTS: words.TAB_ACTS,
}
HINTS = {
    Scope.OFFERS: words.HINT_OFFERS,
    Scope.CUSTOMERS: words.HINT_CUSTOMERS,
    Scope.ANYTHING: words.HINT_ANYTHING,
}


def tabs_of(item: Item) -> tuple[Tab, ...]:
    if isinstance(item, OfferHit):
        return (Tab.OFFERS, TAB_OF_KIND[item.offering.kind])
    if isinstance(item, TopUp):
        return (Tab.OFFERS, Tab.SERVICES)
    if isinstance(item, CustomerHit | AskCentre):
        return (Tab.CUSTOMERS,)
    return (Tab.ACTS,) if isinstance(item, Act) else (Tab.RECEIPTS,)
