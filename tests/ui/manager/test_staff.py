"""The list of people on a real store: somebody new, rights one by one, secrets reset, and who may not."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui.shell.style
from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.certificates import Certificate, CertificateKind
from app.domain.right import Right
from app.domain.rights import allowed, powers_agree, rights_of
from app.domain.staff import Role, StaffMember
from app.errors import RightMissing
from app.handling.view_staff import SUBJECT
from app.texts import staff as staff_words
from app.texts import staff_page as words
from app.texts.language import Language, Text
from commands.manager_parts import DoorStaffActs
from tests.fakes.clerk_ports import HeldLane
from tests.fakes.orders import CATALOGUE, NOW, TODAY, ZONE
from tests.offline_cache.parts import Counter, copy_of
from tests.people.bench import HE, LIN, ZHOU, Desk, started
from tests.ui import clothes
from tests.ui.looks import SMALL_LOOKS, Look, check_looks, settle, show_as
from ui.frame.gate import Asked, Gate
from ui.frame.theme import Theme
from ui.manager import style
from ui.manager.staff_presenter import StaffOutside, StaffPresenter
from ui.manager.staff_state import NewField
from ui.manager.staff_view import StaffView
from ui.manager.term_row import TermRow
from ui.shell.manager_people_desk import connect_people

VIDEO = CertificateKind("C-VID", Text("视频业务证", "Video certificate"))
SOLD = replace(CATALOGUE, matters={code: replace(one, certificate=VIDEO) for code, one in CATALOGUE.matters.items()})


@pytest.fixture
def desk(staffed: Counter, tmp_path: Path) -> Iterator[Desk]:
    with started(copy_of(staffed, tmp_path / "store")) as desk:
        yield desk


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return clothes.light(qapp, ui.shell.style.rules, style.rules)


class Page:
    def __init__(self, desk: Desk, language: Language = Language.EN) -> None:
        self.desk = desk
        self.lane, self.told, self.asked = HeldLane(), list[str](), list[Asked]()
        today = NOW.astimezone(ZONE).date()
        self.gate = Gate(today=lambda: today)
        self.gate.listen(open_dialog=self.asked.append, tell=self._tell)
        self.gate.on_duty(HE)
        self.view = StaffView(today=lambda: today, language=language)
        outside = StaffOutside(
            lane=self.lane,
            gate=self.gate,
            acts=DoorStaffActs(desk.door, lambda: SOLD),
            today=lambda: today,
            tell=self._tell,
        )
        self.presenter = StaffPresenter(outside, screen=self.view)
        connect_people(self.view, self.presenter, back=lambda: None)
        self.presenter.open(lambda: None)
        self.lane.run_all()

    def _tell(self, said: Text) -> None:
        self.told.append(said.say(Language.EN))

    def held(self, number: str) -> frozenset[Right]:
        record = self.desk.staff.record(number)
        assert record is not None
        return rights_of(record.member)


@pytest.fixture
def page(desk: Desk, theme: Theme, qtbot: QtBot) -> Page:
    made = Page(desk)
    qtbot.addWidget(made.view)
    return made


def test_somebody_new_can_be_added_and_must_change_the_password(page: Page) -> None:
    page.presenter.begin_adding()
    for field, value in zip(NewField, ("3055", "赵燕", "Zhao Yan", "first-day-3055x"), strict=True):
        page.presenter.type_new(field, value)
    page.presenter.choose_new_role(Role.SENIOR_CLERK)
    page.presenter.add()
    page.lane.run_all()
    record = page.desk.staff.record("3055")
    assert record is not None
    assert (record.member.role, record.given) == (Role.SENIOR_CLERK, True)
    assert page.presenter.state.chosen == "3055"
    assert page.told == ["赵燕 (3055) can sign on now."]


def test_what_is_refused_stays_typed(page: Page) -> None:
    page.presenter.begin_adding()
    page.presenter.type_new(NewField.NUMBER, ZHOU.number)
    page.presenter.type_new(NewField.NAME, "赵燕")
    page.presenter.type_new(NewField.LATIN_NAME, "Zhao Yan")
    page.presenter.type_new(NewField.PASSWORD, "first-day-3055x")
    page.presenter.add()
    page.lane.run_all()
    assert page.presenter.state.adding
    assert page.presenter.state.new[NewField.NAME] == "赵燕"
    assert ZHOU.number in page.told[0]


def test_rights_are_given_and_taken_back_one_by_one(page: Page) -> None:
    page.presenter.choose(ZHOU.number)
    before = page.held(ZHOU.number)
    assert Right.OPEN_DRAWER not in before
    for held, expected in ((True, before | {Right.OPEN_DRAWER}), (False, before)):
        page.presenter.set_right(Right.OPEN_DRAWER, held=held)
        page.lane.run_all()
        assert page.held(ZHOU.number) == expected
    page.presenter.set_right(Right.TOP_UP, held=False)
    page.lane.run_all()
    assert page.held(ZHOU.number) == before - {Right.TOP_UP}
    record = page.desk.staff.record(ZHOU.number)
    assert record is not None
    assert record.member.granted == frozenset()
    page.presenter.set_role(Role.GREETER)
    page.lane.run_all()
    assert Right.TAKE_CASH not in page.held(ZHOU.number)


def test_a_reset_and_a_disabling_are_told(page: Page) -> None:
    page.presenter.choose(LIN.number)
    page.presenter.reset("another-day-3021x")
    page.lane.run_all()
    page.presenter.switch()
    page.lane.run_all()
    record = page.desk.staff.record(LIN.number)
    assert record is not None
    assert (record.given, record.pin_hash, record.member.disabled) == (True, "", True)
    assert page.told == [
        words.RESET_DONE.say(Language.EN, name=LIN.name),
        words.DISABLED_SAID.say(Language.EN, name=LIN.name),
    ]


def member(page: Page, number: str) -> StaffMember:
    record = page.desk.staff.record(number)
    assert record is not None
    return record.member


def typed(row: TermRow, first: str, last: str, qtbot: QtBot) -> None:
    """As at the keyboard: both dates, then Enter."""
    for field, day in ((row.first, first), (row.last, last)):
        field.edit.selectAll()
        qtbot.keyClicks(field.edit, day)
    qtbot.keyPress(row.last.edit, Qt.Key.Key_Return)


def test_a_certificate_is_given_for_its_days_and_taken_back(page: Page, qtbot: QtBot) -> None:
    """With it the person may take what asks for it; the days are asked of the record, not of the screen."""
    page.view.person_chosen.emit(ZHOU.number)
    row = page.view.certificates[VIDEO.code]
    assert not row.take.isVisibleTo(page.view)
    typed(row, "2026-11-20", "2027-11-19", qtbot)
    page.lane.run_all()
    assert member(page, ZHOU.number).certificates == (Certificate(VIDEO, date(2027, 11, 19), date(2026, 11, 20)),)
    assert allowed(member(page, ZHOU.number), Right.TOP_UP, TODAY, certificate=VIDEO).allowed
    said = f"clerk #{VIDEO.code} ← clerk; - → {VIDEO.code} 2026-11-20–2027-11-19"
    assert page.desk.last_audited() == (AuditKind.RIGHTS_CHANGED, HE.number, said)
    assert powers_agree(said, member(page, ZHOU.number)), (
        "the store's check reads what is sworn from the row's beginning"
    )
    typed(row, "2026-11-20", "2026-12-31", qtbot)
    page.lane.run_all()
    change = f"{VIDEO.code} 2026-11-20–2027-11-19 → {VIDEO.code} 2026-11-20–2026-12-31"
    assert page.desk.last_audited()[2] == f"clerk #{VIDEO.code} ← clerk #{VIDEO.code}; {change}"
    qtbot.mouseClick(row.take, Qt.MouseButton.LeftButton)
    page.lane.run_all()
    assert member(page, ZHOU.number).certificates == ()
    assert row.first.text() == ""


def test_an_account_gets_its_days(page: Page, qtbot: QtBot) -> None:
    page.view.person_chosen.emit(ZHOU.number)
    typed(page.view.account, "", "2026-12-31", qtbot)
    page.lane.run_all()
    assert (member(page, ZHOU.number).active_from, member(page, ZHOU.number).active_until) == (None, date(2026, 12, 31))
    assert page.desk.last_audited() == (AuditKind.STAFF_CHANGED, HE.number, "– → –2026-12-31")
    assert page.told == [words.DAYS_CHANGED.say(Language.EN, name=ZHOU.name)]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [("tomorrow", "", staff_words.DAY_SHAPE), ("2026-12-31", "2026-12-01", staff_words.DAYS_TURNED)],
)
def test_days_that_cannot_be_stay_in_their_fields_and_change_nothing(
    page: Page, qtbot: QtBot, first: str, last: str, said: Text
) -> None:
    page.view.person_chosen.emit(ZHOU.number)
    for row in (page.view.account, page.view.certificates[VIDEO.code]):
        typed(row, first, last, qtbot)
        page.lane.run_all()
        assert (row.first.text(), row.last.text()) == (first, last)
    assert page.told == [said.say(Language.EN)] * 2
    assert member(page, ZHOU.number) == ZHOU
    assert page.desk.audited() == []


def test_a_further_role_is_given_and_taken_back(page: Page, qtbot: QtBot) -> None:
    page.view.person_chosen.emit(ZHOU.number)
    assert not page.view.other_roles[Role.CLERK].isVisibleTo(page.view)
    for held in (True, False):
        qtbot.mouseClick(page.view.other_roles[Role.SENIOR_CLERK], Qt.MouseButton.LeftButton)
        page.lane.run_all()
        assert member(page, ZHOU.number).other_roles == (frozenset({Role.SENIOR_CLERK}) if held else frozenset())
        assert (Right.OPEN_DRAWER in page.held(ZHOU.number)) is held
    assert page.desk.last_audited()[2] == "clerk ← clerk senior_clerk"


def test_the_keyboard_stays_where_it_is_while_a_change_is_kept(page: Page, qtbot: QtBot) -> None:
    page.view.show()
    page.view.person_chosen.emit(ZHOU.number)
    for part in (page.view.rights[Right.OPEN_DRAWER], page.view.other_roles[Role.GREETER], page.view.account.keep):
        part.setFocus()
        for _ in range(2):  # the second is pressed before the first is kept, and left out
            qtbot.keyPress(part, Qt.Key.Key_Space)
            qtbot.keyRelease(part, Qt.Key.Key_Space)
        page.lane.run_all()
        assert page.view.focusWidget() is part
    assert [kind for kind, _, _ in page.desk.audited()].count(AuditKind.RIGHTS_CHANGED) == 2


def test_nobody_gives_themselves_days_roles_or_certificates(page: Page) -> None:
    page.presenter.choose(HE.number)
    acts: tuple[Callable[[], None], ...] = (
        lambda: page.presenter.set_account_days("", ""),
        lambda: page.presenter.set_other_role(Role.HALL_IT, held=True),
        lambda: page.presenter.set_certificate(VIDEO, "", ""),
    )
    for act in acts:
        act()
        page.lane.run_all()
    assert page.told == [staff_words.NOT_ONESELF.say(Language.EN)] * 3
    assert member(page, HE.number) == HE


def test_the_list_is_read_under_the_right_to_see_it_and_holds_no_secret(page: Page) -> None:
    page.desk.change(HE.number, revoked=frozenset({Right.VIEW_STAFF}))
    people = page.presenter.state.people
    assert "hash" not in repr(people)
    page.gate.on_duty(ZHOU)
    page.presenter.open(lambda: None)
    page.asked[0].dismissed()
    acts = DoorStaffActs(page.desk.door, lambda: SOLD)
    with pytest.raises(RightMissing):
        acts.everybody(Leave(HE, Right.VIEW_STAFF, SUBJECT, records=page.desk.staff.name_of))


def test_nobody_changes_their_own_rights(page: Page) -> None:
    page.presenter.choose(HE.number)
    before = page.held(HE.number)
    page.presenter.set_right(Right.OPEN_DRAWER, held=False)
    page.lane.run_all()
    assert page.held(HE.number) == before
    assert len(page.told) == 1


def test_a_clerk_is_asked_for_an_approval(page: Page) -> None:
    page.gate.on_duty(ZHOU)
    page.presenter.choose(LIN.number)
    page.presenter.set_right(Right.OPEN_DRAWER, held=True)
    assert len(page.asked) == 1
    page.asked[0].dismissed()
    assert Right.OPEN_DRAWER not in page.held(LIN.number)


@pytest.mark.parametrize("look", SMALL_LOOKS, ids=str)
def test_both_pages_read_well(look: Look, desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    theme.switch(look.theme)
    page = Page(desk, look.language)
    qtbot.addWidget(page.view)
    show_as(page.view, look, theme)
    page.presenter.choose(ZHOU.number)
    page.presenter.set_certificate(VIDEO, "2026-11-20", "2027-11-19")
    page.lane.run_all()
    settle(page.view)
    check_looks(page.view, size=look.size)
    page.presenter.begin_adding()
    settle(page.view)
    check_looks(page.view, size=look.size)
