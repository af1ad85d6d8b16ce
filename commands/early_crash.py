"""What keeps a program with windows from its first page, known trouble or not: told in a window, met as at the counter.

Whoever starts it by an icon reads no terminal.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import Trouble
from commands.log_file import kept_log
from commands.outside import SystemClock
from commands.terminal import EXIT_RESTART, EXIT_TROUBLE, tell_trouble, terminal_language

FINISH_WITHIN_S = 5.0


@contextmanager
def early_log(folder: Path) -> Iterator[Callable[[], Path]]:
    """While it lasts the log is kept outside `folder`, where no store may be yet; gives what saves it in a bundle."""
    with tempfile.TemporaryDirectory(prefix="yitai-", ignore_cleanup_errors=True) as notes, kept_log(Path(notes)):
        yield lambda: _save(folder, logs=Path(notes))


def met_alone(open_windows: Callable[[], int], *, folder: Path) -> int:
    """What `open_windows` gives; what it was ended by gets the crash page in a window of its own.

    Trouble is told at the terminal first, in the same words and with the same code as everywhere.
    """
    try:
        return open_windows()
    except Trouble as trouble:
        tell_trouble(trouble)
        return EXIT_RESTART if _told(trouble, folder=folder) else EXIT_TROUBLE
    except Exception as error:
        return EXIT_RESTART if _told(error, folder=folder) else EXIT_TROUBLE


def _told(error: Exception, *, folder: Path) -> bool:
    """True where it is to start again. The store's own log has what went wrong in it, where there is a store."""
    from ui.frame.application import application, run_until_closed  # Qt takes long to load
    from ui.frame.lanes import QtLane
    from ui.frame.theme import Theme
    from ui.shell.crash.early import CrashWindow, EarlyCrash
    from ui.shell.crash.state import FormKept

    qt, lane, language = application(), QtLane("support"), terminal_language()
    theme, window = Theme(qt), CrashWindow(language)
    with early_log(folder) as save:
        crash = EarlyCrash(
            window,
            language=lambda: language,
            kept=FormKept.CLOSED,
            save_bundle=save,
            lane=lane,
            can_go_on=False,
        )
        if isinstance(error, Trouble):
            crash.presenter.not_opened(error)
        else:
            crash.presenter.happened(error)
        window.show()
        window.activateWindow()
        with crash.on_duty():
            run_until_closed(qt)
    lane.close(finish_within_s=FINISH_WITHIN_S)
    theme.deleteLater()
    return crash.restart_wanted


def _save(folder: Path, *, logs: Path) -> Path:
    from commands.doctor import examine_machine  # late: it looks at everything, and every start loads this module
    from commands.save_bundle import bundle_place
    from commands.support_bundle import write_bundle

    clock = SystemClock()
    return write_bundle(bundle_place(clock), folder=logs, findings=tuple(examine_machine(folder)), store=None)
