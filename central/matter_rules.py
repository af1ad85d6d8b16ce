"""What the hall's matters file asks of an order beside its offers: which lines the customer confirms alone (S10).

Asked by the file the order was signed under, as far as the centre has it.
"""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from app.domain.matters import NO_MATTERS
from app.domain.offering import Offering
from app.domain.order_line import Action, OrderLine
from app.errors import FileFaulty
from app.handling.matters_file import read_matters
from app.handling.read_catalogue import read_kept_catalogue
from app.texts import centre_answers as words
from app.wire.batch import Reason
from app.wire.product_order import OrderedItem
from central.examine import ReadEntry, reason
from central.schema import CATALOGUE, MATTERS


class MatterRules:
    """A version never changes, so each is read once; shared by all requests."""

    def __init__(self) -> None:
        self._asking: dict[str, frozenset[str]] = {}
        self._offerings: dict[str, Mapping[str, Offering]] = {}

    def refusals(self, connection: Connection, read: ReadEntry, *, missing: set[str]) -> dict[str, Reason]:
        """By line id. `missing` gathers, for one batch, the versions that the centre was found not to have."""
        open_ones = [item for item in read.ordered.items if item.line_id not in read.confirmed]
        version = read.entry.content.matters_version
        asking = self._asking_of(connection, version, missing) if open_ones else frozenset()
        if not asking:
            return {}
        offerings = self._offerings_of(connection, read.ordered.catalogue_version)
        lines = [_line(item, offerings) for item in open_ones if item.action is not Action.WITHDRAW]
        return {
            line.id: reason("not_confirmed", words.NOT_CONFIRMED, name=line.name)
            for line in lines
            if line.offering is not None and line.matter in asking
        }

    def _asking_of(self, connection: Connection, version: str, missing: set[str]) -> frozenset[str]:
        if version in missing:
            return frozenset()
        if version not in self._asking:
            toml = connection.execute(select(MATTERS.c.toml).where(MATTERS.c.version == version)).scalar()
            if toml is None:
                missing.add(version)
                return frozenset()
            matters = read_matters(toml).matters.values()
            self._asking[version] = frozenset(matter.code for matter in matters if matter.second_confirmation)
        return self._asking[version]

    def _offerings_of(self, connection: Connection, version: str) -> Mapping[str, Offering]:
        if version not in self._offerings:
            toml = connection.execute(select(CATALOGUE.c.toml).where(CATALOGUE.c.version == version)).scalar_one()
            try:
                kept = read_kept_catalogue(toml, matters=NO_MATTERS, complete=False)
            except FileFaulty:  # taken in by an older program's rules: of its offers no matter is known
                return {}
            self._offerings[version] = kept.catalogue.offerings
        return self._offerings[version]


def _line(item: OrderedItem, offerings: Mapping[str, Offering]) -> OrderLine:
    before, after = offerings.get(item.before_code or ""), offerings.get(item.code or "")
    return OrderLine(item.line_id, item.action, item.number, before, after, None, item.top_up_fen, None)
