"""What comes back down: changes and status, read as they were written, and nothing else."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.domain.certificates import Certificate
from app.domain.order import OrderState
from app.domain.order_line import ConfirmationChannel
from app.domain.pending_effect import EffectKind, PendingEffect, ProductStatus
from app.domain.right import Right
from app.domain.staff import Role
from app.wire.batch import LineAnswer
from app.wire.changes import (
    CatalogueChange,
    CentreStatus,
    Change,
    Changes,
    OrderStateChange,
    ProductsChange,
    RefusalChange,
    StaffChange,
    change_object,
    read_changes,
    read_status,
    status_object,
)
from app.wire.party import product_body
from app.wire.refusals import SharedRefusal, refusal_object
from tests.fakes.orders import CALLER_ID_PRODUCT, PLAN_PRODUCT
from tests.people.bench import ENTERPRISE, SHEN

AT = datetime(2026, 12, 1, 0, 0, 0, 250_000, tzinfo=UTC)
STATE = OrderStateChange("1", "order-1", OrderState.COMPLETED, (LineAnswer("l1", OrderState.COMPLETED),), AT)
CATALOGUE = CatalogueChange("2", "2026-11-19.3", 'version = "2026-11-19.3"\n')
PRODUCTS = ProductsChange(
    "3", "C-1", (PLAN_PRODUCT, replace(CALLER_ID_PRODUCT, pending=PendingEffect(EffectKind.ENDS, "l2", None))), ("P-9",)
)
REFUSAL = RefusalChange("4", SharedRefusal("C-1", "5G-199", AT, ConfirmationChannel.CUSTOMER_SCREEN))
PERSON = StaffChange(
    "5",
    replace(
        SHEN,
        other_roles=frozenset({Role.GREETER}),
        granted=frozenset({Right.VOID_ORDER}),
        active_until=date(2027, 1, 31),
        certificates=(Certificate(ENTERPRISE, date(2027, 6, 30), date(2026, 1, 1)), Certificate(ENTERPRISE, None)),
    ),
)
ENDED = product_body(PLAN_PRODUCT, customer_id="C-1", ended=(ProductStatus.TERMINATED, AT.date()))
STATUS = CentreStatus("H0032", "PC03", "2026-11-19.3", AT, {"PC03/C-1": 4})


def listed(*rows: Any, cursor: Any = "2") -> bytes:
    return json.dumps({"cursor": cursor, "changes": rows}).encode()


def test_changes_are_read_as_they_were_written() -> None:
    every: tuple[Change, ...] = (STATE, CATALOGUE, PRODUCTS, REFUSAL, PERSON)
    assert read_changes(listed(*(change_object(each) for each in every))) == Changes("2", every)
    assert read_changes(listed(cursor="")) == Changes("", ())


def test_a_kind_of_a_newer_centre_is_left_out_and_the_cursor_goes_on() -> None:
    raw = listed({"id": "1", "kind": "weather", "who": []}, change_object(CATALOGUE))
    assert read_changes(raw) == Changes("2", (CATALOGUE,))


@pytest.mark.parametrize(
    "raw",
    [
        b"<html>",
        b"\xff",
        b"[]",
        listed(cursor=None),
        listed(7),
        listed({"id": "1"}),
        listed({**change_object(STATE), "state": "done"}),
        listed({**change_object(STATE), "at": "2026-12-01"}),
        listed({**change_object(STATE), "extra": 1}),
        listed({**change_object(STATE), "id": ""}),
        listed({**change_object(CATALOGUE), "toml": None}),
        listed({**change_object(CATALOGUE), "version": ""}),
        listed({**change_object(PRODUCTS), "customer_id": ""}),
        listed({**change_object(PRODUCTS), "products": ["P-1"]}),
        listed({**change_object(PRODUCTS), "products": [{"id": "P-1"}]}),
        listed({**change_object(PRODUCTS), "products": [ENDED]}),
        listed({**change_object(PRODUCTS), "ended": [7]}),
        listed({**change_object(REFUSAL), "refusal": {}}),
        listed({**change_object(REFUSAL), "refusal": {**refusal_object(REFUSAL.refusal), "channel": "by post"}}),
    ],
)
def test_other_changes_are_a_value_error(raw: bytes) -> None:
    with pytest.raises(ValueError):
        read_changes(raw)


def test_a_status_is_read_as_it_was_written() -> None:
    assert read_status(json.dumps(status_object(STATUS)).encode()) == STATUS


@pytest.mark.parametrize(
    "change",
    [
        lambda s: s.pop("hall"),
        lambda s: s.update(extra=1),
        lambda s: s.update(time="noon"),
        lambda s: s.update(lanes={"PC03/C-1": "4"}),
        lambda s: s.update(lanes={"PC03/C-1": True}),
        lambda s: s.update(catalogue_version=None),
    ],
)
def test_another_status_is_a_value_error(change: Callable[[Any], Any]) -> None:
    body = status_object(STATUS)
    change(body)
    with pytest.raises(ValueError):
        read_status(json.dumps(body).encode())
