"""What the centre keeps of the orders of this hall, over a connection of its own (app/wire/signed_order.py)."""

from collections.abc import Callable
from typing import Final, TypeVar

from app.domain.order import KeptOrder
from app.domain.receipt_number import ReceiptNumber
from app.domain.sealed_document import KnownOrder
from app.errors import CentralTrouble, StoreDamaged
from app.ports import LinkState
from app.texts import central as words
from app.texts.language import Text
from app.wire.canonical import read_json
from app.wire.signed_order import DAMAGED, UNKNOWN, SignedOrder, kept_order, read_signed_order, signed_path
from offline_cache.bounded_http import BoundedHttp, NoAnswer
from offline_cache.central_client import CentreAddress
from offline_cache.link import Link

T = TypeVar("T")

DEADLINE_S: Final = 10.0  # a person waits for it
MOST_ANSWER_BYTES: Final = 4 * 1024 * 1024  # above any entry the centre ever took


class CentreOrders:
    """app.archive_ports.OrdersOfCentre and app.seal_ports.KnownOrders. Calls block: from one lane at a time; only
    `close` may come from another."""

    def __init__(self, address: CentreAddress, *, link: Link, deadline_s: float = DEADLINE_S) -> None:
        self._address, self._link, self._deadline_s = address, link, deadline_s
        self._http = BoundedHttp(address.url)

    def close(self) -> None:
        """Ends a call under way at once; each later one is CentralTrouble."""
        self._http.close()

    def order(self, receipt_number: str) -> KeptOrder | None:
        found = self.found(receipt_number)
        try:
            return kept_order(found) if found is not None else None
        except ValueError as wrong:
            raise StoreDamaged(words.ORDER_DAMAGED, number=receipt_number) from wrong

    def refused(self, receipt_number: str) -> tuple[tuple[str, Text], ...]:
        """Raises as `order`."""
        found = self.found(receipt_number)
        return tuple((each.line_id, each.why) for each in found.refusals) if found is not None else ()

    def known(self, receipt_number: str) -> KnownOrder | None:
        """Raises as `order`."""
        found = self.found(receipt_number)
        return found.known if found is not None else None

    def found(self, receipt_number: str) -> SignedOrder | None:
        """With its state and what replaced it. Raises as `order`; what is no receipt number at all is nobody's."""
        try:
            number = ReceiptNumber.read(receipt_number)
        except ValueError:
            return None
        found = self._asked(number)
        if found is not None and not found.whole:
            raise StoreDamaged(words.ORDER_DAMAGED, number=number)
        return found

    def _asked(self, number: ReceiptNumber) -> SignedOrder | None:
        if self._link.status().state is LinkState.OFFLINE:
            raise CentralTrouble(words.ORDER_UNREACHABLE, number=number)
        headers = {"Authorization": f"Bearer {self._address.token}", "Accept": "application/json"}
        try:
            with self._http.within(self._deadline_s):
                answer = self._http.call("GET", signed_path(number), headers=headers, most_bytes=MOST_ANSWER_BYTES)
        except NoAnswer as nothing:
            raise CentralTrouble(words.ORDER_UNREACHABLE, number=number) from nothing
        if answer.status == 200:
            found = self._read(answer.body, read_signed_order)
            if found.receipt_number != number:
                raise self._strange()
            return found
        if answer.status == 401:
            raise CentralTrouble(words.UNAUTHORISED)
        code = self._read(answer.body, _code) if answer.status < 500 else ""
        if (answer.status, code) == (404, UNKNOWN):
            return None
        if (answer.status, code) == (409, DAMAGED):
            raise StoreDamaged(words.ORDER_DAMAGED, number=number)
        raise CentralTrouble(words.ORDER_UNREACHABLE, number=number)

    def _read(self, body: bytes, reader: Callable[[bytes], T]) -> T:
        try:
            return reader(body)
        except ValueError:
            raise self._strange() from None

    def _strange(self) -> CentralTrouble:
        return CentralTrouble(words.STRANGE_ANSWER, address=self._address.url)


def _code(body: bytes) -> str:
    """Of TM Forum's error body. Raises ValueError where it is none."""
    said = read_json(body)
    if not isinstance(said, dict) or not isinstance(said.get("code"), str):
        raise ValueError("no error of the centre")
    return str(said["code"])
