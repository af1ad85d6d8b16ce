"""A clock that stands until the test moves it."""

from datetime import datetime, timedelta

from tests.fakes.orders import NOW


class HandClock:
    def __init__(self, now: datetime = NOW + timedelta(minutes=1)) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def set(self, now: datetime) -> None:
        self._now = now
