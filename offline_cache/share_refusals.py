"""What customers did not want goes up to the centre: after everything else, and never in the way of an order."""

import time
from collections.abc import Callable
from typing import Protocol

from app.wire.refusals import SharedRefusal
from offline_cache.central_client import StrangeAnswer
from offline_cache.refusals import StoredRefusals

AGAIN_S = 300.0  # after an answer that is none: a centre of before 0.3 has no such call


class RefusalTaker(Protocol):
    """What sharing needs of CentralClient."""

    def tell_refusals(self, refusals: tuple[SharedRefusal, ...]) -> None: ...


class RefusalSharer:
    """In the sending thread. `now_s` counts seconds and never goes back."""

    def __init__(
        self, client: RefusalTaker, refusals: StoredRefusals, *, now_s: Callable[[], float] = time.monotonic
    ) -> None:
        self._client = client
        self._refusals = refusals
        self._now_s = now_s
        self._not_before_s = 0.0

    def share(self) -> None:
        """One call's worth; the rest with the next round. Raises CentralTrouble where nobody answers."""
        if self._now_s() < self._not_before_s:
            return
        last, refusals = self._refusals.untold()
        if not refusals:
            return
        try:
            self._client.tell_refusals(refusals)
        except StrangeAnswer:
            self._not_before_s = self._now_s() + AGAIN_S
            return
        self._refusals.were_told(last)
