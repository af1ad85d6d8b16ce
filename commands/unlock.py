"""Opening a counter's store for its window: by itself, or by the passphrase a person types."""

from collections.abc import Callable
from pathlib import Path

from app.errors import StoreLocked
from app.ports import Clock, Ids
from app.texts.setup import PASSPHRASE_ASKED
from app.texts.store import PASSPHRASE_NEEDED, WRONG_PASSPHRASE
from commands.early_crash import early_log
from commands.places import open_for_command
from commands.terminal import tell, terminal_language
from offline_cache.store import Store

FINISH_WITHIN_S = 5.0


def open_for_window(folder: Path, *, clock: Clock, ids: Ids) -> Store | None:
    """None where the person closed the window instead. Raises StoreTrouble and its kin."""
    try:
        return open_for_command(folder, clock=clock, ids=ids)
    except StoreLocked as locked:
        if locked.text not in (PASSPHRASE_NEEDED, WRONG_PASSPHRASE):  # a wrong one in the environment may be old
            raise
        return _ask_in_window(folder, clock=clock, ids=ids)


def _ask_in_window(folder: Path, *, clock: Clock, ids: Ids) -> Store | None:
    """Again where something went wrong in it and whoever sits there pressed 重新启动."""
    from ui.frame.plain_qt import load_plain_qt  # Qt takes long to load

    load_plain_qt()
    from ui.frame.application import application, close_on_signals  # behind it, like all that has windows

    close_on_signals(application())  # before anybody is told: whoever started it may stop it at once
    tell(PASSPHRASE_ASKED)
    with early_log(folder) as save_bundle:
        while True:
            opened, again = _ask_once(folder, clock=clock, ids=ids, save_bundle=save_bundle)
            if opened is not None or not again:
                return opened


def _ask_once(folder: Path, *, clock: Clock, ids: Ids, save_bundle: Callable[[], Path]) -> tuple[Store | None, bool]:
    from ui.frame.application import application, qt_words_logged, run_until_closed
    from ui.frame.lanes import QtLane
    from ui.setup.unlock import Unlocker
    from ui.shell.crash.early import EarlyCrash  # Qt takes long to load
    from ui.shell.crash.state import FormKept

    qt, lane, support, language = application(), QtLane("unlock"), QtLane("support"), terminal_language()
    asking: Unlocker[Store] = Unlocker(
        qt,
        open_with=lambda passphrase: open_for_command(folder, clock=clock, ids=ids, passphrase=passphrase),
        lane=lane,
        language=language,
    )
    crash = EarlyCrash(
        asking.window, language=lambda: language, kept=FormKept.CLOSED, save_bundle=save_bundle, lane=support
    )
    asking.ended.connect(qt.quit)
    with qt_words_logged(), crash.on_duty():
        asking.start()
        run_until_closed(qt)
    for one in (lane, support):
        one.close(finish_within_s=FINISH_WITHIN_S)
    asking.window.deleteLater()
    return asking.opened, crash.restart_wanted
