"""What the centre knows of the orders of one batch, read in few queries, and all that the batch writes, in few more."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, delete, select, update

from app.domain.hall_time import hall_date
from app.domain.payment import PaymentMethod
from app.domain.payment_try import ProviderState
from app.errors import Bug
from app.ports import Clock
from app.wire.batch import EntryAnswer, EntryEnvelope, answer_object, read_answer_object
from app.wire.cancellation import Cancellation
from app.wire.canonical import JsonObject
from app.wire.moment import moment
from central.examine import Examined, ReadEntry
from central.insert_rows import column_json, insert_rows
from central.order_rows import Rows
from central.product_rows import no_pending
from central.schema import (
    AGREEMENT,
    BALANCE_CHARGE,
    BALANCE_RETURN,
    CANCELLATION,
    ENTRY_KEY,
    HALL,
    INVOICE,
    LANE,
    ORDER_LINE,
    PAYMENT,
    PRODUCT,
    PRODUCT_ORDER,
)
from central.standing import Installed, standing_of

_TOUCH_PRODUCT = (
    update(PRODUCT)
    .where(PRODUCT.c.customer_id == bindparam("b_customer_id"), PRODUCT.c.id == bindparam("b_id"))
    .values(status=bindparam("status"), **{name: bindparam(name) for name in no_pending()})
)
# Built once: putting a statement together costs SQLAlchemy more than running it.
_ZONE = select(HALL.c.zone).where(HALL.c.hall_id == bindparam("hall")).with_for_update()
_ANSWERS = select(
    ENTRY_KEY.c.key, ENTRY_KEY.c.sha256, ENTRY_KEY.c.lane, ENTRY_KEY.c.lane_seq, ENTRY_KEY.c.answer
).where(ENTRY_KEY.c.hall_id == bindparam("hall"), ENTRY_KEY.c.key.in_(bindparam("keys", expanding=True)))
_IN_LANES = (LANE.c.hall_id == bindparam("hall")) & LANE.c.lane.in_(bindparam("lanes", expanding=True))
_LANES = select(LANE.c.lane, LANE.c.last_seq).where(_IN_LANES)
_LEAVE_LANES = delete(LANE).where(_IN_LANES)
_ORDERS = select(PRODUCT_ORDER.c.external_id).where(
    PRODUCT_ORDER.c.hall_id == bindparam("hall"),
    PRODUCT_ORDER.c.external_id.in_(bindparam("orders", expanding=True)),
)


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """`said` is the answer as JSON."""

    sha256: str
    lane: str
    lane_seq: int
    said: str

    @property
    def answer(self) -> EntryAnswer:
        return read_answer_object(json.loads(self.said))


class Books:
    """One hall's books for one batch; entries are worked through in their order and see what those before them did."""

    def __init__(
        self, connection: Connection, *, hall_id: str, device_id: str, examined: Sequence[Examined], clock: Clock
    ) -> None:
        self.connection = connection
        self._hall_id = hall_id
        self._device_id = device_id
        self._clock = clock
        self.rows = Rows()
        self.missing_matters: set[str] = set()
        self._keys: list[JsonObject] = []
        self._cancellations: list[JsonObject] = []
        self._moved: dict[str, int] = {}
        # The hall's row first and locked: two batches of one hall are worked through one after the other.
        zone = connection.execute(_ZONE, {"hall": hall_id}).scalar()
        if zone is None:
            raise Bug(f"no hall {hall_id}")
        self.zone = ZoneInfo(zone)
        earlier = [e.found.supersedes for e in examined if isinstance(e.found, Cancellation)]
        repairs = [e.found.repair for e in examined if isinstance(e.found, ReadEntry)]
        earlier += [repair.supersedes for repair in repairs if repair is not None]
        self._answers = self._read_answers([e.envelope.key for e in examined] + earlier)
        self._lanes = self._read_lanes({e.envelope.lane for e in examined})
        ordered = [e.found.ordered for e in examined if isinstance(e.found, ReadEntry)]
        self._known_orders = self._read_orders([o.external_id for o in ordered])
        self._standing = standing_of(connection, {o.customer_id for o in ordered})

    @cached_property
    def now(self) -> datetime:
        """One for all entries: they are taken in one transaction."""
        return self._clock.now()

    @cached_property
    def received_at(self) -> str:
        return moment(self.now)

    @cached_property
    def today(self) -> date:
        return hall_date(self.now, self.zone)

    def _read_answers(self, keys: list[str]) -> dict[str, KeptAnswer]:
        rows = self.connection.execute(_ANSWERS, {"hall": self._hall_id, "keys": keys})
        return {key: KeptAnswer(*kept) for key, *kept in rows}

    def _read_lanes(self, lanes: set[str]) -> dict[str, int]:
        rows = self.connection.execute(_LANES, {"hall": self._hall_id, "lanes": list(lanes)})
        return dict(rows.all())

    def _read_orders(self, external_ids: list[str]) -> set[str]:
        return set(self.connection.execute(_ORDERS, {"hall": self._hall_id, "orders": external_ids}).scalars())

    def balance_charges(self, read: ReadEntry) -> dict[str, tuple[str, int]]:
        """Customer and fen of each sum the order says was paid from a balance, as it was taken here.

        One that paid for another order, or went back, is none.
        """
        keys = [part.id for part in read.paid if part.method == PaymentMethod.BALANCE]
        if not keys:
            return {}
        paid = select(BALANCE_CHARGE).where(
            BALANCE_CHARGE.c.key.in_(keys),
            BALANCE_CHARGE.c.state == ProviderState.PAID.value,
            BALANCE_CHARGE.c.order_id == "",
            BALANCE_CHARGE.c.key.not_in(select(BALANCE_RETURN.c.key)),
        )
        return {row.key: (row.customer_id, row.amount_fen) for row in self.connection.execute(paid)}

    def spend_balances(self, read: ReadEntry, order_id: str) -> None:
        """What was taken for an order that is accepted pays for no other."""
        keys = [part.id for part in read.paid if part.method == PaymentMethod.BALANCE]
        if keys:
            this = update(BALANCE_CHARGE).where(BALANCE_CHARGE.c.key.in_(keys))
            self.connection.execute(this.values(order_id=order_id))

    def answered(self, key: str) -> KeptAnswer | None:
        """What was answered to a key before this batch."""
        return self._answers.get(key)

    def last_seq(self, lane: str) -> int:
        return self._lanes.get(lane, 0)

    def knows_order(self, external_id: str) -> bool:
        return external_id in self._known_orders

    def installed(self, customer_id: str) -> list[Installed] | None:
        return self._standing.get(customer_id)

    def keep_answer(self, envelope: EntryEnvelope, answer: EntryAnswer) -> None:
        """From now on a retry of this key gets this answer."""
        words = column_json(answer_object(answer))
        self._keys.append(
            {
                "hall_id": self._hall_id,
                "key": envelope.key,
                "sha256": envelope.sha256,
                "lane": envelope.lane,
                "lane_seq": envelope.lane_seq,
                "answer": words,
                "received_at": self.received_at,
            }
        )

    def move_lane(self, envelope: EntryEnvelope) -> None:
        """The entry took effect: its lane goes on to the next one."""
        self._lanes[envelope.lane] = self._moved[envelope.lane] = envelope.lane_seq

    def add_order(self, external_id: str) -> None:
        """From now on it is known and not taken a second time."""
        self._known_orders.add(external_id)

    def keep_cancellation(self, cancellation_id: str, cancellation: Cancellation) -> None:
        """Who settled which refused order, and why."""
        self._cancellations.append(
            {
                "hall_id": self._hall_id,
                "id": cancellation_id,
                "order_external_id": cancellation.order_id,
                "supersedes": cancellation.supersedes,
                "reason": cancellation.reason,
                "clerk": cancellation.clerk,
                "approver": cancellation.approver,
                "cancelled_at": moment(cancellation.at),
            }
        )

    def write(self) -> None:
        """All of it. IntegrityError where something stands against it that was not seen beforehand."""
        rows = self.rows
        for table, new in (
            (ENTRY_KEY, self._keys),
            (CANCELLATION, self._cancellations),
            (PRODUCT_ORDER, rows.orders),
            (ORDER_LINE, rows.lines),
            (AGREEMENT, rows.agreements),
            (PAYMENT, rows.payments),
            (INVOICE, rows.invoices),
            (PRODUCT, rows.new_products),
        ):
            insert_rows(self.connection, table, new)
        if rows.touched_products:
            self.connection.execute(_TOUCH_PRODUCT, rows.touched_products)
        if self._moved:
            self.connection.execute(_LEAVE_LANES, {"hall": self._hall_id, "lanes": list(self._moved)})
            moved = [
                {"hall_id": self._hall_id, "lane": lane, "device_id": self._device_id, "last_seq": seq}
                for lane, seq in self._moved.items()
            ]
            insert_rows(self.connection, LANE, moved)
