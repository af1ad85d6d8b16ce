"""When this counter and the centre last spoke, kept over restarts: how long nobody could take a right back here."""

from collections.abc import Callable
from datetime import datetime, timedelta

from app.ports import Settings
from offline_cache.moments import from_us, to_us

_LAST = "centre.last_contact_us"
_APART = timedelta(minutes=10)  # closer ones are one contact: days are counted, not minutes


class StoredContact:
    """app.staff_ports.CentreContact. `away` is asked at each sign-on, from the store's lane."""

    def __init__(self, settings: Settings, *, has_centre: Callable[[], bool], away: Callable[[], bool]) -> None:
        self._settings = settings
        self._has_centre = has_centre
        self._away = away

    def has_centre(self) -> bool:
        return self._has_centre()

    def away(self) -> bool:
        return self._away()

    def last(self) -> datetime | None:
        kept = self._settings.get(_LAST, "")
        return from_us(int(kept)) if kept else None

    def note(self, at: datetime) -> None:
        """Never moves it back."""
        last = self.last()
        if last is None or at - last >= _APART:
            self._settings.set(_LAST, str(to_us(at)))
