"""A batch: every entry answered for itself, every order taken once, whatever else goes wrong."""

import json
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, func, select

from app.wire.batch import (
    MOST_BYTES,
    MOST_BYTES_ALONE,
    MOST_ENTRIES,
    AnswerStatus,
    BatchRequest,
    EntryAnswer,
    Outcome,
    read_answer,
    request_bytes,
)
from app.wire.canonical import canonical_json, sha256_hex
from central.application import create_app
from central.database import reading, writing
from central.schema import AGREEMENT, ENTRY_KEY, ORDER_LINE, PAYMENT, PRODUCT_ORDER
from central.signed_orders import order_numbered
from tests.central.counter import Counter, envelope
from tests.fakes.clock import HandClock
from tests.fakes.orders import CUSTOMER, DESK, HALL, a_customer, an_empty_form, an_order, order_of, sample_id
from tests.fakes.print_jobs import CountingIds
from tests.tmf.checker import answer_faults


def top_up(number: int, *, amount_fen: int = 5000) -> Any:
    """A small order of the sample customer: a top-up can be repeated as often as one likes."""
    form = an_empty_form(number=number).with_top_up(
        number=CUSTOMER.phone, amount_fen=amount_fen, line_id=sample_id(number * 100 + 1)
    )
    return order_of(form, number=number)


def rows(engine: Engine) -> dict[str, int]:
    with reading(engine) as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (PRODUCT_ORDER, ORDER_LINE, AGREEMENT, PAYMENT, ENTRY_KEY)
        }


def test_an_order_is_accepted_with_all_that_belongs_to_it(counter: Counter, engine: Engine) -> None:
    order = an_order()
    (answer,) = counter.send(envelope(order))
    assert (answer.status, answer.outcome, answer.reason) == (AnswerStatus.ACCEPTED, Outcome.ACCEPTED, None)
    assert answer.central_id is not None
    assert answer.central_id.startswith("H0032.")
    assert [line.id for line in answer.lines] == [line.id for line in order.signed.content.lines]
    assert {line.state.value for line in answer.lines} == {"acknowledged"}
    assert rows(engine) == {"product_order": 1, "order_line": 4, "agreement": 1, "payment": 1, "entry_key": 1}

    found = counter.order(order)
    assert found["id"] == answer.central_id
    assert answer_faults("622", "GET /productOrder/{id}", 200, found) == []
    (agreement,) = counter.read("agreementManagement/v4/agreement", name=str(order.receipt_number))
    (payment,) = counter.read("paymentManagement/v4/payment", correlatorId=order.id)
    assert [ref["id"] for ref in found["agreement"]] == [agreement["id"]]
    assert [ref["id"] for ref in found["payment"]] == [payment["id"]]


def test_what_was_signed_is_kept_as_it_was_signed(counter: Counter, engine: Engine) -> None:
    order = an_order()
    counter.accept(order)
    with reading(engine) as connection:
        kept = connection.execute(select(PRODUCT_ORDER)).mappings().one()
    assert kept["content"].encode() == order.signed.content_bytes
    assert kept["form_sha256"] == order.signed.content.sha256
    assert kept["signature_sha256"] == order.signed.signature.sha256
    assert json.loads(kept["strokes"]) == [order.signed.signature.width, order.signed.signature.strokes_json()]


def test_the_same_entry_again_gets_the_same_answer_and_no_second_order(counter: Counter, engine: Engine) -> None:
    entry = envelope(an_order())
    (first,) = counter.send(entry)
    before = rows(engine)
    for _ in range(3):
        (again,) = counter.send(entry)
        assert again == replace(first, status=AnswerStatus.ALREADY)
    assert rows(engine) == before


def test_another_entry_under_a_used_key_is_refused(counter: Counter, engine: Engine) -> None:
    first = envelope(top_up(1), key="k")
    (accepted,) = counter.send(first)
    assert counter.refusal(envelope(top_up(2), key="k", seq=2)) == "key_conflict"
    assert counter.send(first) == (replace(accepted, status=AnswerStatus.ALREADY),)
    assert rows(engine)["product_order"] == 1


def test_a_damaged_entry_may_come_again_whole(counter: Counter) -> None:
    whole = envelope(top_up(1))
    assert counter.refusal(replace(whole, sha256="0" * 64)) == "sha256_differs"
    (answer,) = counter.send(whole)
    assert answer.status is AnswerStatus.ACCEPTED


def test_a_number_beyond_all_numbers_is_damage(counter: Counter) -> None:
    entry = envelope(top_up(1), change=lambda e: e.update(strokes=[424242]))
    raw = request_bytes(BatchRequest(HALL.id, DESK.device_id, (entry,)))
    (answer,) = read_answer(counter.post(raw.replace(b"424242", b"1e999")).content)
    assert answer.reason is not None
    assert answer.reason.code == "sha256_differs"


def test_an_entry_waits_for_the_one_before_it_in_its_lane(counter: Counter) -> None:
    second = envelope(top_up(2), seq=2)
    (answer,) = counter.send(second)
    assert (answer.status, answer.outcome, answer.reason) == (AnswerStatus.WAIT, None, None)
    first, then = counter.send(envelope(top_up(1), seq=1), second)
    assert (first.status, then.status) == (AnswerStatus.ACCEPTED, AnswerStatus.ACCEPTED)


def test_a_refusal_parks_its_lane_and_no_other(counter: Counter) -> None:
    broken = envelope(top_up(1), change=lambda e: e["head"].update(form_sha256="0" * 64))
    other = an_order(customer=a_customer(1), number=3)
    answers = counter.send(broken, envelope(top_up(2), seq=2), envelope(other))
    assert [a.status.value for a in answers] == ["refused", "wait", "accepted"]


def test_a_repair_takes_the_place_of_what_was_refused(counter: Counter) -> None:
    broken = envelope(top_up(1), key="broken", change=lambda e: e["head"].update(form_sha256="0" * 64))
    (refused,) = counter.send(broken)
    (repaired,) = counter.send(envelope(top_up(1), key="repaired"))
    assert repaired.status is AnswerStatus.ACCEPTED
    (again,) = counter.send(broken)
    assert again == replace(refused, status=AnswerStatus.ALREADY)
    assert again.outcome is Outcome.REFUSED


def test_a_place_in_a_lane_is_given_once(counter: Counter) -> None:
    counter.accept(top_up(1))
    assert counter.refusal(envelope(top_up(2), seq=1)) == "lane_taken"


def test_an_order_is_known_also_under_another_key(counter: Counter, engine: Engine) -> None:
    counter.accept(top_up(1))
    assert counter.refusal(envelope(top_up(1), key="other", seq=2)) == "order_known"
    answers = counter.send(envelope(top_up(2), key="a", seq=2), envelope(top_up(2), key="b", seq=3))
    assert [answer.status.value for answer in answers] == ["accepted", "refused"]
    assert rows(engine)["product_order"] == 2


def test_a_kind_of_a_newer_counter_waits(counter: Counter) -> None:
    (answer,) = counter.send(replace(envelope(top_up(1)), kind="refund"))
    assert answer.status is AnswerStatus.WAIT
    assert answer.reason is not None
    assert answer.reason.code == "kind_unknown"
    assert counter.accept(top_up(1)).status is AnswerStatus.ACCEPTED


def test_the_lane_is_of_this_device_and_this_customer(counter: Counter) -> None:
    for lane in ("H0032-PC04/C-10001", "H0032-PC03/C-20001", "C-10001"):
        assert counter.refusal(replace(envelope(top_up(1), key=f"key-{lane}"), lane=lane)) == "lane_wrong"


def sign_again(entry: Any) -> None:
    """The hashes of the head made to fit the content again: only the bodies still say something else."""
    entry["head"]["form_sha256"] = sha256_hex(entry["content"].encode())
    body = [entry["head"]["form_sha256"], entry["strokes"]["width"], entry["strokes"]["strokes"]]
    entry["head"]["signature_sha256"] = sha256_hex(json.dumps(body, separators=(",", ":")).encode())


def content_changed(entry: Any, **parts: Any) -> None:
    content = json.loads(entry["content"])
    entry["content"] = canonical_json(content | parts).decode()


def written_otherwise(entry: Any, **how: Any) -> None:
    """The same content in other words, signed as such: only canonical ones are a content."""
    entry["content"] = json.dumps(json.loads(entry["content"]), **{"ensure_ascii": False, **how})
    sign_again(entry)


def out_of_order(entry: Any) -> None:
    content = json.loads(entry["content"])
    lines = [dict(reversed(line.items())) for line in content["lines"]]
    entry["content"] = json.dumps({**content, "lines": lines}, ensure_ascii=False, separators=(",", ":"))
    sign_again(entry)


def put_in(entry: Any, **parts: Any) -> None:
    """Names in their order outside, as given within; signed as such."""
    content = {**json.loads(entry["content"]), **parts}
    entry["content"] = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    sign_again(entry)


def notices_as_names(entry: Any, *, in_order: bool) -> None:
    """The approved notices all the same, for whoever goes through them."""
    notices = sorted([*json.loads(entry["content"])["notices"], "more"], reverse=not in_order)
    put_in(entry, notices=dict.fromkeys(notices, 0.5))


def on_another_catalogue(entry: Any) -> None:
    content_changed(entry, catalogue_version="2026-01-01.1")
    sign_again(entry)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda e: e.pop("strokes"), "malformed_entry"),
        (lambda e: content_changed(e, drawn_up_on="today"), "malformed_entry"),
        (written_otherwise, "malformed_entry"),
        (lambda e: written_otherwise(e, separators=(",", ":"), ensure_ascii=True), "malformed_entry"),
        (out_of_order, "malformed_entry"),
        (lambda e: put_in(e, notices="no list"), "malformed_entry"),
        (lambda e: notices_as_names(e, in_order=True), "malformed_entry"),
        (lambda e: notices_as_names(e, in_order=False), "malformed_entry"),
        (lambda e: put_in(e, attachments=""), "malformed_entry"),
        (lambda e: put_in(e, attachments={}), "malformed_entry"),
        (lambda e: e["bodies"]["productOrder"].pop("externalId"), "malformed_entry"),
        (lambda e: e["bodies"]["agreement"].pop("characteristic"), "malformed_entry"),
        (lambda e: e["bodies"]["payment"][0].pop("totalAmount"), "malformed_entry"),
        (lambda e: content_changed(e, statement="..."), "form_sha256_differs"),
        (lambda e: e["head"].update(form_sha256="0" * 64), "form_sha256_differs"),
        (lambda e: e["head"].update(signature_sha256="0" * 64), "form_sha256_differs"),
        (lambda e: e["strokes"]["strokes"].pop(), "form_sha256_differs"),
        (on_another_catalogue, "bodies_differ"),
        (lambda e: e["bodies"]["productOrder"]["productOrderItem"].pop(), "bodies_differ"),
        (lambda e: e["bodies"]["productOrder"]["productOrderItem"][0].update(id="other"), "bodies_differ"),
        (lambda e: e["bodies"]["productOrder"]["productOrderItem"][0].update(action="delete"), "bodies_differ"),
        (
            lambda e: e["bodies"]["productOrder"]["productOrderItem"][0]["productOffering"].update(id="VAS-01"),
            "bodies_differ",
        ),
        (
            lambda e: e["bodies"]["productOrder"]["productOrderItem"][0]["product"]["productCharacteristic"][0].update(
                value="15499990000"
            ),
            "bodies_differ",
        ),
        (
            lambda e: e["bodies"]["productOrder"]["productOrderItem"][3]["itemPrice"][0]["price"].update(
                taxIncludedAmount={"unit": "CNY", "value": 500}
            ),
            "bodies_differ",
        ),
        (lambda e: e["bodies"]["payment"].clear(), "bodies_differ"),
        (lambda e: e["bodies"]["payment"][0].update(totalAmount={"unit": "CNY", "value": 49}), "bodies_differ"),
        (lambda e: e["bodies"]["payment"][0].update(description="现金，收 ¥100.00，找零 ¥49.00"), "bodies_differ"),
        (lambda e: e["bodies"]["payment"][0].update(description=100), "malformed_entry"),
    ],
)
def test_what_is_not_what_was_signed_is_refused_for_good(
    counter: Counter, engine: Engine, change: Any, code: str
) -> None:
    entry = envelope(an_order(), change=change)
    assert counter.refusal(entry) == code
    assert counter.send(entry)[0].status is AnswerStatus.ALREADY
    assert rows(engine) == {"product_order": 0, "order_line": 0, "agreement": 0, "payment": 0, "entry_key": 1}


@pytest.mark.logs("words for what was given that are not read here")
def test_the_words_of_a_newer_counter_for_what_was_given_turn_no_paid_order_away(
    counter: Counter, engine: Engine
) -> None:
    order = an_order()
    newer = envelope(order, change=lambda e: e["bodies"]["payment"][0].update(description="Espèces, 100,00 ¥ reçus"))
    (answer,) = counter.send(newer)
    assert answer.status is AnswerStatus.ACCEPTED
    with reading(engine) as connection:
        found = order_numbered(connection, HALL.id, order.receipt_number)
    assert found is not None
    assert found.order is not None
    (paid,) = found.order.payments
    assert paid.tendered_fen == paid.amount_fen == 5000


class StumblingIds(CountingIds):
    """Fails at one call, as a fault of ours would: always where `at` says, counted from when it is set."""

    def __init__(self) -> None:
        super().__init__()
        self.fail_when: str | None = None
        for _ in range(1000):
            super().uuid7()

    def uuid7(self) -> str:
        if self.fail_when is not None:
            raise RuntimeError(self.fail_when)
        return super().uuid7()


@pytest.mark.logs("a batch of 2 entries failed as a whole")
@pytest.mark.logs("entry key-.* cannot be taken")
def test_a_fault_of_ours_makes_an_entry_wait_and_nothing_dead(engine: Engine, clock: HandClock) -> None:
    ids = StumblingIds()
    counter = Counter(create_app(engine=engine, clock=clock, ids=ids, tick_s=None))
    ids.fail_when = "planted"
    # The second one is refused without needing an id: it must get its answer all the same.
    broken = envelope(
        an_order(customer=a_customer(1), number=2), change=lambda e: e["head"].update(form_sha256="0" * 64)
    )
    first, second = counter.send(envelope(top_up(1)), broken)
    assert first.status is AnswerStatus.WAIT
    assert first.reason is not None
    assert first.reason.code == "stumbled"
    assert second.status is AnswerStatus.REFUSED
    ids.fail_when = None
    assert counter.accept(top_up(1)).status is AnswerStatus.ACCEPTED


@pytest.mark.logs("the database did not take it")
def test_a_database_that_cannot_write_is_a_503_and_keeps_nothing(counter: Counter, engine: Engine) -> None:
    request = request_bytes(BatchRequest(HALL.id, DESK.device_id, (envelope(top_up(1)),)))
    with writing(engine):
        answer = counter.post(request)
    assert answer.status_code == 503
    assert answer_faults("622", "GET /productOrder", 500, answer.json()) == []
    assert rows(engine)["entry_key"] == 0
    assert counter.accept(top_up(1)).status is AnswerStatus.ACCEPTED


def test_fifty_entries_in_one_batch(counter: Counter, engine: Engine) -> None:
    many = [envelope(top_up(n), seq=n) for n in range(1, MOST_ENTRIES + 1)]
    raw = request_bytes(BatchRequest(HALL.id, DESK.device_id, tuple(many)))
    assert len(raw) < 2 * MOST_BYTES
    half = MOST_ENTRIES // 2
    answers: list[EntryAnswer] = [*counter.send(*many[:half]), *counter.send(*many[half:])]
    assert [a.key for a in answers] == [e.key for e in many]
    assert {a.status for a in answers} == {AnswerStatus.ACCEPTED}
    assert rows(engine)["product_order"] == MOST_ENTRIES


def test_a_large_batch_is_refused_and_a_large_entry_alone_is_not(counter: Counter) -> None:
    big = top_up(1)
    points = [[n % 3000, n % 1000, n * 16, 500] for n in range(20_000)]

    def long_signature(entry: Any) -> None:
        entry["strokes"]["strokes"] = [points]
        sign_again(entry)

    entry = envelope(big, change=long_signature)
    small = envelope(top_up(2), seq=2)
    assert len(request_bytes(BatchRequest(HALL.id, DESK.device_id, (entry,)))) > MOST_BYTES
    both = counter.post(request_bytes(BatchRequest(HALL.id, DESK.device_id, (entry, small))))
    assert (both.status_code, both.json()["code"]) == (413, "too_large")
    assert counter.send(entry)[0].status is AnswerStatus.ACCEPTED
    endless = counter.post(b" " * (MOST_BYTES_ALONE + 1))
    assert endless.status_code == 413


@pytest.mark.parametrize("raw", [b"", b"{}", b"<html>", b'{"hall":"H0032","device":"H0032-PC03","entries":[]}'])
def test_what_is_no_batch_is_a_400_in_tm_forums_words(counter: Counter, raw: bytes) -> None:
    answer = counter.post(raw)
    assert answer.status_code == 400
    assert answer.json()["code"] == "bad_batch"
    assert answer_faults("622", "GET /productOrder", 400, answer.json()) == []


def test_a_batch_of_another_device_is_not_taken(counter: Counter) -> None:
    for hall, device in (("H0001", DESK.device_id), (HALL.id, "H0032-PC04")):
        answer = counter.post(request_bytes(BatchRequest(hall, device, (envelope(top_up(1)),))))
        assert (answer.status_code, answer.json()["code"]) == (403, "other_device")
