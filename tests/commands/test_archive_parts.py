"""Sealed forms of a counter, with a real store and a real seal: the first is the archived file, others are marked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.order import KeptOrder, Order
from app.domain.right import Right
from app.domain.sealed_document import DocumentProof, MadeFor
from app.errors import CentralTrouble, InputRefused, PrinterTrouble, RightMissing
from app.ports import AuditEvent
from app.print_queue_ports import PrintJobs
from app.staff_ports import AuditSearch
from app.texts import archive as words
from app.texts import central as central_words
from app.texts.language import Text
from commands.archive_parts import SealedForms
from commands.form_papers import StoredFormPapers
from commands.receipts import clerk_text
from offline_cache.archive import FOLDER, StoredArchive
from offline_cache.audit import StoredAudit
from offline_cache.store import Store
from printing.pdf_check import PdfSealReader
from printing.pdf_seal import PdfSeal
from tests.commands.test_form_papers import LIN, MAY, MAY_NOT, PagesThat, Remembered
from tests.fakes.one_seal import OneSealKey
from tests.fakes.orders import TODAY, ZONE, an_order
from tests.fakes.print_room import print_room
from tests.offline_cache.parts import Books, Counter, accept, behind_the_back, books_of, copy_of, new_counter
from tests.printing.pdf import reading
from ui.clerk.outside import TO_FILE

DAYS = 180


@dataclass
class CentreWith:
    """app.archive_ports.OrdersOfCentre."""

    kept: KeptOrder | None = None
    trouble: CentralTrouble | None = None

    def order(self, receipt_number: str) -> KeptOrder | None:
        if self.trouble is not None:
            raise self.trouble
        return self.kept if self.kept is not None and str(self.kept.receipt_number) == receipt_number else None

    def refused(self, receipt_number: str) -> tuple[tuple[str, Text], ...]:
        return ()


class Watching(PagesThat):
    """What is open in the queue while a form goes out."""

    def __init__(self, jobs: PrintJobs) -> None:
        super().__init__()
        self._jobs, self.open = jobs, list[str]()

    def send(self, address: str, pdf: bytes, *, title: str) -> None:
        self.open += [job.id for job in self._jobs.open()]
        super().send(address, pdf, title=title)


class FlakySeal:
    """A real seal that breaks for one order."""

    def __init__(self, inner: PdfSeal) -> None:
        self._inner, self.broken = inner, ""

    def seal(self, pdf: bytes, *, proof: DocumentProof, at: datetime) -> bytes:
        if proof.order_id == self.broken:
            raise ValueError("a form that cannot be sealed")
        return self._inner.seal(pdf, proof=proof, at=at)


@dataclass
class Desk:
    counter: Counter
    store: Store
    books: Books
    archive: StoredArchive
    seal: FlakySeal
    forms: SealedForms
    papers: StoredFormPapers
    printers: PagesThat
    centre: CentreWith
    folder: Path

    def order(self, number: int = 1) -> Order:
        return accept(self.books, number)

    def saved(self, order: Order, *, leave: Leave | None = None, archive: bool = False) -> bytes:
        file = self.folder / "form.pdf"
        self.papers.make(order.id, place=TO_FILE, file=file, leave=leave, by=LIN, archive=archive)
        return file.read_bytes()

    def printed(self, order: Order, *, leave: Leave | None = None) -> bytes:
        self.papers.make(order.id, place="cups://office", file=None, leave=leave, by=LIN)
        return self.printers.sent[-1][1]

    def remade(self, order: KeptOrder, *, typed: str = "", leave: Leave | None = None) -> bytes:
        file = self.folder / "remade.pdf"
        leave, typed = leave or leave_of(order), typed or str(order.receipt_number)
        self.papers.remake(typed, place=TO_FILE, file=file, leave=leave, signed=clerk_text(LIN))
        return file.read_bytes()

    def damage(self, order: Order) -> None:
        for file in (self.store.folder / FOLDER).rglob(f"{order.id}.*"):
            file.write_bytes(file.read_bytes()[:-1])

    def at_the_centre(self) -> None:
        """All orders so far are, and their receipts are out or given up."""
        behind_the_back(self.store, "UPDATE orders SET copies = 2, central = 'accepted'")
        self.counter.clock.forward(timedelta(minutes=11))

    def let_go(self) -> None:
        """Its days are over."""
        self.counter.clock.forward(timedelta(days=DAYS))
        for back in (1, 2, 3):
            at = self.store.clock.now() - timedelta(days=back)
            StoredAudit(self.store).write(AuditEvent(AuditKind.SIGN_ON, LIN.number, at, "", ""))
        assert self.archive.let_go(today=TODAY + timedelta(days=DAYS))

    def audited(self) -> list[AuditKind]:
        found = StoredAudit(self.store).find(AuditSearch(), limit=50)
        return [row.event.kind for row in reversed(found)]


def leave_of(order: KeptOrder) -> Leave:
    return Leave(MAY, Right.REPRINT_FORM, str(order.receipt_number))


def read(pdf: bytes) -> DocumentProof:
    """What a whole, sealed file says of itself."""
    found = PdfSealReader().read(pdf)
    assert (found.intact, found.certified) == (True, True)
    assert found.proof is not None
    return found.proof


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Counter:
    return new_counter(tmp_path_factory.mktemp("template") / "store")


@pytest.fixture
def desk(template: Counter, tmp_path: Path) -> Iterator[Desk]:
    counter = copy_of(template, tmp_path / "store")
    store = counter.open()
    books, printers, centre, seal = books_of(store), PagesThat(), CentreWith(), FlakySeal(SEAL)
    room = print_room(books)
    archive = StoredArchive(store, zone=ZONE, keep_days=lambda: DAYS)
    forms = SealedForms(room, archive, seal, StoredAudit(store), centre)
    papers = StoredFormPapers(room, printers, Remembered(), StoredAudit(store), forms)
    yield Desk(counter, store, books, archive, seal, forms, papers, printers, centre, tmp_path)
    store.close()


SEAL = PdfSeal(OneSealKey(), tsa_url=lambda: "")


def test_the_first_form_is_the_archived_file_itself_saved_or_printed(desk: Desk) -> None:
    order, other = desk.order(1), desk.order(2)
    saved = desk.saved(order)
    assert saved == desk.archive.document(order.id)
    proof = read(saved)
    assert (proof.made_for, proof.receipt_number, proof.bound) == (MadeFor.FIRST, str(order.receipt_number), True)
    assert desk.printed(other) == desk.archive.document(other.id)
    assert desk.audited().count(AuditKind.DOCUMENT_SEALED) == 2


def test_a_later_copy_is_marked_and_into_a_file_sealed_as_one(desk: Desk) -> None:
    order = desk.order()
    first = desk.printed(order)
    with pytest.raises(RightMissing):
        desk.saved(order)
    copy = desk.saved(order, leave=leave_of(order))
    proof = read(copy)
    assert (proof.made_for, proof.copy_number) == (MadeFor.COPY, 1)
    assert "补打第1次" in reading.words_in_order(copy)
    assert desk.archive.document(order.id) == first
    assert b"/ByteRange" not in desk.printed(order, leave=leave_of(order))  # paper carries no seal


def test_what_became_of_an_order_since_stands_on_its_first_form(desk: Desk) -> None:
    order = desk.order()
    assert desk.forms.seal_next() is False  # its receipt is still to come
    desk.at_the_centre()
    assert desk.forms.seal_next() is True
    kept = desk.archive.document(order.id)
    behind_the_back(desk.store, "UPDATE orders SET central = 'settled'")
    saved = desk.saved(order)
    assert saved != kept
    assert read(saved).made_for is MadeFor.FIRST
    assert "不作数" in reading.words_in_order(saved)
    assert desk.archive.document(order.id) == kept


def test_no_form_that_is_archived_by_itself_says_that_the_order_is_only_here(desk: Desk) -> None:
    order = desk.order()
    desk.counter.clock.forward(timedelta(days=2))
    assert desk.forms.seal_next() is False  # no second copy, and the centre said nothing
    lone = replace(desk.forms, centre=None)
    assert lone.seal_next() is True  # there is nobody to wait for
    kept = desk.archive.document(order.id) or b""
    assert "单机保存" in reading.words_in_order(kept)
    desk.at_the_centre()
    first = desk.saved(order)
    assert first != kept
    assert "单机保存" not in reading.words_in_order(first)
    later = desk.order(2)
    desk.at_the_centre()
    assert desk.forms.seal_next() is True
    assert "单机保存" not in reading.words_in_order(desk.archive.document(later.id) or b"")


@pytest.mark.logs("could not be sealed")
def test_orders_are_sealed_one_by_one_and_one_that_breaks_holds_up_nobody(desk: Desk) -> None:
    broken, order = desk.order(1), desk.order(2)
    desk.at_the_centre()
    desk.seal.broken = broken.id
    assert [desk.forms.seal_next() for _ in range(3)] == [True, True, False]
    assert desk.archive.document(order.id) is not None
    again = replace(desk.forms, _failed=set())  # the next start
    desk.seal.broken = ""
    assert [again.seal_next() for _ in range(2)] == [True, False]
    assert read(desk.archive.document(broken.id) or b"").order_id == broken.id


def test_one_that_was_let_go_is_made_again_with_leave_and_says_so(desk: Desk) -> None:
    order = desk.order()
    desk.at_the_centre()
    desk.forms.seal_next()
    assert not desk.papers.let_go(order.id)
    desk.let_go()
    assert desk.papers.let_go(order.id)
    with pytest.raises(RightMissing):
        desk.saved(order)
    shown = desk.forms.shown_again(str(order.receipt_number), leave=leave_of(order), by=LIN)
    assert "重制" in reading.words_in_order(shown)
    for number, pdf in enumerate((desk.saved(order, leave=leave_of(order)), desk.remade(order), desk.remade(order))):
        proof, said = read(pdf), reading.words_in_order(pdf)
        assert (proof.made_for, proof.content) == (MadeFor.REMADE, order.signed.content_bytes)
        assert proof.copy_number == number
        assert ("重制" in said, "林晓" in said, f"补打第{number}次" in said) == (True, True, number > 0)
    assert desk.audited().count(AuditKind.DOCUMENT_REMADE) == 3
    nobody = replace(leave_of(order), person=MAY_NOT)
    with pytest.raises(RightMissing):
        desk.forms.shown_again(str(order.receipt_number), leave=nobody, by=LIN)
    with pytest.raises(RightMissing):
        desk.remade(order, leave=nobody)


def test_one_that_was_printed_before_it_was_let_go_carries_both_marks(desk: Desk) -> None:
    order = desk.order()
    desk.printed(order)
    desk.let_go()
    pdf = desk.saved(order, leave=leave_of(order))
    proof, said = read(pdf), reading.words_in_order(pdf)
    assert (proof.made_for, proof.copy_number) == (MadeFor.REMADE, 1)
    assert ("重制" in said, "补打第1次" in said) == (True, True)
    assert desk.audited()[-1] is AuditKind.DOCUMENT_REMADE


@pytest.mark.logs("is made again")
def test_one_whose_file_is_damaged_is_made_again_at_f9(desk: Desk) -> None:
    order = desk.order()
    desk.printed(order)
    desk.damage(order)
    assert desk.papers.let_go(order.id)
    proof = read(desk.saved(order, leave=leave_of(order)))
    assert (proof.made_for, proof.copy_number) == (MadeFor.REMADE, 1)


def test_with_the_archive_copy_the_first_form_is_archived_all_the_same(desk: Desk) -> None:
    order, other = desk.order(1), desk.order(2)
    desk.papers.make(order.id, place="cups://office", file=None, leave=None, by=LIN, archive=True)
    paper = desk.printers.sent[-1][1]
    kept = desk.archive.document(order.id) or b""
    assert read(kept).made_for is MadeFor.FIRST
    assert ("存档联" in reading.words_in_order(paper), b"/ByteRange" in paper) == (True, False)
    assert desk.saved(other, archive=True) == desk.archive.document(other.id)


def test_an_order_of_another_counter_is_made_again_of_what_the_centre_keeps(desk: Desk) -> None:
    elsewhere = an_order(number=77)
    number = str(elsewhere.receipt_number)
    desk.centre.kept = elsewhere
    for copy in (0, 1):
        made = desk.remade(elsewhere, typed=f" {number.lower()} ")
        proof = read(made)
        assert (proof.made_for, proof.signature) == (MadeFor.REMADE, elsewhere.signed.signature)
        assert proof.copy_number == copy
        assert "重制" in reading.words_in_order(made)
    printers = Watching(desk.books.print_jobs)
    papers, leave = replace(desk.papers, printers=printers), leave_of(elsewhere)
    papers.remake(number, place="cups://office", file=None, leave=leave, signed=clerk_text(LIN))
    assert (len(printers.sent), printers.open) == (1, [])  # killed now, it counts, and nobody is asked for it either
    desk.printers.answer = OSError("the cable")
    with pytest.raises(PrinterTrouble, match="this one counts"):
        desk.papers.remake(number, place="cups://office", file=None, leave=leave, signed=clerk_text(LIN))
    assert desk.books.print_jobs.open() == ()  # nobody is asked for it
    assert read(desk.remade(elsewhere)).copy_number == 4
    assert desk.audited().count(AuditKind.DOCUMENT_REMADE) == 5
    desk.centre.kept = None
    for typed, centre, said in (
        (number, desk.centre, words.NOWHERE),
        (number, None, words.NOT_HERE_NO_CENTRE),
        ("BH-1", desk.centre, words.NO_NUMBER),
    ):
        with pytest.raises(InputRefused) as refused:
            replace(desk.forms, centre=centre).to_remake(typed)
        assert refused.value.text == said
    voided = desk.order()
    behind_the_back(desk.store, "UPDATE orders SET central = 'voided'")
    with pytest.raises(InputRefused, match="is not remade"):
        desk.remade(voided)
    desk.centre.trouble = CentralTrouble(central_words.ORDER_UNREACHABLE, number=number)
    with pytest.raises(CentralTrouble, match="try again once it is back"):
        desk.remade(elsewhere)
