"""The manager's page in the counter's window: opened by whoever may, left for the counter."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject

from app.domain.approval import Leave
from app.ports import Lane
from app.staff_ports import AuditSearch, AuditTrail
from app.texts import audit_page as words
from app.texts.language import Language, Text
from ui.frame.gate import Gate
from ui.frame.shortcuts import Act, KeyEntry
from ui.frame.theme import LanguageChoice
from ui.manager.audit_presenter import AuditOutside, AuditPresenter
from ui.manager.audit_view import AuditView
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

    trail: AuditTrail
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
    """店长: for now the audit trail; what else the manager does comes onto the same page."""

    def __init__(self, needs: ManagerNeeds) -> None:
        super().__init__(needs.window)
        self._needs = needs
        self.view = AuditView(zone=needs.zone, language=needs.language.language)
        outside = AuditOutside(
            lane=needs.lane,
            gate=needs.gate,
            trail=needs.parts.trail,
            export=lambda file, wanted, leave: needs.parts.export(file, wanted, leave, needs.language.language),
            today=needs.today,
            zone=needs.zone,
            tell=needs.tell,
        )
        self.presenter = AuditPresenter(outside, screen=self.view)
        needs.window.add_mode(MANAGER.name, self.view, keys=KEYS)
        self._connect()

    def open(self) -> None:
        self.presenter.open(lambda: self._needs.window.show_body(MANAGER.name))

    def _connect(self) -> None:
        view, presenter = self.view, self.presenter
        view.searched.connect(presenter.search)
        view.group_chosen.connect(presenter.choose_group)
        view.days_chosen.connect(presenter.choose_days)
        view.more_wanted.connect(presenter.more)
        view.export_chosen.connect(lambda file: presenter.export(Path(file)))
        view.leave_pressed.connect(self._needs.back)
        self._needs.language.changed.connect(lambda _: view.retranslate(self._needs.language.language))
