"""A form of another counter's order, made again of what a real centre keeps of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from app.domain.approval import Leave
from app.domain.order import KeptOrder
from app.domain.right import Right
from app.domain.sealed_document import MadeFor
from commands.archive_parts import SealedForms
from commands.form_papers import StoredFormPapers
from commands.receipts import clerk_text
from offline_cache.archive import StoredArchive
from offline_cache.audit import StoredAudit
from offline_cache.central_client import CentreAddress
from offline_cache.centre_orders import CentreOrders
from offline_cache.link import Link
from printing.pdf_check import PdfSealReader
from printing.pdf_seal import PdfSeal
from tests.central.counter import Counter, envelope
from tests.central.test_line_by_line import an_order as an_order_of_many
from tests.central.test_line_by_line import plan_taken
from tests.commands.test_form_papers import LIN, MAY, PagesThat, Remembered
from tests.fakes.centre import TOKEN
from tests.fakes.one_seal import OneSealKey
from tests.fakes.orders import DESK, HALL, NOW, ZONE, an_order
from tests.fakes.print_room import print_room
from tests.fakes.served import served
from tests.offline_cache.parts import books_of, new_counter
from tests.printing.pdf import reading
from ui.clerk.outside import TO_FILE

pytestmark = pytest.mark.needs("pdftotext")


@pytest.fixture
def papers(app: FastAPI, tmp_path: Path) -> Iterator[StoredFormPapers]:
    """Of a counter that took none of the orders."""
    with served(app) as url, new_counter(tmp_path / "store").opened() as store:
        centre = CentreOrders(CentreAddress(url, TOKEN, HALL.id, DESK.device_id), link=Link(now=NOW))
        books = books_of(store)
        room = print_room(books, verify_base=url)
        archive = StoredArchive(store, zone=ZONE, keep_days=lambda: 180)
        audit = StoredAudit(store)
        forms = SealedForms(room, archive, PdfSeal(OneSealKey(), tsa_url=lambda: ""), audit, centre)
        yield StoredFormPapers(room, PagesThat(), Remembered(), audit, forms)
        centre.close()


def remade(papers: StoredFormPapers, order: KeptOrder, folder: Path) -> str:
    """Its words."""
    number, file = str(order.receipt_number), folder / "remade.pdf"
    leave = Leave(MAY, Right.REPRINT_FORM, number)
    papers.remake(number, place=TO_FILE, file=file, leave=leave, signed=clerk_text(LIN))
    pdf = file.read_bytes()
    found = PdfSealReader().read(pdf)
    assert found.intact
    assert found.proof is not None
    assert (found.proof.made_for, found.proof.content) == (MadeFor.REMADE, order.signed.content_bytes)
    assert found.proof.bound
    return reading.words_in_order(pdf)


def test_it_has_content_and_handwriting_of_the_order_and_says_that_it_was_remade(
    counter: Counter, papers: StoredFormPapers, tmp_path: Path
) -> None:
    order = an_order()
    counter.accept(order)
    said = remade(papers, order, tmp_path)
    assert "重制" in said
    assert str(order.receipt_number) in said


def test_items_that_the_centre_did_not_accept_are_named(
    counter: Counter, engine: Engine, papers: StoredFormPapers, tmp_path: Path
) -> None:
    plan_taken(counter, engine)
    order = an_order_of_many()
    (answer,) = counter.send(envelope(order, seq=2))
    said = remade(papers, order, tmp_path)
    assert "部分受理" in said
    why = next(line.reason.words.zh for line in answer.lines if line.reason is not None)
    assert "".join(why.split()) in "".join(said.split())
