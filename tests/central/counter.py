"""A counter as the centre sees it: sends entries in its lanes and reads what TM Forum's addresses answer."""

import asyncio
import copy
from collections.abc import Callable, Sequence
from typing import Any

import httpx
from fastapi import FastAPI

from app.domain.order import Order
from app.wire.batch import (
    BatchRequest,
    EntryAnswer,
    EntryEnvelope,
    lane_of,
    read_answer,
    request_bytes,
)
from app.wire.canonical import JsonObject
from app.wire.changes import CatalogueChange, Changes, OrderStateChange, read_changes
from app.wire.entry import entry_sha256, order_entry
from tests.fakes.centre import TOKEN
from tests.fakes.orders import DESK, HALL


def envelope(
    order: Order,
    *,
    seq: int = 1,
    key: str | None = None,
    device: str = DESK.device_id,
    change: Callable[[Any], object] | None = None,
) -> EntryEnvelope:
    """`order` as an entry of its customer's lane; `change` is made to the entry before it is hashed."""
    entry = copy.deepcopy(order_entry(order))
    if change is not None:
        change(entry)
    customer = order.signed.form.customer
    assert customer is not None
    return EntryEnvelope(
        key=key or f"key-{order.id}",
        lane=lane_of(device=device, customer_id=customer.id),
        lane_seq=seq,
        kind="order",
        sha256=entry_sha256(entry),
        entry=entry,
    )


class Counter:
    """Calls the application in this process, without a network between."""

    def __init__(self, app: FastAPI, *, token: str = TOKEN, hall: str = HALL.id, device: str = DESK.device_id) -> None:
        self._app = app
        self._headers = {"Authorization": f"Bearer {token}"}
        self._hall = hall
        self._device = device

    def call(self, method: str, path: str, *, headers: dict[str, str] | None = None, **how: Any) -> httpx.Response:
        """`headers` instead of this counter's own."""

        async def answer() -> httpx.Response:
            transport = httpx.ASGITransport(app=self._app)
            async with httpx.AsyncClient(transport=transport, base_url="http://centre") as client:
                return await client.request(method, path, headers=self._headers if headers is None else headers, **how)

        return asyncio.run(answer())

    def post(self, raw: bytes) -> httpx.Response:
        return self.call("POST", "/sync/v1/batch", content=raw)

    def send(self, *envelopes: EntryEnvelope) -> tuple[EntryAnswer, ...]:
        answer = self.post(request_bytes(BatchRequest(self._hall, self._device, envelopes)))
        assert answer.status_code == 200, answer.text
        return read_answer(answer.content)

    def accept(self, order: Order, *, seq: int = 1) -> EntryAnswer:
        (answer,) = self.send(envelope(order, seq=seq))
        assert answer.status.value == "accepted", answer.reason
        return answer

    def refusal(self, envelope: EntryEnvelope) -> str:
        """The code an entry is refused with."""
        (answer,) = self.send(envelope)
        assert answer.status.value == "refused", answer
        assert answer.reason is not None
        assert answer.reason.words.zh != answer.reason.words.en
        assert "{" not in answer.reason.words.zh + answer.reason.words.en
        return answer.reason.code

    def refused_lines(self, envelope: EntryEnvelope) -> dict[str, str]:
        """The codes of the lines that are refused while the rest is accepted, by line id."""
        (answer,) = self.send(envelope)
        assert answer.status.value in ("accepted", "already"), answer.reason
        return {line.id: line.reason.code for line in answer.lines if line.reason is not None}

    def get(self, path: str, **params: str) -> httpx.Response:
        return self.call("GET", path, params=params)

    def read(self, resource: str, **params: str) -> list[JsonObject]:
        """All of a resource's page, by its path below the base."""
        answer = self.get(f"/tmf-api/{resource}", **params)
        assert answer.status_code in (200, 206), answer.text
        rows: list[JsonObject] = answer.json()
        return rows

    def order(self, order: Order) -> JsonObject:
        (found,) = self.read("productOrderingManagement/v4/productOrder", externalId=order.id)
        return found

    def products(self, customer_id: str) -> dict[str, JsonObject]:
        rows = self.read("productInventory/v4/product", **{"relatedParty.id": customer_id})
        return {row["id"]: row for row in rows}

    def balance_fen(self, customer_id: str) -> int:
        (person,) = self.read("partyManagement/v4/individual", id=customer_id)
        (balance,) = [c["value"] for c in person["partyCharacteristic"] if c["name"] == "balanceFen"]
        return int(balance)

    def changes(self, since: str = "", limit: str = "1000") -> Changes:
        answer = self.get("/sync/v1/changes", since=since, limit=limit)
        assert answer.status_code == 200, answer.text
        return read_changes(answer.content)

    def states(self, order: Order) -> Sequence[str]:
        """Every state the hall is told of one order, oldest first."""
        told = [c for c in self.changes().changes if isinstance(c, OrderStateChange)]
        return [change.state.value for change in told if change.order_id == order.id]

    def catalogues(self) -> Sequence[str]:
        return [change.version for change in self.changes().changes if isinstance(change, CatalogueChange)]
