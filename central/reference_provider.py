"""A payment provider of our own, for the demo and the tests: cards, and codes scanned either way. No bank is behind it.

What it does with a charge is told by the last digit of the code that was shown (BEHAVIOURS), so that everything a real
one does on a bad day can be tried. It keeps its charges on disk: one that is killed knows them all afterwards.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Column, Connection, Engine, Integer, MetaData, Table, Text, func, insert, select, update

from app.domain.payment import PaymentMethod
from app.domain.payment_try import ProviderAnswer, ProviderState
from app.domain.reconcile import ListedKind
from app.ports import Clock
from app.texts import centre_answers as words
from app.texts import provider as says
from app.texts.language import Text as Both
from app.wire.moment import moment, read_moment
from app.wire.provider_call import ChargeRequest, RefundRequest
from app.wire.provider_list import ListPage
from central.balance_ledger import reference_of
from central.database import reading, writing
from central.provider_pages import page_of
from central.resource import Row

WAIT_S = 3.0  # of a customer who types their PIN
EXPIRES_S = 600.0  # of a code nobody pays
NO_RETURN = "9"  # second last digit of a code whose money this provider does not give back

_METADATA = MetaData()
_CHARGE = Table(
    "charge",
    _METADATA,
    Column("key", Text, primary_key=True),
    Column("amount_fen", Integer, nullable=False),
    Column("method", Text, nullable=False),
    Column("code_end", Text, nullable=False),  # the last two digits
    Column("state", Text, nullable=False),
    Column("becomes", Text, nullable=False),  # what it turns into at decides_at
    Column("decides_at", Text, nullable=False),
    Column("reason_zh", Text, nullable=False),
    Column("reason_en", Text, nullable=False),
    Column("qr", Text, nullable=False),
)
_REFUND = Table(
    "refund",
    _METADATA,
    Column("refund_key", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("amount_fen", Integer, nullable=False),
)

# The provider's own list: what was charged and paid back, as it came to be.
_LISTED = Table(
    "listed",
    _METADATA,
    Column("seq", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("refund_key", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("amount_fen", Integer, nullable=False),
    Column("at", Text, nullable=False),
)


class Answering(StrEnum):
    """When and how a charge that is written down is answered."""

    AT_ONCE = "at_once"
    LATE = "late"  # after every caller's patience
    BROKEN = "broken"  # an error page
    GARBAGE = "garbage"


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What becomes of a charge: `state` at once, `becomes` after `after_s`."""

    state: ProviderState
    becomes: ProviderState
    after_s: float = 0.0
    answering: Answering = Answering.AT_ONCE
    reason: Both | None = None


PAID, REFUSED, PENDING = ProviderState.PAID, ProviderState.REFUSED, ProviderState.PENDING
BEHAVIOURS = {
    "0": Behaviour(PAID, PAID),
    "1": Behaviour(REFUSED, REFUSED, reason=says.TOO_LITTLE),
    "2": Behaviour(PENDING, PAID, WAIT_S),
    "3": Behaviour(PENDING, REFUSED, WAIT_S, reason=says.PERSON_REFUSED),
    "4": Behaviour(PAID, PAID, answering=Answering.LATE),
    "5": Behaviour(REFUSED, REFUSED, answering=Answering.LATE, reason=says.TOO_LITTLE),
    "6": Behaviour(PAID, PAID, answering=Answering.BROKEN),
    "7": Behaviour(PAID, PAID, answering=Answering.GARBAGE),
    "8": Behaviour(PENDING, REFUSED, EXPIRES_S, reason=says.EXPIRED),
    "9": Behaviour(ProviderState.UNKNOWN, PAID, WAIT_S),
}
BY_CODE = BEHAVIOURS["8"]  # the customer scans: until they pay or decline in the wallet
BY_TERMINAL = BEHAVIOURS["2"]


def behaviour_of(asked: ChargeRequest) -> Behaviour:
    """A code without digits at its end is paid at once."""
    if not asked.code:
        return BY_CODE if asked.method is PaymentMethod.SCAN else BY_TERMINAL
    return BEHAVIOURS.get(asked.code[-1], BEHAVIOURS["0"])


@dataclass(frozen=True, slots=True)
class Pending:
    """A charge that waits for its customer, as the wallet shows it."""

    key: str
    amount_fen: int


class ReferenceLedger:
    """central.payment_routes.Ledger. `engine` is a database of its own; its tables are made where they are missing."""

    def __init__(self, engine: Engine, *, clock: Clock, wait_s: float = WAIT_S) -> None:
        self._engine = engine
        self._clock = clock
        self._wait_s = wait_s
        with writing(engine) as connection:
            _METADATA.create_all(connection)

    def charge(self, asked: ChargeRequest, *, base: str, hall: str = "") -> ProviderAnswer:
        with self._charge_of(asked.key) as (connection, row):
            if row is not None:
                same = (row["amount_fen"], row["method"]) == (asked.amount_fen, asked.method.value)
                if same or row["method"] == "":
                    return _answer(row)
                return ProviderAnswer(REFUSED, reason=words.PAYMENT_KEY_REUSED)
            behaviour = behaviour_of(asked)
            after_s = self._wait_s if behaviour.after_s == WAIT_S else behaviour.after_s
            if asked.method not in (PaymentMethod.CARD, PaymentMethod.SCAN):
                behaviour = Behaviour(REFUSED, REFUSED, reason=says.CARDS_AND_CODES)
            shows = asked.method is PaymentMethod.SCAN and not asked.code
            values = {
                "key": asked.key,
                "amount_fen": asked.amount_fen,
                "method": asked.method.value,
                "code_end": asked.code[-2:],
                "state": behaviour.state.value,
                "becomes": behaviour.becomes.value,
                "decides_at": moment(self._clock.now() + timedelta(seconds=after_s)),
                "reason_zh": behaviour.reason.zh if behaviour.reason else "",
                "reason_en": behaviour.reason.en if behaviour.reason else "",
                "qr": f"{base}/wallet/{asked.key}" if shows else "",
            }
            connection.execute(insert(_CHARGE).values(values))
            written = _row(connection, asked.key)
            if written is not None and behaviour.state is PAID:
                _list_charge(connection, written, at=moment(self._clock.now()))
        return _answer(written) if written is not None else ProviderAnswer(ProviderState.UNKNOWN)

    def find(self, key: str) -> ProviderAnswer | None:
        with self._charge_of(key) as (_, row):
            return None if row is None else _answer(row)

    def cancel(self, key: str) -> ProviderAnswer:
        with self._charge_of(key) as (connection, row):
            if row is None:
                connection.execute(insert(_CHARGE).values(_closed(key, at=self._clock.now())))
            elif row["state"] in (PENDING, ProviderState.UNKNOWN):
                _end(connection, key, REFUSED, words.PAYMENT_CANCELLED)
            else:
                return _answer(row)
            return ProviderAnswer(REFUSED, reason=words.PAYMENT_CANCELLED)

    def refund(self, key: str, asked: RefundRequest) -> ProviderAnswer:
        with self._charge_of(key) as (connection, row):
            if row is None or row["state"] != PAID:
                return ProviderAnswer(REFUSED, reason=words.RETURN_OF_NOTHING)
            if row["code_end"][:1] == NO_RETURN and len(row["code_end"]) > 1:
                return ProviderAnswer(REFUSED, reason=says.NO_RETURN)
            before = select(_REFUND.c.key, _REFUND.c.amount_fen).where(_REFUND.c.refund_key == asked.refund_key)
            known = connection.execute(before).one_or_none()
            if known is not None and tuple(known) != (key, asked.amount_fen):
                return ProviderAnswer(REFUSED, reason=words.PAYMENT_KEY_REUSED)
            if known is None:
                gone = select(func.coalesce(func.sum(_REFUND.c.amount_fen), 0)).where(_REFUND.c.key == key)
                if connection.execute(gone).scalar_one() + asked.amount_fen > row["amount_fen"]:
                    return ProviderAnswer(REFUSED, reason=words.RETURN_TOO_MUCH)
                values = {"refund_key": asked.refund_key, "key": key, "amount_fen": asked.amount_fen}
                connection.execute(insert(_REFUND).values(values))
                line = {"kind": ListedKind.REFUND.value, **values, "method": row["method"]}
                connection.execute(insert(_LISTED).values(**line, at=moment(self._clock.now())))
            return ProviderAnswer(PAID, reference=reference_of(asked.refund_key), amount_fen=asked.amount_fen)

    def pending(self) -> tuple[Pending, ...]:
        """What waits for a customer, oldest first."""
        wanted = select(_CHARGE).where(_CHARGE.c.state == PENDING.value).order_by(_CHARGE.c.key)
        with reading(self._engine) as connection:
            keys = [(row.key, row.amount_fen) for row in connection.execute(wanted)]
        return tuple(Pending(key, fen) for key, fen in keys if self._still_pending(key))

    def decide(self, key: str, *, pays: bool) -> None:
        """The customer's own act in the wallet; one that is no longer asked for stays as it ended."""
        with self._charge_of(key) as (connection, row):
            if row is not None and row["state"] == PENDING:
                if pays:
                    _list_charge(connection, row, at=moment(self._clock.now()))
                _end(connection, key, PAID if pays else REFUSED, None if pays else says.PERSON_REFUSED)

    def listed(self, since: str, until: str, *, after: str, hall: str) -> ListPage:
        """`hall` is nobody's: this provider knows shops by their token alone."""
        with reading(self._engine) as connection:
            waiting = _CHARGE.c.state.in_([PENDING.value, ProviderState.UNKNOWN.value])
            keys = connection.execute(select(_CHARGE.c.key).where(waiting)).scalars().all()
        for key in keys:  # what its time decided by now is in the list too
            self.find(key)
        which = (_LISTED.c.at >= since) & (_LISTED.c.at < until)
        with reading(self._engine) as connection:
            return page_of(connection, select(_LISTED).where(which).order_by(_LISTED.c.at, _LISTED.c.seq), after=after)

    def _still_pending(self, key: str) -> bool:
        answer = self.find(key)
        return answer is not None and answer.state is PENDING

    @contextmanager
    def _charge_of(self, key: str) -> Iterator[tuple[Connection, Row | None]]:
        """One transaction, the charge as it stands by now."""
        with writing(self._engine) as connection:
            row = _row(connection, key)
            waits = row is not None and row["state"] in (PENDING, ProviderState.UNKNOWN)
            if row is not None and waits and read_moment(row["decides_at"]) <= self._clock.now():
                becomes = ProviderState(row["becomes"])
                connection.execute(update(_CHARGE).where(_CHARGE.c.key == key).values(state=becomes.value))
                row = _row(connection, key)
                if row is not None and becomes is PAID:
                    _list_charge(connection, row, at=row["decides_at"])
            yield connection, row


def _row(connection: Connection, key: str) -> Row | None:
    return connection.execute(select(_CHARGE).where(_CHARGE.c.key == key)).mappings().one_or_none()


def _list_charge(connection: Connection, row: Row, *, at: str) -> None:
    line = {"kind": ListedKind.CHARGE.value, "key": row["key"], "refund_key": "", "method": row["method"]}
    connection.execute(insert(_LISTED).values(**line, amount_fen=row["amount_fen"], at=at))


def _end(connection: Connection, key: str, state: ProviderState, reason: Both | None) -> None:
    values = {"state": state.value, "reason_zh": reason.zh if reason else "", "reason_en": reason.en if reason else ""}
    connection.execute(update(_CHARGE).where(_CHARGE.c.key == key).values(values))


def _closed(key: str, *, at: datetime) -> dict[str, str | int]:
    """A key that was given up before it was ever charged: what comes late charges nothing."""
    return {
        "key": key,
        "amount_fen": 0,
        "method": "",
        "code_end": "",
        "state": REFUSED.value,
        "becomes": REFUSED.value,
        "decides_at": moment(at),
        "reason_zh": words.PAYMENT_CANCELLED.zh,
        "reason_en": words.PAYMENT_CANCELLED.en,
        "qr": "",
    }


def _answer(row: Row) -> ProviderAnswer:
    state = ProviderState(row["state"])
    refused = state is REFUSED and row["reason_zh"]
    return ProviderAnswer(
        state,
        reference=reference_of(row["key"]) if state is PAID else "",
        source=f"**** {row['code_end'].rjust(4, '8')}" if state is PAID else "",
        reason=Both(row["reason_zh"], row["reason_en"]) if refused else None,
        qr=row["qr"] if state is PENDING else "",
        amount_fen=row["amount_fen"],
    )
