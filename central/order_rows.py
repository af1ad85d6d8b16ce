"""An accepted entry as rows: order, lines, agreement, payments, and what it does to the customer's products."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.content import ContentLine
from app.domain.hall_time import last_day_of_term, start_of
from app.domain.invoice import InvoiceState, invoiceable_fen
from app.domain.offering import OfferingKind
from app.domain.order import OrderState
from app.domain.order_line import Action
from app.domain.pending_effect import EffectKind, PendingEffect
from app.ports import Ids
from app.wire.batch import LineAnswer, read_reason, reason_object
from app.wire.canonical import JsonObject
from app.wire.moment import moment
from app.wire.product_order import OrderedItem
from central.examine import ReadEntry
from central.insert_rows import column_json
from central.line_by_line import Part
from central.offers import Offer
from central.product_rows import family_pay_row, pending_row
from central.standing import Installed


@dataclass(slots=True)
class Rows:
    """What one or many orders write, by table; product updates carry the key as b_customer_id and b_id."""

    orders: list[JsonObject] = field(default_factory=list)
    lines: list[JsonObject] = field(default_factory=list)
    agreements: list[JsonObject] = field(default_factory=list)
    payments: list[JsonObject] = field(default_factory=list)
    invoices: list[JsonObject] = field(default_factory=list)
    new_products: list[JsonObject] = field(default_factory=list)
    touched_products: list[JsonObject] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What is the same for every row of one order. `received_at` is a moment in words, `received_on` its hall's day."""

    hall_id: str
    zone: ZoneInfo
    order_id: str
    received_at: str
    received_on: str
    ids: Ids

    def new_id(self) -> str:
        """Carries the hall, since TM Forum's paths hold nothing but the id."""
        return f"{self.hall_id}.{self.ids.uuid7()}"


def add_order(
    rows: Rows, part: Part, acceptance: Acceptance, *, offers: Mapping[str, Offer], installed: list[Installed]
) -> tuple[LineAnswer, ...]:
    """Adds all rows of an order that passed the checks and lets `installed` stand as the order leaves it.

    A line that is refused gets its row with the reason, and does nothing.
    """
    read = part.read
    agreement_id = acceptance.new_id()
    payments = [(acceptance.new_id(), body) for body in read.words.payments]
    rows.orders.append(_order_row(read, acceptance, agreement_id=agreement_id, payment_ids=[id for id, _ in payments]))
    owner = {"hall_id": acceptance.hall_id, "order_id": acceptance.order_id}
    head = read.entry.head
    rows.agreements.append({**owner, "id": agreement_id, "receipt_no": head.receipt_no, "body": read.words.agreement})
    rows.payments += [
        {
            **owner,
            "id": id,
            "correlator_id": read.ordered.external_id,
            "paid_at": moment(head.accepted_at),
            "body": body,
        }
        for id, body in payments
    ]
    rows.invoices += [owner | invoice for invoice in _invoices(part)]
    days = {line.id: _day_of(line, acceptance) for line in read.entry.content.lines}
    answers: list[LineAnswer] = []
    for position, item in enumerate(part.whole.ordered.items):
        offer = offers.get(item.code or "")
        day, why = days[item.line_id], part.refused.get(item.line_id)
        product_id = None
        if why is None:
            product_id = _product_of(rows, read, item, offer, installed=installed, effective_on=day)
        answer = LineAnswer(item.line_id, OrderState.REJECTED if why else OrderState.ACKNOWLEDGED, why)
        answers.append(answer)
        about = {"position": position, "customer_id": read.ordered.customer_id, "product_id": product_id}
        rows.lines.append(owner | about | _line_row(item, offer, answer, acceptance, effective_on=day))
    return tuple(answers)


def _order_row(read: ReadEntry, acceptance: Acceptance, *, agreement_id: str, payment_ids: Sequence[str]) -> JsonObject:
    entry, head = read.entry, read.entry.head
    kept_apart = {
        "agreement": [{"id": agreement_id, "@referredType": "Agreement"}],
        "payment": [{"id": id, "@referredType": "Payment"} for id in payment_ids],
    }
    return {
        "hall_id": acceptance.hall_id,
        "id": acceptance.order_id,
        "external_id": read.ordered.external_id,
        "customer_id": read.ordered.customer_id,
        "state": OrderState.ACKNOWLEDGED.value,
        "receipt_no": head.receipt_no,
        "verify_token": head.verify_token,
        "form_sha256": head.form_sha256,
        "signature_sha256": head.signature_sha256,
        "clerk": head.clerk,
        "desk": head.desk,
        "offline": head.offline,
        "signed_at": moment(head.signed_at),
        "accepted_at": moment(head.accepted_at),
        "ordered_at": acceptance.received_at,
        "completed_at": None,
        "content": read.words.content_words,
        "strokes": f"[{entry.width},{entry.strokes}]",
        "body": _with(kept_apart, read),
    }


def _with(kept_apart: JsonObject, read: ReadEntry) -> str:
    """The order's body as it came, and beside it where what is kept apart from it is found."""
    body = read.entry.product_order
    if not body or body.keys() & kept_apart.keys():
        return column_json(body | kept_apart)
    return f"{read.words.product_order[:-1]},{column_json(kept_apart)[1:]}"


def _invoices(part: Part) -> list[JsonObject]:
    """The one that was asked for, over what was accepted."""
    asked, ordered = part.read.entry.content.invoice, part.read.ordered
    if asked is None:
        return []
    fees = invoiceable_fen(part.charges, top_up_fen=sum(item.top_up_fen for item in ordered.items))
    said = {"title": asked.title, "tax_number": asked.tax_number, "contact": ordered.invoice_contact}
    return [{**said, "amount_fen": fees, "state": InvoiceState.ASKED.value, "number": ""}]


def _line_row(
    item: OrderedItem, offer: Offer | None, answer: LineAnswer, acceptance: Acceptance, *, effective_on: str
) -> JsonObject:
    why = answer.reason
    return {
        "id": item.line_id,
        "action": item.action.value,
        "state": answer.state.value,
        "refusal": column_json(reason_object(why)) if why else None,
        "due_at": None if why else _due_at(item, effective_on, acceptance),
        "effective_on": effective_on or None,
        "code": item.code,
        "kind": offer.kind.value if offer else None,
        "term_months": offer.term_months if offer else None,
        "top_up_fen": item.top_up_fen,
    }


def _day_of(line: ContentLine, acceptance: Acceptance) -> str:
    """What was signed to count from the day it is taken begins on that day in the hall, never before it was signed."""
    if not line.on_acceptance:
        return line.effective_on
    return max(line.effective_on, acceptance.received_on)


def line_answer(row: Mapping[str, Any], state: OrderState) -> LineAnswer:
    """What the hall is told of a row of order_line."""
    return LineAnswer(row["id"], state, read_reason(json.loads(row["refusal"])) if row["refusal"] else None)


def _due_at(item: OrderedItem, effective_on: str, acceptance: Acceptance) -> str | None:
    """When the line takes effect; None where it must be installed first. Money on an account waits for nothing."""
    if item.action is Action.TOP_UP:
        return acceptance.received_at
    return moment(start_of(date.fromisoformat(effective_on), acceptance.zone)) if effective_on else None


def _product_of(
    rows: Rows,
    read: ReadEntry,
    item: OrderedItem,
    offer: Offer | None,
    *,
    installed: list[Installed],
    effective_on: str,
) -> str | None:
    """The product the line is about: a new one, with the line's own id, or the installed one, held until its day."""
    customer_id = read.ordered.customer_id
    day = date.fromisoformat(effective_on) if effective_on else None
    if item.action is Action.ADD and offer is not None and offer.kind is not OfferingKind.SERVICE_FEE:
        term_end, visit = _term_end(offer, day), None if day else item.visit_on
        pending = PendingEffect(EffectKind.BEGINS, item.line_id, day, term_ends_on=term_end, supposed_on=visit)
        installed.append(Installed(item.line_id, item.number, offer.code, offer.kind, pending))
        rows.new_products.append(
            {
                "customer_id": customer_id,
                "id": item.line_id,
                "position": len(installed),
                "number": item.number,
                "offering_code": offer.code,
                "kind": offer.kind.value,
                "status": pending.status.value,
                "started_on": effective_on or read.entry.content.drawn_up_on,
                "ended_on": None,
                "term_ends_on": pending.term_ends_on.isoformat() if pending.term_ends_on else None,
                "usage": None,
                "is_primary": False,
                "line_since": None,
                "family_pay": family_pay_row(item.family_pay, number=item.number),
                **pending_row(pending),
            }
        )
        return item.line_id
    product = next((each for each in installed if each.id == item.product_id), None)
    if product is None:
        return None
    if item.action is Action.DELETE or offer is None:
        product.pending = PendingEffect(EffectKind.ENDS, item.line_id, day)
    else:
        term_end = _term_end(offer, day)
        since = product.since if product.kind is offer.kind else None
        visit = None if day else item.visit_on
        product.pending = PendingEffect(EffectKind.CHANGES, item.line_id, day, offer.code, term_end, visit, since)
    rows.touched_products.append(
        {
            "b_customer_id": customer_id,
            "b_id": product.id,
            "status": product.pending.status.value,
            **pending_row(product.pending),
        }
    )
    return product.id


def _term_end(offer: Offer, starts_on: date | None) -> date | None:
    return last_day_of_term(starts_on, offer.term_months) if offer.term_months and starts_on else None
