"""Whether what is signed says everything that is owed (domain §2), and its bodies are what TM Forum describes."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from app.domain.content import Content, ContentLine
from app.domain.order_form import OrderForm
from app.domain.payment import PaymentMethod
from app.wire.entry import order_entry
from tests.fakes import orders as demo
from tests.tmf.checker import request_faults

# What a line says in any case, 无 or 不含 where there is none; a change says what is included in its table.
TAKEN_UP = frozenset(
    [
        "start",
        "overage",
        "cap",
        "throttle",
        "term",
        "first_month",
        "penalty",
        "after_term",
        "discount",
        "trial",
        "provider",
        "cancel",
    ]
)
OWED = {
    "add": TAKEN_UP | {"included"},
    "modify": TAKEN_UP,
    "delete": frozenset(["stop", "last_month", "term", "penalty", "reorder"]),
    "topUp": frozenset(["arrival", "term", "penalty"]),
}
# Empty where they stand for nothing: no form before, no code of a top-up, no day known, no waiver, no proof.
MAY_BE_EMPTY = frozenset(["amends", "code", "effective_on", "why", "waiver", "evidence"])


def lacking(content: Content) -> list[str]:
    """What is missing, each with its place; nothing for a form that may be signed."""
    found = [f"{place} is empty" for place in _empty("", content)]
    for line in content.lines:
        found += [f"line {line.position}: no {key}" for key in sorted(OWED[line.action] - {f.key for f in line.facts})]
        found += [f"line {line.position}: {label} is missing" for label in line.missing]
        found += [f"line {line.position}: nothing to read" for _ in range(not line.plain)]
        found += [f"line {line.position}: no table" for _ in range(_changes(line) and line.table is None)]
    return found


def _changes(line: ContentLine) -> bool:
    return line.action == "modify"


def _empty(place: str, value: object) -> Iterator[str]:
    """The places of texts without a word."""
    if isinstance(value, str):
        if not value.strip():
            yield place
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from _empty(f"{place}[{number}]", each)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in MAY_BE_EMPTY:
                yield from _empty(f"{place}.{field.name}", getattr(value, field.name))


def strict_faults(form: OrderForm) -> list[str]:
    """Of the bodies of `form` as an accepted order, paid in cash where something is due."""
    order = demo.order_of(form.with_payment_method(PaymentMethod.CASH))
    bodies = order_entry(order)["bodies"]
    found = request_faults("622", "POST /productOrder", bodies["productOrder"])
    found += request_faults("651", "POST /agreement", bodies["agreement"])
    return found + [fault for body in bodies["payment"] for fault in request_faults("676", "POST /payment", body)]
