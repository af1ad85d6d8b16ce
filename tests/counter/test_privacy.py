"""The demo's whole order and the lists around it: no customer's name, document or phone number in clear anywhere.

What may stand in clear, by domain: the address where something is installed (the fitter goes there), and what the
clerk's own hand just typed into a field. The form the customer signs and gets shows the masks too (R09), so it is no
exception here.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from app.domain.customer import Customer
from app.domain.order import CentralState
from app.domain.order_line import Decision
from commands.demo_check import write_files
from commands.log_words import LogFormatter
from tests.counter.at_work import AtWork, Key
from tests.counter.place import CounterPlace
from tests.printing.pdf import reading
from ui.clerk.state import DialogKind
from ui.shell.demo_order import ADDED, CANCELLED, PHONE, TENDERED, TOP_UP
from ui.shell.rehearsal import settle


@dataclass(slots=True)
class Seen:
    """Everything that was to be read, by where and when; hidden parts too: they may be shown the next moment."""

    words: dict[str, str] = field(default_factory=dict)

    def look(self, station: str) -> None:
        settle()
        windows = QApplication.topLevelWidgets()
        parts = [part for window in windows for part in (window, *window.findChildren(QWidget))]
        self.words[station] = "\n".join(said for part in parts for said in readable(part) if said)

    def clear_in(self, values: frozenset[str]) -> list[tuple[str, str]]:
        return [
            (station, line)
            for station, said in self.words.items()
            for line in said.splitlines()
            if any(value in in_one(line) for value in values)
        ]


def readable(part: QWidget) -> Iterator[str]:
    """What a person, or a screen reader, finds there; not what the clerk typed."""
    yield part.windowTitle()
    yield part.toolTip()
    yield part.statusTip()
    yield part.accessibleName()
    yield part.accessibleDescription()
    if isinstance(part, QLabel | QAbstractButton):
        yield part.text()
    if isinstance(part, QLineEdit):
        yield part.placeholderText()
        if part.text() != PHONE:
            yield part.text()
    if isinstance(part, QTextEdit | QPlainTextEdit):
        yield part.toPlainText()


def in_one(said: str) -> str:
    """Numbers are looked for however they are grouped."""
    return said.replace(" ", "").replace("-", "")


def in_clear(customers: tuple[Customer, ...]) -> frozenset[str]:
    """From the records themselves, not by what the program thinks is to be masked."""
    values = (
        value
        for one in customers
        for value in (one.name, one.identification.number, one.phone, one.account_number, *one.numbers())
    )
    return frozenset(map(in_one, values))


def test_the_sweep_sees_a_number_however_it_is_grouped() -> None:
    seen = Seen({"form": "154****0017\n+86 154-2026-0017\n张*"})
    assert seen.clear_in(frozenset({"15420260017"})) == [("form", "+86 154-2026-0017")]


def demo_order(work: AtWork, seen: Seen) -> str:
    """Its id. The demo's four lines, the customer's yes, signature and cash."""
    seen.look("01 sign-on")
    work.sign_on()
    seen.look("02 empty form")
    work.search(Key.Key_F3, PHONE)
    seen.look("04 the customer found")
    work.press(Key.Key_Return)
    work.until("the customer stands on the form", lambda: work.presenter.form.customer is not None)
    for typed in ("cx199", CANCELLED, ADDED, f"jf{TOP_UP}"):
        work.put_on(typed)
    work.press(Key.Key_F4)
    seen.look("06 form")
    work.press(Key.Key_Return)
    seen.look("07 the customer asked")
    (line,) = [one for one in work.presenter.form.lines if one.id == work.presenter.customer_side.line_asked]
    work.presenter.customer_side.decide(line.id, Decision.CONFIRMED)
    work.hand_over()
    seen.look("08 the customer signs")
    work.customer_signs()
    work.until("cash is asked for", lambda: work.presenter.dialog is DialogKind.CASH)
    seen.look("09 payment")
    work.give_cash(TENDERED)
    return work.until_accepted()


def look_around(work: AtWork, seen: Seen) -> None:
    """The lists, an order to read, hits and a form put away, once the order is there."""
    work.next_customer()
    seen.look("12 empty form with its last order")
    work.ask_for("jtddz")
    work.until("the orders are listed", lambda: work.presenter.dialog is DialogKind.ORDERS)
    seen.look("13 orders")
    work.press(Key.Key_Return)
    work.until("the order is read", lambda: work.presenter.dialog is DialogKind.ORDER)
    seen.look("14 an order")
    work.presenter.close_dialogs()
    for place, typed in enumerate(("lgf", "wjg")):
        work.search(Key.Key_F3, typed)
        seen.look(f"15 hits {place}")
        work.press(Key.Key_Escape)
        if work.presenter.finder.state().open:
            work.press(Key.Key_Escape)
    work.choose_customer(PHONE)
    work.put_on(f"jf{TOP_UP}")
    work.press(Key.Key_F12)
    seen.look("16 attachments")
    work.presenter.close_dialogs()
    QTest.keyClick(work.window, Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    seen.look("17 asked for a reason")
    work.press(Key.Key_Escape)
    work.search(Key.Key_F2, "hlwzx100m")
    work.press(Key.Key_Return)
    seen.look("18 an approval asked for")
    work.press(Key.Key_Escape)
    work.press(Key.Key_F6)
    seen.look("19 a form put away")
    work.ask_for("qhgd")
    work.until("the drafts are listed", lambda: work.presenter.dialog is DialogKind.DRAFTS)
    seen.look("20 forms put away")
    work.program.lock()
    seen.look("21 locked")


@pytest.mark.needs("pdftotext")
def test_nobody_stands_in_clear_on_screens_papers_or_in_the_log(
    online: CounterPlace, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    seen = Seen()
    with online.counter() as work:
        customers = work.counter.parts.customers.all()
        order_id = demo_order(work, seen)
        work.until("the receipt is printed", lambda: bool(online.printer.slips()))
        seen.look("10 accepted")
        look_around(work, seen)
        work.until("the centre has it", lambda: bool(online.at_centre("productOrder", externalId=order_id)))
        files = write_files(
            tmp_path,
            counter=work.counter,
            order_id=order_id,
            received=online.centre.received(work.counter.parts.desk.hall.id, order_id),
            slips=online.printer.slips(),
            pictures=(),
            states=(CentralState.ACCEPTED,),
            keys=0,
        )
    seen.words["receipt"] = "\n".join(files.receipt)
    seen.words["form"] = reading.words_in_order((tmp_path / "form.pdf").read_bytes())
    seen.words["log"] = "\n".join(map(LogFormatter().format, caplog.records))
    assert "张*" in seen.words["06 form"]
    assert "张*" in seen.words["form"]
    assert len(customers) >= 5
    assert seen.clear_in(in_clear(tuple(customers))) == []
