"""The crash page on the counter's window: what it covers, and what is saved before anything is shown."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from PySide6.QtCore import QObject

from app.errors import StoreTrouble
from app.texts import crash as words
from ui.clerk.closing import Stage
from ui.frame.lanes import QtLane
from ui.shell.crash.page import CrashPage
from ui.shell.crash.presenter import CrashPresenter
from ui.shell.crash.state import CrashState, FormKept
from ui.shell.crash.watch import CrashWatch
from ui.shell.program import CounterProgram


class CrashDesk(QObject):
    """`restart_wanted` once somebody pressed 重新启动, here or among the settings: the window closes then, and whoever
    started it does so again."""

    def __init__(self, program: CounterProgram, *, save_bundle: Callable[[], Path], lane: QtLane) -> None:
        super().__init__(program)
        self._program = program
        self.restart_wanted = False
        self.page = CrashPage(parent=program.window)
        self.page.hide()
        self.presenter = CrashPresenter(
            screen=self,
            keep_form=self._keep_form,
            save_bundle=save_bundle,
            lane=lane,
            restart=self._restart,
        )
        self.page.go_on_pressed.connect(self.presenter.go_on)
        self.page.restart_pressed.connect(self.presenter.restart)
        self.page.bundle_pressed.connect(self.presenter.save_bundle)
        program.window.restart_pressed.connect(self._restart_in_order)
        self._watch = CrashWatch(self.presenter.happened)

    def on_duty(self) -> AbstractContextManager[None]:
        """While it lasts, what nobody expected comes here."""
        return self._watch.on_duty()

    def show_crash(self, state: CrashState) -> None:
        self.page.render_crash(state, self._program.language.language)
        if not self.page.isVisible():
            self._program.window.cover(self.page)

    def hide_crash(self) -> None:
        self._program.window.uncover()

    def _keep_form(self, told: Callable[[FormKept], None]) -> None:
        """As it lies there, saved now and not in its turn; `told` once it is on disk."""
        presenter = self._program.presenter
        if presenter is None:
            told(FormKept.NONE)
        elif presenter.closing.stage is not Stage.OPEN:
            told(FormKept.NONE if presenter.closing.stage is Stage.ACCEPTED else FormKept.SIGNED)
        elif not presenter.form.lines:
            told(FormKept.NONE)
        else:
            presenter.put_away.keep_at_once(
                presenter.form,
                then=lambda: told(FormKept.DRAFT),
                failed=lambda _: told(FormKept.UNSAVED),
            )

    def _restart_in_order(self) -> None:
        """From the settings page, with nothing gone wrong: the form is a draft before the window closes."""

        def kept(form: FormKept) -> None:
            if form is FormKept.UNSAVED:
                self._program.say_failed(StoreTrouble(words.NOT_RESTARTED))
            else:
                self._restart()

        self._keep_form(kept)

    def _restart(self) -> None:
        self.restart_wanted = True
        self._program.window.close()
