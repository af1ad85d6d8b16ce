"""存档 on the manager's face."""

from pathlib import Path
from typing import Final

from app.domain.right import Right
from app.texts import archive as words
from app.texts import manager_page
from ui.frame.shortcuts import Act, KeyEntry
from ui.manager.archive_outside import ArchiveOutside
from ui.manager.archive_pictures import page_pictures
from ui.manager.archive_presenter import ArchivePresenter
from ui.manager.archive_state import ArchiveState, first_state
from ui.manager.archive_view import ArchiveView
from ui.shell.manager_page import BACK_KEY, PAGE_KEY, ManagerNeeds, ManagerPage

ARCHIVE: Final = "archive"
_FIND: Final = KeyEntry(Act.ANYTHING, "", ("Ctrl F",), words.KEY_FIND)
_CHOOSE: Final = KeyEntry(Act.LINE, "", ("↑", "↓"), words.KEY_CHOOSE)
_LOOK: Final = KeyEntry(Act.OPEN, "", ("F2",), words.LOOK)
_TURN: Final = KeyEntry(Act.LINE, "", ("PgUp", "PgDn"), words.KEY_TURN)
_SAVE: Final = KeyEntry(Act.OPEN, "", ("F3",), words.SAVE_AS)
_PRINT: Final = KeyEntry(Act.PRINT, "", ("F4",), words.PRINT)
_REMAKE: Final = KeyEntry(Act.PRINT, "", ("F6",), words.REMAKE)
_VERIFY: Final = KeyEntry(Act.OPEN, "", ("F8",), words.VERIFY)


def keys_of(state: ArchiveState) -> tuple[KeyEntry, ...]:
    """Those that do something now."""
    keys = [_FIND, *([_CHOOSE] if state.rows else []), *([_TURN] if state.opened is not None else [])]
    if state.busy is None:
        keys += [_LOOK] if state.kept else []
        keys += [_SAVE] if state.kept or state.remade else []
        keys += [_PRINT] if state.printable else []
        keys += [_REMAKE] if state.to_remake else []
    return (*keys, _VERIFY, PAGE_KEY, BACK_KEY)


class _Screen:
    """The page, and below it its keys."""

    def __init__(self, view: ArchiveView, needs: ManagerNeeds) -> None:
        self._view, self._needs = view, needs

    def render_archive(self, state: ArchiveState) -> None:
        self._view.render_archive(state)
        self._needs.keys(ARCHIVE, keys_of(state))


def archive_page(needs: ManagerNeeds) -> ManagerPage | None:
    """None where nothing is archived: in training."""
    parts = needs.parts.archive
    if parts is None:
        return None
    view = ArchiveView(first_state(needs.today()), zone=needs.zone, language=needs.language.language)
    outside = ArchiveOutside(
        acts=parts.acts,
        lane=needs.outside.page_lane,
        gate=needs.gate,
        pictures=page_pictures,
        today=needs.today,
        tell=needs.tell,
    )
    presenter = ArchivePresenter(outside, screen=_Screen(view, needs))
    view.searched.connect(presenter.search)
    view.days_typed.connect(presenter.choose_days)
    view.chosen.connect(presenter.choose)
    view.look_pressed.connect(presenter.look)
    view.file_chosen.connect(lambda file: presenter.save(Path(file)))
    view.print_pressed.connect(presenter.print)
    view.remake_pressed.connect(presenter.remake)
    view.verify_chosen.connect(lambda file: presenter.verify(Path(file)))
    return ManagerPage(
        ARCHIVE,
        manager_page.ARCHIVE,
        Right.VIEW_ARCHIVE,
        view,
        presenter.open,
        view.retranslate,
        keys=keys_of(presenter.state),
        left=presenter.left,
    )
