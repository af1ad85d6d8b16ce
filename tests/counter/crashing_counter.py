"""A counter's whole life, in a process of its own, at whose desk the program goes wrong; test_support_bundle starts it.

python -m tests.counter.crashing_counter STORE PHONE NUMBER PASSWORD SECRETS: signs on, accepts a top-up, puts another
on a new form; then a slot, a lane's job, a thread and Qt itself fail with every line of the file SECRETS in their
words. Says what the page said, and where the bundle lies.
"""

import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer, qWarning

from app.errors import Bug
from app.handling.read_demo import DemoStaff
from commands.counter import Counter
from commands.counter_life import run_to_the_end
from commands.life import life_of
from commands.outside import SystemClock, SystemIds
from commands.places import open_for_command
from commands.stock import demo_data
from tests.counter.at_work import AtWork, Key, touchable, words_on
from ui.frame.application import application
from ui.shell.crash.page import CrashPage
from ui.shell.rehearsal import settle
from ui.shell.settings.state import CustomerScreenChoice, SettingsState
from ui.widgets.button import Button


def day(work: AtWork, phone: str, secrets: str) -> None:
    work.sign_on()
    top_up(work, phone, cash="100")
    top_up(work, phone)
    go_wrong(work, secrets)
    (page,) = work.window.findChildren(CrashPage)
    work.until("the page is there and the form is kept", lambda: page.isVisible() and "草稿" in words_on(page))
    (bundle,) = [button for button in touchable(page, Button, "") if button.words() == "保存支持包"]
    work.hands.click(bundle)
    work.until("the bundle is saved", lambda: ".zip" in words_on(page))
    print(words_on(page))
    work.hands.click(page.go_on)
    settle()
    assert len(work.presenter.form.lines) == 1, "the form lies there as before"


def top_up(work: AtWork, phone: str, *, cash: str = "") -> None:
    work.choose_customer(phone)
    work.put_on("jf20")
    if cash:
        work.press(Key.Key_F4)
        work.hand_over()
        work.customer_signs()
        work.give_cash(cash)
        work.until_accepted()
        work.next_customer()


def go_wrong(work: AtWork, secrets: str) -> None:
    def fail() -> None:
        raise RuntimeError(f"no such customer: {secrets}") from KeyError(secrets)

    def fail_as_ours() -> None:
        raise Bug(f"no such customer: {secrets}")

    timer = soon(fail)
    work.counter.lanes.store.run(fail_as_ours, then=lambda _: None, failed=work.program.say_failed, deadline_s=9.0)
    thread = threading.Thread(target=fail, name="no lane")
    thread.start()
    thread.join()
    qWarning(secrets)
    work.until("the timer has run out", lambda: not timer.isActive())


def soon(act: Callable[[], None]) -> QTimer:
    """At the event loop's next turn, as a slot: what QTimer.singleShot calls may raise into whatever runs behind it."""
    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(act)
    timer.start(0)
    return timer


def main() -> None:
    folder, phone, number, password, secrets = sys.argv[1:]
    clock, ids = SystemClock(), SystemIds()
    store = open_for_command(Path(folder), clock=clock, ids=ids)
    application()
    with life_of(store.folder) as life:
        chosen = SettingsState(customer_screen=CustomerScreenChoice.WINDOW)
        counter = Counter(store, clock=clock, ids=ids, chosen=chosen)
        data = demo_data()
        member = counter.parts.staff.name_of(number)
        assert member is not None
        work = AtWork(counter, replace(data, staff=(DemoStaff(member, password, ""), *data.staff)))
        done: list[bool] = []

        def live() -> None:
            try:
                day(work, phone, Path(secrets).read_text("utf-8"))
                done.append(True)
            finally:
                counter.program.window.close()

        beginning = soon(live)
        code = run_to_the_end(counter, life=life, clock=clock)
        assert not beginning.isActive()
    store.close()
    sys.exit(code if done else 1)


if __name__ == "__main__":
    main()
