"""The crash page without Qt: saves the form first, then waits for one of three buttons."""

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

from app.errors import Trouble
from app.ports import Lane
from ui.shell.crash.state import BundleStage, CrashState, FormKept

BUNDLE_DEADLINE_S: Final = 120.0
MOST_LOGGED: Final = 5  # of those that come while the page is open: a screen that cannot be painted fails without end

log = logging.getLogger(__name__)


class CrashScreen(Protocol):
    def show_crash(self, state: CrashState) -> None: ...

    def hide_crash(self) -> None: ...


class CrashPresenter:
    """`happened` is called on the window's thread for each exception nobody expected."""

    def __init__(
        self,
        *,
        screen: CrashScreen,
        keep_form: Callable[[Callable[[FormKept], None]], None],
        save_bundle: Callable[[], Path],
        lane: Lane,
        restart: Callable[[], None],
        can_go_on: bool = True,
    ) -> None:
        """`keep_form` tells what became of the form; `save_bundle` runs on `lane` and gives the file."""
        self._screen = screen
        self._keep_form = keep_form
        self._save_bundle = save_bundle
        self._lane = lane
        self._restart = restart
        self._can_go_on = can_go_on
        self._more = 0
        self.state: CrashState | None = None  # None while the page is not shown

    def happened(self, error: BaseException) -> None:
        """One while the page is open is only logged, the first few of them."""
        if self.state is not None:
            self._more += 1
            if self._more <= MOST_LOGGED:
                log.critical("another while the page is open, number %d", self._more, exc_info=error)
            return
        self._more = 0
        log.critical("the program went wrong; the form is saved and the person told", exc_info=error)
        self._show(CrashState(can_go_on=self._can_go_on))
        try:
            self._keep_form(self._kept)
        except Exception:
            log.critical("the form could not be saved", exc_info=True)
            self._kept(FormKept.UNSAVED)

    def not_opened(self, trouble: Trouble) -> None:
        """Known trouble, before there is anything to keep."""
        log.error("the program did not open: %s", type(trouble).__name__)
        self._show(CrashState(form=FormKept.CLOSED, trouble=trouble))

    def go_on(self) -> None:
        self.state = None
        self._screen.hide_crash()

    def restart(self) -> None:
        log.info("restarted from the crash page")
        self._restart()

    def save_bundle(self) -> None:
        if self.state is None or self.state.bundle is BundleStage.SAVING:
            return
        self._show(replace(self.state, bundle=BundleStage.SAVING))
        self._lane.run(self._save_bundle, then=self._saved, failed=self._not_saved, deadline_s=BUNDLE_DEADLINE_S)

    def _kept(self, kept: FormKept) -> None:
        if kept is FormKept.UNSAVED:
            log.error("the form at hand was not saved")
        if self.state is not None:
            self._show(replace(self.state, form=kept))

    def _saved(self, file: Path) -> None:
        if self.state is not None:
            self._show(replace(self.state, bundle=BundleStage.SAVED, file=file))

    def _not_saved(self, error: Exception) -> None:
        log.error("the support bundle was not saved: %s", error)
        if self.state is not None:
            self._show(replace(self.state, bundle=BundleStage.FAILED))

    def _show(self, state: CrashState) -> None:
        self.state = state
        self._screen.show_crash(state)
