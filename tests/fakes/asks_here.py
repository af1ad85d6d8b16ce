"""The asks of a hall for tests (app.day_ports.HallAsks): the hall server's own book in this process, for any place."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.hall_ask import HallAsk
from app.errors import HallTrouble
from app.ports import Clock
from app.texts import hall_link as words
from offline_cache.hall_ask_book import answer_ask, ask_of, open_asks, put_up_ask, withdraw_ask
from offline_cache.hall_book import QueueStore
from tests.offline_cache.hall_shared import HALL


@dataclass
class HallOfAsks:
    """`away`: the hall server does not answer anybody; `loses_answers`: what is put up arrives and nobody
    hears so, and no answer to an ask reaches it."""

    store: QueueStore
    clock: Clock
    away: bool = False
    loses_answers: bool = False
    told: list[Callable[[], None]] = field(default_factory=list)

    def tell(self) -> None:
        for told in self.told:
            told()

    def moment(self) -> datetime:
        """Of the server. Raises HallTrouble."""
        if self.away:
            raise HallTrouble(words.HALL_LOST)
        return self.clock.now()


@dataclass(frozen=True, slots=True)
class AsksHere:
    """Of one place of the hall."""

    hall: HallOfAsks
    device: str
    desk: str

    def put_up(self, ask: HallAsk) -> None:
        self.hall.moment()
        assert (ask.device, ask.desk) == (self.device, self.desk)
        if put_up_ask(self.hall.store, ask, hall_id=HALL):
            self.hall.tell()
        if self.hall.loses_answers:
            raise HallTrouble(words.HALL_LOST)

    def answer(self, ask_id: str, *, granted: bool, by: str, said: str) -> HallAsk:
        if self.hall.loses_answers:
            raise HallTrouble(words.HALL_LOST)
        answered, now_so = answer_ask(
            self.hall.store,
            hall_id=HALL,
            ask_id=ask_id,
            granted=granted,
            by=by,
            said=said,
            device=self.device,
            desk=self.desk,
            at=self.hall.moment(),
        )
        if now_so:
            self.hall.tell()
        return answered

    def withdraw(self, ask_id: str) -> None:
        if withdraw_ask(self.hall.store, hall_id=HALL, ask_id=ask_id, device=self.device, at=self.hall.moment()):
            self.hall.tell()

    def open(self) -> tuple[HallAsk, ...]:
        self.hall.moment()
        return open_asks(self.hall.store, hall_id=HALL)

    def of(self, ask_id: str) -> HallAsk | None:
        self.hall.moment()
        return ask_of(self.hall.store, hall_id=HALL, ask_id=ask_id)

    def listen(self, told: Callable[[], None]) -> None:
        self.hall.told.append(told)
