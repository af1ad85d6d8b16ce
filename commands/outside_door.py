"""Sign-on by the operator's own accounts, where this counter's settings name them."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from app.domain.link_settings import OIDC_CLAIM, OIDC_CLIENT, OIDC_ISSUER
from app.domain.staff import StaffMember
from app.errors import OutsideFailed
from app.ports import Clock, Settings
from app.staff_ports import OutsideIdentity, OutsideVisit
from app.texts import outside as words
from commands.front_door import FrontDoor

if TYPE_CHECKING:
    from offline_cache.oidc import OidcClient


T = TypeVar("T")

AWAY_S: Final = 300.0  # so long a failed visit stands; then the company account is to be tried again


class OutsideDoor:
    """app.staff_ports.OutsideSignOn. The operator's sign-on is away for AWAY_S after a visit could not reach it."""

    def __init__(self, settings: Settings, clock: Clock, seconds: Callable[[], float] = time.monotonic) -> None:
        self._settings, self._clock = settings, clock
        self._entrance: FrontDoor | None = None
        self._seconds, self._away_until = seconds, float("-inf")

    @property
    def there(self) -> bool:
        return bool(self._settings.get(OIDC_ISSUER.key, ""))

    def opens_to(self, entrance: FrontDoor) -> None:
        """Before anybody signs on: the door asks whether this is away, and this enters by the door."""
        self._entrance = entrance

    def away(self) -> bool:
        return self._seconds() < self._away_until or not self.there

    def visit(self) -> OutsideVisit:
        return _HeardVisit(self._heard(self._client().visit), self._heard)

    def enter(self, known: OutsideIdentity, *, locked_by: str = "") -> StaffMember:
        assert self._entrance is not None
        return self._entrance.enter(known, locked_by=locked_by)

    def first_secrets(self, known: OutsideIdentity, *, new_password: str, new_pin: str) -> None:
        assert self._entrance is not None
        self._entrance.first_secrets(known, new_password=new_password, new_pin=new_pin)

    def _heard(self, job: Callable[[], T]) -> T:
        """`job`, and whether it found the operator's sign-on there."""
        try:
            done = job()
        except OutsideFailed as failed:
            if failed.text is words.AWAY:
                self._away_until = self._seconds() + AWAY_S
            raise
        return done

    def _client(self) -> "OidcClient":
        from offline_cache.oidc import OidcClient  # late: joserfc takes 40 ms that a start without it does not wait

        asked = (OIDC_ISSUER, OIDC_CLIENT, OIDC_CLAIM)
        issuer, client, claim = (self._settings.get(each.key, each.default) for each in asked)
        return OidcClient(issuer=issuer, client=client, claim=claim, clock=self._clock)


class _HeardVisit:
    """app.staff_ports.OutsideVisit: what its end says of the operator's sign-on is heard too."""

    def __init__(self, visit: OutsideVisit, heard: Callable[[Callable[[], OutsideIdentity]], OutsideIdentity]) -> None:
        self._visit, self._heard = visit, heard

    @property
    def url(self) -> str:
        return self._visit.url

    def wait(self) -> OutsideIdentity:
        return self._heard(self._visit.wait)

    def cancel(self) -> None:
        self._visit.cancel()
