"""The queue with a real printer on the network that is away at first."""

import socket

from app.ports import PrintJob, PrintState
from printing.escpos import encode
from printing.layout import lay_out
from printing.profiles import PAPER_80
from printing.spool import PrinterPlace
from printing.transport import printer_at
from printing.virtual_printer.server import VirtualPrinter
from tests.fakes.print_jobs import JobsInMemory, SteppingClock, job, print_waiting
from tests.papers.samples import sample_receipt


def receipt_bytes(_: PrintJob, place: PrinterPlace) -> bytes:
    return encode(lay_out(sample_receipt(), columns=48), PAPER_80)


def test_a_receipt_waits_for_its_printer_and_then_comes_out_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    jobs, clock = JobsInMemory(job("job-a")), SteppingClock()
    printer = printer_at(f"tcp://127.0.0.1:{port}", answers=True)

    def run() -> list[PrintState]:
        return [one.state for one in print_waiting(printer, jobs=jobs, lay_out=receipt_bytes, clock=clock)]

    assert run() == [PrintState.FAILED_BEFORE_SEND]
    with VirtualPrinter(port=port) as paper:
        assert run() == [PrintState.CONFIRMED]
        assert run() == []
    assert [slip.data for slip in paper.slips()] == [jobs["job-a"].data]
