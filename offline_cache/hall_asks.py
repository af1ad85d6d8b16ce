"""Asks of the hall as a counter has them (app.day_ports.HallAsks): by its link with the hall server.

Calls have a connection of their own, so that neither a ticket nor a copy of an order stands behind them.
"""

from collections.abc import Callable

from app.domain.hall_ask import HallAsk
from app.domain.repair import RefusedEntry
from app.errors import HallTrouble
from app.texts import asks as words
from app.wire.hall_asks import ASKS_PATH, REFUSED_PATH, AnswerAsk, OneAsk, OpenAsks, RefusedOfHall, ask_path
from offline_cache.hall_client import HallAddress, HallClient
from offline_cache.hall_link import HallLink


class LinkedHallAsks:
    """Off the window's thread. Raises QueueRefused where the hall refuses; `close` ends a call under way."""

    def __init__(self, address: HallAddress, *, link: HallLink) -> None:
        self._client, self._link = HallClient(address), link

    def put_up(self, ask: HallAsk) -> None:
        self._client.asked("POST", ASKS_PATH, ask, answer=OneAsk)

    def answer(self, ask_id: str, *, granted: bool, by: str, said: str) -> HallAsk:
        """As it stands then: one that was withdrawn or answered before stays so."""
        given = AnswerAsk(granted, by, said)
        answered = self._client.asked("POST", ask_path(ask_id, "answer"), given, answer=OneAsk).ask
        if answered is None:
            raise HallTrouble(words.NO_SUCH_ASK)
        return answered

    def withdraw(self, ask_id: str) -> None:
        self._client.asked("DELETE", ask_path(ask_id), answer=OneAsk)

    def open(self) -> tuple[HallAsk, ...]:
        return self._client.asked("GET", ASKS_PATH, answer=OpenAsks).asks

    def of(self, ask_id: str) -> HallAsk | None:
        return self._client.asked("GET", ask_path(ask_id), answer=OneAsk).ask

    def refused(self) -> tuple[RefusedEntry, ...]:
        """The whole hall's orders that the centre refused, oldest first, as its counters told them last."""
        return self._client.asked("GET", REFUSED_PATH, answer=RefusedOfHall).entries

    def listen(self, told: Callable[[], None]) -> None:
        self._link.listen_to_asks(told)

    def close(self) -> None:
        self._client.close()
