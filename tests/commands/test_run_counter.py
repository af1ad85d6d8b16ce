"""The counter's start where it goes wrong: nothing dead stays on the screen, and whatever was begun is ended."""

import gc
import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.customer import Customer
from commands import collector, counter_life, run_counter
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.run_counter import run_on
from commands.stored_parts import StoredParts, stored_parts
from offline_cache.store import Store
from ui.frame.application import application
from ui.frame.one_window import call_to_front, window_name
from ui.shell.customer_place import CustomerPlace


@pytest.fixture
def store(stocked: Path, qtbot: QtBot) -> Store:
    return open_or_create_demo(stocked, clock=SystemClock(), ids=SystemIds())


@pytest.fixture(autouse=True)
def all_as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("QT_SCALE_FACTOR", "1")  # the start sets it
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
    gc.enable()  # it rests while a counter starts
    qt = application()
    qt.setProperty("closeAsked", None)
    QTimer.singleShot(0, qt.quit)
    qt.exec()  # the end of the last window is heard here, not by the next test's loops


def visible() -> list[str]:
    return [type(window).__name__ for window in QApplication.topLevelWidgets() if window.isVisible()]


@pytest.mark.logs("the program cannot go on")
def test_a_page_whose_counter_cannot_be_loaded_goes(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ImportError("DLL load failed")

    monkeypatch.setattr(run_counter, "load_counter", broken)
    with pytest.raises(ImportError, match="DLL"):
        run_on(store, clock=SystemClock(), ids=SystemIds())
    assert visible() == []
    assert not call_to_front(window_name(store.folder)), "a second start would show it once more"


def test_asked_to_end_while_it_is_put_together_it_ends_in_order_and_shows_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_together, place_closed, did = stored_parts, CustomerPlace.close, list[str]()

    def asked(store: Store, *, customer_kept: Callable[[Customer], None]) -> StoredParts:
        os.kill(os.getpid(), signal.SIGTERM)
        return put_together(store, customer_kept=customer_kept)

    def closed(self: CustomerPlace) -> None:
        did.append("customer's screen and voice closed")
        place_closed(self)

    monkeypatch.setattr("commands.counter.stored_parts", asked)
    monkeypatch.setattr(CustomerPlace, "close", closed)
    monkeypatch.setattr(CustomerPlace, "show", lambda _: did.append("shown"))
    assert run_on(store, clock=SystemClock(), ids=SystemIds()) == 0
    assert did == ["customer's screen and voice closed"]
    assert visible() == []


def test_what_loading_left_is_let_go_once_nobody_types_on_the_windows_thread(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = list[int]()

    def tidied() -> None:
        threads.append(threading.get_ident())
        application().closeAllWindows()

    monkeypatch.setattr(counter_life, "TIDY_AFTER_MS", 1)
    monkeypatch.setattr(collector, "tidy", tidied)
    assert run_on(store, clock=SystemClock(), ids=SystemIds()) == 0
    assert threads == [threading.get_ident()]
