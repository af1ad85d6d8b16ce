"""Everything a counter runs beside its window: store, search, the sending thread and its look-ups, the second copy."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.catalogue import Catalogue
from app.domain.customer import Customer
from app.errors import CentralTrouble, InputRefused
from app.ports import Clock, LinkState, LinkStatus
from app.texts import central as words
from commands.settings_names import CENTRAL_TOKEN, CENTRAL_URL
from commands.stored_parts import StoredParts
from offline_cache.central_client import CentralClient, CentreAddress
from offline_cache.changes import ChangeReader
from offline_cache.customer_notices import CentreNotices
from offline_cache.dispatch import Dispatcher
from offline_cache.link import Link
from offline_cache.one_time_codes import CentreCodes
from offline_cache.refusals import StoredRefusals
from offline_cache.seal_keys import StoredSealKeys
from offline_cache.second_copy import CentreCopy
from offline_cache.sender import Sender
from offline_cache.share_refusals import RefusalSharer
from offline_cache.share_seals import SealSharer

STOP_WITHIN_S = 3.0


class CentralDesk:
    """app.ports.Central: the link as the sender sees it, and look-ups over a connection of their own."""

    def __init__(self, *, link: Link, client: CentralClient) -> None:
        self._link = link
        self._client = client

    def link(self) -> LinkStatus:
        return self._link.status()

    def find_customer(self, *, number: str) -> Customer | None:
        """Raises CentralTrouble, at once while the link is known to be down."""
        if self._link.status().state is LinkState.OFFLINE:
            raise CentralTrouble(words.UNREACHABLE)
        return self._client.find_customer(number=number)


@dataclass(frozen=True, slots=True)
class EngineRoom:
    """Start it once the window listens; stop it before the store is closed."""

    parts: StoredParts
    link: Link
    sender: Sender
    second_copy: CentreCopy
    central: CentralDesk
    codes: CentreCodes
    notices: CentreNotices
    clients: tuple[CentralClient, ...]

    def start(self) -> None:
        self.parts.outbox.reset_inflight()
        self.sender.start()

    def stop(self) -> bool:
        """True where the sending thread ended in time."""
        ended = self.sender.stop(at_most_s=STOP_WITHIN_S)
        for client in self.clients:
            client.close()
        self.codes.close()
        self.notices.close()
        return ended


def centre_address(parts: StoredParts) -> CentreAddress:
    """With an empty address where none was ever set: then nothing is asked."""
    settings, desk = parts.settings, parts.desk
    return CentreAddress(
        url=settings.get(CENTRAL_URL, ""),
        token=settings.get(CENTRAL_TOKEN, ""),
        hall=desk.hall.id,
        device=desk.device_id,
    )


def engine_room(
    parts: StoredParts,
    *,
    address: CentreAddress,
    clock: Clock,
    told: Callable[[], None],
    catalogue_kept: Callable[[Catalogue], None],
    catalogue_faulty: Callable[[InputRefused], None],
) -> EngineRoom:
    """All three are called in the sending thread: `told` whenever link, outbox or an order's state changed,
    `catalogue_kept` with the newest catalogue once another one or other matters came down."""
    link = Link(now=clock.now())
    sending, asking = CentralClient(address), CentralClient(address)
    codes = CentreCodes(address, link=link)
    notices = CentreNotices(address, link=link)
    dispatcher = Dispatcher(
        outbox=parts.outbox, client=sending, link=link, clock=clock, random=random.SystemRandom().random
    )
    changes = ChangeReader(
        client=sending,
        outbox=parts.outbox,
        downlink=parts.downlink,
        customers=parts.customers,
        staff=parts.staff,
        keep_catalogue=lambda toml: _keep(parts, toml, catalogue_kept),
        keep_matters=lambda toml: _keep_matters(parts, toml, catalogue_kept),
        faulty=catalogue_faulty,
    )
    copies: list[CentreCopy] = []

    def settled() -> None:
        for copy in copies:
            copy.settled()
        told()

    refusals = RefusalSharer(sending, StoredRefusals(parts.store))
    seals = SealSharer(sending, StoredSealKeys(parts.store, parts.desk))
    sender = Sender(dispatcher=dispatcher, changes=changes, refusals=refusals, seals=seals, link=link, told=settled)
    copy = CentreCopy(outbox=parts.outbox, link=link, wake=sender.wake)
    copies.append(copy)
    link.listen(lambda _: settled())
    return EngineRoom(
        parts=parts,
        link=link,
        sender=sender,
        second_copy=copy,
        central=CentralDesk(link=link, client=asking),
        codes=codes,
        notices=notices,
        clients=(sending, asking),
    )


def _keep(parts: StoredParts, toml: str, kept: Callable[[Catalogue], None]) -> None:
    parts.catalogues.put(toml)
    kept(parts.catalogues.current())


def _keep_matters(parts: StoredParts, toml: str, kept: Callable[[Catalogue], None]) -> None:
    """What is on sale stands under the new rules from now on."""
    parts.catalogues.put_matters(toml)
    kept(parts.catalogues.current())
