"""Pairing with the hall server from the settings page: by right, found or typed, refused at the field it concerns."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.approval import Leave
from app.domain.staff import StaffMember
from app.errors import HallTrouble, InputRefused
from app.texts import hall_link as words
from app.texts.language import Language, Text, same
from app.texts.queue_acts import HALL_UNREACHABLE, PIN_DIFFERS
from app.wire.hall_found import HallFound
from tests.fakes.clerk_ports import HeldLane
from tests.ui.looks import SMALL_LOOKS, Look, check_looks, settle, show_as
from tests.ui.shell.samples import HE_JING, ZHOU_MIN
from tests.ui.shell.test_deed_desk import Desk as Deeds
from ui.clerk.notice import Notice
from ui.clerk.voice import Voice
from ui.frame.gate import Asked, Gate
from ui.frame.theme import LanguageChoice, Theme
from ui.shell.deed_desk import DeedNeeds
from ui.shell.hall_pairing_desk import HallPairingDesk
from ui.shell.hall_pairing_dialog import HallPairingDialog
from ui.shell.window import ShellWindow

SERVER = HallFound("https://192.168.1.20:8633", "H0032", "滨河路营业厅")
SPARE = HallFound("https://192.168.1.21:8633", "H0032", "滨河路营业厅")
CODE = "7KQM-4W2D-XH3P-8KQM-4W2D"


class Desk:
    """On a lane the test works off; `wrong` is what the next pairing raises."""

    def __init__(self, theme: Theme, language: Language, person: StaffMember = HE_JING) -> None:
        self.lane, self.said, self.asked = HeldLane(), list[Notice](), list[Asked]()
        self.found: tuple[HallFound, ...] = (SERVER,)
        self.paired: list[tuple[str, str, str]] = []
        self.wrong: Exception | None = None
        choice = LanguageChoice(language)
        self.window = ShellWindow(theme=theme, language=choice, sign_on=QWidget())
        choice.setParent(self.window)
        self.gate = Gate(today=lambda: date(2026, 11, 20))
        self.gate.listen(open_dialog=self.asked.append, tell=lambda _: None)
        self.gate.on_duty(person)
        voice = Voice(language)
        voice.listen(self.said.append, take_back=lambda _: None)
        deeds = Deeds(theme, language)
        needs = DeedNeeds(self.window, choice, deeds, self.lane, self.lane, self.lane, self.gate, lambda: voice)
        self.desk = HallPairingDesk(needs, self, lane=self.lane)

    def nearby(self) -> tuple[HallFound, ...]:
        return self.found

    def pair(self, *, url: str, typed: str, leave: Leave) -> Text:
        if self.wrong is not None:
            raise self.wrong
        self.paired.append((url, typed, leave.person.number))
        return same("paired")

    @property
    def dialog(self) -> HallPairingDialog:
        assert self.desk.dialog is not None
        return self.desk.dialog

    def enter(self) -> None:
        QTest.keyClick(self.dialog.code.edit, Qt.Key.Key_Return)
        self.lane.run_all()


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Desk:
    made = Desk(theme, Language.EN)
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.window.show()
    made.window.activateWindow()
    return made


def test_the_only_server_is_chosen_and_paired_by_its_code(desk: Desk) -> None:
    desk.desk.ask()
    assert desk.dialog.found_line.text() == words.PAIR_LOOKING.en
    desk.lane.run_all()
    assert desk.dialog.address.text() == SERVER.url
    assert desk.dialog.code.edit.hasFocus()
    desk.enter()
    assert desk.paired == []  # no code yet
    desk.dialog.code.edit.setText(CODE)
    for wrong, field in (
        (HallTrouble(HALL_UNREACHABLE), desk.dialog.address),
        (InputRefused(PIN_DIFFERS, address=SERVER.url), desk.dialog.code),
    ):
        desk.wrong = wrong
        desk.enter()
        assert field.edit.hasFocus()
    desk.wrong = None
    desk.enter()
    assert desk.paired == [(SERVER.url, CODE, HE_JING.number)]
    assert desk.desk.dialog is None
    assert desk.said[-1].words == "paired"


def test_of_two_servers_one_is_chosen_and_what_was_typed_stays(desk: Desk) -> None:
    desk.found = (SERVER, SPARE)
    desk.desk.ask()
    desk.dialog.address.edit.setText("10.0.0.7")
    desk.lane.run_all()
    assert desk.dialog.address.text() == "10.0.0.7"
    desk.dialog.found[1].click()
    assert desk.dialog.address.text() == SPARE.url


def test_a_clerk_needs_a_second_person_and_nobody_pairs_for_whoever_came_after(qtbot: QtBot, theme: Theme) -> None:
    desk = Desk(theme, Language.EN, ZHOU_MIN)
    qtbot.addWidget(desk.window)
    desk.desk.ask()
    assert (len(desk.asked), desk.desk.dialog) == (1, None)
    desk.gate.on_duty(HE_JING)
    desk.desk.ask()
    desk.lane.run_all()
    desk.dialog.code.edit.setText(CODE)
    desk.gate.on_duty(ZHOU_MIN)
    desk.enter()
    assert (desk.paired, desk.desk.dialog) == ([], None)


@pytest.mark.parametrize("look", SMALL_LOOKS, ids=str)
def test_the_dialog_reads_well(look: Look, qtbot: QtBot, theme: Theme) -> None:
    theme.switch(look.theme)
    desk = Desk(theme, look.language)
    desk.found = (SERVER, SPARE)
    qtbot.addWidget(desk.window)
    show_as(desk.window, look, theme)
    desk.desk.ask()
    desk.lane.run_all()
    desk.dialog.refuse(PIN_DIFFERS.filled(address=SPARE.url), address=False)
    settle(desk.window)
    check_looks(desk.dialog)
