"""Before there is a counter: the same page over the assistant and the passphrase's window, nothing typed is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.setup_fields import SetupStep, usual_answers
from app.errors import StoreDamaged, StoreGone
from app.texts import crash as words
from app.texts import not_opened
from app.texts.language import Language, Text
from app.texts.store import DAMAGED, DATABASE_GONE
from tests.fakes.clerk_ports import InstantLane
from tests.ui.looks import EVERY_LOOK, Look, check_looks, show_as
from tests.ui.setup.test_presenter import ANSWERS, World
from ui.frame.theme import Theme
from ui.setup.program import SetupProgram
from ui.setup.state import Phase
from ui.setup.unlock import Unlocker
from ui.shell.crash.early import CrashWindow, EarlyCrash
from ui.shell.crash.state import FormKept

BUNDLE = Path("/tmp/none.zip")


class Assistant:
    """The real assistant over a world to order, with the crash page on duty."""

    def __init__(self, qapp: QApplication, qtbot: QtBot) -> None:
        self.world = World()
        self.program = SetupProgram(qapp, self.world.outside(), answers=usual_answers() | {"language": "en"})
        qtbot.addWidget(self.program.window)
        self.crash = EarlyCrash(
            self.program.window,
            language=lambda: self.program.presenter.state.language,
            kept=FormKept.ENTERED,
            save_bundle=lambda: BUNDLE,
            lane=InstantLane(),
        )
        with qtbot.waitExposed(self.program.window):
            self.program.start()
        self.program.window.activateWindow()
        for key, value in ANSWERS.items():
            self.program.presenter.answer(key, value)
        for _ in range(list(SetupStep).index(SetupStep.PRINTER)):
            self.program.presenter.next()
            self.world.lane.run_all()

    def go_wrong(self) -> None:
        self.world.trouble = KeyError("ours, and a name: 何静")
        self.program.view.printer.search.click()
        self.world.lane.run_all()


@contextmanager
def gone_wrong(qapp: QApplication, qtbot: QtBot) -> Iterator[Assistant]:
    desk = Assistant(qapp, qtbot)
    with desk.crash.on_duty():
        with pytest.raises(KeyError):
            desk.go_wrong()  # the lane of the test raises into its caller; a real one into the event loop
        desk.crash.presenter.happened(KeyError("ours, and a name: 何静"))
        yield desk


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


@pytest.mark.logs("the program went wrong")
def test_the_assistant_goes_on_with_everything_that_was_entered(qapp: QApplication, qtbot: QtBot) -> None:
    with gone_wrong(qapp, qtbot) as desk:
        page, presenter = desk.crash.page, desk.program.presenter
        assert page.isVisible()
        assert page.geometry() == desk.program.window.rect()
        assert words.ENTERED_KEPT.en in said(page)
        assert words.FORM_NONE.en not in said(page)
        assert "何静" not in said(page)
        assert page.go_on.hasFocus()
        QTest.keyClick(page, Qt.Key.Key_Tab)
        assert page.isAncestorOf(desk.program.window.focusWidget())
        page.go_on.click()
        assert not page.isVisible()
        assert presenter.state.step is SetupStep.PRINTER
        assert presenter.state.busy is None
        assert presenter.state.answers["manager.name"] == "何静"
        desk.world.trouble = None
        presenter.next()
        presenter.next()
        desk.world.lane.run_all()
        assert presenter.state.phase is Phase.CHECKING


@pytest.mark.logs("the program went wrong")
def test_the_bundle_is_offered_and_restarting_closes_the_window(qapp: QApplication, qtbot: QtBot) -> None:
    with gone_wrong(qapp, qtbot) as desk:
        desk.crash.page.bundle_pressed.emit()
        assert str(BUNDLE) in said(desk.crash.page)
        assert not desk.crash.restart_wanted
        with qtbot.waitSignal(desk.program.closed):
            desk.crash.page.restart.click()
        assert desk.crash.restart_wanted
        assert desk.program.presenter.state.answers["store.passphrase"] == ANSWERS["store.passphrase"]


@pytest.mark.logs("the program went wrong")
def test_the_passphrases_window_grows_for_the_page_and_keeps_what_was_typed(qapp: QApplication, qtbot: QtBot) -> None:
    def fail(_: str) -> str:
        raise KeyError("ours")

    asking: Unlocker[str] = Unlocker(qapp, open_with=fail, lane=InstantLane(), language=Language.EN)
    qtbot.addWidget(asking.window)
    crash = EarlyCrash(
        asking.window,
        language=lambda: Language.EN,
        kept=FormKept.CLOSED,
        save_bundle=lambda: BUNDLE,
        lane=InstantLane(),
    )
    with qtbot.waitExposed(asking.window):
        asking.start()
    asking.window.activateWindow()
    QTest.keyClicks(asking.window.field.edit, "a lake in the south")
    with crash.on_duty():
        asking.window.button.click()
        qtbot.waitUntil(crash.page.isVisible)
        assert words.ALL_KEPT.en in said(crash.page)
        check_looks(crash.page)
        QTest.keyClick(crash.page.go_on, Qt.Key.Key_Return)
    assert asking.window.field.text() == "a lake in the south"
    assert asking.window.field.edit.hasFocus()
    assert asking.window.button.isEnabled()


@pytest.mark.logs("the program went wrong")
@pytest.mark.parametrize("look", EVERY_LOOK, ids=str)
def test_alone_it_reads_well_and_offers_no_way_on(look: Look, qtbot: QtBot, theme: Theme) -> None:
    window = CrashWindow(look.language)
    qtbot.addWidget(window)
    crash = EarlyCrash(
        window,
        language=lambda: look.language,
        kept=FormKept.CLOSED,
        save_bundle=lambda: BUNDLE,
        lane=InstantLane(),
        can_go_on=False,
    )
    crash.presenter.happened(KeyError("ours"))
    crash.presenter.save_bundle()
    show_as(window, look, theme)
    check_looks(crash.page)
    assert words.RESTART_FIRST.say(look.language) in said(crash.page)
    assert not crash.page.go_on.isVisible()
    assert crash.page.restart.isVisible()


_FOLDER = Path("/home/desk/.local/share/yitai")


@pytest.mark.logs("the program did not open: Store(Damaged|Gone)")
@pytest.mark.parametrize(
    ("trouble", "now"),
    [
        (StoreDamaged(DAMAGED, folder=_FOLDER), not_opened.DAMAGED_NOW),
        (StoreGone(DATABASE_GONE, folder=_FOLDER), not_opened.GONE_NOW),
    ],
    ids=("damaged", "gone"),
)
@pytest.mark.parametrize("look", EVERY_LOOK, ids=str)
def test_known_trouble_reads_well_and_closes(
    look: Look, trouble: StoreDamaged, now: Text, qtbot: QtBot, theme: Theme
) -> None:
    window = CrashWindow(look.language)
    qtbot.addWidget(window)
    crash = EarlyCrash(
        window,
        language=lambda: look.language,
        kept=FormKept.CLOSED,
        save_bundle=lambda: BUNDLE,
        lane=InstantLane(),
        can_go_on=False,
    )
    crash.presenter.not_opened(trouble)
    show_as(window, look, theme)
    check_looks(crash.page)
    assert trouble.say(look.language) in said(crash.page)
    assert now.say(look.language) in said(crash.page)
    assert words.WHAT.say(look.language) not in said(crash.page)
    crash.page.bundle_pressed.emit()
    assert str(BUNDLE) in said(crash.page)
    if look.language is Language.EN:
        crash.page.go_on.click()
    else:
        QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert not crash.restart_wanted
