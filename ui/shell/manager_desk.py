"""The manager's page in the counter's window: opened by whoever may, left for the counter."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject

from app.domain.approval import Leave
from app.handling.export_audit import AuditPlace
from app.ports import Lane
from app.staff_ports import AuditSearch
from app.texts import audit_page as words
from app.texts.language import Language, Text
from ui.frame.gate import Gate
from ui.frame.shortcuts import Act, KeyEntry
from ui.frame.theme import LanguageChoice
from ui.manager.audit_presenter import AuditOutside, AuditPresenter
from ui.manager.audit_view import AuditView
from ui.manager.staff_presenter import StaffActs, StaffOutside, StaffPresenter
from ui.manager.staff_view import StaffView
from ui.manager.view import PEOPLE, ManagerView
from ui.shell.modes import MANAGER
from ui.shell.window import ShellWindow

KEYS = (
    KeyEntry(Act.ANYTHING, "", ("Ctrl F",), words.KEY_FIND),
    KeyEntry(Act.LINE, "", ("↓",), words.KEY_MORE),
    KeyEntry(Act.OPEN, "", ("Esc",), words.KEY_BACK),
)


@dataclass(frozen=True, slots=True)
class ManagerParts:
    """`export` writes the entries of a search to a file, in a language, and says how many; on the store's lane."""

    staff: StaffActs
    audit: AuditPlace
    export: Callable[[Path, AuditSearch, Leave, Language], int]


@dataclass(frozen=True, slots=True)
class ManagerNeeds:
    """`back` shows the counter again; `tell` says a sentence at the foot of the page."""

    window: ShellWindow
    language: LanguageChoice
    parts: ManagerParts
    lane: Lane
    gate: Gate
    today: Callable[[], date]
    zone: ZoneInfo
    tell: Callable[[Text], None]
    back: Callable[[], None]


class ManagerDesk(QObject):
    """店长: the people and the trail; each tab asks for its own right, the people come first."""

    def __init__(self, needs: ManagerNeeds) -> None:
        super().__init__(needs.window)
        self._needs = needs
        language = needs.language.language
        self.people_view = StaffView(today=needs.today, language=language)
        self.trail_view = AuditView(zone=needs.zone, language=language)
        self.view = ManagerView(people=self.people_view, trail=self.trail_view, language=language)
        self.people = StaffPresenter(
            StaffOutside(lane=needs.lane, gate=needs.gate, acts=needs.parts.staff, today=needs.today, tell=needs.tell),
            screen=self.people_view,
        )
        outside = AuditOutside(
            lane=needs.lane,
            gate=needs.gate,
            place=needs.parts.audit,
            export=lambda file, wanted, leave: needs.parts.export(file, wanted, leave, needs.language.language),
            today=needs.today,
            zone=needs.zone,
            tell=needs.tell,
        )
        self.trail = AuditPresenter(outside, screen=self.trail_view)
        needs.window.add_mode(MANAGER.name, self.view, keys=KEYS)
        self._connect()

    def open(self) -> None:
        self._tab(PEOPLE)

    def _tab(self, name: str) -> None:
        page = self.people if name == PEOPLE else self.trail
        page.open(lambda: self._show(name))

    def _show(self, name: str) -> None:
        self._needs.window.show_body(MANAGER.name)
        self.view.show_tab(name)

    def _connect(self) -> None:
        self.view.tab_chosen.connect(self._tab)
        self._needs.language.changed.connect(lambda _: self.view.retranslate(self._needs.language.language))
        view, trail = self.trail_view, self.trail
        view.searched.connect(trail.search)
        view.group_chosen.connect(trail.choose_group)
        view.days_chosen.connect(trail.choose_days)
        view.more_wanted.connect(trail.more)
        view.export_chosen.connect(lambda file: trail.export(Path(file)))
        view.leave_pressed.connect(self._needs.back)
        connect_people(self.people_view, self.people, back=self._needs.back)


def connect_people(view: StaffView, people: StaffPresenter, *, back: Callable[[], None]) -> None:
    """What is pressed and typed there goes to the presenter."""
    view.person_chosen.connect(people.choose)
    view.add_pressed.connect(people.begin_adding)
    view.new.typed.connect(people.type_new)
    view.new.role_chosen.connect(people.choose_new_role)
    view.new.save_pressed.connect(people.add)
    view.role_chosen.connect(people.set_role)
    view.other_role_set.connect(lambda role, held: people.set_other_role(role, held=held))
    view.account_kept.connect(people.set_account_days)
    view.certificate_kept.connect(people.set_certificate)
    view.certificate_taken.connect(people.take_certificate)
    view.right_set.connect(lambda right, held: people.set_right(right, held=held))
    view.reset_pressed.connect(people.reset)
    view.switch_pressed.connect(people.switch)
    view.leave_pressed.connect(back)
