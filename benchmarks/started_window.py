"""The program's windows in a process of their own: says on standard output when each was painted.

Started by benchmarks.start_up with the moment before its exec, in ms of the machine's monotonic clock.
"""

import importlib
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ui.shell.sign_on.view import SignOnView

NUMBER: Final = "3017"
PASSWORD: Final = "bh3017"


def say_ms(what: str, since_ms: float) -> None:
    print(f"{what} {time.monotonic() * 1000 - since_ms:.1f}", flush=True)


def say_cpu(what: str) -> None:
    """What other work on the machine does not change."""
    print(f"{what} {time.process_time() * 1000:.1f}", flush=True)


def bare_window(began_ms: float) -> None:
    """What no program with a window can be faster than."""
    from PySide6.QtWidgets import QApplication, QLabel  # timed: it is the point of this process

    qt = QApplication(sys.argv)
    window = QLabel("bare")
    window.show()
    qt.processEvents()
    say_ms("painted", began_ms)
    say_cpu("painted-cpu")


def counter_window(began_ms: float, folder: Path, *, typed_ahead: bool) -> None:
    """As commands.desktop does it, then signed on as a person does it; or all of it typed on the first page, before
    anybody answers."""
    importlib.import_module("commands.desktop")
    from commands import collector  # timed, like all here
    from commands.outside import SystemClock, SystemIds
    from commands.places import open_for_command
    from commands.run_counter import load_counter

    clock, ids = SystemClock(), SystemIds()
    store = open_for_command(folder, clock=clock, ids=ids)
    collector.rest()  # from here on as commands.run_counter does it
    from ui.frame.plain_qt import load_plain_qt  # the same

    load_plain_qt()
    from commands.first_page import first_page  # behind it, as there
    from ui.frame.application import application, once_painted, qt_words_logged

    with qt_words_logged():  # as there
        qt = application()
        front = first_page(store, clock=clock)

        from commands.run_counter import one_window  # as there, before the page is painted

        one = one_window(store, front)
        view = front.sign_on_view

        def painted() -> None:
            say_ms("painted", began_ms)
            say_cpu("painted-cpu")
            if typed_ahead:
                sign_on(view)

        once_painted(front.window, painted)
        front.used_while(load_counter)
        from commands.counter import Counter  # loaded by now

        counter = Counter(store, clock=clock, ids=ids, front=front)
        once_painted(front.window, collector.wake)
        counter.start()
        say_ms("answers", began_ms)
        pressed_ms = time.monotonic() * 1000
        if not typed_ahead:
            until(qt.processEvents, lambda: view.isVisible() and view.number.edit.hasFocus())
            pressed_ms = sign_on(view)
        until(qt.processEvents, lambda: not counter.program.window.signed_off and not view.isVisible())
        qt.processEvents()
        say_ms("usable", pressed_ms)
        one.close()
        counter.stop()
        store.close()


def sign_on(view: "SignOnView") -> float:
    """With the keys alone; gives the moment before the last one."""
    from PySide6.QtCore import Qt  # no part of starting
    from PySide6.QtTest import QTest

    QTest.keyClicks(view.number.edit, NUMBER)
    QTest.keyClick(view.number.edit, Qt.Key.Key_Return)
    QTest.keyClicks(view.password.edit, PASSWORD)
    pressed_ms = time.monotonic() * 1000
    QTest.keyClick(view.password.edit, Qt.Key.Key_Return)
    return pressed_ms


def until(turn: Callable[[], object], there: Callable[[], bool], *, at_most_s: float = 20.0) -> None:
    """Turns the event loop until it is so, and once more to paint. Raises TimeoutError."""
    ends = time.monotonic() + at_most_s
    while not there():
        if time.monotonic() > ends:
            raise TimeoutError("the window did not come that far")
        turn()
    turn()


def main(kind: str, began_ms: str, *folder: str) -> None:
    if kind == "bare":
        bare_window(float(began_ms))
    else:
        counter_window(float(began_ms), Path(*folder), typed_ahead=kind == "ahead")
