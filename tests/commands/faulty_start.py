"""A program that goes wrong, or does not open, before its first page: in a process of its own, for test_early_crash.

python -m tests.commands.faulty_start assistant|alone STORE: plants an error, presses what a person would, and prints
what the page said. `close` and `restart` plant nothing: the store itself is in no state to open.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from app.errors import Bug
from commands import assistant, desktop, main
from ui.frame.application import application
from ui.setup.program import SetupWindow
from ui.setup.view import SetupView
from ui.shell.crash.early import CrashWindow
from ui.shell.crash.page import CrashPage

SECRET = "何静 13612345678"
STEP_MS = 100
MOST_STEPS = 200


def fail(*_: object) -> None:
    raise Bug(f"nobody expected {SECRET}")


def windows(kind: type[QWidget]) -> list[QWidget]:
    return [one for one in application().topLevelWidgets() if isinstance(one, kind) and one.isVisible()]


def page() -> CrashPage | None:
    found = (one.findChild(CrashPage) for kind in (SetupWindow, CrashWindow) for one in windows(kind))
    return next((one for one in found if isinstance(one, CrashPage) and one.isVisible()), None)


def said(shown: CrashPage) -> str:
    return "\n".join(label.text() for label in shown.findChildren(QLabel) if label.isVisible())


def until(happened: Callable[[], bool]) -> Iterator[None]:
    while not happened():
        yield


def bundle_and_restart() -> Iterator[None]:
    yield from until(lambda: page() is not None)
    shown = page()
    assert shown is not None
    shown.bundle_pressed.emit()
    yield from until(lambda: ".zip" in said(shown))
    print(said(shown))
    shown.restart.click()


def at_the_assistant() -> Iterator[None]:
    yield from until(lambda: bool(windows(SetupWindow)))
    before = windows(SetupWindow)[0]
    view = before.findChild(SetupView)
    assert isinstance(view, SetupView)
    view.answered.emit("language", "zh")
    view.printer.find_pressed.emit()
    yield from bundle_and_restart()
    yield from until(lambda: windows(SetupWindow) not in ([], [before]))
    again = windows(SetupWindow)[0]
    print("title:", again.windowTitle())
    again.close()


def press(wanted: str) -> Iterator[None]:
    yield from until(lambda: page() is not None)
    shown = page()
    assert shown is not None
    print(said(shown))
    (shown.restart if wanted == "restart" else shown.go_on).click()


def drive(steps: Iterator[None]) -> QTimer:
    left = iter(range(MOST_STEPS))

    def step() -> None:
        if next(left, None) is None:
            application().exit(3)
        next(steps, None)

    timer = QTimer(application())
    timer.timeout.connect(step)
    timer.start(STEP_MS)
    return timer


def tell_again(words: Sequence[str]) -> int:
    print("again:", Path(words[-1]).name)
    return 0


def run(what: str, store: str, *command: str) -> int:
    planted = pytest.MonkeyPatch()
    if what == "assistant":
        planted.setattr(assistant, "find_printers", fail)
        timer = drive(at_the_assistant())
    elif what in ("close", "restart"):
        timer = drive(press(what))
    else:
        planted.setattr(desktop, "_open", fail)
        timer = drive(bundle_and_restart())
    planted.setattr(main, "_start_again", tell_again)
    code = main.main(command or ["--store", store])
    timer.stop()
    return code


if __name__ == "__main__":
    sys.exit(run(*sys.argv[1:]))
