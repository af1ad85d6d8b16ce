"""A counter made known to its hall server by a code, from settings page or terminal; works from the next start."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.audit import AuditKind
from app.domain.business_hall import CounterDesk
from app.domain.link_settings import HALL_SERVER_TOKEN, HALL_SERVER_URL
from app.errors import CentralTrouble, InputRefused
from app.ports import AuditEvent, Clock, Ids
from app.texts import hall_link as words
from app.texts.language import Text
from app.wire.hall_calls import PairedDevice
from commands.settings_names import (
    CENTRAL_TOKEN,
    CENTRAL_URL,
    HALL_CERTIFICATE,
    HALL_DESK,
    HALL_MARK,
    HALL_TOKEN,
    HALL_URL,
)
from offline_cache.central_client import CentralClient, CentreAddress
from offline_cache.hall_pairing import pair_with_hall
from offline_cache.restored import RESTORED
from offline_cache.settings import StoredSettings

USUAL_SCHEME = "https://"


@dataclass(slots=True)
class HallPairing:
    """`pair` may be called again after a lost answer: the secret stays the same, and so no code is wasted."""

    settings: StoredSettings
    desk: CounterDesk
    clock: Clock
    ids: Ids
    _secret: str = field(default="", init=False)

    def pair(self, *, url: str, typed: str, by: str, approver: str = "") -> Text:
        """The sentence that says so. Raises InputRefused for an address or a code that cannot be, or a code made for
        another device; HallTrouble, CentralTrouble where nothing, or something else, answers."""
        url = url.strip().rstrip("/")
        address = url if "://" in url or not url else USUAL_SCHEME + url
        fault = HALL_SERVER_URL.fault(address)
        if fault is not None or not address:
            raise InputRefused(fault or words.ADDRESS_MISSING)
        self._secret = self._secret or self.ids.token()
        device, known = pair_with_hall(url=address, typed=typed, secret=self._secret)
        self._refuse_other(device)
        values = {
            HALL_URL: known.url,
            HALL_TOKEN: known.token,
            HALL_CERTIFICATE: known.certificate_sha256,
            HALL_DESK: device.desk,
            HALL_MARK: device.mark,
        }
        kind, at = AuditKind.SETTING_CHANGED, self.clock.now()
        event = AuditEvent(kind, by, at, HALL_SERVER_TOKEN.key, known.url, approver=approver)
        self.settings.keep_paired(values, event, desk=self.desk, told=device.last_receipt, lanes=self._lanes())
        self._secret = ""
        if device.desk:
            return words.PAIRED.filled(url=known.url, hall=device.hall_name, desk=device.desk)
        return words.PAIRED_TABLET.filled(url=known.url, hall=device.hall_name)

    def _lanes(self) -> Mapping[str, int]:
        """Of a store that was restored, and whose centre answers: none where it does not, since what it would refuse
        for its place is named, and a counter that takes no orders helps nobody."""
        url, token = self.settings.get(CENTRAL_URL, ""), self.settings.get(CENTRAL_TOKEN, "")
        if not (url and token and self.settings.get(RESTORED, "")):
            return {}
        try:
            return lanes_at_centre(CentreAddress(url, token, self.desk.hall.id, self.desk.device_id))
        except CentralTrouble:
            return {}

    def _refuse_other(self, device: PairedDevice) -> None:
        here = (self.desk.hall.id, self.desk.device_id)
        if (device.hall_id, device.device_id) != here or device.desk not in ("", self.desk.number):
            raise InputRefused(
                words.OTHER_DEVICE,
                hall=device.hall_id,
                device=device.device_id,
                desk=device.desk or "—",
                own_hall=here[0],
                own=here[1],
                own_desk=self.desk.number,
            )


def lanes_at_centre(address: CentreAddress) -> Mapping[str, int]:
    """Of this device, each with the last place that the centre has. Raises CentralTrouble."""
    client = CentralClient(address)
    try:
        return client.status().lanes
    finally:
        client.close()
