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
from ui.manager.archive_state import first_state
from ui.manager.archive_view import ArchiveView
from ui.shell.manager_page import BACK_KEY, PAGE_KEY, ManagerNeeds, ManagerPage

ARCHIVE: Final = "archive"
KEYS: Final = (
    KeyEntry(Act.ANYTHING, "", ("Ctrl F",), words.KEY_FIND),
    KeyEntry(Act.LINE, "", ("↑", "↓"), words.KEY_CHOOSE),
    KeyEntry(Act.OPEN, "", ("F2",), words.LOOK),
    KeyEntry(Act.OPEN, "", ("F3",), words.SAVE),
    KeyEntry(Act.PRINT, "", ("F4",), words.PRINT),
    KeyEntry(Act.PRINT, "", ("F6",), words.REMAKE),
    KeyEntry(Act.OPEN, "", ("F8",), words.VERIFY),
    PAGE_KEY,
    BACK_KEY,
)


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
    presenter = ArchivePresenter(outside, screen=view)
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
        keys=KEYS,
        left=presenter.left,
    )
