"""修复台 on the manager's face."""

from pathlib import Path
from typing import Final

from app.domain.right import Right
from app.texts import manager_page
from app.texts import repair as words
from ui.frame.shortcuts import Act, KeyEntry
from ui.manager.repair_view import RepairView
from ui.manager.today_state import REPAIR
from ui.shell.manager_page import BACK_KEY, PAGE_KEY, ManagerNeeds, ManagerPage
from ui.shell.manager_waiting import Waiting

KEYS: Final = (
    KeyEntry(Act.LINE, "", ("↑", "↓"), words.KEY_CHOOSE),
    KeyEntry(Act.OPEN, "", ("F2",), words.KEY_RESEND),
    KeyEntry(Act.OPEN, "", ("F3",), words.KEY_SIGN_AGAIN),
    KeyEntry(Act.OPEN, "", ("F4",), words.KEY_CANCEL),
    KeyEntry(Act.OPEN, "", ("F6",), words.KEY_HAND_OVER),
    KeyEntry(Act.ANYTHING, "", ("F5",), words.KEY_AGAIN),
    PAGE_KEY,
    BACK_KEY,
)


def repair_page(needs: ManagerNeeds, waiting: Waiting) -> ManagerPage | None:
    presenter = waiting.repair
    if presenter is None:
        return None
    view = RepairView(zone=needs.zone, language=needs.language.language)
    presenter.listen(view)
    view.chosen.connect(presenter.choose)
    view.way_pressed.connect(presenter.begin)
    view.again_pressed.connect(presenter.look)
    view.export_chosen.connect(lambda file: presenter.export(Path(file)))
    view.fields.reason_typed.connect(presenter.type_reason)
    view.fields.to_typed.connect(presenter.type_to)
    view.fields.until_typed.connect(presenter.type_until)
    view.fields.until_chosen.connect(presenter.choose_until)
    view.fields.notify_set.connect(presenter.set_notify)
    view.fields.confirmed.connect(lambda: presenter.confirm(pin=view.fields.taken_pin()))
    return ManagerPage(
        REPAIR,
        manager_page.REPAIR,
        Right.VIEW_REFUSED,
        view,
        presenter.open,
        view.retranslate,
        keys=KEYS,
        left=presenter.left,
        tick=presenter.changed,
    )
