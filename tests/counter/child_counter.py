"""A counter in a process of its own that handles the demo's order and is killed on the way; test_killed starts it.

python -m tests.counter.child_counter STORE CENTRE PRINTER AT: AT is one of Place. Opens the store as it lies.
"""

import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from PySide6.QtWidgets import QApplication

import commands.stored_parts
import printing.transport
from app.domain.order import Order
from app.ports import PrintState
from app.printer_ports import Delivery, PrinterCondition, ToldCondition, never, nobody_told, nothing_first
from commands import counter
from commands.demo_place import point_to
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.stock import demo_data
from offline_cache.order_book import StoredOrderBook
from offline_cache.print_jobs import StoredPrintJobs
from printing.transport import ConnectedPrinter
from tests.counter.at_work import AtWork
from ui.frame.application import application
from ui.frame.pictures import SMALL
from ui.shell.settings.state import CustomerScreenChoice, SettingsState


class Place(StrEnum):
    """Where the program is killed."""

    PAID = "paid"  # the money is journalled, the order not recorded
    RECORDED = "recorded"  # on disk, nothing printed, nobody told
    SENT = "sent"  # `sent` is journalled, no byte has left
    PRINTED = "printed"  # the paper is out, which nobody wrote down


def die() -> None:
    """As if the power had gone: nothing is flushed, no handler runs."""
    os.kill(os.getpid(), signal.SIGKILL)


class BeforeRecord(StoredOrderBook):
    def record(self, order: Order) -> Order:
        die()
        return order


class AfterRecord(StoredOrderBook):
    def record(self, order: Order) -> Order:
        kept = super().record(order)
        die()
        return kept


class AfterSent(StoredPrintJobs):
    def mark(
        self,
        job_id: str,
        state: PrintState,
        *,
        at: datetime,
        data: bytes | None = None,
        error: str = "",
        printer: str = "",
        condition: PrinterCondition | None = None,
    ) -> bool:
        marked = super().mark(job_id, state, at=at, data=data, error=error, printer=printer, condition=condition)
        if state is PrintState.SENT:
            die()
        return marked


class AfterPaper(ConnectedPrinter):
    """A printer that answers to nobody."""

    def send(
        self,
        data: bytes,
        *,
        begin: Callable[[], None] = nothing_first,
        told: ToldCondition = nobody_told,
        stopped: Callable[[], bool] = never,
        torn: bool = False,
    ) -> Delivery:
        super().send(data, begin=begin, told=told, stopped=stopped, torn=torn)
        die()
        return Delivery.CONFIRMED


def arm(at: Place) -> None:
    """Puts the part that kills in the place of the real one, which it otherwise is."""
    if at is Place.PAID:
        vars(commands.stored_parts)["StoredOrderBook"] = BeforeRecord
    elif at is Place.RECORDED:
        vars(commands.stored_parts)["StoredOrderBook"] = AfterRecord
    elif at is Place.SENT:
        vars(commands.stored_parts)["StoredPrintJobs"] = AfterSent
    else:
        vars(printing.transport)["ConnectedPrinter"] = AfterPaper


def main() -> None:
    folder, central_url, printer, at = sys.argv[1:]
    arm(Place(at))
    data, clock, ids = demo_data(), SystemClock(), SystemIds()
    store = open_or_create_demo(Path(folder), clock=clock, ids=ids)
    point_to(store, data=data, central_url=central_url, printer=printer)
    running: QApplication = application()
    chosen = SettingsState(customer_screen=CustomerScreenChoice.WINDOW)
    made = counter.Counter(store, clock=clock, ids=ids, chosen=chosen)
    made.start()
    made.program.window.move(2 * SMALL.width(), 0)  # offscreen nothing comes forward: the customer's must lie free
    work = AtWork(made, data)
    work.order.sign_on()
    work.order.put_on_form()
    work.order.customer_confirms_and_signs()
    work.order.take_cash()
    work.until("this program is killed", lambda: running.closingDown())


if __name__ == "__main__":
    main()
