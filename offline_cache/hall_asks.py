"""Asks of the hall as a counter has them (app.day_ports.HallAsks): by its link with the hall server.

Calls have a connection of their own, so that neither a ticket nor a copy of an order stands behind them.
"""

from collections.abc import Callable

from app.domain.hall_ask import HallAsk
from app.domain.repair import RefusedEntry
from app.errors import HallTrouble
from app.texts import asks as words
from offline_cache.hall_client import DEADLINE_S, HallAddress, HallClient
from offline_cache.hall_link import HallLink


class LinkedHallAsks:
    """Off the window's thread. Raises QueueRefused where the hall refuses; `close` ends a call under way."""

    def __init__(self, address: HallAddress, *, link: HallLink, deadline_s: float = DEADLINE_S) -> None:
        self._client, self._link = HallClient(address, deadline_s=deadline_s), link

    def put_up(self, ask: HallAsk) -> None:
        self._client.put_up_ask(ask)

    def answer(self, ask_id: str, *, granted: bool, by: str, said: str) -> HallAsk:
        """As it stands then: one that was withdrawn or answered before stays so."""
        answered = self._client.answer_ask(ask_id, granted=granted, by=by, said=said)
        if answered is None:
            raise HallTrouble(words.NO_SUCH_ASK)
        return answered

    def withdraw(self, ask_id: str) -> None:
        self._client.withdraw_ask(ask_id)

    def open(self) -> tuple[HallAsk, ...]:
        return self._client.open_asks()

    def of(self, ask_id: str) -> HallAsk | None:
        return self._client.ask_of(ask_id)

    def refused(self) -> tuple[RefusedEntry, ...]:
        """The whole hall's, as its counters told it last."""
        return self._client.refused()

    def listen(self, told: Callable[[], None]) -> None:
        self._link.listen_to_asks(told)

    def close(self) -> None:
        self._client.close()
