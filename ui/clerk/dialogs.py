"""Which dialogs lie over the form: one, or one over another (an order over the list it was opened from)."""

from collections.abc import Callable

from ui.clerk.state import DialogKind


class DialogStack:
    """`kinds` from the bottom up; `changed` is called after each change. What a dialog shows is its presenter's."""

    def __init__(self, *, changed: Callable[[], None]) -> None:
        self._changed = changed
        self.kinds: tuple[DialogKind, ...] = ()

    @property
    def top(self) -> DialogKind:
        """The one that takes the keys; NONE where the form lies free."""
        return self.kinds[-1] if self.kinds else DialogKind.NONE

    def open(self, kind: DialogKind, *, over: bool = False) -> None:
        """In the place of all that are open, or `over` them: they wait below until it closes."""
        self.kinds = (*self.kinds, kind) if over and kind is not self.top else (kind,)
        self._changed()

    def close(self) -> None:
        """Esc: the top one goes. The question of an unfinished version stays until it is answered."""
        if self.kinds and self.top is not DialogKind.UNFINISHED:
            self.kinds = self.kinds[:-1]
            self._changed()

    def leave_only(self, *stay: DialogKind) -> None:
        """All others are gone, whether they lay above or below."""
        kinds = tuple(kind for kind in self.kinds if kind in stay)
        if kinds != self.kinds:
            self.kinds = kinds
            self._changed()

    def clear(self) -> None:
        """What was asked is answered, or the form itself is wanted."""
        if self.kinds:
            self.kinds = ()
            self._changed()
