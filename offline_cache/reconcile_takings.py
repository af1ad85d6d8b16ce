"""Our takings of a day against the lists of whoever took them by card, code and balance: for the close of the day.

The facts of all desks are where the close is (day_takings); the lists are asked of whatever provider the caller has.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from app.domain.day_facts import TakingFact
from app.domain.day_summary import MethodCheck
from app.domain.hall_time import start_of
from app.domain.payment import PaymentMethod
from app.domain.reconcile import Listed, Takings, reconcile, silent
from app.wire.provider_list import TAKINGS_PATH
from offline_cache.day_keep import read_fact
from offline_cache.day_schema import DAY_DEVICES, DAY_TAKINGS
from offline_cache.hall_client import HallAddress, HallClient
from offline_cache.payment_provider import sign_of

ASK_WITHIN_S = 10.0
MARGIN = timedelta(hours=1)  # of the clocks of both sides around midnight
_BY_PROVIDER = tuple(method.value for method in PaymentMethod if method.by_provider)


class Lister(Protocol):
    """Who has a list of its own (payment_provider.HttpPaymentProvider)."""

    def listed(self, since: datetime, until: datetime) -> tuple[Listed, ...] | None: ...


@dataclass(frozen=True, slots=True)
class ProviderList:
    """`signs`: its keys stand behind the counter's own sign, by which this hall's are told from another's under the
    same contract; without, all it lists is this hall's."""

    methods: tuple[PaymentMethod, ...]
    lister: Lister
    signs: bool


@dataclass(frozen=True, slots=True)
class AskedProviders:
    """What the close of a day asks for its step CHECK_TAKINGS. `takings` of the store where the hall's facts are."""

    takings: Callable[[date], Takings]
    lists: tuple[ProviderList, ...]
    zone: ZoneInfo

    def __call__(self, day: date) -> tuple[MethodCheck, ...]:
        """Raises HallTrouble where a hall server has the facts and does not answer."""
        return reconcile_takings(self.takings(day), self.lists, day=day, zone=self.zone)


class LinkedTakings:
    """The hall's takings out of the hall server's store, for the counter that has the providers' tokens."""

    def __init__(self, address: HallAddress) -> None:
        self._client = HallClient(address, deadline_s=ASK_WITHIN_S)

    def __call__(self, day: date) -> Takings:
        """Raises HallTrouble."""
        return self._client.asked("GET", f"{TAKINGS_PATH}/{day.isoformat()}", answer=Takings)

    def close(self) -> None:
        """Ends a call under way."""
        self._client.close()


def takings_around(connection: Connection, *, hall_id: str, day: date) -> Takings:
    """Of the store that keeps the hall's facts. `day` is the one the money moved on, whenever it was booked."""
    days = [(day + timedelta(days=by)).isoformat() for by in (-1, 0, 1)]
    wanted = select(DAY_TAKINGS).where(
        DAY_TAKINGS.c.hall_id == hall_id,
        DAY_TAKINGS.c.booked_on >= days[0],  # nothing is booked before its own day, and by this there is an index
        DAY_TAKINGS.c.day.in_(days),
        DAY_TAKINGS.c.method.in_(_BY_PROVIDER),
    )
    facts = tuple(
        read_fact(TakingFact, row) for row in connection.execute(wanted.order_by(DAY_TAKINGS.c.at_us, DAY_TAKINGS.c.id))
    )
    known = connection.execute(select(DAY_DEVICES.c.id).where(DAY_DEVICES.c.hall_id == hall_id)).scalars()
    return Takings(facts, tuple(sorted({*known, *(fact.device for fact in facts)})))


def reconcile_takings(
    takings: Takings, lists: Iterable[ProviderList], *, day: date, zone: ZoneInfo
) -> tuple[MethodCheck, ...]:
    """One check a means that a provider is set up for, or that something was booked under. May wait for each of them
    up to payment_provider.LIST_DEADLINE_S: on a lane, outside any transaction."""
    checks: list[MethodCheck] = []
    for each in lists:
        checks += _against(takings, each, day=day, zone=zone)
    asked = {check.method for check in checks}
    left = [PaymentMethod(method) for method in _BY_PROVIDER if method not in asked]
    return (*checks, *(check for check in silent(takings.facts, day=day, methods=left) if check.ours or check.ours_fen))


def _against(takings: Takings, of: ProviderList, *, day: date, zone: ZoneInfo) -> Sequence[MethodCheck]:
    first, after = start_of(day, zone), start_of(day + timedelta(days=1), zone)
    lines = of.lister.listed(first - MARGIN, after + MARGIN)
    if lines is None:
        return silent(takings.facts, day=day, methods=of.methods)
    signs = tuple(sign_of(device) for device in takings.devices)
    ours = [line for line in lines if not of.signs or line.key.startswith(signs)]

    def key_of(device: str, own: str) -> str:
        return f"{sign_of(device)}{own}" if of.signs else own

    return reconcile(takings.facts, ours, day=day, zone=zone, methods=of.methods, key_of=key_of)
