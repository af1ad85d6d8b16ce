"""The assistant's screen: every page reads well in every look, and the keys alone lead through it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.finding import Finding, FindingState
from app.domain.setup_fields import SetupStep, usual_answers
from app.texts.language import Language, Text, same
from app.texts.printer_models import UNKNOWN
from app.texts.setup import CATALOGUE_NEEDS_CENTRE
from tests.ui.looks import SMALL_LOOKS, Look, check_looks, settle, show_as
from tests.ui.setup.test_presenter import ANSWERS, CODE, FOUND, URL, World
from ui.frame.theme import Theme
from ui.setup.end_pages import SummaryRow
from ui.setup.fields import FieldPart
from ui.setup.presenter import SetupPresenter
from ui.setup.program import SetupProgram
from ui.setup.state import Phase, SetUpDone
from ui.setup.view import SetupView
from ui.widgets.password_field import PasswordField
from ui.widgets.words import Words

ASKED = {key: value for key, value in ANSWERS.items() if not key.startswith("catalogue")}


class Assistant:
    """View and presenter together, with a world to order."""

    def __init__(self, language: Language, view: SetupView | None = None) -> None:
        """`view` only paints, where one serves several."""
        self.world = World()
        self.view = view or SetupView()
        self.presenter = SetupPresenter(
            self.world.outside(),
            answers=usual_answers() | {"language": language.value},
            screen=self.view,
            tell_progress=lambda said: self.presenter.progressed(said),
        )
        if view is None:
            self.view.answered.connect(self.presenter.answer)
            self.view.next_pressed.connect(self.presenter.next)
            self.view.back_pressed.connect(self.presenter.back)
        self.presenter.begin()

    def to(self, step: SetupStep) -> None:
        for key, value in ANSWERS.items():
            self.presenter.answer(key, value)
        for _ in list(SetupStep)[: list(SetupStep).index(step)]:
            self.presenter.next()
            self.world.lane.run_all()
        assert self.presenter.state.step is step, self.presenter.state.faults


def _centre(assistant: Assistant) -> None:
    assistant.presenter.next()
    assistant.presenter.answer("central.url", URL)
    assistant.presenter.next()


def _hall_paired(assistant: Assistant) -> None:
    _centre(assistant)
    assistant.presenter.answer("central.pairing_code", CODE)
    assistant.presenter.next()
    assistant.world.lane.run_all()


def _hall_faulty(assistant: Assistant) -> None:
    assistant.presenter.next()
    assistant.presenter.later()
    assistant.presenter.next()


def _printer(assistant: Assistant) -> None:
    assistant.to(SetupStep.PRINTER)
    assistant.presenter.find_printers()
    assistant.world.lane.run_all()
    assistant.presenter.answer("printer.address", FOUND.address)
    assistant.presenter.print_test()
    assistant.world.lane.run_all()


def _no_printer(assistant: Assistant) -> None:
    assistant.to(SetupStep.PRINTER)
    assistant.world.printers = ()
    assistant.presenter.find_printers()
    assistant.world.lane.run_all()


def _summary(assistant: Assistant) -> None:
    assistant.to(SetupStep.CATALOGUE)
    assistant.presenter.next()
    assistant.world.lane.run_all()


def _done(assistant: Assistant) -> None:
    _summary(assistant)
    assistant.presenter.next()
    assistant.world.lane.run_all()
    said = Text("连不上打印机，请看电源和数据线。", "The printer cannot be reached. Check power and cable.")
    findings = tuple(Finding(state.value, Text("打印机", "printer"), state, said) for state in FindingState)
    done = SetUpDone(findings=findings, sheet=Path("/home/counter/Documents/yitai-recovery.pdf"))
    assistant.view.render_setup(replace(assistant.presenter.state, done=done))


PAGES: dict[str, Callable[[Assistant], None]] = {
    "language": lambda assistant: None,
    "centre": _centre,
    "hall paired": _hall_paired,
    "hall faulty": _hall_faulty,
    "manager": lambda assistant: assistant.to(SetupStep.MANAGER),
    "store": lambda assistant: assistant.to(SetupStep.STORE),
    "printer": _printer,
    "no printer": _no_printer,
    "catalogue": lambda assistant: assistant.to(SetupStep.CATALOGUE),
    "summary": _summary,
    "done": _done,
}


@pytest.mark.parametrize("look", SMALL_LOOKS, ids=str)
def test_every_page_reads_well(look: Look, qtbot: QtBot, theme: Theme) -> None:
    theme.switch(look.theme)
    view = SetupView()
    qtbot.addWidget(view)
    show_as(view, look, theme)
    for page in PAGES.values():
        page(Assistant(look.language, view))
        settle(view)
        check_looks(view, size=look.size)


def test_the_look_over_ends_with_a_whole_row(qtbot: QtBot, theme: Theme) -> None:
    assistant = Assistant(Language.EN)
    qtbot.addWidget(assistant.view)
    show_as(assistant.view, SMALL_LOOKS[0], theme)
    _summary(assistant)
    settle(assistant.view)
    *above, last = (row.grab().toImage() for row in assistant.view.findChildren(SummaryRow) if row.isVisible())

    def edge(row: QImage) -> tuple[QColor, QColor]:
        """Its lowest line of pixels, and the one over it."""
        return row.pixelColor(2, row.height() - 1), row.pixelColor(2, row.height() - 2)

    assert {edge(row)[0] == edge(row)[1] for row in above} == {False}, "a hairline between two rows"
    assert edge(last)[0] == edge(last)[1], "below the last one it looked like a row cut off"
    assert {row.height() for row in above} == {last.height()}


def test_the_keys_alone_lead_through(qtbot: QtBot, theme: Theme) -> None:
    assistant = Assistant(Language.EN)
    qtbot.addWidget(assistant.view)
    with qtbot.waitExposed(assistant.view):
        assistant.view.show()
    assistant.view.activateWindow()
    for _ in range(2):
        press(assistant, Qt.Key.Key_Return)
    for _ in range(4):
        for _ in range(30):
            fill_in()
            press(assistant, Qt.Key.Key_Tab)
        while not isinstance(QApplication.focusWidget(), QLineEdit):
            press(assistant, Qt.Key.Key_Tab)
        press(assistant, Qt.Key.Key_Return)
    assert assistant.presenter.state.step is SetupStep.CATALOGUE
    press(assistant, Qt.Key.Key_Escape)
    assert step_now(assistant) is SetupStep.PRINTER
    press(assistant, Qt.Key.Key_Return)
    assistant.presenter.answer("catalogue.file", "catalogue.toml")
    for _ in range(2):
        press(assistant, Qt.Key.Key_Return)
        assistant.world.lane.run_all()
    assert assistant.presenter.state.phase is Phase.DONE
    (carried,) = assistant.world.carried_out
    assert {key: carried[key] for key in ASKED} == ASKED


def step_now(assistant: Assistant) -> SetupStep:
    return assistant.presenter.state.step


def fill_in() -> None:
    """Types the sample's answer into the field that has the focus, as a person would."""
    field = QApplication.focusWidget()
    if not isinstance(field, QLineEdit):
        return
    part = field.parentWidget()
    while part is not None and not isinstance(part, FieldPart):
        part = part.parentWidget()
    key = part.setting.key if part is not None else ""
    if key in ASKED:
        field.selectAll()
        typed = QInputMethodEvent()  # as Chinese is typed: QTest's keys know ASCII only
        typed.setCommitString(ASKED[key])
        QApplication.sendEvent(field, typed)


def press(assistant: Assistant, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or assistant.view, key)
    settle(assistant.view)


def test_the_window_says_when_it_is_closed(qapp: QApplication, qtbot: QtBot, theme: Theme) -> None:
    world = World()
    program = SetupProgram(qapp, world.outside(), answers=usual_answers())
    qtbot.addWidget(program.window)
    program.start()
    with qtbot.waitSignal(program.closed):
        program.window.close()
    assert not program.finished


def focus_of(view: SetupView) -> QWidget:
    focused = view.window().focusWidget()
    assert focused is not None
    return focused


def test_tab_goes_down_the_printers_page_as_it_is_read_and_stops_at_nothing_hidden(qtbot: QtBot, theme: Theme) -> None:
    assistant = shown(qtbot, SetupStep.PRINTER)
    stops = []
    for _ in range(8):
        focused = focus_of(assistant.view)
        assert focused.isVisible()
        stops.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    page = ["Receipt printer", "Search", "I do not know", "Drawn as a picture", "None", "80 mm"]
    assert stops == [*page, "Back", "Next"]


def test_each_of_many_printers_can_be_chosen_and_tab_meets_them_in_their_place(qtbot: QtBot, theme: Theme) -> None:
    assistant = shown(qtbot, SetupStep.PRINTER)
    numbers = range(51, 59)
    assistant.world.printers = tuple(
        replace(FOUND, address=f"tcp://192.168.1.{n}:9100", name=same(f"Printer {n}")) for n in numbers
    )
    assistant.presenter.find_printers()
    assistant.world.lane.run_all()
    settle(assistant.view)
    stops = [focus_of(assistant.view)]
    for _ in range(10):
        QTest.keyClick(stops[-1], Qt.Key.Key_Tab)
        stops.append(focus_of(assistant.view))
    assert [stop.accessibleName() for stop in stops[2:]] == [*(f"Printer {n}" for n in numbers), "I do not know"]
    QTest.keyClick(stops[-2], Qt.Key.Key_Space)
    assert assistant.presenter.state.answers["printer.address"] == "tcp://192.168.1.58:9100"


def test_a_fault_is_mended_without_the_caret_leaving_the_field(qtbot: QtBot, theme: Theme) -> None:
    assistant = shown(qtbot, SetupStep.HALL)
    for key in ("hall.code", "hall.brand.hotline"):
        assistant.presenter.answer(key, "")
    assistant.presenter.next()
    code = assistant.view.grids[SetupStep.HALL].parts["hall.code"].edit.edit
    assert code.hasFocus()
    QTest.keyClicks(code, "NH")
    assert code.hasFocus()
    assert code.text() == "NH"
    assert assistant.presenter.state.answers["hall.brand.hotline"] == ""


def test_from_a_password_tab_goes_to_the_next_field_and_alt_f8_shows_it(qtbot: QtBot, theme: Theme) -> None:
    assistant = shown(qtbot, SetupStep.MANAGER)
    parts = assistant.view.grids[SetupStep.MANAGER].parts
    password, pin = parts["manager.password"].edit, parts["manager.pin"].edit
    password.edit.setFocus()
    QTest.keyClick(password.edit, Qt.Key.Key_F8, Qt.KeyboardModifier.AltModifier)
    assert isinstance(password, PasswordField)
    assert password.shown
    QTest.keyClick(password.edit, Qt.Key.Key_Tab)
    assert pin.edit.hasFocus()


def test_what_was_pressed_has_the_focus_again_once_it_is_done(qtbot: QtBot, theme: Theme) -> None:
    assistant = shown(qtbot, SetupStep.PRINTER)
    page = assistant.view.printer
    page.find_pressed.connect(assistant.presenter.find_printers)
    page.search.setFocus()
    page.search.click()
    assert not page.search.hasFocus()
    assistant.world.lane.run_all()
    assert page.search.hasFocus()


def test_a_catalogue_from_the_centre_asks_for_no_file_and_without_a_centre_says_why_not(
    qtbot: QtBot, theme: Theme
) -> None:
    assistant = shown(qtbot, SetupStep.CATALOGUE)
    parts = assistant.view.grids[SetupStep.CATALOGUE].parts
    assert parts["catalogue.file"].isVisible()
    assistant.presenter.answer("catalogue.source", "centre")
    assert not parts["catalogue.file"].isVisible()
    assistant.presenter.next()
    said = [part.text() for part in parts["catalogue.source"].findChildren(Words) if part.isVisible()]
    assert CATALOGUE_NEEDS_CENTRE.en in said
    settle(assistant.view)
    check_looks(assistant.view)


def test_enter_on_what_is_chosen_already_goes_on(qtbot: QtBot, theme: Theme) -> None:
    assistant = shown(qtbot, SetupStep.PRINTER)
    QTest.keyClick(assistant.view.printer.paper.parts["drawer.pin"].choice.button("none"), Qt.Key.Key_Return)
    assert assistant.presenter.state.step is SetupStep.CATALOGUE


def test_keys_in_the_list_of_models_stay_there(qtbot: QtBot, theme: Theme) -> None:
    assistant = shown(qtbot, SetupStep.PRINTER)
    picker = assistant.view.printer.model.parts["printer.model"].picker
    assert picker is not None
    picker.field.setFocus()
    for ends, model in ((Qt.Key.Key_Escape, UNKNOWN), (Qt.Key.Key_Return, "hprt-tp80")):
        QTest.keyClick(picker.field, Qt.Key.Key_Return)
        QTest.keyClicks(picker.search.edit, "hprt")
        settle(assistant.view)
        check_looks(assistant.view)
        QTest.keyClick(picker.search.edit, ends)
        assert assistant.presenter.state.answers["printer.model"] == model
        assert assistant.presenter.state.step is SetupStep.PRINTER
        assert not picker.list.isVisible()


def test_the_window_stays_while_the_set_up_is_written(qapp: QApplication, qtbot: QtBot) -> None:
    world = World()
    program = SetupProgram(qapp, world.outside(), answers={**usual_answers(), **ANSWERS})
    qtbot.addWidget(program.window)
    program.start()
    for _ in range(len(SetupStep) + 1):
        program.presenter.next()
        if program.presenter.state.phase is not Phase.RUNNING:
            world.lane.run_all()
    assert program.presenter.state.phase is Phase.RUNNING
    assert not program.window.close()
    world.lane.run_all()
    assert program.window.close()


def shown(qtbot: QtBot, step: SetupStep) -> Assistant:
    assistant = Assistant(Language.EN)
    qtbot.addWidget(assistant.view)
    assistant.view.resize(1366, 768)
    with qtbot.waitExposed(assistant.view):
        assistant.view.show()
    assistant.view.activateWindow()
    assistant.to(step)
    return assistant
