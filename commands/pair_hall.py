"""A counter made known to its hall server by a code, from settings page or terminal; works from the next start."""

from dataclasses import dataclass, field

from app.domain.audit import AuditKind
from app.domain.business_hall import CounterDesk
from app.domain.link_settings import HALL_SERVER_TOKEN, HALL_SERVER_URL
from app.errors import InputRefused
from app.ports import AuditEvent, Clock, Ids
from app.texts import hall_link as words
from app.texts.language import Text
from app.wire.hall_calls import PairedDevice
from commands.settings_names import HALL_CERTIFICATE, HALL_DESK, HALL_MARK, HALL_TOKEN, HALL_URL
from offline_cache.hall_pairing import pair_with_hall
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
        self.settings.keep_paired(values, event, desk=self.desk, told=device.last_receipt)
        self._secret = ""
        if device.desk:
            return words.PAIRED.filled(url=known.url, hall=device.hall_name, desk=device.desk)
        return words.PAIRED_TABLET.filled(url=known.url, hall=device.hall_name)

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
