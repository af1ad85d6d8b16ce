"""What a hall server itself tells the centre: its tickets and desks, its closed days, under a token of its own.

Counters tell theirs themselves. The server is paired once, by a code the centre made for a hall server.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from app.errors import InputRefused
from app.ports import Ids
from app.texts import commands as words
from app.wire.pairing import HALL_SERVER
from central.hall_place import HallPlace
from commands.settings_names import CENTRAL_TOKEN, CENTRAL_URL
from commands.terminal import tell
from offline_cache.central_client import CentralClient, CentreAddress
from offline_cache.closed_days_learned import LearnedDays
from offline_cache.day_cursors import cursor_name
from offline_cache.day_sending import FactSender, FactSource
from offline_cache.pair_device import pair_device, token_of
from offline_cache.settings import StoredSettings
from offline_cache.store import Store

_DEVICE = "central.device"


def pair_with_centre(settings: StoredSettings, *, hall_id: str, url: str, code: str, ids: Ids) -> None:
    """Raises InputRefused for a code that is none, or was made for a counter or another hall; CentralTrouble."""
    secret = ids.token()
    made_for = pair_device(url=url, code=code, secret=secret)
    if (made_for.hall_id, made_for.desk_number) != (hall_id, HALL_SERVER):
        raise InputRefused(words.NOT_A_HALL_SERVERS_CODE, hall=made_for.hall_id, desk=made_for.desk_number, own=hall_id)
    settings.set(CENTRAL_URL, url)
    settings.set(_DEVICE, made_for.device_id)
    settings.set(CENTRAL_TOKEN, token_of(made_for, secret=secret))
    tell(words.HALL_PAIRED_WITH_CENTRE, url=url, hall=hall_id)


@contextmanager
def telling_centre(place: HallPlace, store: Store) -> Iterator[FactSender | None]:
    """Beside the queue while the block runs; None where the server was never paired with a centre.

    First it asks for the closed days that the centre has and a restored store lacks.
    """
    settings = StoredSettings(store)
    url, token = settings.get(CENTRAL_URL, ""), settings.get(CENTRAL_TOKEN, "")
    if not url or not token:
        yield None
        return
    address = CentreAddress(url, token, place.hall_id, settings.get(_DEVICE, ""))
    client = CentralClient(address)
    days = LearnedDays(store, place.hall_id, client.closed_days, way=cursor_name(way_to(url)))

    def catch_up() -> None:
        place.catch_up_figures()  # also while the centre is away
        days.catch_up()

    source = FactSource(store, place.hall_id, catch_up=catch_up, standing=lambda _: None, closed_too=True)
    sender = FactSender(source, {way_to(url): client.tell_facts})
    sender.start()
    try:
        yield sender
    finally:
        client.close()
        sender.close()


def way_to(url: str) -> str:
    """The name of the way: another centre has heard of nothing."""
    return f"centre {url}"
