"""The settings page without a window: found, changed by right, refused in the field, taken back, handed on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.approval import Approval, Leave
from app.domain.queue_settings import BEHIND, FAVOURED, ORDINARY, QUEUE_SETTINGS, check_together
from app.domain.right import Right
from app.domain.setting import Setting, SettingGroup
from app.domain.setting_list import SETTINGS
from app.domain.staff import Role, StaffMember
from app.errors import FileFaulty, HallTrouble, InputRefused
from app.handling.keep_settings import FOUND_KEY
from app.texts import hall_link as hall_words
from app.texts import settings_page as words
from app.texts.language import Language, Text, same
from tests.fakes.clerk_ports import HeldLane
from tests.fakes.orders import NOW
from ui.frame.gate import Asked, Gate
from ui.settings.outside import SettingsOutside
from ui.settings.presenter import SettingsPagePresenter
from ui.settings.state import SettingsPageState, rows_of

MANAGER = StaffMember("1002", "何静", "He Jing", Role.HALL_MANAGER)
CLERK = StaffMember("3017", "周敏", "Zhou Min", Role.CLERK)
FILE = Path("settings.toml")


@dataclass
class QueueRules:
    """The hall's rules of its queue as its server has them; `away` is what a counter says of a lost one."""

    rules: dict[str, str] = field(default_factory=lambda: {one.key: one.default for one in QUEUE_SETTINGS})
    away: Text | None = None
    lost: bool = False

    def why_not(self) -> Text | None:
        return self.away

    def values(self) -> dict[str, str]:
        if self.lost:
            raise HallTrouble(hall_words.HALL_LOST)
        return dict(self.rules)

    def keep(self, setting: Setting, value: str, leave: Leave) -> dict[str, str]:
        self.values()
        leave.demand(Right.HALL_SETTINGS, date(2026, 11, 20), subject=setting.key)
        self.rules[setting.key] = value
        return self.values()


class World:
    """A store's settings in memory, a gate whose dialog the test answers, and what was told."""

    def __init__(self) -> None:
        self.lane, self.hall_lane = HeldLane(), HeldLane()
        self.queue = QueueRules()
        self.values = {one.key: one.default or one.example or "words" for one in SETTINGS}
        self.kept: list[tuple[str, str, str]] = []
        self.told: list[str] = []
        self.undo: Callable[[], None] | None = None
        self.at_once: list[tuple[str, str]] = []
        self.asked: list[Asked] = []
        self.trouble: Exception | None = None
        self.gate = Gate(today=lambda: date(2026, 11, 20))
        self.gate.listen(open_dialog=self.asked.append, tell=self._said)
        self.gate.on_duty(MANAGER)
        self.states: list[SettingsPageState] = []

    def outside(self) -> SettingsOutside:
        return SettingsOutside(
            lane=self.lane,
            gate=self.gate,
            values=lambda: dict(self.values),
            keep=self._keep,
            keep_found=self._keep_found,
            export=lambda file, leave: self._fail(),
            take_over=self._take_over,
            queue=self.queue,
            hall_lane=self.hall_lane,
            at_once=lambda setting, value: self.at_once.append((setting.key, value)),
            tell=self._tell,
        )

    def render_settings(self, state: SettingsPageState, *, lacking: frozenset[str]) -> None:
        self.states.append(state)

    def _fail(self) -> None:
        if self.trouble is not None:
            raise self.trouble

    def _keep(self, setting: Setting, value: str, leave: Leave | None) -> None:
        self._fail()
        self.values[setting.key] = value
        self.kept.append((setting.key, value, leave.approver if leave is not None else "-"))

    def _keep_found(self, found: Mapping[str, str], leave: Leave) -> None:
        self._fail()
        leave.demand(Right.PRINTER_SETTINGS, date(2026, 11, 20), subject=FOUND_KEY)
        self.values |= found
        self.kept += [(key, value, leave.approver) for key, value in found.items()]

    def _take_over(self, file: Path, leave: Leave) -> tuple[Setting, ...]:
        self._fail()
        self.values["theme"] = "dark"
        return tuple(one for one in SETTINGS if one.key == "theme")

    def _tell(self, said: Text, undo: Callable[[], None] | None) -> None:
        self._said(said)
        self.undo = undo

    def _said(self, said: Text) -> None:
        self.told.append(said.say(Language.EN))


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def page(world: World) -> SettingsPagePresenter:
    made = SettingsPagePresenter(world.outside(), screen=world)
    made.open()
    world.lane.run_all()
    world.hall_lane.run_all()
    return made


def shown(page: SettingsPagePresenter) -> set[str]:
    return {row.setting.key for row in rows_of(page.state, lacking=frozenset())}


def test_a_change_is_kept_told_and_taken_back(page: SettingsPagePresenter, world: World) -> None:
    page.change("lock_after_minutes", "12")
    world.lane.run_all()
    assert world.kept == [("lock_after_minutes", "12", "")]
    assert world.told == ["Lock when idle is now 12, from the next start on."]
    assert world.undo is not None
    world.undo()
    world.lane.run_all()
    assert world.values["lock_after_minutes"] == "5"
    assert world.told[-1] == "Lock when idle is 5 again."
    page.undo()
    assert world.told[-1] == words.NOTHING_TO_UNDO.en


def test_what_cannot_stand_stays_in_its_field_and_is_not_kept(page: SettingsPagePresenter, world: World) -> None:
    page.change("lock_after_minutes", "99")
    world.lane.run_all()
    assert world.kept == []
    (row,) = [row for row in rows_of(page.state, lacking=frozenset()) if row.setting.key == "lock_after_minutes"]
    assert row.value == "99"
    assert row.fault is not None
    page.change("lock_after_minutes", "5")
    assert not page.state.typed
    assert world.kept == []


def test_a_clerk_is_asked_for_an_approval_and_without_one_nothing_changes(
    page: SettingsPagePresenter, world: World
) -> None:
    world.gate.on_duty(CLERK)
    assert "hall.name.zh" in page.lacking()
    assert "theme" not in page.lacking()
    page.change("hall.name.zh", "南湖路营业厅")
    world.lane.run_all()
    (asked,) = world.asked
    asked.dismissed()
    world.lane.run_all()
    assert world.kept == []
    asked.approved(Approval("1002", "3017", Right.HALL_SETTINGS, "hall.name.zh", "renamed", NOW))
    world.lane.run_all()
    assert world.kept == [("hall.name.zh", "南湖路营业厅", "1002")]


def test_what_everybody_sets_asks_nobody_and_works_at_once(page: SettingsPagePresenter, world: World) -> None:
    world.gate.on_duty(CLERK)
    page.change("theme", "dark")
    world.lane.run_all()
    assert world.kept == [("theme", "dark", "-")]
    assert world.at_once == [("theme", "dark")]


@pytest.mark.parametrize("query", ["深色", "dark", "DARK", "theme"])
def test_a_search_looks_everywhere(page: SettingsPagePresenter, query: str) -> None:
    page.choose_group(SettingGroup.HALL)
    assert "theme" not in shown(page)
    page.search(query)
    assert "theme" in shown(page)
    page.search("no such thing")
    assert shown(page) == set()


def test_a_secret_is_not_said(page: SettingsPagePresenter, world: World) -> None:
    page.change("central.token", "H0032.H0032-03.abcdef")
    world.lane.run_all()
    assert "abcdef" not in "".join(world.told)


def test_trouble_keeps_what_was_and_is_told(page: SettingsPagePresenter, world: World) -> None:
    for trouble in (FileFaulty(same("Faults: 1."), (("3: theme", same("no such option")),)), TimeoutError()):
        world.trouble = trouble
        page.take_over(FILE)
        world.lane.run_all()
    assert world.told == ["Faults: 1. 3: theme: no such option", words.NO_ANSWER.en]
    world.trouble = PermissionError()
    page.export(FILE)
    world.lane.run_all()
    assert world.told[-1].startswith("settings.toml cannot be written.")
    assert not page.state.busy


def test_what_is_taken_over_works_at_once(page: SettingsPagePresenter, world: World) -> None:
    page.take_over(FILE)
    world.lane.run_all()
    assert page.state.values["theme"] == "dark"
    assert world.at_once == [("theme", "dark")]
    assert world.told == ["Settings imported: 1 (Look)."]


FOUND = {"printer.width_mm": "58", "printer.characters": "gbk"}


def test_what_a_test_page_showed_is_kept_at_once_told_and_taken_back_at_once(
    page: SettingsPagePresenter, world: World
) -> None:
    page.change("theme", "dark")
    world.lane.run_all()
    page.take_found(FOUND | {"printer.status": "model"}, words.IMPORTED_NOTHING)
    world.lane.run_all()
    assert world.kept[1:] == [("printer.width_mm", "58", ""), ("printer.characters", "gbk", "")]
    assert world.told[-1] == (
        'By the test page: "Paper width" is now "58 mm", "Chinese characters" is now "The printer\'s own". '
        "All of it from the next start on. " + words.IMPORTED_NOTHING.en
    )
    assert page.state.values["printer.width_mm"] == "58"
    assert world.undo is not None
    world.undo()
    world.lane.run_all()
    assert (world.values["printer.width_mm"], world.values["printer.characters"]) == ("80", "raster")
    assert world.told[-1].startswith('"Paper width" is "80 mm" again, ')
    assert world.values["theme"] == "dark"
    page.undo()
    world.lane.run_all()
    assert world.values["theme"] == "light"


def test_where_the_printer_is_set_right_already_only_the_note_is_said(world: World) -> None:
    """And on a page that nobody ever opened."""
    page = SettingsPagePresenter(world.outside(), screen=world)
    world.gate.on_duty(CLERK)
    page.take_found({"printer.width_mm": "80"}, same("It is right."))
    world.lane.run_all()
    assert (world.told, world.kept, world.asked) == (["It is right."], [], [])


def test_a_clerk_gets_one_approval_for_all_that_a_test_page_showed(page: SettingsPagePresenter, world: World) -> None:
    world.gate.on_duty(CLERK)
    page.take_found(FOUND, same(""))
    world.lane.run_all()
    (asked,) = world.asked
    assert asked.wanted.about == words.FOUND
    asked.dismissed()
    world.lane.run_all()
    assert (world.kept, page.state.changes) == ([], ())
    asked.approved(Approval("1002", "3017", Right.PRINTER_SETTINGS, FOUND_KEY, "another printer", NOW))
    world.lane.run_all()
    assert world.kept == [("printer.width_mm", "58", "1002"), ("printer.characters", "gbk", "1002")]
    assert world.told == [
        'By the test page: "Paper width" is now "58 mm", "Chinese characters" is now "The printer\'s own". '
        "All of it from the next start on."
    ]


def test_what_could_not_be_kept_of_a_test_page_is_told_and_nothing_stands_changed(
    page: SettingsPagePresenter, world: World
) -> None:
    page.take_found(FOUND, same(""))
    world.trouble = TimeoutError()
    world.lane.run_all()
    assert world.told == [words.NO_ANSWER.en]
    assert (page.state.values["printer.width_mm"], page.state.changes) == ("80", ())


def test_a_bug_is_not_told_as_trouble(page: SettingsPagePresenter, world: World) -> None:
    world.trouble = KeyError("ours")
    page.change("theme", "dark")
    with pytest.raises(KeyError):
        world.lane.run_all()


def test_a_rule_of_the_queue_is_kept_at_the_hall_and_taken_back_there(
    page: SettingsPagePresenter, world: World
) -> None:
    world.gate.on_duty(CLERK)
    assert BEHIND.key in page.lacking()
    world.gate.on_duty(MANAGER)
    page.change(BEHIND.key, "5")
    world.hall_lane.run_all()
    assert (world.queue.rules[BEHIND.key], page.state.values[BEHIND.key], world.kept) == ("5", "5", [])
    assert world.told == [f"{BEHIND.name.en} is now 5."]
    page.undo()
    world.hall_lane.run_all()
    assert (world.queue.rules[BEHIND.key], page.state.values[BEHIND.key]) == ("3", "3")


def test_weights_that_would_turn_the_lanes_round_are_refused_in_their_field(
    page: SettingsPagePresenter, world: World
) -> None:
    page.change(ORDINARY.key, "30")
    world.hall_lane.run_all()
    assert world.queue.rules[ORDINARY.key] == "1"
    assert page.state.typed[ORDINARY.key][1] == words_of_weights()
    page.change(FAVOURED.key, "3")
    world.hall_lane.run_all()
    assert world.queue.rules[FAVOURED.key] == "3"


def words_of_weights() -> Text:
    with pytest.raises(InputRefused) as refused:
        check_together({ORDINARY.key: "30"})
    return refused.value.text.filled(**refused.value.values)


def test_without_the_hall_server_the_group_says_why_and_asks_again_once_it_is_opened(
    page: SettingsPagePresenter, world: World
) -> None:
    world.queue.lost = True
    page.change(BEHIND.key, "5")
    world.hall_lane.run_all()
    world.hall_lane.run_all()
    assert world.told == [hall_words.HALL_LOST.en]
    assert page.state.queue_note == hall_words.HALL_LOST
    assert BEHIND.key not in shown(page)
    assert not page.state.busy
    world.queue.away, world.queue.lost = words.QUEUE_LOST, False
    page.open()
    world.lane.run_all()
    assert (page.state.queue_note, BEHIND.key in shown(page)) == (words.QUEUE_LOST, False)
    world.queue.away = None
    page.choose_group(SettingGroup.QUEUE)
    world.hall_lane.run_all()
    assert page.state == replace(page.state, queue_note=None)
    assert {"queue.skills", BEHIND.key} <= shown(page)
