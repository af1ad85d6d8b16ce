"""A counter's windows from the first page to the orderly end: one window a store, and what nobody expected is met."""

import logging
from collections.abc import Callable
from pathlib import Path

from app.errors import StoreInUse
from app.ports import Clock
from app.texts import commands as words
from app.texts import crash as crash_words
from commands import collector
from commands.counter import Counter
from commands.life import Life
from commands.save_bundle import save_crash_bundle
from commands.terminal import EXIT_RESTART, EXIT_TROUBLE, tell
from ui.frame.application import application, once_painted_or_late, qt_words_logged, run_until_closed
from ui.frame.one_window import OneWindow, bring_to_front, call_to_front, window_name
from ui.shell.crash.desk import CrashDesk
from ui.shell.idle import IdleWatch

NEWS_DEADLINE_S = 20.0
BAD_END = "bad end"
TIDY_AFTER_MS = 10_000  # without a key or a touch

log = logging.getLogger(__name__)


def shown_instead(folder: Path, held: StoreInUse) -> int:
    """The window that has the store comes to the front: 0. Raises `held` where it is no window that has it."""
    if not call_to_front(window_name(folder)):
        raise held
    tell(words.ALREADY_OPEN)
    return 0


def run_to_the_end(
    counter: Counter,
    *,
    life: Life,
    clock: Clock,
    maximised: bool = False,
    one: OneWindow | None = None,
    beside: Callable[[], None] = lambda: None,
) -> int:
    """0 once the window was closed and everything given to the lanes is done; EXIT_RESTART where it is to start again.

    `one` listens for a second start by now. `beside` shows what else belongs to it, once the counter's own windows are
    there.
    """
    qt, program, store = application(), counter.program, counter.parts.store
    if one is None:
        one = OneWindow(window_name(store.folder), parent=program)
        one.called.connect(lambda: bring_to_front(program.window))
    crash = CrashDesk(
        program,
        save_bundle=lambda: save_crash_bundle(store, clock=clock, by=program.person),
        lane=counter.lanes.central,
    )
    program.closing.connect(qt.quit)
    once_painted_or_late(program.window, collector.wake)
    untouched = IdleWatch(after_ms=TIDY_AFTER_MS, parent=program)
    untouched.idle.connect(collector.tidy)
    with qt_words_logged(), crash.on_duty():
        counter.start(maximised=maximised)
        beside()
        untouched.watch(program.window)
        untouched.start()
        if life.last_ended_badly:
            tell_bad_end(counter)
        code = run_until_closed(qt)
        untouched.stop()
        one.close()
        finished = counter.stop()
    if crash.restart_wanted:
        return EXIT_RESTART
    return code if finished else EXIT_TROUBLE


def ended_unseen(counter: Counter) -> int:
    """Its window was closed while it was put together: nothing is shown, and all that was begun ends in order."""
    counter.program.close()
    return 0 if counter.stop() else EXIT_TROUBLE


def tell_bad_end(counter: Counter) -> None:
    """Once, as a notice to whoever signs on first, with what is so by then: drafts, strip and sign-on page say the
    rest as long as it lasts."""
    parts, program = counter.parts, counter.program

    told = False

    def said(found: tuple[int, int]) -> None:
        nonlocal told
        if not told and program.presenter is not None:
            told = True
            voice, (waiting, drafts) = program.presenter.voice, found
            voice.tell(crash_words.ENDED_BADLY.filled(waiting=waiting, drafts=drafts), icon="info", about=BAD_END)
            voice.on_language(lambda: voice.take_back(BAD_END))
            program.signed_on.disconnect(read)  # who signed off meanwhile was told nothing: the next one is

    def read() -> None:
        counter.lanes.store.run(
            lambda: (parts.outbox.status().waiting, len(parts.order_book.drafts())),
            then=said,
            failed=program.say_failed,
            deadline_s=NEWS_DEADLINE_S,
        )

    program.signed_on.connect(read)
