"""An accepted order opened at a real counter: its A4 form out of a real CUPS, and voided with a colleague's PIN."""

import pytest

from app.domain.money import yuan
from app.domain.order import CentralState
from app.ports import PaperKind, PrintState
from printing.pdf_check import PdfSealReader
from tests.counter.at_work import AtWork, Key
from tests.counter.place import NOBODY, CounterPlace
from tests.printing.pdf import reading
from tests.printing.ways.scheduler import scheduler, until
from ui.clerk.paper_dialog import FormPaperDialog
from ui.shell.reason_dialog import ReasonDialog

pytestmark = pytest.mark.xdist_group("cups")  # one scheduler at a time

ZHANG = "15420260017"


def topped_up(work: AtWork) -> str:
    """¥20 in cash, accepted; the order's id."""
    work.sign_on()
    work.choose_customer(ZHANG)
    work.put_on("jf20")
    work.press(Key.Key_F4)
    work.hand_over()
    work.customer_signs()
    work.give_cash("50")
    return work.until_accepted()


def open_order(work: AtWork, order_id: str) -> None:
    work.presenter.read_order(order_id)
    work.until("it is open", lambda: work.presenter.reader.view(work.presenter.language) is not None)


def paper_dialog(work: AtWork, *, said: str) -> FormPaperDialog:
    work.press(Key.Key_F9)
    work.until_said(said)
    dialog = work.window.overlay.dialog()
    assert isinstance(dialog, FormPaperDialog)
    return dialog


def sealed_form(work: AtWork, order_id: str) -> bytes:
    """As it is archived, whole under its seal."""
    forms = work.counter.archive.papers.sealed
    assert forms is not None
    pdf = forms.archive.document(order_id)
    assert pdf is not None
    assert PdfSealReader().read(pdf).intact
    return pdf


@pytest.mark.needs("cupsd", "lp", "pdftotext")
def test_the_form_comes_out_plain_first_and_marked_the_second_time(place: CounterPlace) -> None:
    with scheduler() as cups, place.counter() as work:
        paper = cups.add_queue("office")
        order_id = topped_up(work)
        number = work.counter.parts.order_book.row(order_id)
        assert number is not None
        jobs = work.counter.parts.print_jobs
        open_order(work, order_id)
        for copy, said in enumerate(("第一次出这张单", "已出过 1 次")):
            paper_dialog(work, said=said)
            work.press(Key.Key_Return)
            work.until_said(f"A4 受理单 {number.receipt_number} 已送打印机 office。")
            until(paper.exists)
            words = reading.words_in_order(paper.read_bytes())
            assert number.receipt_number in words
            assert ("补打第1次" in words) == bool(copy)
            marks = words.split("补打第1次")[1:]  # at the head of each page, and once with who and when
            assert any("周敏3017" in each[:40] for each in marks) == bool(copy)
            if not copy:
                assert words == reading.words_in_order(sealed_form(work, order_id))  # the first is the archived file
            paper.unlink()
        forms = [job for job in jobs.of_order(order_id) if job.paper is PaperKind.ACCEPTANCE_FORM]
        assert [(job.copy_number, job.state) for job in forms] == [
            (0, PrintState.HANDED_OVER),
            (1, PrintState.HANDED_OVER),
        ]
        work.until_said("受理单补打 1")
    assert place.checked().sound
    assert place.audit().count("form_reprinted") == 1


def test_an_order_whose_receipt_waits_is_voided_with_a_colleagues_pin(place: CounterPlace) -> None:
    place.printer_address = f"tcp://{NOBODY}"
    with place.counter() as work:
        order_id = topped_up(work)
        work.until_said("作废这一单")
        work.press(Key.Key_F8)
        work.until("a reason is asked for", lambda: isinstance(work.window.overlay.dialog(), ReasonDialog))
        assert yuan(20_00) in work.words()
        dialog = work.window.overlay.dialog()
        assert isinstance(dialog, ReasonDialog)
        dialog.reason.edit.setFocus()
        work.hands.type_text(work.window, "not wanted")
        work.press(Key.Key_Return)
        work.approved_by("3001", "719204")
        work.until_said("已作废。请退 ¥20.00 给客户。")
        row = work.counter.parts.order_book.row(order_id)
        assert row is not None
        assert row.central is CentralState.VOIDED
        work.press(Key.Key_Escape)
        work.until("the page lies free", lambda: work.window.overlay.dialog() is None)
        work.until_said("要退给客户")
    assert place.checked().sound
    kinds = place.audit()
    assert [kind for kind in kinds if kind in ("approved", "order_voided", "payment_returned")] == [
        "approved",
        "order_voided",
        "payment_returned",
    ]
