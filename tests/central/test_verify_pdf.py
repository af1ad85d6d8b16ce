"""A PDF held against its receipt on the public page, over real HTTP, sealed and read by the real parts."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from html import escape
from pathlib import Path

import pytest
import requests
from fastapi import FastAPI
from sqlalchemy import Engine, update

from app.domain.order import Order, OrderState
from app.domain.sealed_document import DocumentProof
from app.papers.acceptance_form import acceptance_form
from app.texts import verify_page as words
from app.wire.seals import PublicSeal
from app.wire.verify import read_public_order, verify_path
from central.application import create_app
from central.database import writing
from central.devices import Device
from central.schema import PRODUCT_ORDER
from central.seals import SealBook
from central.verify_upload import MOST_A_MINUTE, MOST_AT_ONCE, MOST_BYTES, TooMany, Turns, file_of
from commands.main import main
from commands.outside import CLOCK_VARIABLE
from printing.pdf import acceptance_form_pdf
from printing.pdf_check import PdfSealReader
from printing.pdf_seal import PdfSeal
from tests.central.counter import Counter, envelope
from tests.fakes.clock import HandClock
from tests.fakes.one_seal import WHOSE, OneSealKey
from tests.fakes.orders import CUSTOMER, DESK, HALL, NOW, ZONE, an_order
from tests.fakes.print_jobs import CountingIds
from tests.fakes.served import served

KEYS = OneSealKey()
BY_CENTRE = f"{HALL.brand.operator.zh} {HALL.name.zh} {DESK.device_id}"  # paired for no desk
WITHIN_S = 20


@pytest.fixture
def app(engine: Engine, clock: HandClock, ids: CountingIds) -> FastAPI:
    return create_app(engine=engine, clock=clock, ids=ids, tick_s=None, seals=PdfSealReader())


@pytest.fixture
def order(counter: Counter, engine: Engine, clock: HandClock) -> Order:
    """Taken by the desk that told its certificate."""
    order = an_order()
    counter.send(envelope(order, key=order.id))
    told = PublicSeal(certificate=KEYS.current().certificate, whose=WHOSE, since=NOW)
    SealBook(engine, clock).take(Device(HALL.id, DESK.device_id), [told])
    return order


@pytest.fixture
def page(app: FastAPI, order: Order) -> Iterator[str]:
    with served(app) as url:
        yield f"{url}/verify/{order.verify_token}"


def sealed(order: Order, keys: OneSealKey = KEYS) -> bytes:
    form = acceptance_form(order, zone=ZONE, verify_url="https://centre.example", only_here=False)
    proof = DocumentProof(
        order_id=order.id,
        receipt_number=str(order.receipt_number),
        verify_token=order.verify_token,
        content=order.signed.content_bytes,
        signature=order.signed.signature,
    )
    return PdfSeal(keys, tsa_url=lambda: "").seal(acceptance_form_pdf(form), proof=proof, at=NOW)


def check(page: str, pdf: bytes) -> requests.Response:
    return requests.post(page, files={"pdf": ("受理单.pdf", pdf, "application/pdf")}, timeout=WITHIN_S)


def test_the_sealed_form_of_this_receipt_matches(page: str, order: Order) -> None:
    pdf = sealed(order)
    answer = check(page, pdf)
    assert answer.status_code == 200
    for shown in (words.MATCHES.zh, words.MATCHES.en, "与受理记录一致。", "it matches the order.", words.NOT_KEPT.zh):
        assert shown in answer.text
    for person in (CUSTOMER.id, CUSTOMER.name, CUSTOMER.phone):
        assert person not in answer.text
    as_body = requests.post(page, data=pdf, headers={"Content-Type": "application/pdf"}, timeout=WITHIN_S)
    assert (as_body.status_code, as_body.text) == (200, answer.text)


def test_whatever_is_not_its_sealed_form_is_told_in_a_sentence(page: str, order: Order) -> None:
    pdf = sealed(order)
    at = pdf.index(b"/MediaBox")
    flipped = pdf[: at + 1] + b"m" + pdf[at + 2 :]
    other = replace(an_order(number=2), receipt_number=order.receipt_number)
    for wrong, said in (
        (flipped, "counts for nothing"),
        (sealed(order, OneSealKey()), "nobody here knows the certificate"),
        (sealed(an_order(number=2)), "another receipt: check it by the code of"),
        (sealed(other), "has other content"),
        (b"%PDF-1.7 and no more", "cannot be read"),
        (b"hello", "not a PDF"),
        (b"", "No file arrived"),
        (b"x" * (MOST_BYTES + 5000), "over 3 MB"),
    ):
        answer = check(page, wrong)
        assert answer.status_code == 422, said
        assert said in answer.text
        assert words.MATCHES.zh not in answer.text
        assert "{" not in answer.text.partition("</style>")[2]


def test_the_command_says_the_same_and_ends_the_same(
    page: str, order: Order, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv(CLOCK_VARIABLE, NOW.isoformat())
    file = tmp_path / "form.pdf"
    for pdf, ended, status in ((sealed(order), 0, 200), (sealed(order, OneSealKey()), 1, 422)):
        file.write_bytes(pdf)
        assert main(["verify", str(file), "--centre", page.partition("/verify")[0]]) == ended
        answer = check(page, pdf)
        assert answer.status_code == status
        assert escape(capsys.readouterr().out.strip().rstrip(".")) in re.sub("</?span[^>]*>", "", answer.text)


def test_a_document_of_an_order_taken_back_is_right_and_past(page: str, order: Order, engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(update(PRODUCT_ORDER).values(state=OrderState.CANCELLED.value))
    answer = check(page, sealed(order))
    assert answer.status_code == 200
    assert "which was voided since" in answer.text
    assert words.MATCHES_PAST.zh in answer.text
    assert words.MATCHES.zh + "<" not in answer.text
    receipt = requests.get(page, timeout=WITHIN_S).text
    assert words.CANCELLED.zh in receipt
    assert words.FOUND_PAST.zh in receipt
    assert words.FOUND.zh + " <" not in receipt
    assert "class=good" not in receipt + answer.text


def test_only_what_was_compared_is_said_to_differ(page: str, order: Order) -> None:
    """And nothing is red where no file was checked."""
    other = replace(an_order(number=2), receipt_number=order.receipt_number)
    for pdf, look, head, compared in (
        (sealed(order), "good", words.PDF_MATCHES, True),
        (sealed(other), "bad", words.PDF_DIFFERS, True),
        (sealed(order, OneSealKey()), "bad", words.PDF_UNSOUND, False),
        (b"", "past", words.NOT_CHECKED, False),
    ):
        shown = check(page, pdf).text
        assert f"<section class={look}>" in shown
        assert head.zh in shown
        assert (words.HELD_AGAINST.zh in shown) is compared


def test_programs_get_the_same_facts(page: str, order: Order) -> None:
    public = read_public_order(requests.get(f"{page}.json", timeout=WITHIN_S).content)
    assert verify_path(order.verify_token) == f"/verify/{order.verify_token}.json"
    assert public.known.receipt_number == str(order.receipt_number)
    assert public.known.content_sha256 == order.signed.content.sha256
    assert public.known.signature_sha256 == order.signed.signature.sha256
    assert public.state is OrderState.ACKNOWLEDGED
    (seal,) = public.seals
    assert (seal.fingerprint, seal.whose, seal.since, seal.until) == (KEYS.current().fingerprint, BY_CENTRE, NOW, None)
    unknown = requests.get(page[:-32] + "0" * 32 + ".json", timeout=WITHIN_S)
    assert (unknown.status_code, unknown.json()["code"]) == (404, "order_unknown")
    assert check(page[:-32] + "0" * 32, b"%PDF-").status_code == 404


def test_the_page_names_the_desks_certificate_and_asks_for_a_file(page: str, counter: Counter) -> None:
    answer = requests.get(page, timeout=WITHIN_S)
    assert BY_CENTRE in answer.text
    assert WHOSE not in answer.text
    assert "action" not in answer.text, "the form goes to the page it stands on, behind whatever proxy"
    assert "type=file name=pdf" in answer.text
    assert "script" not in answer.text
    assert "style-src 'sha256-" in answer.headers["content-security-policy"]


def test_what_was_changed_at_the_centre_is_no_proof(page: str, order: Order, engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(update(PRODUCT_ORDER).values(strokes="[2600, [[[1, 1, 0, 500]]]]"))
    for answer in (requests.get(page, timeout=WITHIN_S), check(page, sealed(order))):
        assert answer.status_code == 409
        assert words.DAMAGED.zh in answer.text
        assert words.GENUINE.zh not in answer.text
    assert requests.get(f"{page}.json", timeout=WITHIN_S).status_code == 409


def test_where_nobody_reads_seals_no_file_is_asked_for(engine: Engine, clock: HandClock, ids: CountingIds) -> None:
    counter = Counter(create_app(engine=engine, clock=clock, ids=ids, tick_s=None))
    counter.accept(an_order())
    path = f"/verify/{an_order().verify_token}"
    assert "type=file" not in counter.get(path).text
    assert words.SEALED_BY.zh not in counter.get(path).text, "nobody knows which PC took it"
    assert counter.call("POST", path, content=b"%PDF-").status_code == 405


def test_so_many_at_once_and_a_minute() -> None:
    turns, at = Turns(), NOW
    with ExitStack() as held:
        for _ in range(MOST_AT_ONCE):
            held.enter_context(turns.taken(at=at))
        with pytest.raises(TooMany), turns.taken(at=at):
            pass
    for _ in range(MOST_A_MINUTE - MOST_AT_ONCE):
        with turns.taken(at=at):
            pass
    with pytest.raises(TooMany), turns.taken(at=at + timedelta(seconds=59)):
        pass
    with turns.taken(at=at + timedelta(seconds=60)):
        pass


def test_the_file_is_the_fields() -> None:
    head = b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n'
    form = head % b"a" + b"1\r\n" + head % b"pdf"
    assert file_of(form + b"one\r\n\r\ntwo\r\n--x--\r\n", boundary=b"x") == b"one\r\n\r\ntwo"
    for wrong in (
        b"",
        b"--x--\r\n",
        form,
        b"--x\r\nno end",
        b"--x\r\nA: b\r\n\r\n" * 20_000,
        form.replace(b"pdf", b"b"),
    ):
        with pytest.raises(ValueError):
            file_of(wrong, boundary=b"x")
