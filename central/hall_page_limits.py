"""Bounds of the hall's pages: who asked for what is not there, and how many televisions listen."""

from collections import OrderedDict, deque
from datetime import datetime, timedelta

MOST_MISSES = 20  # a minute from one address: nobody types that many tickets by mistake
_ADDRESSES = 1000  # remembered, the latest
_MINUTE = timedelta(minutes=1)


class Misses:
    """Used in the event loop alone. A phone that asks for its own ticket is never counted."""

    def __init__(self) -> None:
        self._at: OrderedDict[str, deque[datetime]] = OrderedDict()

    def too_many(self, address: str, now: datetime) -> bool:
        at = self._at.get(address)
        return at is not None and len(at) == MOST_MISSES and abs(now - at[0]) < _MINUTE

    def note(self, address: str, now: datetime) -> None:
        self._at.setdefault(address, deque(maxlen=MOST_MISSES)).append(now)
        self._at.move_to_end(address)
        while len(self._at) > _ADDRESSES:
            self._at.popitem(last=False)


class Seats:
    """Places for those who listen: `most` in all and a part of them for one address."""

    def __init__(self, most: int, *, of_one: int) -> None:
        self._most, self._of_one, self._taken = most, of_one, dict[str, int]()

    def take(self, address: str) -> bool:
        own = self._taken.get(address, 0)
        if own >= self._of_one or sum(self._taken.values()) >= self._most:
            return False
        self._taken[address] = own + 1
        return True

    def leave(self, address: str) -> None:
        own = self._taken.pop(address) - 1
        if own:
            self._taken[address] = own
