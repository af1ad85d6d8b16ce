"""The settings page's acts in the window: asked of the gate, begun and ended with a sentence; the passphrase."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.approval import Leave
from app.domain.staff import StaffMember
from app.errors import FileFaulty, StoreLocked
from app.printer_ports import Ruler
from app.texts import data_files
from app.texts import desk_deeds as words
from app.texts.language import Language, Text, same
from app.texts.store import WRONG_PASSPHRASE
from tests.fakes.clerk_ports import HeldLane
from tests.ui.looks import SMALL_LOOKS, Look, check_looks, settle, show_as
from tests.ui.shell.samples import HE_JING, ZHOU_MIN
from ui.clerk.notice import Notice
from ui.clerk.voice import Voice
from ui.frame.gate import Asked, Gate
from ui.frame.theme import LanguageChoice, Theme
from ui.settings.presenter import GoOn
from ui.shell.deed_desk import DeedDesk, DeedNeeds, FoundByPage, PrintedPage
from ui.shell.passphrase_dialog import PassphraseDialog
from ui.shell.printer.page_desk import PageDesk
from ui.shell.recovery_desk import RecoveryDesk
from ui.shell.recovery_dialog import RecoveryDialog
from ui.shell.window import ShellWindow
from ui.widgets.words import Words

OLD, NEW = "the first passphrase", "the second passphrase"
SHEET = Path("/home/counter/Documents/yitai-recovery-20261120-102403.pdf")


class Desk:
    """The window with the acts on lanes the test works off; `wrong` is what the next one raises."""

    def __init__(self, theme: Theme, language: Language, person: StaffMember = HE_JING) -> None:
        self.lane, self.said, self.asked = HeldLane(), list[Notice](), list[Asked]()
        self.done: list[tuple[str, ...]] = []
        self.wrong: Exception | None = None
        choice = LanguageChoice(language)
        self.window = ShellWindow(theme=theme, language=choice, sign_on=QWidget())
        choice.setParent(self.window)
        self.gate = Gate(today=lambda: date(2026, 11, 20))
        self.gate.listen(open_dialog=self.asked.append, tell=lambda _: None)
        self.gate.on_duty(person)
        self.voice = Voice(language)
        self.voice.listen(self.said.append, take_back=lambda _: None)
        needs = DeedNeeds(self.window, choice, self, self.lane, self.lane, self.lane, self.gate, lambda: self.voice)
        self.desk, self.recovery = DeedDesk(needs), RecoveryDesk(needs)
        self.found: list[tuple[Mapping[str, str], str]] = []
        self.page = PageDesk(needs, keep=self._keep)

    def _keep(self, found: Mapping[str, str], note: Text, go_on: GoOn) -> None:
        go_on(lambda: self.found.append((found, note.en)))

    def print_test(self, leave: Leave, *, second: bool = False) -> PrintedPage:
        return PrintedPage(self._do("print", "second" if second else "first"), {"printer.address": "tcp://x"}, second)

    def judge_page(self, page: PrintedPage, *, chinese_right: bool, ruler: Ruler) -> FoundByPage:
        self._do("judge", "right" if chinese_right else "wrong", ruler.value)
        return FoundByPage({"printer.width_mm": "58"}, same("and more"))

    def save_bundle(self, leave: Leave) -> Text:
        return self._do("bundle")

    def import_catalogue(self, file: Path, leave: Leave) -> Text:
        return self._do("catalogue", str(file))

    def change_passphrase(self, old: str, new: str, leave: Leave) -> Text:
        self._do("passphrase", old, new)
        return words.PASSPHRASE_CHANGED

    def new_recovery_sheet(self, passphrase: str, language: Language, leave: Leave) -> Path:
        self._do("sheet", passphrase, leave.subject)
        return SHEET

    def delete_sheet(self, file: Path) -> None:
        self._do("deleted", str(file))

    def _do(self, *what: str) -> Text:
        if self.wrong is not None:
            raise self.wrong
        self.done.append(what)
        return same("done")

    @property
    def sheet(self) -> RecoveryDialog:
        assert self.recovery.dialog is not None
        return self.recovery.dialog

    @property
    def dialog(self) -> PassphraseDialog:
        assert self.desk.dialog is not None
        return self.desk.dialog


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Desk:
    made = Desk(theme, Language.EN)
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.window.show()
    made.window.activateWindow()
    return made


def fill(dialog: PassphraseDialog, old: str, new: str, again: str) -> None:
    for field, typed in ((dialog.old, old), (dialog.new, new), (dialog.again, again)):
        field.set_text(typed)
    QTest.keyClick(dialog.again.edit, Qt.Key.Key_Return)


def test_each_begins_once_and_says_how_it_ended(desk: Desk) -> None:
    desk.desk.import_catalogue(Path("catalogue.toml"))
    desk.desk.import_catalogue(Path("catalogue.toml"))
    desk.lane.run_all()
    desk.wrong = OSError("disk full")
    desk.desk.save_bundle()
    desk.lane.run_all()
    assert desk.done == [("catalogue", "catalogue.toml")]
    assert [notice.words for notice in desk.said] == [
        words.CATALOGUE_BEGUN.en,
        "done",
        words.BUNDLE_BEGUN.en,
        words.BUNDLE_FAILED.en,
    ]


def test_a_faulty_catalogue_is_told_with_count_and_first_place(desk: Desk) -> None:
    faults = (("line 3, name", same("is missing")), ("line 9, code", same("is there twice")))
    desk.wrong = FileFaulty(data_files.CATALOGUE_FAULTY, faults, count=2)
    desk.desk.import_catalogue(Path("catalogue.toml"))
    desk.lane.run_all()
    said = desk.said[-1].words
    assert "Faults in the catalogue file: 2." in said
    assert "line 3, name: is missing" in said
    desk.wrong = None
    desk.desk.import_catalogue(Path("catalogue.toml"))
    desk.lane.run_all()
    assert desk.done == [("catalogue", "catalogue.toml")]


def test_a_clerk_needs_a_second_person(qtbot: QtBot, theme: Theme) -> None:
    desk = Desk(theme, Language.EN, ZHOU_MIN)
    qtbot.addWidget(desk.window)
    desk.desk.ask_passphrase()
    desk.desk.save_bundle()
    desk.desk.import_catalogue(Path("catalogue.toml"))
    assert len(desk.asked) == 3
    assert desk.desk.dialog is None
    desk.lane.run_all()
    assert desk.done == []


def test_the_passphrase_is_asked_for_until_it_can_stand(desk: Desk) -> None:
    desk.desk.ask_passphrase()
    for old, new, again in (("", NEW, NEW), (OLD, "short", "short"), (OLD, OLD, OLD), (OLD, NEW, OLD)):
        fill(desk.dialog, old, new, again)
        desk.lane.run_all()
    assert desk.done == []
    desk.wrong = StoreLocked(WRONG_PASSPHRASE)
    fill(desk.dialog, "not the first one", NEW, NEW)
    desk.lane.run_all()
    assert desk.dialog.old.edit.hasFocus()
    desk.wrong = None
    fill(desk.dialog, OLD, NEW, NEW)
    desk.lane.run_all()
    assert desk.done == [("passphrase", OLD, NEW)]
    assert desk.desk.dialog is None
    assert desk.said[-1].words == words.PASSPHRASE_CHANGED.en


def test_it_is_not_changed_for_somebody_who_came_after(desk: Desk) -> None:
    desk.desk.ask_passphrase()
    desk.gate.on_duty(ZHOU_MIN)
    fill(desk.dialog, OLD, NEW, NEW)
    desk.lane.run_all()
    assert desk.done == []
    assert desk.desk.dialog is None


def test_a_refusal_behind_a_hand_over_is_said_elsewhere(desk: Desk) -> None:
    desk.desk.ask_passphrase()
    desk.wrong = StoreLocked(WRONG_PASSPHRASE)
    fill(desk.dialog, OLD, NEW, NEW)
    desk.window.overlay.close_all()
    settle(desk.window)
    desk.lane.run_all()
    assert desk.desk.dialog is None
    assert desk.said[-1].words == WRONG_PASSPHRASE.en


@pytest.mark.parametrize("look", SMALL_LOOKS, ids=str)
def test_the_dialog_reads_well(look: Look, qtbot: QtBot, theme: Theme) -> None:
    theme.switch(look.theme)
    desk = Desk(theme, look.language)
    qtbot.addWidget(desk.window)
    show_as(desk.window, look, theme)
    desk.desk.ask_passphrase()
    fill(desk.dialog, OLD, "short", "short")
    desk.dialog.refuse(WRONG_PASSPHRASE, old=True)
    settle(desk.window)
    check_looks(desk.dialog)


def ask_sheet(desk: Desk, passphrase: str) -> None:
    desk.sheet.passphrase.edit.setText(passphrase)
    QTest.keyClick(desk.sheet.passphrase.edit, Qt.Key.Key_Return)
    desk.lane.run_all()


def test_a_new_recovery_sheet_is_made_by_the_passphrase_then_printed_and_deleted(desk: Desk) -> None:
    desk.recovery.ask()
    ask_sheet(desk, "")
    assert desk.done == []
    desk.wrong = StoreLocked(WRONG_PASSPHRASE)
    ask_sheet(desk, "not this one")
    assert desk.sheet.passphrase.edit.hasFocus()
    desk.wrong = None
    asking = desk.sheet.height()
    ask_sheet(desk, OLD)
    assert desk.sheet.height() < asking
    assert desk.done == [("sheet", OLD, "recovery_sheet")]
    assert not desk.sheet.passphrase.isVisible()
    assert desk.sheet.passphrase.text() == ""
    assert str(SHEET) in "".join(part.text() for part in desk.sheet.findChildren(Words))
    desk.wrong = PermissionError()
    desk.sheet.printed.click()
    assert desk.said[-1].words == words.SHEET_STAYS.say(Language.EN, file=SHEET)
    desk.wrong = None
    desk.sheet.printed.click()
    assert desk.done[-1] == ("deleted", str(SHEET))
    assert desk.said[-1].words == words.SHEET_GONE.en
    assert desk.recovery.dialog is None


def test_a_sheet_made_behind_a_closed_dialog_is_told_with_its_place(desk: Desk) -> None:
    desk.recovery.ask()
    desk.sheet.passphrase.edit.setText(OLD)
    QTest.keyClick(desk.sheet.passphrase.edit, Qt.Key.Key_Return)
    desk.recovery.ask()  # one at a time
    QTest.keyClick(desk.sheet, Qt.Key.Key_Escape)
    desk.lane.run_all()
    assert desk.said[-1].words == words.SHEET_MADE.say(Language.EN, file=SHEET)


def test_a_sheet_wants_the_right_and_the_same_person(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    clerk = Desk(theme, Language.EN, ZHOU_MIN)
    qtbot.addWidget(clerk.window)
    clerk.recovery.ask()
    assert len(clerk.asked) == 1
    assert clerk.recovery.dialog is None
    desk.recovery.ask()
    desk.gate.on_duty(ZHOU_MIN)
    ask_sheet(desk, OLD)
    assert desk.done == []
    assert desk.recovery.dialog is None


@pytest.mark.parametrize("look", SMALL_LOOKS, ids=str)
def test_the_sheets_dialog_reads_well(look: Look, qtbot: QtBot, theme: Theme) -> None:
    theme.switch(look.theme)
    desk = Desk(theme, look.language)
    qtbot.addWidget(desk.window)
    show_as(desk.window, look, theme)
    desk.recovery.ask()
    desk.sheet.refuse(WRONG_PASSPHRASE)
    settle(desk.window)
    check_looks(desk.sheet)
    ask_sheet(desk, OLD)
    settle(desk.window)
    check_looks(desk.sheet)
