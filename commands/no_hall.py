"""The hall of a counter without a hall server: nothing to call from, and everything else as always."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import NoReturn

from app.domain.matter import QueueClass
from app.domain.parked_form import FormToPark, ParkedForm
from app.errors import HallTrouble
from app.hall_ports import HallQueuePort, HallSeen, HallState
from app.texts import hall_link as words

_NEVER = datetime.min.replace(tzinfo=UTC)  # nothing ever changed here


class NoHall:
    """app.hall_ports.Hall in state NONE. Also of a training window: nobody in the hall may be called by practice."""

    @property
    def queue(self) -> HallQueuePort:
        raise _nobody()

    def seen(self) -> HallSeen:
        return HallSeen(HallState.NONE, "", _NEVER)

    def listen(self, told: Callable[[], None]) -> None:
        return None  # nothing ever changes

    def look_again(self) -> None:
        return None

    def go_alone(
        self, *, staff: str, skills: frozenset[QueueClass], certificates: frozenset[str], reason: str
    ) -> NoReturn:
        raise _nobody()

    def park(self, form: FormToPark) -> NoReturn:
        raise _nobody()

    def parked(self) -> tuple[ParkedForm, ...]:
        return ()

    def take_up(self, form_id: str, *, key: str) -> NoReturn:
        raise _nobody()


def _nobody() -> HallTrouble:
    return HallTrouble(words.NO_HALL)
