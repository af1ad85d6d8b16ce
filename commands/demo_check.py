"""The files of a headless demo, and whether each figure in them is the domain's."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.content import Sums
from app.domain.hall_time import hall_date
from app.domain.money import read_amount, yuan
from app.domain.order import CentralState
from app.domain.payment import PaymentMethod
from app.errors import Bug
from app.handling.start_form import start_form
from app.handling.verify_document import Verdict
from app.papers.printed import PrintedText, Slip
from app.ports import Clock, Ids
from app.texts.language import Language
from app.wire.canonical import JsonObject, canonical_json
from app.wire.entry import entry_sha256
from central.received_order import ReceivedOrder
from commands.counter import Counter
from commands.stock import DemoData
from offline_cache.cash_desk import StoredCashDesk
from ui.shell.demo_order import ADDED, CANCELLED, PHONE, PLAN, TENDERED, TOP_UP
from ui.virtual_printer.paper_picture import paper_png

MOST_KEYS = 40


@dataclass(frozen=True, slots=True)
class DemoFiles:
    """What the order became: in the store, at the centre, on paper. Sums in fen."""

    order_id: str
    receipt_no: str
    form_sha256: str
    sums: Sums
    paid_fen: int
    change_fen: int
    central_states: tuple[CentralState, ...]
    received: ReceivedOrder | None  # as the centre keeps it
    at_centre: tuple[JsonObject, ...]
    payments_at_centre: tuple[JsonObject, ...]
    entry: JsonObject
    receipt: tuple[str, ...]
    slips: int
    keys: int
    form: Verdict  # of form.pdf, by the demo's own store
    uncounted_fen: int = 0  # cash taken while no cash period ran


def write_files(
    out: Path,
    *,
    counter: Counter,
    order_id: str,
    received: ReceivedOrder | None,
    slips: tuple[Slip, ...],
    pictures: tuple[str, ...],
    states: tuple[CentralState, ...],
    keys: int,
) -> DemoFiles:
    """summary.json order.json entry.json receipt.bin receipt.png form.pdf; the pictures lie there already. order.json
    is the body the centre received, missing where it received none; form.pdf is the archived, sealed file."""
    parts = counter.parts
    order, queued = parts.order_book.order_content(order_id), parts.outbox.entry_of(order_id)
    row = parts.order_book.row(order_id)
    sealed, page = counter.archive.papers.sealed, counter.archive.page()
    if order is None or queued is None or row is None or sealed is None or page is None or not slips:
        raise Bug("the demo's order is not in the store, or nothing was printed")
    entry: JsonObject = json.loads(queued.entry)
    slip, client = slips[-1], counter.room.clients[-1]
    at_centre = client.listed("productOrderingManagement/v4/productOrder", {"externalId": order_id})
    payments = client.listed("paymentManagement/v4/payment", {"correlatorId": order_id})
    form = out / "form.pdf"
    form.write_bytes(sealed.first(order, row))
    files = DemoFiles(
        order_id=order_id,
        receipt_no=str(order.receipt_number),
        form_sha256=order.signed.content.sha256,
        sums=order.signed.content.sums,
        paid_fen=order.payment.amount_fen,
        change_fen=order.payment.change_fen,
        central_states=states,
        received=received,
        at_centre=tuple(at_centre),
        payments_at_centre=tuple(payments),
        entry=entry,
        receipt=tuple(row.words for row in slip.rows if isinstance(row, PrintedText)),
        slips=len(slips),
        keys=keys,
        form=page.acts.verify(form),
        uncounted_fen=StoredCashDesk(parts.store, parts.desk).standing().outside_fen,
    )
    _write_json(out / "summary.json", _summary(files, pictures))
    write_received(out, received)
    _write_json(out / "entry.json", entry)
    (out / "receipt.bin").write_bytes(slip.data)
    (out / "receipt.png").write_bytes(paper_png(slip.rows, columns=48))
    return files


def write_received(out: Path, received: ReceivedOrder | None) -> None:
    """order.json; an earlier run's is taken away first, it would pass for what the centre received now."""
    (out / "order.json").unlink(missing_ok=True)
    if received is not None:
        _write_json(out / "order.json", received.body)


def _summary(files: DemoFiles, pictures: tuple[str, ...]) -> JsonObject:
    return {
        "order_id": files.order_id,
        "receipt_no": files.receipt_no,
        "form_sha256": files.form_sha256,
        "central_state": files.central_states[-1].value,
        "central_states": [state.value for state in files.central_states],
        "monthly_before_fen": files.sums.monthly_before_fen,
        "monthly_after_fen": files.sums.monthly_after_fen,
        "paid_fen": files.paid_fen,
        "key_events": files.keys,
        "form_verdict": files.form.outcome.value,
        "screens": list(pictures),
    }


def _write_json(file: Path, body: JsonObject) -> None:
    file.write_text(json.dumps(body, ensure_ascii=False, indent=2) + "\n", "utf-8")


def expected_order(data: DemoData, *, clock: Clock, ids: Ids) -> Sums:
    """The same order worked out by the domain alone: no window, no store, no wire."""
    customer = next(c for c in data.customers if c.phone == PHONE)
    form = start_form(
        desk=data.desk,
        clerk=data.staff[0].member,
        catalogue=data.catalogue,
        today=hall_date(clock.now(), data.desk.hall.zone),
        offline=False,
        language=Language.ZH,
        ids=ids,
    ).with_customer(customer)
    has = {product.offering_code: product for product in customer.products}
    offers = data.catalogue.offerings
    plan = form.changeable(offers[PLAN], number=PHONE)
    if plan is None:
        raise Bug("the demo's customer has no plan to change")
    return (
        form.with_change(plan, offers[PLAN], line_id="1")
        .with_cancellation(has[CANCELLED], line_id="2")
        .with_addition(offers[ADDED], number=PHONE, line_id="3")
        .with_top_up(number=PHONE, amount_fen=read_amount(TOP_UP), line_id="4")
        .with_payment_method(PaymentMethod.CASH)
        .sums()
    )


def differences(files: DemoFiles, expected: Sums) -> tuple[str, ...]:
    """Every figure that is not the domain's, in words; empty where all agree."""
    return tuple(_differences(files, expected))


def _differences(files: DemoFiles, expected: Sums) -> Iterator[str]:
    if files.sums != expected:
        yield f"sums {files.sums}, expected {expected}"
    if files.paid_fen != expected.today_fen:
        yield f"paid {files.paid_fen}, expected {expected.today_fen}"
    if files.change_fen != read_amount(TENDERED) - expected.today_fen:
        yield f"change {files.change_fen}"
    if files.uncounted_fen:
        yield f"{yuan(files.uncounted_fen)} taken while no cash period ran"
    received = files.received
    if received is None or canonical_json(received.body) != canonical_json(files.entry["bodies"]["productOrder"]):
        yield "order.json: the centre received another body"
    if received is None or received.entry_sha256 != entry_sha256(files.entry):
        yield "entry.json: the centre received another entry"
    if len(files.at_centre) != 1:
        yield f"{len(files.at_centre)} orders at the centre"
    amounts = [payment["totalAmount"]["value"] for payment in files.payments_at_centre]
    if amounts != [expected.today_fen / 100]:
        yield f"payments {amounts} at the centre"
    if files.entry["head"]["form_sha256"] != files.form_sha256:
        yield "the entry's hash is not the form's"
    wanted = [CentralState.PENDING, CentralState.ACCEPTED]
    if list(files.central_states) != wanted:
        yield f"states {[state.value for state in files.central_states]}"
    if files.slips != 1:
        yield f"{files.slips} receipts came out"
    paper = "\n".join(files.receipt).replace("￥", "¥")
    sums = (expected.today_fen, files.change_fen, expected.monthly_before_fen, expected.monthly_after_fen)
    for fen in sums:
        if yuan(fen) not in paper:
            yield f"{yuan(fen)} is not on the receipt"
    if files.receipt_no not in paper:
        yield "the receipt's number is not on it"
    if not files.form.ok:
        yield f"form.pdf: {files.form.said.say(Language.EN)}"
    if files.keys > MOST_KEYS:
        yield f"{files.keys} key events"
