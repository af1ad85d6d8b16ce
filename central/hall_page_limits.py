"""Bounds of the hall's pages: how many televisions listen."""


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
