"""Pairing with the hall server as the settings page asks for it: by right."""

from dataclasses import dataclass

from app.domain.approval import Leave
from app.domain.hall_time import hall_date
from app.domain.right import Right
from app.texts.language import Text
from app.wire.hall_found import HallFound
from commands.pair_hall import HallPairing
from ui.shell.deed_desk import Deed


@dataclass(frozen=True, slots=True)
class StoredHallPairing:
    """ui.shell.hall_pairing_desk.HallPairingActs."""

    pairing: HallPairing

    def nearby(self) -> tuple[HallFound, ...]:
        from offline_cache.hall_discovery import halls_nearby  # late: a counter looks for its hall once in its life

        return halls_nearby()

    def pair(self, *, url: str, typed: str, leave: Leave) -> Text:
        pairing = self.pairing
        today = hall_date(pairing.clock.now(), pairing.desk.hall.zone)
        leave.demand(Right.CENTRE_ADDRESS, today, subject=Deed.HALL_PAIRING.value)
        return pairing.pair(url=url, typed=typed, by=leave.person.number, approver=leave.approver)
