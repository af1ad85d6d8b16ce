"""Sign-on by the operator's own accounts, where this counter's settings name them."""

from typing import TYPE_CHECKING

from app.domain.link_settings import OIDC_CLAIM, OIDC_CLIENT, OIDC_ISSUER
from app.domain.staff import StaffMember
from app.errors import OutsideFailed
from app.ports import Clock, Settings
from app.staff_ports import OutsideIdentity, OutsideVisit
from app.texts import outside as words
from commands.front_door import FrontDoor

if TYPE_CHECKING:
    from offline_cache.oidc import OidcClient


class OutsideDoor:
    """app.staff_ports.OutsideSignOn. Whether the operator's sign-on is away is what the last visit found."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings, self._clock = settings, clock
        self._entrance: FrontDoor | None = None
        self._away = False

    @property
    def there(self) -> bool:
        return bool(self._settings.get(OIDC_ISSUER.key, ""))

    def opens_to(self, entrance: FrontDoor) -> None:
        """Before anybody signs on: the door asks whether this is away, and this enters by the door."""
        self._entrance = entrance

    def away(self) -> bool:
        return self._away or not self.there

    def visit(self) -> OutsideVisit:
        try:
            visit = self._client().visit()
        except OutsideFailed as failed:
            self._away = failed.text is words.AWAY
            raise
        self._away = False
        return visit

    def enter(self, known: OutsideIdentity, *, locked_by: str = "") -> StaffMember:
        assert self._entrance is not None
        return self._entrance.enter(known, locked_by=locked_by)

    def first_secrets(self, known: OutsideIdentity, *, new_password: str, new_pin: str) -> None:
        assert self._entrance is not None
        self._entrance.first_secrets(known, new_password=new_password, new_pin=new_pin)

    def _client(self) -> "OidcClient":
        from offline_cache.oidc import OidcClient  # late: joserfc takes 40 ms that a start without it does not wait

        asked = (OIDC_ISSUER, OIDC_CLIENT, OIDC_CLAIM)
        issuer, client, claim = (self._settings.get(each.key, each.default) for each in asked)
        return OidcClient(issuer=issuer, client=client, claim=claim, clock=self._clock)
