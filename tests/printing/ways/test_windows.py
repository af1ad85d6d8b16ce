"""Against a double of win32print alone: no Windows was ever at hand."""

import pytest

from app.domain.printer_address import WindowsAddress
from app.errors import PrinterTrouble
from app.printer_ports import Delivery
from app.texts import printing as texts
from printing.conversation import Speech
from printing.transport import ConnectedPrinter
from printing.ways.windows import WindowsWay
from tests.fakes.windows_spooler import Document, WindowsSpooler

JOB = b"\x1b@\xd6\xd0\n"


def put_in(spooler: WindowsSpooler, monkeypatch: pytest.MonkeyPatch) -> WindowsSpooler:
    module = "escpos.printer.win32raw"
    monkeypatch.setattr(f"{module}.win32print", spooler, raising=False)
    monkeypatch.setattr(f"{module}.pywintypes", spooler, raising=False)
    monkeypatch.setattr(f"{module}._DEP_WIN32PRINT", True)
    return spooler


def printer(name: str = "XP-80C") -> ConnectedPrinter:
    address = WindowsAddress(name)
    return ConnectedPrinter(address, WindowsWay(address), speech=Speech(answers=True))


def test_a_job_is_one_raw_document_and_never_called_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    spooler = put_in(WindowsSpooler(), monkeypatch)
    assert printer().send(JOB) is Delivery.UNASKED
    assert spooler.documents == [Document("RAW", "yitai", JOB, ended=True)]


def test_reachable_is_whether_windows_lists_it(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in(WindowsSpooler(), monkeypatch)
    assert printer().reachable()
    assert not printer("Other").reachable()


@pytest.mark.parametrize("spooler", [WindowsSpooler(names=()), WindowsSpooler(takes_jobs=False)])
def test_a_printer_that_is_none_or_takes_no_job_is_told(
    spooler: WindowsSpooler, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in(spooler, monkeypatch)
    with pytest.raises(PrinterTrouble) as told:
        printer().send(JOB)
    assert told.value.text is texts.WINDOWS_AWAY
    assert spooler.documents == []


@pytest.mark.parametrize("call", ["WritePrinter", "EndPagePrinter", "EndDocPrinter"])
def test_a_spooler_that_breaks_off_leaves_the_outcome_unknown(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in(WindowsSpooler(breaks_at=call), monkeypatch)
    with pytest.raises(OSError, match=f"broke off.*{call}"):
        printer().send(JOB)


def test_on_another_system_it_is_told() -> None:
    assert not printer().reachable()
    with pytest.raises(PrinterTrouble) as told:
        printer().send(JOB)
    assert told.value.text is texts.NOT_ON_THIS_SYSTEM
