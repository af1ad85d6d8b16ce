"""The settings page reads well in every look; fields speak once they are left, and the keys find and take back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.setting import SettingGroup
from app.texts import desk_deeds as deed_words
from app.texts import settings_page as words
from app.texts.language import Language
from tests.ui.looks import SMALL_LOOKS, Look, check_looks, settle, show_as
from tests.ui.settings.test_presenter import CLERK, World
from ui.frame.theme import Theme
from ui.settings.presenter import SettingsPagePresenter
from ui.settings.view import PageAct, SettingsView
from ui.widgets.words import Words

ACTS = (
    ("printer", deed_words.TEST_PAGE),
    ("layers", deed_words.CATALOGUE),
    ("lock", deed_words.PASSPHRASE),
    ("archive", deed_words.BUNDLE),
    ("file-check", deed_words.RECOVERY_SHEET),
    ("refresh-cw", words.RESTART),
    ("info", words.ABOUT),
)


class Page:
    def __init__(self, language: Language) -> None:
        self.world = World()
        acts = tuple(PageAct(icon, said, lambda: None) for icon, said in ACTS)
        self.view = SettingsView(language=language, acts=acts)
        self.presenter = SettingsPagePresenter(self.world.outside(), screen=self.view)
        self.view.changed.connect(self.presenter.change)
        self.view.searched.connect(self.presenter.search)
        self.view.group_chosen.connect(self.presenter.choose_group)
        self.view.undo_pressed.connect(self.presenter.undo)
        self.view.usual_pressed.connect(self.presenter.usual)
        self.presenter.open()
        self.world.lane.run_all()
        self.world.hall_lane.run_all()


@pytest.mark.parametrize("look", SMALL_LOOKS, ids=str)
def test_every_group_reads_well(look: Look, qtbot: QtBot, theme: Theme) -> None:
    theme.switch(look.theme)
    page = Page(look.language)
    qtbot.addWidget(page.view)
    page.world.gate.on_duty(CLERK)
    page.presenter.change("lock_after_minutes", "99")
    show_as(page.view, look, theme)
    for group in (None, *SettingGroup):
        page.presenter.choose_group(group)
        settle(page.view)
        check_looks(page.view, size=look.size)
    page.presenter.search("nothing is called this")
    settle(page.view)
    check_looks(page.view, size=look.size)
    page.world.queue.away = words.QUEUE_NO_HALL
    page.presenter.open()
    page.world.lane.run_all()
    page.presenter.choose_group(SettingGroup.QUEUE)
    settle(page.view)
    check_looks(page.view, size=look.size)
    assert words.QUEUE_NO_HALL.say(look.language) in {
        label.text() for label in page.view.findChildren(Words) if label.isVisible()
    }


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> Page:
    made = Page(Language.EN)
    qtbot.addWidget(made.view)
    made.view.resize(1280, 640)
    with qtbot.waitExposed(made.view):
        made.view.show()
    made.view.activateWindow()
    return made


def test_a_field_speaks_once_it_is_left_and_ctrl_z_takes_it_back(page: Page) -> None:
    field = page.view.rows["lock_after_minutes"].edit.edit
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "12")
    assert page.world.values["lock_after_minutes"] == "5"
    QTest.keyClick(field, Qt.Key.Key_Return)
    page.world.lane.run_all()
    assert page.world.values["lock_after_minutes"] == "12"
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    page.world.lane.run_all()
    assert page.world.values["lock_after_minutes"] == "5"


def test_ctrl_f_finds_and_esc_clears_then_leaves(page: Page, qtbot: QtBot) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.view.search.edit, "drawer")
    assert page.view.rows["drawer.pin"].isVisible()
    assert not page.view.rows["theme"].isVisible()
    QTest.keyClick(page.view.search.edit, Qt.Key.Key_Escape)
    assert page.view.rows["theme"].isVisible()
    with qtbot.waitSignal(page.view.leave_pressed):
        QTest.keyClick(page.view.search.edit, Qt.Key.Key_Escape)


@pytest.mark.parametrize("key", ["printer.model", "printer.second_model"])
def test_a_printers_model_is_found_by_a_few_letters(key: str, page: Page) -> None:
    picker = page.view.rows[key].picker
    assert picker is not None
    picker.field.setFocus()
    QTest.keyClick(picker.field, Qt.Key.Key_M)
    QTest.keyClicks(picker.search.edit, "30")
    assert [row.option.words for row in picker.rows()] == ["Epson TM-m30"]
    QTest.keyClick(picker.search.edit, Qt.Key.Key_Return)
    page.world.lane.run_all()
    assert page.world.values[key] == "epson-tm-m30"
    assert picker.field.accessibleName() == "Epson TM-m30"


def test_the_usual_value_is_one_press_away(page: Page) -> None:
    row = page.view.rows["theme"]
    assert not row.usual.isVisible()
    row.choice.button("dark").click()
    page.world.lane.run_all()
    assert row.usual.isVisible()
    row.usual.click()
    page.world.lane.run_all()
    assert page.world.values["theme"] == "light"


def test_tab_goes_from_row_to_row_and_by_what_sets_one_back(page: Page) -> None:
    page.view.rows["theme"].choice.button("dark").click()
    page.presenter.change("lock_after_minutes", "12")
    page.world.lane.run_all()
    stops, part = [], page.view.search.edit.nextInFocusChain()
    while part is not None and part is not page.view.search.edit:
        row = next((row for row in page.view.rows.values() if row.isAncestorOf(part)), None)
        if row is not None and part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stops.append((row.setting.key, part is row._usual))
        part = part.nextInFocusChain()
    assert list(dict.fromkeys(key for key, _ in stops)) == list(page.view.rows)
    for key in ("theme", "lock_after_minutes"):
        assert [back for named, back in stops if named == key][-1], "what sets it back comes behind it"
