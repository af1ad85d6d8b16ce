"""The counter on a store that is open, to its orderly end."""

import importlib
from typing import TYPE_CHECKING

from commands import collector
from commands.life import Life, life_of
from commands.outside import SystemClock, SystemIds
from offline_cache.settings import StoredSettings
from offline_cache.store import Store

if TYPE_CHECKING:
    from ui.frame.one_window import OneWindow
    from ui.shell.front import Front


def run_on(store: Store, *, clock: SystemClock, ids: SystemIds) -> int:
    """The counter on an open store, which is closed at the end."""
    try:
        with life_of(store.folder) as life:
            return run_counter(store, life=life, clock=clock, ids=ids)
    finally:
        store.close()


def run_counter(store: Store, *, life: Life, clock: SystemClock, ids: SystemIds) -> int:
    """See run_to_the_end; 0 where the window is closed before the counter behind it was there."""
    collector.rest()
    scale = StoredSettings(store).get("scale_percent", "100")
    from ui.frame.plain_qt import load_plain_qt  # Qt takes long to load; `--help` and a locked store do not wait for it

    load_plain_qt()
    # Behind it, like all that has windows.
    from ui.frame.application import application, close_on_signals, qt_words_logged
    from ui.frame.theme import scale_environment

    scale_environment(int(scale))
    close_on_signals(application())
    from commands.first_page import first_page  # what it stands on alone; all else is loaded behind it

    with qt_words_logged():
        front = first_page(store, clock=clock, maximised=True)
        one = one_window(store, front)
    try:
        with qt_words_logged():
            if not front.used_while(load_counter):
                return 0
        from commands.counter import Counter  # late: loaded by now
        from commands.counter_life import ended_unseen, run_to_the_end

        counter = Counter(store, clock=clock, ids=ids, front=front)
    except BaseException:
        one.close()
        front.window.hide()  # nobody will ever answer there; whoever called says what went wrong
        raise
    if front.closed:
        one.close()
        return ended_unseen(counter)
    return run_to_the_end(counter, life=life, clock=clock, maximised=True, one=one)


def one_window(store: Store, front: "Front") -> "OneWindow":
    """A second start calls this one to the front, from the first page on."""
    from ui.frame.one_window import OneWindow, bring_to_front, window_name  # late: it has Qt

    one = OneWindow(window_name(store.folder), parent=front)
    one.called.connect(lambda: bring_to_front(front.window))
    return one


def load_counter() -> None:
    """On any thread; with the pages, and what the first call to centre or hall needs, since whoever signs on at once
    would wait for them."""
    from ui.shell.ahead import load_pages  # late, like all that is loaded here

    for name in ("commands.counter", "commands.counter_life", "offline_cache.bounded_session"):
        importlib.import_module(name)
    load_pages()
