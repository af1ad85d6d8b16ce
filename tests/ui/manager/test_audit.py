"""The list of the audit trail: looked through, page by page, by whoever may; exported; readable in every look."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui.shell.style
from app.domain.approval import Approval, Leave
from app.domain.audit import AuditKind
from app.domain.hall_time import hall_date
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.errors import RightMissing
from app.handling.export_audit import SUBJECT, AuditPlace, audit_cells, export_audit
from app.ports import AuditEvent
from app.staff_ports import AuditRow, AuditSearch
from app.texts import audit_page as words
from app.texts.language import Language, Text
from offline_cache.audit import StoredAudit
from offline_cache.store import Store
from tests.fakes.clerk_ports import HeldLane
from tests.fakes.orders import NOW, ZONE
from tests.offline_cache.parts import Counter, copy_of, new_counter
from tests.ui import clothes
from tests.ui.looks import SMALL_LOOKS, Look, check_looks, settle, show_as
from ui.frame.gate import Asked, Gate
from ui.frame.theme import Theme
from ui.manager import style
from ui.manager.audit_presenter import PAGE, AuditOutside, AuditPresenter
from ui.manager.audit_state import KINDS, Days, KindGroup
from ui.manager.audit_view import AuditView
from ui.widgets.words import Words

MANAGER = StaffMember("1002", "何静", "He Jing", Role.HALL_MANAGER)
PERIOD = f"{round(NOW.timestamp() * 1000):012x}"
PERIOD = f"{PERIOD[:8]}-{PERIOD[8:]}-7000-8000-0000000a0001"  # as the program makes one
CLERK = StaffMember("3017", "周敏", "Zhou Min", Role.CLERK)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Counter:
    return new_counter(tmp_path_factory.mktemp("audit") / "store")


@pytest.fixture
def store(template: Counter, tmp_path: Path) -> Iterator[Store]:
    made = copy_of(template, tmp_path / "store").open()
    yield made
    made.close()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return clothes.light(qapp, ui.shell.style.rules, style.rules)


class Desk:
    """The page on a real trail, with a gate the test answers."""

    def __init__(self, store: Store, language: Language = Language.EN) -> None:
        self.trail = StoredAudit(store)
        self.lane, self.told, self.asked = HeldLane(), list[str](), list[Asked]()
        self.people = {MANAGER.number: MANAGER, CLERK.number: CLERK}
        self.gate = Gate(today=lambda: date(2026, 11, 20), records=self.people.get)
        self.gate.listen(open_dialog=self.asked.append, tell=self._tell)
        self.gate.on_duty(MANAGER)
        self.view = AuditView(zone=ZONE, language=language)
        named = {f"staff:{each.number}": each.called for each in self.people.values()}
        place = AuditPlace(self.trail, self.trail, store.clock, ZONE, names=lambda: named)

        def export(file: Path, wanted: AuditSearch, leave: Leave) -> int:
            text, count = export_audit(wanted, leave=leave, place=place, language=Language.EN)
            file.write_text(text, "utf-8")
            return count

        self.presenter = AuditPresenter(
            AuditOutside(
                lane=self.lane,
                gate=self.gate,
                place=place,
                export=export,
                today=lambda: hall_date(NOW, ZONE),
                zone=ZONE,
                tell=self._tell,
            ),
            screen=self.view,
        )
        self.opened = False

    def _tell(self, said: Text) -> None:
        self.told.append(said.say(Language.EN))

    def open(self) -> None:
        self.presenter.open(lambda: setattr(self, "opened", True))
        self.lane.run_all()

    def write(self, count: int, *, kind: AuditKind = AuditKind.SIGN_ON, days_ago: int = 0, reason: str = "") -> None:
        for _ in range(count):
            at = NOW - timedelta(days=days_ago)
            self.trail.write(AuditEvent(kind, "3017", at, "H0032-03", reason))

    def shown(self) -> list[int]:
        return [row.seq for row in self.presenter.state.rows]


def test_a_page_at_a_time_newest_first(store: Store, theme: Theme, qtbot: QtBot) -> None:
    desk = Desk(store)
    qtbot.addWidget(desk.view)
    desk.write(PAGE + 20)
    desk.open()
    assert desk.opened
    assert len(desk.shown()) == PAGE
    assert desk.shown() == sorted(desk.shown(), reverse=True)
    desk.presenter.more()
    desk.lane.run_all()
    assert len(desk.shown()) == PAGE + 20
    assert desk.view.model.rowCount() == PAGE + 20
    desk.presenter.more()
    assert desk.lane.waiting == 0


def test_words_kinds_and_days_narrow_it(store: Store, theme: Theme, qtbot: QtBot) -> None:
    desk = Desk(store)
    qtbot.addWidget(desk.view)
    desk.write(1, kind=AuditKind.DRAWER_OPENED, reason="change for a note")
    desk.write(2)
    desk.write(4, days_ago=3)
    desk.write(8, days_ago=30)
    desk.open()
    assert len(desk.shown()) == 3
    acts: tuple[tuple[Callable[[], None], int], ...] = (
        (lambda: desk.presenter.choose_days(Days.WEEK), 7),
        (lambda: desk.presenter.choose_days(Days.EVER), 15),
        (lambda: desk.presenter.choose_group(KindGroup.MONEY), 1),
        (lambda: desk.presenter.choose_group(KindGroup.ALL), 15),
        (lambda: desk.presenter.search("a note"), 1),
        (lambda: desk.presenter.search("nothing like it"), 0),
    )
    for act, count in acts:
        act()
        desk.lane.run_all()
        assert len(desk.shown()) == count


def test_every_kind_is_in_exactly_one_group() -> None:
    grouped = [kind for group, kinds in KINDS.items() if group is not KindGroup.ALL for kind in kinds]
    assert sorted(grouped) == sorted(AuditKind)


def test_a_clerk_sees_nothing_without_an_approval(store: Store, theme: Theme, qtbot: QtBot) -> None:
    desk = Desk(store)
    qtbot.addWidget(desk.view)
    desk.gate.on_duty(CLERK)
    desk.open()
    assert not desk.opened
    (asked,) = desk.asked
    desk.write(1)
    asked.approved(Approval("1002", "3017", Right.VIEW_AUDIT, SUBJECT, "asked", NOW))
    assert desk.opened
    desk.lane.run_all()
    assert len(desk.shown()) == 1


def test_no_page_is_handed_out_once_the_right_is_taken_back(store: Store, theme: Theme, qtbot: QtBot) -> None:
    desk = Desk(store)
    qtbot.addWidget(desk.view)
    desk.write(3)
    desk.open()
    assert len(desk.shown()) == 3
    desk.people[MANAGER.number] = replace(MANAGER, revoked=frozenset({Right.VIEW_AUDIT}))
    desk.presenter.choose_days(Days.EVER)
    desk.lane.run_all()
    assert desk.shown() == []
    assert len(desk.told) == 1


def test_an_export_holds_all_and_is_written_down(store: Store, theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(store)
    qtbot.addWidget(desk.view)
    desk.write(PAGE + 5, reason="=1+1")
    desk.open()
    desk.presenter.export(tmp_path / "trail.csv")
    desk.lane.run_all()
    rows = list(csv.reader(io.StringIO((tmp_path / "trail.csv").read_text("utf-8-sig"))))
    assert len(rows) == PAGE + 6
    assert rows[0][:3] == ["no", "When", "What"]
    assert rows[1][5] == "'=1+1"
    assert desk.told == [f"{PAGE + 5} entries exported to {tmp_path / 'trail.csv'}."]
    (last,) = desk.trail.find(AuditSearch(), limit=1)
    assert (last.event.kind, last.event.reason) == (AuditKind.AUDIT_EXPORTED, str(PAGE + 5))


def test_an_export_that_cannot_be_written_says_so(store: Store, theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(store)
    qtbot.addWidget(desk.view)
    desk.open()
    desk.presenter.export(tmp_path / "nowhere" / "trail.csv")
    desk.lane.run_all()
    assert desk.told[0].endswith("Nothing was exported: choose another place.")


def test_a_clerk_may_not_export(store: Store) -> None:
    trail = StoredAudit(store)
    place = AuditPlace(trail, trail, store.clock, ZONE)
    leave = Leave(CLERK, Right.EXPORT_AUDIT, SUBJECT)
    with pytest.raises(RightMissing):
        export_audit(AuditSearch(), leave=leave, place=place, language=Language.EN)


def test_an_older_answer_is_dropped(store: Store, theme: Theme, qtbot: QtBot) -> None:
    desk = Desk(store)
    qtbot.addWidget(desk.view)
    desk.write(1, reason="first")
    desk.open()
    desk.presenter.search("first")
    desk.presenter.search("second")
    desk.lane.run_all()
    assert desk.shown() == []


def test_esc_clears_then_leaves_and_down_goes_to_the_table(store: Store, theme: Theme, qtbot: QtBot) -> None:
    desk = Desk(store)
    qtbot.addWidget(desk.view)
    desk.write(3)
    desk.view.searched.connect(desk.presenter.search)
    desk.open()
    with qtbot.waitExposed(desk.view):
        desk.view.show()
    desk.view.activateWindow()
    QTest.keyClick(desk.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(desk.view.search.edit, "3017")
    desk.lane.run_all()
    QTest.keyClick(desk.view.search.edit, Qt.Key.Key_Down)
    assert desk.view.table.hasFocus()
    desk.view.search.edit.setFocus()
    QTest.keyClick(desk.view.search.edit, Qt.Key.Key_Escape)
    assert desk.presenter.state.query == ""
    with qtbot.waitSignal(desk.view.leave_pressed):
        QTest.keyClick(desk.view.search.edit, Qt.Key.Key_Escape)


def test_people_stand_by_name_and_each_kind_is_read_whole(store: Store, theme: Theme, qtbot: QtBot) -> None:
    desk = Desk(store)
    qtbot.addWidget(desk.view)
    desk.trail.write(AuditEvent(AuditKind.APPROVED, "3017", NOW, "BH1", "", Right.RETURN_MONEY, "1002"))
    desk.trail.write(AuditEvent(AuditKind.SIGN_ON, "4444", NOW, "H0032-03", ""))
    desk.open()
    desk.view.resize(1246, 500)
    desk.view.show()
    settle(desk.view)
    said = [[desk.view.model.index(row, column).data() for column in (2, 5)] for row in range(2)]
    assert said == [["4444", ""], ["Zhou Min 3017", "He Jing 1002"]]
    words_of_kinds = [kind.said.en for kind in AuditKind]
    metrics = QFontMetrics(desk.view.table.font())
    assert max(map(metrics.horizontalAdvance, words_of_kinds)) + 22 <= desk.view.table.columnWidth(1)


@pytest.mark.parametrize("look", SMALL_LOOKS, ids=str)
def test_the_page_reads_well(look: Look, store: Store, theme: Theme, qtbot: QtBot) -> None:
    theme.switch(look.theme)
    desk = Desk(store, look.language)
    qtbot.addWidget(desk.view)
    desk.write(30, kind=AuditKind.APPROVED, reason="客户在场，签字确认")
    desk.open()
    show_as(desk.view, look, theme)
    check_looks(desk.view, size=look.size)
    desk.presenter.search("nothing like it")
    desk.lane.run_all()
    settle(desk.view)
    check_looks(desk.view, size=look.size)
    assert words.NOTHING.say(look.language) in {label.text() for label in desk.view.findChildren(Words)}


@pytest.mark.parametrize(
    ("event", "about", "why"),
    [
        (AuditEvent(AuditKind.CASH_OPENED, "3017", NOW, PERIOD, ""), "3 台 2026-11-20 的班", ""),
        (AuditEvent(AuditKind.APPROVED, "1002", NOW, PERIOD, "", Right.CASH_DIFFERENCE), "3 台 2026-11-20 的班", ""),
        (AuditEvent(AuditKind.CLERK_SWITCHED, "3017", NOW, PERIOD, "3018"), "3 台 2026-11-20 10:27", "3018"),
        (AuditEvent(AuditKind.ORDER_VOIDED, "3017", NOW, "BH20261120-03-0001", ""), "BH20261120-03-0001", ""),
        (AuditEvent(AuditKind.STAFF_ADDED, "1002", NOW, "3020", "hall_manager #C-ENT"), "3020", "店长 上岗证 C-ENT"),
        (
            AuditEvent(AuditKind.RIGHTS_CHANGED, "1002", NOW, "3020", "senior_clerk -take_cash ← clerk 试用期满"),
            "3020",
            "值班长 −收现金 ← 营业员 试用期满",
        ),
        (
            AuditEvent(AuditKind.SIGNATURE_REFUSED, "1002", NOW, "2026-11-20", "wrong_secret"),
            "2026-11-20",
            "密码或 PIN 不对",
        ),
    ],
)
def test_ids_and_codes_are_said_in_words(event: AuditEvent, about: str, why: str) -> None:
    cells = audit_cells(AuditRow(1, event), zone=ZONE, language=Language.ZH, desk="03")
    assert (cells[3], cells[4]) == (about, why)
