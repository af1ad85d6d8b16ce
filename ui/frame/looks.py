"""Looking again whenever something may have changed, one look at a time. No Qt here."""

from collections.abc import Callable


class Looks:
    """`begin` starts a look; what is asked for while one is under way is looked at once more after it."""

    def __init__(self, begin: Callable[[], None]) -> None:
        self._begin = begin
        self._under_way = self._again = False

    def ask(self) -> None:
        self._again = self._under_way
        if not self._under_way:
            self._under_way = True
            self._begin()

    def over(self) -> bool:
        """The look found something, or failed; True where the next one began at once."""
        self._under_way = False
        again = self._again
        if again:
            self.ask()
        return again
