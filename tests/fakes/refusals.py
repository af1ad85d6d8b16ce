"""What customers did not want, in memory (app.suggestion_ports.Refusals)."""

from datetime import datetime

from app.domain.form_answers import RefusedOffer


class RefusalsInMemory:
    def __init__(self) -> None:
        self.kept: list[tuple[str, RefusedOffer]] = []

    def keep(self, refused: RefusedOffer, *, customer_id: str) -> None:
        self.kept.append((customer_id, refused))

    def since(self, customer_id: str, moment: datetime) -> frozenset[str]:
        return frozenset(each.code for id, each in self.kept if id == customer_id and each.at > moment)
