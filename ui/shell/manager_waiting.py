"""What waits for the manager, looked at once for all pages that show it: asks of desks, and refused orders."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.frame.application import Bell
from ui.manager.asks_presenter import AsksOutside, AsksPresenter
from ui.manager.repair_presenter import RepairOutside, RepairPresenter
from ui.manager.today_state import APPROVALS, REPAIR
from ui.shell.manager_page import ManagerNeeds


@dataclass(frozen=True, slots=True)
class Waiting:
    """None of what this counter has no parts for: asks where there is no hall server."""

    asks: AsksPresenter | None
    repair: RepairPresenter | None

    def look(self) -> None:
        """When the face comes up: how much waits stands behind the tabs whichever page is first."""
        if self.asks is not None:
            self.asks.look()
        if self.repair is not None:
            self.repair.look()


def waiting_of(needs: ManagerNeeds) -> Waiting:
    """Told of every change from now on, also while neither page is shown."""
    return Waiting(_asks(needs), _repair(needs))


def _asks(needs: ManagerNeeds) -> AsksPresenter | None:
    parts = needs.parts.asks
    if parts is None:
        return None
    outside = AsksOutside(
        asks=parts.asks,
        answer=parts.answer,
        name_of=parts.name_of,
        device=needs.outside.desk.device_id,
        lane=needs.outside.hall_lane,
        gate=needs.gate,
        tell=needs.tell,
        count=lambda count: needs.count(APPROVALS, count),
    )
    presenter = AsksPresenter(outside)
    parts.asks.listen(_bell(needs, presenter.look))
    return presenter


def _repair(needs: ManagerNeeds) -> RepairPresenter | None:
    parts = needs.parts.repair
    if parts is None:
        return None
    outside = RepairOutside(
        desk=parts.desk,
        lane=needs.outside.hall_lane,
        gate=needs.gate,
        now=needs.outside.clock.now,
        today=needs.today,
        hours=parts.hours,
        export=lambda entries, file, leave: parts.export(entries, file, leave, needs.language.language),
        prove_pin=parts.prove_pin,
        name_of=parts.name_of,
        tell=needs.tell,
        count=lambda count: needs.count(REPAIR, count),
    )
    presenter = RepairPresenter(outside)
    parts.desk.listen(_bell(needs, presenter.look))
    needs.listen(presenter.changed)
    return presenter


def _bell(needs: ManagerNeeds, look: Callable[[], None]) -> Callable[[], None]:
    """Rung in any thread; `look` is called in the window's."""
    bell = Bell(needs.window)
    bell.rang.connect(look)
    return bell.ring
