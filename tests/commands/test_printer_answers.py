"""A printer that was changed for another, at a counter long set up: a test page from the settings page, two looks at
it, and the counter is set by them, in a real store, with the printer on the screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.audit import AuditKind
from app.domain.hall_time import hall_date
from app.domain.printer_fault import Fault
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.handling.keep_settings import SettingsPlace, all_values
from app.printer_ports import Ruler
from app.staff_ports import AuditSearch
from app.texts import commands as printer_words
from app.texts import desk_deeds as words
from app.texts.language import Language
from commands.desk_deeds import StoredDeskDeeds
from commands.outside import SystemClock, SystemIds
from commands.places import open_for_command
from commands.printer_answers import with_effect
from commands.printer_settings import SECOND
from commands.settings_acts import StoredSettingsActs
from commands.stored_parts import StoredParts, stored_parts
from offline_cache.audit import StoredAudit
from printing.profile_table import profile_of_model
from printing.virtual_printer.server import VirtualPrinter
from tests.fakes.clerk_ports import HeldLane
from tests.ui import clothes
from tests.ui.settings.test_presenter import QueueRules
from ui.clerk.notice import Notice
from ui.clerk.voice import Voice
from ui.frame.gate import Gate
from ui.frame.theme import LanguageChoice, Theme
from ui.settings.outside import SettingsOutside
from ui.settings.presenter import SettingsPagePresenter
from ui.settings.state import SettingsPageState
from ui.shell.deed_desk import DeedNeeds, FoundByPage, PrintedPage
from ui.shell.modes import COUNTER
from ui.shell.printer.page_desk import PageDesk
from ui.shell.window import ShellWindow

MANAGER = StaffMember("1002", "何静", "He Jing", Role.HALL_MANAGER)


@pytest.fixture
def parts(soaked: Path) -> Iterator[StoredParts]:
    store = open_for_command(soaked, clock=SystemClock(), ids=SystemIds())
    yield stored_parts(store)
    store.close()


class Screen:
    """What the page would show is looked at elsewhere (tests/ui/settings)."""

    def render_settings(self, state: SettingsPageState, *, lacking: frozenset[str]) -> None: ...


class Counter:
    """The settings page over a real store, with its window; `said` is what it told."""

    def __init__(self, parts: StoredParts, theme: Theme) -> None:
        zone, clock, self.parts = parts.desk.hall.zone, SystemClock(), parts
        self.lane, self.said = HeldLane(), list[Notice]()
        self.language = LanguageChoice(Language.EN)
        self.gate = Gate(today=lambda: hall_date(clock.now(), zone))
        self.gate.on_duty(MANAGER)
        voice = Voice(Language.EN)
        voice.listen(self.said.append, take_back=lambda _: None)
        self.window = ShellWindow(theme=theme, language=self.language, sign_on=QWidget())
        self.language.setParent(self.window)
        self.deeds = StoredDeskDeeds(parts, StoredAudit(parts.store), clock, lambda _: None)
        acts = StoredSettingsActs(SettingsPlace(parts.settings, clock, zone))
        self.presenter = SettingsPagePresenter(
            SettingsOutside(
                lane=self.lane,
                gate=self.gate,
                values=acts.values,
                keep=acts.keep,
                keep_found=acts.keep_found,
                export=acts.export,
                take_over=acts.take_over,
                queue=QueueRules(),
                hall_lane=self.lane,
                at_once=lambda *_: None,
                tell=lambda said, _: voice.tell(said),
            ),
            screen=Screen(),
        )
        needs = DeedNeeds(
            self.window, self.language, self.deeds, self.lane, self.lane, self.lane, self.gate, lambda: voice
        )
        self.page = PageDesk(needs, keep=self.presenter.take_found)
        self.window.add_mode(COUNTER.name, QWidget())
        self.window.show_body(COUNTER.name)

    def set(self, **values: str) -> None:
        self.parts.settings.keep({f"printer.{key}": value for key, value in values.items()})

    def kept(self) -> dict[str, str]:
        return {key: value for key, value in all_values(self.parts.settings).items() if key.startswith("printer.")}

    def answer(self, *, chinese: str, ruler: str) -> str:
        """A test page, both questions about it; what is said at the end."""
        self.page.print()
        self.lane.run_all()
        dialog = self.page.dialog
        assert dialog is not None
        dialog.questions.chinese.choice.button(chinese).click()
        dialog.questions.ruler.choice.button(ruler).click()
        dialog.set.click()
        self.lane.run_all()
        return self.said[-1].words


@pytest.fixture
def counter(parts: StoredParts, qapp: QApplication, qtbot: QtBot) -> Iterator[Counter]:
    made = Counter(parts, clothes.light(qapp))
    qtbot.addWidget(made.window)
    yield made
    clothes.take_off()


def test_an_80_mm_printer_changed_for_a_58_mm_one_is_set_by_two_answers_and_back(counter: Counter) -> None:
    with VirtualPrinter(columns=32, port=0) as printer:
        counter.set(address=f"tcp://{printer.address}", model="epson-tm-t82", characters="raster", status="dle_eot")
        before = counter.kept()
        said = counter.answer(chinese="yes", ruler="too_wide")
        after = counter.kept()
        changed = {key.removeprefix("printer."): after[key] for key in after if after[key] != before[key]}
        assert changed == {"model": "generic", "width_mm": "58", "characters": "gbk"}
        assert said.startswith('By the test page: "Printer model" is now "')
        assert said.endswith(f"All of it from the next start on. {words.PAGE_AGAIN.en}")
        assert counter.answer(chinese="yes", ruler="fits") == words.PAGE_RIGHT.en
        assert counter.kept() == after
    counter.presenter.undo()
    counter.lane.run_all()
    assert counter.kept() == before
    rows = StoredAudit(counter.parts.store).find(
        AuditSearch(kinds=frozenset({AuditKind.SETTING_CHANGED, AuditKind.PRINTER_TESTED})), limit=9
    )
    changes = [row.event.subject for row in rows if row.event.kind is AuditKind.SETTING_CHANGED]
    assert sorted(changes) == sorted(2 * ["printer.model", "printer.width_mm", "printer.characters"])
    assert {row.event.right for row in rows if row.event.kind is AuditKind.SETTING_CHANGED} == {Right.PRINTER_SETTINGS}
    assert len(rows) == 8


def test_left_for_later_nothing_is_changed(counter: Counter) -> None:
    with VirtualPrinter(columns=32, port=0) as printer:
        counter.set(address=f"tcp://{printer.address}")
        before = counter.kept()
        counter.page.print()
        counter.lane.run_all()
        assert counter.page.dialog is not None
        counter.page.dialog.later.click()
        counter.lane.run_all()
    assert counter.kept() == before


def judge(counter: Counter, ruler: Ruler, *, right: bool = True, second: bool = False) -> FoundByPage:
    """Of a page of the printer that is set now, which said nothing."""
    start = "printer.second_" if second else "printer."
    printer = {key: value for key, value in counter.kept().items() if key.startswith(start)}
    return counter.deeds.judge_page(PrintedPage(words.TEST_PAGE, printer, second), chinese_right=right, ruler=ruler)


def test_a_new_printer_that_answers_where_the_old_one_was_silent_is_believed(
    counter: Counter, qapp: QApplication
) -> None:
    with VirtualPrinter(port=0) as printer:
        counter.set(address=f"tcp://{printer.address}", answers="no", characters="gbk")
        assert judge(counter, Ruler.FITS).values == {"printer.answers": "yes", "printer.status": "dle_eot"}
        printer.switch_on(Fault.SILENT)
        assert judge(counter, Ruler.FITS) == FoundByPage({}, words.PAGE_RIGHT)


def test_the_second_printers_page_sets_the_second_printer(counter: Counter) -> None:
    counter.set(second_address="file:///nowhere", second_answers="no")
    assert judge(counter, Ruler.TOO_WIDE, second=True) == FoundByPage(
        {"printer.second_width_mm": "58", "printer.second_characters": "gbk"}, words.PAGE_AGAIN
    )


@pytest.mark.parametrize("changed", [{"address": "file:///elsewhere"}, {"model": "xprinter-xp-58"}], ids=str)
def test_a_page_of_a_printer_that_was_changed_since_sets_nothing(counter: Counter, changed: dict[str, str]) -> None:
    counter.set(address="file:///nowhere", answers="no")
    page = PrintedPage(words.TEST_PAGE, counter.kept())
    counter.set(**changed)
    found = counter.deeds.judge_page(page, chinese_right=False, ruler=Ruler.TOO_WIDE)
    assert found == FoundByPage({}, words.PAGE_OLD)


def test_a_lock_while_the_settings_are_read_for_the_answers_keeps_nothing(counter: Counter) -> None:
    with VirtualPrinter(columns=32, port=0) as printer:
        counter.set(address=f"tcp://{printer.address}")
        before = counter.kept()
        counter.page.print()
        counter.lane.run_all()
        dialog = counter.page.dialog
        assert dialog is not None
        dialog.questions.chinese.choice.button("yes").click()
        dialog.questions.ruler.choice.button("too_wide").click()
        dialog.set.click()
        counter.lane.run_first()  # the page is judged
        counter.window.show_sign_on()
        counter.lane.run_all()
    assert counter.kept() == before
    assert counter.said[-1].words == words.PAGE_LEFT.en


def test_what_no_setting_mends_is_said(counter: Counter) -> None:
    counter.set(address="file:///nowhere", answers="no", width_mm="58", characters="gbk")
    narrow = judge(counter, Ruler.TOO_WIDE)
    assert narrow == FoundByPage({}, words.RULER_STAYS.filled(mm=58))
    counter.set(address="serial:///dev/ttyS0?baud=9600")
    assert judge(counter, Ruler.FITS, right=False) == FoundByPage({}, printer_words.PRINTER_TOO_SLOW)


def test_only_what_makes_a_difference_is_set() -> None:
    """A known model brings its paper and its way of saying how it is."""
    found = {"printer.second_width_mm": "58", "printer.second_status": "model", "printer.second_characters": "gbk"}
    usual = profile_of_model("xprinter-xp-58").status
    values = {"printer.second_model": "xprinter-xp-58", "printer.second_status": usual.value}
    assert with_effect(values, found=found, which=SECOND) == {"printer.second_characters": "gbk"}
