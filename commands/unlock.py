"""Opening a counter's store for its window: by itself, or by the passphrase a person types."""

from pathlib import Path

from app.errors import StoreLocked
from app.ports import Clock, Ids
from app.texts.setup import PASSPHRASE_ASKED
from app.texts.store import PASSPHRASE_NEEDED
from commands.places import open_for_command
from commands.terminal import tell, terminal_language
from offline_cache.store import Store

FINISH_WITHIN_S = 5.0


def open_for_window(folder: Path, *, clock: Clock, ids: Ids) -> Store | None:
    """None where the person closed the window instead. Raises StoreTrouble and its kin."""
    try:
        return open_for_command(folder, clock=clock, ids=ids)
    except StoreLocked as locked:
        if locked.text is not PASSPHRASE_NEEDED:
            raise
        return _ask_in_window(folder, clock=clock, ids=ids)


def _ask_in_window(folder: Path, *, clock: Clock, ids: Ids) -> Store | None:
    from ui.frame.application import application, close_on_signals, run_until_closed  # Qt takes long to load
    from ui.frame.lanes import QtLane
    from ui.setup.unlock import Unlocker

    qt, lane = application(), QtLane("unlock")
    asking: Unlocker[Store] = Unlocker(
        qt,
        open_with=lambda passphrase: open_for_command(folder, clock=clock, ids=ids, passphrase=passphrase),
        lane=lane,
        language=terminal_language(),
    )
    asking.ended.connect(qt.quit)
    close_on_signals(qt)
    asking.start()
    tell(PASSPHRASE_ASKED)
    run_until_closed(qt)
    lane.close(finish_within_s=FINISH_WITHIN_S)
    asking.window.deleteLater()
    return asking.opened
