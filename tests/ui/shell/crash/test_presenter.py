from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import Bug
from tests.fakes.clerk_ports import InstantLane
from ui.shell.crash.presenter import MOST_LOGGED, CrashPresenter
from ui.shell.crash.state import BundleStage, CrashState, FormKept


class Screen:
    """CrashScreen: what was shown, in its order; None where it was hidden."""

    def __init__(self) -> None:
        self.shown: list[CrashState | None] = []

    def show_crash(self, state: CrashState) -> None:
        self.shown.append(state)

    def hide_crash(self) -> None:
        self.shown.append(None)


class Around:
    """A presenter, its screen, and what it asks for."""

    def __init__(self) -> None:
        self.screen = Screen()
        self.asked: list[Callable[[FormKept], None]] = []
        self.keeps: Exception | None = None
        self.bundle: Path | Exception = Path("/tmp/bundle.zip")
        self.restarts = 0
        self.presenter = CrashPresenter(
            screen=self.screen,
            keep_form=self._keep,
            save_bundle=self._save,
            lane=InstantLane(),
            restart=self._restart,
        )

    def _keep(self, told: Callable[[FormKept], None]) -> None:
        self.asked.append(told)
        if self.keeps is not None:
            raise self.keeps

    def _save(self) -> Path:
        if isinstance(self.bundle, Exception):
            raise self.bundle
        return self.bundle

    def _restart(self) -> None:
        self.restarts += 1


WRONG = Bug("the form has no customer")
pytestmark = pytest.mark.logs("the program went wrong")


def test_the_form_is_saved_before_anything_else_and_then_told() -> None:
    around = Around()
    around.presenter.happened(WRONG)
    assert around.screen.shown == [CrashState(form=FormKept.SAVING)]
    (told,) = around.asked
    told(FormKept.DRAFT)
    assert around.screen.shown[-1] == CrashState(form=FormKept.DRAFT)


@pytest.mark.logs("another while the page is open, number")
def test_another_one_while_the_page_is_open_changes_nothing_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    around = Around()
    for _ in range(MOST_LOGGED + 20):
        around.presenter.happened(WRONG)
    assert len(around.screen.shown) == len(around.asked) == 1
    assert len(caplog.records) == 1 + MOST_LOGGED


@pytest.mark.logs("another while the page is open, number")
def test_after_going_on_the_next_one_is_met_as_the_first() -> None:
    around = Around()
    around.presenter.happened(WRONG)
    around.presenter.happened(WRONG)
    around.presenter.go_on()
    assert around.screen.shown[-1] is None
    around.presenter.happened(WRONG)
    assert around.screen.shown[-1] == CrashState()
    assert len(around.asked) == 2


@pytest.mark.logs("the form could not be saved")
@pytest.mark.logs("the form at hand was not saved")
def test_a_form_that_cannot_be_saved_is_said() -> None:
    around = Around()
    around.keeps = RuntimeError("the presenter is broken too")
    around.presenter.happened(WRONG)
    assert around.screen.shown[-1] == CrashState(form=FormKept.UNSAVED)


def test_the_bundle_is_saved_and_its_place_said() -> None:
    around = Around()
    around.presenter.happened(WRONG)
    around.presenter.save_bundle()
    stages = [state.bundle for state in around.screen.shown if state is not None]
    assert stages == [BundleStage.UNASKED, BundleStage.SAVING, BundleStage.SAVED]
    assert around.presenter.state is not None
    assert around.presenter.state.file == Path("/tmp/bundle.zip")


@pytest.mark.logs("the support bundle was not saved")
def test_a_bundle_that_cannot_be_saved_is_said_and_may_be_tried_again() -> None:
    around = Around()
    around.presenter.happened(WRONG)
    around.bundle = OSError(28, "No space left on device")
    around.presenter.save_bundle()
    around.bundle = Path("/tmp/bundle.zip")
    around.presenter.save_bundle()
    stages = [state.bundle for state in around.screen.shown if state is not None]
    assert stages[1:] == [BundleStage.SAVING, BundleStage.FAILED, BundleStage.SAVING, BundleStage.SAVED]


def test_answers_that_come_after_going_on_open_nothing() -> None:
    around = Around()
    around.presenter.happened(WRONG)
    around.presenter.go_on()
    around.asked[0](FormKept.DRAFT)
    around.presenter.save_bundle()
    assert around.screen.shown[-1] is None


def test_a_restart_is_handed_on() -> None:
    around = Around()
    around.presenter.happened(WRONG)
    around.presenter.restart()
    assert around.restarts == 1
