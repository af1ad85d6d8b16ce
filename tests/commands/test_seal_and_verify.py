"""`yitai seal` and `yitai verify` as they are typed: one sentence on standard output, and 0 only where all holds."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI, Response

from app.domain.order import OrderState
from app.domain.sealed_document import DocumentProof, MadeFor
from app.handling.archive_order import proof_of
from app.handling.known_orders import OrdersHere
from app.papers.acceptance_form import acceptance_form
from app.wire.signed_order import UNKNOWN
from app.wire.verify import PublicOrder, public_order_bytes
from commands.main import main
from commands.outside import CLOCK_VARIABLE, SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.stored_parts import stored_parts
from offline_cache.seal_keys import StoredSealKeys
from printing.pdf import acceptance_form_pdf
from printing.pdf_seal import PdfSeal
from tests.fakes.operator_certificates import PASSWORD, in_file, issued
from tests.fakes.served import served


@dataclass(frozen=True)
class Desk:
    """A counter's store with one order, and the document it sealed of it."""

    store: Path
    document: Path
    proof: DocumentProof
    order: PublicOrder


@pytest.fixture
def desk(soaked: Path, tmp_path: Path) -> Desk:
    store = open_or_create_demo(soaked, clock=SystemClock(), ids=SystemIds())
    try:
        parts = stored_parts(store)
        keys, row = StoredSealKeys(store, parts.desk), parts.order_book.last_order()
        assert row is not None
        order = parts.order_book.order_content(row.order_id)
        known = OrdersHere(parts.order_book).known(row.receipt_number)
        assert order is not None
        assert known is not None
        proof = proof_of(order, made_for=MadeFor.FIRST)
        form = acceptance_form(order, zone=parts.desk.hall.zone, verify_url="", only_here=False)
        pdf = PdfSeal(keys, tsa_url=lambda: "").seal(acceptance_form_pdf(form), proof=proof, at=store.clock.now())
        public = PublicOrder(known=known, state=OrderState.COMPLETED, seals=keys.trusted())
    finally:
        store.close()
    document = tmp_path / "form.pdf"
    document.write_bytes(pdf)
    return Desk(soaked, document, proof, public)


Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    """Exit code, standard output, standard error of a command line."""

    def typed(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return typed


def test_a_document_is_held_against_the_store(desk: Desk, said: Said) -> None:
    code, out, err = said("verify", desk.document, "--store", desk.store)
    assert (code, err) == (0, "")
    assert out.count("\n") == 1
    assert out.startswith(f"Not changed since it was sealed: form {desk.proof.receipt_number}, signed by ")
    assert out.endswith("it matches the order\n")
    code, out, _ = said("verify", desk.document, "--store", desk.store, "--json")
    found = json.loads(out)
    assert (code, found["ok"], found["receipt_number"]) == (0, True, desk.proof.receipt_number)


def test_what_does_not_hold_or_cannot_be_read_is_no_success(desk: Desk, said: Said, tmp_path: Path) -> None:
    changed = tmp_path / "changed.pdf"
    pdf = desk.document.read_bytes()
    changed.write_bytes(pdf + b"\n")
    code, out, _ = said("verify", changed, "--store", desk.store)
    assert (code, out.count("\n"), "changed after it was sealed" in out) == (1, 1, True)
    code, out, _ = said("verify", desk.document)
    assert (code, "nobody here knows the certificate" in out) == (1, True)
    changed.write_bytes(b"no PDF")
    assert said("verify", changed) == (3, "This is not a PDF file\n", "")
    assert json.loads(said("verify", changed, "--json")[1])["outcome"] == "unreadable"
    code, out, _ = said("verify", tmp_path / "absent.pdf")
    assert (code, "absent.pdf" in out) == (3, True)


def test_a_store_that_is_open_says_what_to_do(desk: Desk, said: Said) -> None:
    store = open_or_create_demo(desk.store, clock=SystemClock(), ids=SystemIds())
    try:
        code, out, err = said("verify", desk.document, "--store", desk.store)
        as_json = said("verify", desk.document, "--store", desk.store, "--json")
    finally:
        store.close()
    assert (code, out) == (4, "")
    assert "--centre" in err
    found = json.loads(as_json[1])
    assert (as_json[0], found["ok"], found["outcome"], "--centre" in found["en"]) == (4, False, "not_asked", True)


def test_a_certificate_alone_says_who_but_not_whether_the_order_is_that(desk: Desk, said: Said, tmp_path: Path) -> None:
    pem = tmp_path / "hall.pem"
    assert said("seal", "export", pem, "--store", desk.store)[0] == 0
    assert said("seal", "show", "--pem", "--store", desk.store)[1] == pem.read_text()
    code, out, _ = said("verify", desk.document, "--certificate", pem)
    assert code == 1
    assert "there is no order to compare it with" in out


def test_a_centre_that_is_named_is_asked_and_no_address_of_the_document(desk: Desk, said: Said) -> None:
    app, asked = FastAPI(), list[str]()
    order = {"known": desk.order}

    @app.get("/verify/{name}")
    def public(name: str) -> Response:
        asked.append(name)
        found = order.get("known")
        if found is None:
            return Response(json.dumps({"code": UNKNOWN}), status_code=404)
        return Response(public_order_bytes(found))

    with served(app) as url:
        assert said("verify", desk.document, "--centre", url)[0] == 0
        assert asked == [f"{desk.proof.verify_token}.json"]
        order.clear()
        code, out, _ = said("verify", desk.document, "--centre", url, "--certificate", _exported(desk, said))
        assert (code, out.endswith("no order of this number is known here\n")) == (1, True)
        assert said("verify", desk.document, "--centre", f"{url}/elsewhere")[0] == 4
    code, out, err = said("verify", desk.document, "--centre", url)
    assert (code, out) == (4, "")
    assert "does not answer" in err
    assert said("verify", desk.document, "--centre", "ftp://centre")[0] == 1
    for plain in ("http://centre.example", "http://127.0.0.1.example/verify", "http://localhost@centre.example"):
        code, out, err = said("verify", desk.document, "--centre", plain)
        assert (code, out, "is no https address" in err) == (1, "", True)


def _exported(desk: Desk, said: Said) -> Path:
    pem = desk.document.with_suffix(".pem")
    assert said("seal", "export", pem, "--store", desk.store)[0] == 0
    return pem


def test_a_retired_key_goes_on_being_known(desk: Desk, said: Said) -> None:
    assert said("seal", "renew", "--store", desk.store)[0] == 0
    shown = said("seal", "show", "--store", desk.store)[1]
    assert (shown.count("Retired on "), shown.count("In use: ")) == (1, 1)
    assert said("verify", desk.document, "--store", desk.store)[0] == 0


def test_the_operators_file_needs_its_password_and_never_on_the_command_line(
    desk: Desk, said: Said, tmp_path: Path
) -> None:
    since = datetime.now(UTC) - timedelta(days=1)
    root = issued("示例通信 根", ca=True, since=since)
    file, secret = tmp_path / "seal.p12", tmp_path / "secret"
    file.write_bytes(in_file(issued("示例通信 滨河路", by=root, since=since), root))
    assert said("seal", "import", file, "--store", desk.store)[0] == 1  # nobody sits at this terminal
    secret.write_text(f"{PASSWORD}?\n", encoding="utf-8")
    assert "password is wrong" in said("seal", "import", file, "--password-file", secret, "--store", desk.store)[2]
    secret.write_text(f"{PASSWORD}\n", encoding="utf-8")
    code, out, _ = said("seal", "import", file, "--password-file", secret, "--store", desk.store)
    assert (code, "sealed with this certificate from now on: 示例通信 滨河路, fingerprint" in out) == (0, True)
    assert "the operator's" in said("seal", "show", "--store", desk.store)[1]


def test_a_person_vouches_by_name_and_takes_it_back_by_fingerprint(desk: Desk, said: Said, tmp_path: Path) -> None:
    pem = _exported(desk, said)
    code, out, _ = said("seal", "trust", pem, "--whose", "隔壁营业厅", "--store", desk.store)
    assert (code, "隔壁营业厅" in out) == (0, True)
    assert said("seal", "trust", pem, "--whose", " ", "--store", desk.store)[0] == 1
    shown = said("seal", "show", "--store", desk.store)[1]
    assert "Trusted too: 隔壁营业厅" in shown
    assert said("seal", "trust", pem, "--whose", "授时中心", "--for-time", "--store", desk.store)[0] == 0
    shown = said("seal", "show", "--store", desk.store)[1]
    assert "Trusted for time stamps: 授时中心" in shown
    assert "Trusted too" not in shown
    fingerprint = shown.rsplit("fingerprint ", 1)[1].strip()
    assert said("seal", "untrust", fingerprint, "--store", desk.store)[0] == 0
    assert said("seal", "untrust", fingerprint, "--store", desk.store)[0] == 1


@pytest.mark.parametrize(
    ("later", "state", "said_so"),
    [("+0d", "fine", "days left"), ("+3630d", "note", "only"), ("+3700d", "fault", "ended on")],
)
def test_doctor_says_how_long_the_certificate_is_good(
    desk: Desk, said: Said, monkeypatch: pytest.MonkeyPatch, later: str, state: str, said_so: str
) -> None:
    monkeypatch.setenv(CLOCK_VARIABLE, later)
    found = json.loads(said("doctor", "--json", "--store", desk.store)[1])["seal"]
    assert found["state"] == state
    assert said_so in found["words"]
