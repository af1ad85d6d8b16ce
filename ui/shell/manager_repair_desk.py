"""修复台 on the manager's face."""

from pathlib import Path
from typing import Final

from app.domain.right import Right
from app.texts import manager_page
from app.texts import repair as words
from ui.frame.application import Bell
from ui.frame.shortcuts import Act, KeyEntry
from ui.manager.repair_presenter import RepairOutside, RepairPresenter
from ui.manager.repair_view import RepairView
from ui.shell.manager_page import BACK_KEY, PAGE_KEY, ManagerNeeds, ManagerPage

REPAIR: Final = "repair"
KEYS: Final = (
    KeyEntry(Act.LINE, "", ("↑", "↓"), words.KEY_CHOOSE),
    KeyEntry(Act.ANYTHING, "", ("F5",), words.KEY_AGAIN),
    PAGE_KEY,
    BACK_KEY,
)


def repair_page(needs: ManagerNeeds) -> ManagerPage | None:
    parts = needs.parts.repair
    if parts is None:
        return None
    view = RepairView(zone=needs.zone, language=needs.language.language)
    outside = RepairOutside(
        desk=parts.desk,
        lane=needs.outside.hall_lane,
        gate=needs.gate,
        now=needs.outside.clock.now,
        today=needs.today,
        hours=parts.hours,
        export=lambda entries, file, leave: parts.export(entries, file, leave, needs.language.language),
        prove_pin=parts.prove_pin,
        tell=needs.tell,
        count=lambda count: needs.count(REPAIR, count),
    )
    presenter = RepairPresenter(outside, screen=view)
    bell = Bell(view)
    bell.rang.connect(presenter.look)
    parts.desk.listen(bell.ring)
    needs.listen(presenter.changed)
    view.chosen.connect(presenter.choose)
    view.stepped.connect(presenter.step)
    view.way_pressed.connect(presenter.begin)
    view.again_pressed.connect(presenter.look)
    view.export_chosen.connect(lambda file: presenter.export(Path(file)))
    view.fields.reason_typed.connect(presenter.type_reason)
    view.fields.to_typed.connect(presenter.type_to)
    view.fields.until_typed.connect(presenter.type_until)
    view.fields.notify_set.connect(presenter.set_notify)
    view.fields.confirmed.connect(lambda: presenter.confirm(pin=view.fields.taken_pin()))
    view.leave_pressed.connect(needs.back)
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
