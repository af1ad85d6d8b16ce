"""The certificates this counter seals documents with go up to the centre, and those of its hall come down.

After everything else, and never in the way of an order: once at the start, when its own changed, and daily.
"""

import time
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from app.domain.sealed_document import TrustedSeal
from app.wire.seals import MOST_TOLD, PublicSeal
from offline_cache.central_client import StrangeAnswer

DAILY_S: Final = 24 * 3600.0
LOOK_S: Final = 60.0  # between two looks at its own in the store
AGAIN_S: Final = 300.0  # after an answer that is none: a centre of before this has no such call


class SealsOfCentre(Protocol):
    """What sharing needs of CentralClient."""

    def tell_seals(self, seals: tuple[PublicSeal, ...]) -> None: ...

    def seals(self) -> tuple[PublicSeal, ...]: ...


class SealsHere(Protocol):
    """What sharing needs of the store's keys."""

    def own_public(self) -> Sequence[PublicSeal]:
        """Those of this counter, the one in use and those of before; none where none was made yet."""
        ...

    def learn(self, seals: Sequence[TrustedSeal]) -> None:
        """All of the hall that the centre knows, its own among them."""
        ...


class SealSharer:
    """In the sending thread. `now_s` counts seconds and never goes back."""

    def __init__(self, client: SealsOfCentre, keys: SealsHere, *, now_s: Callable[[], float] = time.monotonic) -> None:
        self._client = client
        self._keys = keys
        self._now_s = now_s
        self._told: tuple[PublicSeal, ...] | None = None
        self._look_at_s = 0.0
        self._learn_at_s = 0.0

    def share(self) -> None:
        """Mostly nothing. Raises CentralTrouble where nobody answers; the next round tries again."""
        now_s = self._now_s()
        if now_s < self._look_at_s:
            return
        own = tuple(self._keys.own_public())
        if own == self._told and now_s < self._learn_at_s:
            self._look_at_s = now_s + LOOK_S
            return
        try:
            for first in range(0, len(own), MOST_TOLD):
                self._client.tell_seals(own[first : first + MOST_TOLD])
            self._keys.learn([each.trusted for each in self._client.seals()])
        except StrangeAnswer:
            self._look_at_s = now_s + AGAIN_S
            return
        self._told = own
        self._look_at_s, self._learn_at_s = now_s + LOOK_S, now_s + DAILY_S
