"""Paying from the prepaid balance: taken in one transaction with its key, so that a key told twice is taken once."""

from sqlalchemy import Connection, Engine, func, insert, literal, select, union_all, update

from app.domain.money import yuan
from app.domain.payment import PaymentMethod
from app.domain.payment_try import ProviderAnswer, ProviderState
from app.domain.reconcile import ListedKind
from app.ports import Clock
from app.texts import centre_answers as words
from app.texts.language import Text
from app.wire.moment import moment
from app.wire.provider_call import ChargeRequest, RefundRequest
from app.wire.provider_list import ListPage
from central.database import reading, writing
from central.provider_pages import page_of
from central.resource import Row
from central.schema import BALANCE_CHARGE, BALANCE_RETURN, CUSTOMER


class BalanceLedger:
    """central.payment_routes.Ledger over the balances of the centre's customers."""

    def __init__(self, engine: Engine, *, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def charge(self, asked: ChargeRequest, *, base: str, hall: str = "") -> ProviderAnswer:
        with writing(self._engine) as connection:
            row = _charge_row(connection, asked.key)
            if row is None:
                refused = _take(connection, asked)
                return self._write(connection, asked.key, asked.account, asked.amount_fen, refused, hall=hall)
            if (row["customer_id"], row["amount_fen"]) not in ((asked.account, asked.amount_fen), ("", 0)):
                return ProviderAnswer(ProviderState.REFUSED, reason=words.PAYMENT_KEY_REUSED)
            return _answer(row)

    def find(self, key: str) -> ProviderAnswer | None:
        with reading(self._engine) as connection:
            row = _charge_row(connection, key)
        return None if row is None else _answer(row)

    def cancel(self, key: str) -> ProviderAnswer:
        with writing(self._engine) as connection:
            row = _charge_row(connection, key)
            if row is not None:
                return _answer(row)
            return self._write(connection, key, "", 0, words.PAYMENT_CANCELLED)

    def refund(self, key: str, asked: RefundRequest) -> ProviderAnswer:
        with writing(self._engine) as connection:
            row = _charge_row(connection, key)
            if row is None or row["state"] != ProviderState.PAID:
                return ProviderAnswer(ProviderState.REFUSED, reason=words.RETURN_OF_NOTHING)
            before = select(BALANCE_RETURN.c.amount_fen).where(
                BALANCE_RETURN.c.key == key, BALANCE_RETURN.c.refund_key == asked.refund_key
            )
            known_fen = connection.execute(before).scalar()
            if known_fen not in (None, asked.amount_fen):
                return ProviderAnswer(ProviderState.REFUSED, reason=words.PAYMENT_KEY_REUSED)
            if known_fen is None:
                gone = select(func.coalesce(func.sum(BALANCE_RETURN.c.amount_fen), 0)).where(
                    BALANCE_RETURN.c.key == key
                )
                if connection.execute(gone).scalar_one() + asked.amount_fen > row["amount_fen"]:
                    return ProviderAnswer(ProviderState.REFUSED, reason=words.RETURN_TOO_MUCH)
                connection.execute(
                    insert(BALANCE_RETURN).values(
                        refund_key=asked.refund_key,
                        key=key,
                        amount_fen=asked.amount_fen,
                        returned_at=moment(self._clock.now()),
                    )
                )
                _add(connection, row["customer_id"], asked.amount_fen)
            return ProviderAnswer(ProviderState.PAID, reference=asked.refund_key, amount_fen=asked.amount_fen)

    def listed(self, since: str, until: str, *, after: str, hall: str) -> ListPage:
        """What was paid from balances at this hall, and went back to them."""
        charge, back = BALANCE_CHARGE.c, BALANCE_RETURN.c
        charges = select(
            *(literal(ListedKind.CHARGE.value).label("kind"), charge.key, literal("").label("refund_key")),
            *(charge.amount_fen, charge.charged_at.label("at")),
        ).where(charge.hall_id == hall, charge.state == ProviderState.PAID.value, charge.amount_fen > 0)
        returns = (
            select(literal(ListedKind.REFUND.value), back.key, back.refund_key, back.amount_fen, back.returned_at)
            .join(BALANCE_CHARGE, charge.key == back.key)
            .where(charge.hall_id == hall)
        )
        both = union_all(charges, returns).subquery()
        wanted = select(both, literal(PaymentMethod.BALANCE.value).label("method"))
        wanted = wanted.where(both.c.at >= since, both.c.at < until).order_by(both.c.at, both.c.key, both.c.refund_key)
        with reading(self._engine) as connection:
            return page_of(connection, wanted, after=after)

    def _write(
        self, connection: Connection, key: str, account: str, amount_fen: int, refused: Text | None, *, hall: str = ""
    ) -> ProviderAnswer:
        state = ProviderState.PAID if refused is None else ProviderState.REFUSED
        connection.execute(
            insert(BALANCE_CHARGE).values(
                key=key,
                customer_id=account,
                amount_fen=amount_fen,
                state=state.value,
                reason_zh=refused.zh if refused else "",
                reason_en=refused.en if refused else "",
                charged_at=moment(self._clock.now()),
                hall_id=hall,
            )
        )
        return ProviderAnswer(state, reference=reference_of(key), reason=refused, amount_fen=amount_fen)


def reference_of(key: str) -> str:
    """What a person can read of a key: its end."""
    return key[-12:]


def _charge_row(connection: Connection, key: str) -> Row | None:
    return connection.execute(select(BALANCE_CHARGE).where(BALANCE_CHARGE.c.key == key)).mappings().one_or_none()


def _take(connection: Connection, asked: ChargeRequest) -> Text | None:
    """Why nothing was taken; None where it was."""
    if asked.method is not PaymentMethod.BALANCE:
        return words.BALANCE_ONLY
    balance = connection.execute(select(CUSTOMER.c.balance_fen).where(CUSTOMER.c.customer_id == asked.account)).scalar()
    if balance is None:
        return words.BALANCE_NO_ACCOUNT
    if balance < asked.amount_fen:
        return words.BALANCE_TOO_LOW.filled(balance=yuan(balance))
    _add(connection, asked.account, -asked.amount_fen)
    return None


def _add(connection: Connection, customer_id: str, fen: int) -> None:
    this = update(CUSTOMER).where(CUSTOMER.c.customer_id == customer_id)
    connection.execute(this.values(balance_fen=CUSTOMER.c.balance_fen + fen))


def _answer(row: Row) -> ProviderAnswer:
    state = ProviderState(row["state"])
    reason = Text(row["reason_zh"], row["reason_en"]) if row["reason_zh"] else None
    reference, fen = reference_of(row["key"]), row["amount_fen"]
    return ProviderAnswer(state, reference=reference, reason=reason, amount_fen=fen)
